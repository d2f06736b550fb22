import { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../graphql-env.js';

/** Typed GraphQL documents, checked against the schema by the compiler. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; LocalDate: string; Decimal: string; JSON: unknown };
}>();

export { readFragment } from 'gql.tada';
export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
