import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/**
 * A value of an input type as a client writes it: the opposite of what GraphQL does when it reads one. Fields that say
 * nothing are left out.
 */
export function inputAsGiven(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return inputAsGiven(type.ofType, value);
  if (value === null || value === undefined) return undefined;
  if (isListType(type)) return (value as unknown[]).map((one) => inputAsGiven(type.ofType, one));
  if (isEnumType(type)) return type.serialize(value);
  if (!isInputObjectType(type)) return value;
  const fields = Object.values(type.getFields()).map((field) => [
    field.name,
    inputAsGiven(field.type, (value as Record<string, unknown>)[field.name]),
  ]);
  return Object.fromEntries(fields.filter(([, given]) => given !== undefined));
}
