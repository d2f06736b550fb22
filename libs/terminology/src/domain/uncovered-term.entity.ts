import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { LANGUAGES } from '#vocabulary';

export const TERM_STATES = ['open', 'dismissed', 'covered'] as const;
export type TermState = (typeof TERM_STATES)[number];

/** Public words around a term: a capability's title, or a query of which everything else was understood. */
export interface TermExample {
  readonly text: string;
  /** Whose capability it is; null for a query. */
  readonly organisationId: string | null;
}

const UncoveredTermSchema = defineEntity({
  name: 'UncoveredTerm',
  properties: {
    ...recordProperties,
    /** Folded: what counts as the same term. */
    key: p.text().unique(),
    /** As it was written first. */
    text: p.text(),
    /** Guessed by script and diacritics. */
    language: p.enum(LANGUAGES),
    /** How often it was asked for; an asker counts once a day. */
    queries: p.integer().default(0),
    /** How many suppliers write it of their capabilities. */
    suppliers: p.integer().default(0),
    /** Both together, by which the list is sorted; a search counts more. */
    weight: p.integer().default(0),
    examples: p
      .json<TermExample[]>()
      .default('[]')
      .onCreate(() => []),
    lastSeenAt: p.datetime(),
    state: p.enum(TERM_STATES).default('open'),
    /** Of a covered one: the concept that it names now. */
    conceptId: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'uncovered_term_list', properties: ['state', 'weight'] }],
});

/** Words that people use and that no concept of the vocabulary covers. Says nothing of who used them. */
export class UncoveredTerm extends UncoveredTermSchema.class {}
UncoveredTermSchema.setClass(UncoveredTerm);
