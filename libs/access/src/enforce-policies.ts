import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  defaultFieldResolver,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { AccessDeniedError } from './access-denied.error.js';
import type { PolicyContext } from './policy-context.js';
import { everyone, type Policy, type PolicyQuestion } from './policy.js';

/** A schema in which somebody forgot to say who may; listing every place at once. */
export class PolicyMissingError extends Error {
  constructor(readonly places: string[]) {
    super(`No policy is declared (add @Allow) for:\n  ${places.join('\n  ')}`);
    this.name = 'PolicyMissingError';
  }
}

/**
 * Puts the declared policies in front of every resolver of the schema, and prints them into the descriptions.
 * @throws PolicyMissingError when an operation or object type declares none, or a guarded field isn't nullable.
 */
export function enforcePolicies(schema: GraphQLSchema): GraphQLSchema {
  const missing: string[] = [];
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    if (roots.includes(type)) guardOperations(type, missing);
    else guardObject(type, missing);
  }
  if (missing.length > 0) throw new PolicyMissingError(missing.sort());
  return schema;
}

/** The policy that a type or field declares, if it does. */
export function declaredPolicy(of: { extensions: unknown }): Policy | undefined {
  return (of.extensions as { policy?: Policy } | undefined)?.policy;
}

function guardOperations(root: GraphQLObjectType, missing: string[]): void {
  for (const field of Object.values(root.getFields())) {
    const policy = declaredPolicy(field);
    if (!policy) {
      missing.push(`${root.name}.${field.name}`);
      continue;
    }
    describe(field, policy);
    const resolve = field.resolve ?? defaultFieldResolver;
    if (policy === everyone) continue;
    field.resolve = (parent, args, context: PolicyContext, info) => {
      const answer = policy.allows(question(context, args, undefined));
      const proceed = (allowed: boolean) => {
        if (!allowed) throw new AccessDeniedError(policy.description, context.viewer.personId !== null);
        return resolve(parent, args, context, info);
      };
      return answer instanceof Promise ? answer.then(proceed) : proceed(answer);
    };
  }
}

function guardObject(type: GraphQLObjectType, missing: string[]): void {
  const ofType = declaredPolicy(type);
  if (!ofType) {
    missing.push(type.name);
    return;
  }
  if (ofType !== everyone) describe(type, ofType);
  for (const field of Object.values(type.getFields())) {
    const ofField = declaredPolicy(field);
    if (ofField) {
      if (isNonNullType(field.type))
        missing.push(`${type.name}.${field.name} (guarded, so it must be nullable)`);
      describe(field, ofField);
    }
    if (ofType !== everyone)
      field.resolve = guardedByType(type, ofType, field.resolve ?? defaultFieldResolver);
    if (ofField && ofField !== everyone) {
      field.resolve = guardedByField(ofField, field.resolve ?? defaultFieldResolver);
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, PolicyContext>;

/** The last line of defence: an object that reached somebody who may not see its type gives nothing away. */
function guardedByType(type: GraphQLObjectType, policy: Policy, resolve: Resolver): Resolver {
  return (parent, args, context, info) => {
    let answer = context.decisions.get(parent as object);
    if (answer === undefined) {
      answer = policy.allows(question(context, {}, parent));
      context.decisions.set(parent as object, answer);
    }
    const proceed = (allowed: boolean) => {
      if (!allowed)
        throw new AccessDeniedError(`${type.name}: ${policy.description}`, context.viewer.personId !== null);
      return resolve(parent, args, context, info);
    };
    return answer instanceof Promise ? answer.then(proceed) : proceed(answer);
  };
}

function guardedByField(policy: Policy, resolve: Resolver): Resolver {
  return (parent, args, context, info) => {
    const answer = policy.allows(question(context, args, parent));
    const proceed = (allowed: boolean) => (allowed ? resolve(parent, args, context, info) : null);
    return answer instanceof Promise ? answer.then(proceed) : proceed(answer);
  };
}

function question(context: PolicyContext, args: Record<string, unknown>, parent: unknown): PolicyQuestion {
  return { viewer: context.viewer, args, parent, subject: context.subject };
}

function describe(of: GraphQLObjectType | GraphQLField<unknown, unknown>, policy: Policy): void {
  const who = `Open to: ${policy.description}.`;
  of.description = of.description ? `${of.description}\n\n${who}` : who;
}
