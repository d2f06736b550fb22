import { type GraphQLSchema, defaultFieldResolver } from 'graphql';
import type { RequestContext } from './request-context.js';

/**
 * Lets every mutation of a request start from the database: what one has read mustn't be what the next one answers.
 * (GraphQL runs the mutations of a request one after the other, each with everything selected below it.)
 */
export function freshMutations(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (parent, args, context: RequestContext, info) => {
      context.forget();
      return resolve(parent, args, context, info);
    };
  }
  return schema;
}
