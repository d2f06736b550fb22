import { defineEntity, p } from '@mikro-orm/core';
import type { SupplierDocument } from '../../domain/supplier-document.js';
import type { HitDocument } from '../../domain/supplier-search.port.js';

/**
 * Without the list of pending entries that such indexes keep by default: every search would have to read through it,
 * and the planner would rather read the table. Writing is slower, and happens after commit.
 */
function ginIndex(name: string, table: string, of: string): string {
  return `create index "${name}" on "${table}" using gin (${of}) with (fastupdate = off)`;
}

/** The words of a firm's names: looking for them among all its words would take those from their storage, firm by firm. */
export const NAME_WORDS = `ts_filter("text_words", '{a}')`;

/** Indexes that a change of many documents would update entry by entry. */
export const DOCUMENT_INDEXES = {
  search_document_words: '"words"',
  search_document_names: `(${NAME_WORDS})`,
  search_document_findable: '"findable_ids"',
} as const;

const SearchDocumentSchema = defineEntity({
  name: 'SearchDocument',
  properties: {
    organisationId: p.uuid().primary(),
    version: p.text(),
    sortName: p.text(),
    country: p.text(),
    provinceCode: p.text().nullable(),
    wardCode: p.text().nullable(),
    zoneId: p.text().nullable(),
    latitude: p.double().nullable(),
    longitude: p.double().nullable(),
    ownership: p.text().nullable(),
    size: p.text().nullable(),
    languages: p.array(),
    fairIds: p.array(),
    freeTimes: p.json<SupplierDocument['freeTimes']>().default('[]'),
    conceptIds: p.array(),
    closureIds: p.array(),
    mentionedIds: p.array(),
    /** Concepts and certificates by which it can be found at all; what is valid and how it counts is looked at then. */
    findableIds: p.array(),
    certificates: p.json<SupplierDocument['certificates']>(),
    capabilities: p.json<SupplierDocument['capabilities']>(),
    /** The best of all capabilities, for sorting and for the spread of numbers. */
    toleranceUm: p.integer().nullable(),
    partSizeMm: p.integer().nullable(),
    pressForceT: p.integer().nullable(),
    leadTimeDays: p.integer().nullable(),
    /** By unit. */
    capacities: p.json<Record<string, number>>().default('{}'),
    minimumOrders: p.json<Record<string, number>>().default('{}'),
    completeness: p.smallint(),
    /**
     * By what it is found: its texts, and its concepts' names in every language. Made from tokens of our own, so that
     * no parser and no dictionary of the server's comes into it.
     */
    words: p.text().columnType('tsvector'),
    /** By what it is ranked: its texts alone. Ranking reads it for every hit, so it had better be short. */
    textWords: p.text().columnType('tsvector'),
    /** What an answer gives back. */
    source: p.json<HitDocument>(),
  },
  indexes: Object.entries(DOCUMENT_INDEXES).map(([name, of]) => ({
    name,
    expression: ginIndex(name, 'search_document', of),
  })),
});

/** A supplier as the index has it: a copy that can be made anew at any time, written by the adapter alone. */
export class SearchDocument extends SearchDocumentSchema.class {}
SearchDocumentSchema.setClass(SearchDocument);

const SearchWordSchema = defineEntity({
  name: 'SearchWord',
  properties: {
    word: p.text().primary(),
    /** In how many documents it is. */
    documents: p.integer(),
    /** Beginnings with letters left out, by which mistyped words find it. */
    keys: p.array(),
  },
  indexes: [{ name: 'search_word_keys', expression: ginIndex('search_word_keys', 'search_word', '"keys"') }],
});

/** A word of the index's own, for correcting mistyped ones. */
export class SearchWord extends SearchWordSchema.class {}
SearchWordSchema.setClass(SearchWord);
