import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Person } from '#identity';

const SavedSearchSchema = defineEntity({
  name: 'SavedSearch',
  properties: {
    ...editableProperties,
    person: () => p.manyToOne(Person).ref().index().deleteRule('cascade'),
    /** For which the person searches; null for staff and organisers, who search for everybody. */
    organisation: () => p.manyToOne(Organisation).ref().nullable().index().deleteRule('cascade'),
    name: p.text(),
    text: p.text().default(''),
    /** As the API took it: what is read out of it may grow, what was asked for stays. */
    filter: p
      .json<Record<string, unknown>>()
      .default('{}')
      .onCreate(() => ({})),
    /** Whether the person wants to be told of new matches. */
    isWatched: p.boolean().default(false),
    /** Of a watched one: it has come to find too many for new ones to be told apart. */
    isTooWide: p.boolean().default(false),
    /** How many it found when it was last looked at. */
    total: p.integer(),
    checkedAt: p.datetime(),
    /** The last event that the index had taken in when it was checked: with the same one it needn't be asked again. */
    checkedMark: p.text().nullable(),
    mailedAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'saved_search_watched', properties: ['isWatched', 'checkedAt'] }],
});

/** A search that a person comes back to. */
export class SavedSearch extends SavedSearchSchema.class {}
SavedSearchSchema.setClass(SavedSearch);

const SavedSearchMatchSchema = defineEntity({
  name: 'SavedSearchMatch',
  properties: {
    ...recordProperties,
    search: () => p.manyToOne(SavedSearch).ref().deleteRule('cascade'),
    supplier: () => p.manyToOne(Organisation).ref().index().deleteRule('cascade'),
    /** null for a new one, until the person has looked through the matches. */
    seenAt: p.datetime().nullable(),
    /** When a letter told of it. */
    mailedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['search', 'supplier'] }],
  indexes: [{ name: 'saved_search_match_new', properties: ['search', 'seenAt'] }],
});

/** A supplier that meets a watched search. */
export class SavedSearchMatch extends SavedSearchMatchSchema.class {}
SavedSearchMatchSchema.setClass(SavedSearchMatch);
