import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

export type OperationKind = 'query' | 'mutation';

export function operationsOf(schema: GraphQLSchema, kind: OperationKind): GraphQLField<unknown, unknown>[] {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {});
}

/** A document that calls one operation with the arguments named, and asks for what `selectionOf` says. */
export function documentOf(
  kind: OperationKind,
  field: GraphQLField<unknown, unknown>,
  given: object,
  selectionOf: (type: GraphQLOutputType) => string,
): string {
  const unknown = Object.keys(given).filter((name) => !field.args.some((arg) => arg.name === name));
  if (unknown.length > 0) throw new Error(`${field.name} has no argument ${unknown.join(', ')}.`);
  const args = field.args.filter(({ name }) => name in given);
  const variables = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const brackets = (text: string) => (text ? `(${text})` : '');
  return `${kind} ${brackets(variables)} { ${field.name}${brackets(passed)} ${selectionOf(field.type)} }`;
}

/** Little of an answer: which member of a union it is, and the ids of what is in it. */
export function briefly(type: GraphQLOutputType): string {
  const idsOf = (type: GraphQLNamedType, depth: number): string => {
    if (isUnionType(type)) {
      const members = type.getTypes().map((member) => `... on ${member.name} ${idsOf(member, depth)}`);
      return `{ __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = type.getFields();
    const parts = ['__typename'];
    if (fields.id) parts.push('id');
    for (const name of ['edges', 'node', 'meetings', 'fair', 'slot']) {
      const field = fields[name];
      // Members of a union may differ in a field's type, so each has a name of its own.
      if (field && depth > 0)
        parts.push(`${type.name}_${name}: ${name} ${idsOf(getNamedType(field.type), depth - 1)}`);
    }
    return `{ ${parts.join(' ')} }`;
  };
  return idsOf(getNamedType(type), 3);
}

/** Shipped with the product and nobody's: within other answers its names in all languages would only take time. */
const PUBLIC_DATA = ['Concept'];

/**
 * All that can be asked for, `depth` objects deep: every field that needs no argument, connections with fifty items, every
 * member of a union; a type isn't entered again below itself. Each field goes by the name `Type_field`, so that members of a
 * union may differ in a field's type.
 */
export function everything(schema: GraphQLSchema, depth: number): (type: GraphQLOutputType) => string {
  const all = (type: GraphQLNamedType, left: number, path: readonly string[]): string | null => {
    if (isUnionType(type) || isInterfaceType(type)) {
      const members = schema.getPossibleTypes(type).map((member) => {
        const inner = all(member, left, path);
        return inner && `... on ${member.name} ${inner}`;
      });
      return `{ __typename ${members.filter((one) => one !== null).join(' ')} }`;
    }
    if (!isObjectType(type)) return '';
    if (left === 0 || path.includes(type.name)) return null;
    if (PUBLIC_DATA.includes(type.name) && path.length > 0 && !path[0]!.startsWith(type.name))
      return '{ id }';
    const parts = ['__typename'];
    for (const field of Object.values(type.getFields())) {
      if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) continue;
      const inner = all(getNamedType(field.type), left - 1, [...path, type.name]);
      if (inner === null) continue;
      parts.push(`${type.name}_${field.name}: ${field.name}${argumentsOf(field)} ${inner}`);
    }
    return `{ ${parts.join(' ')} }`;
  };
  return (type) => all(getNamedType(type), depth, []) ?? '';
}

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.flatMap(({ name }) => {
    if (name === 'first') return 'first: 50';
    // Shows more than its default does.
    if (name === 'withdrawn') return 'withdrawn: true';
    return [];
  });
  return given.length > 0 ? `(${given.join(', ')})` : '';
}
