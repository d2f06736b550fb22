import type { Chip } from './understand.js';
import type { SupplierFilter, SupplierQuery } from './supplier-search.port.js';

export type FilterField = keyof SupplierFilter;
export const FILTER_FIELDS = [
  'conceptIds',
  'certificateIds',
  'provinceCodes',
  'wardCodes',
  'zoneIds',
  'countries',
  'ownerships',
  'sizes',
  'languages',
  'fairIds',
  'freeAtFairIds',
  'toleranceUmAtMost',
  'partSizeMm',
  'pressForceTAtLeast',
  'leadTimeDaysAtMost',
  'monthlyCapacityAtLeast',
  'minimumOrderAtMost',
] as const satisfies readonly FilterField[];

/** One thing that a search asks for: a part of the text, or what was chosen of one field of the filter. */
export type AskedPart =
  | { readonly kind: 'chip'; readonly chip: Chip }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'filter'; readonly field: FilterField };

/** A part, the question without it, and it alone. */
export interface Relaxation {
  readonly part: AskedPart;
  readonly without: SupplierQuery;
  readonly alone: SupplierQuery;
}

/** Everything that a query asks for, one by one. `chips` and `words` are those that it was made of, in its order. */
export function relaxationsOf(
  query: SupplierQuery,
  { chips, words }: { readonly chips: readonly Chip[]; readonly words: readonly string[] },
): Relaxation[] {
  const nothing: SupplierQuery = { ...query, conceptIds: [], words: [], conditions: [], filter: {} };
  const distinct = [...new Map(chips.map((chip) => [chip.id, chip])).values()];
  const ofChips = distinct.map((chip): Relaxation => {
    const part = { kind: 'chip', chip } as const;
    if (!chip.filter) {
      const conceptIds = query.conceptIds.filter((id) => id !== chip.conceptId);
      return {
        part,
        without: { ...query, conceptIds },
        alone: { ...nothing, conceptIds: [chip.conceptId!] },
      };
    }
    const conditions = query.conditions.filter((condition) => condition !== chip.filter);
    return { part, without: { ...query, conditions }, alone: { ...nothing, conditions: [chip.filter] } };
  });
  const ofWords = query.words.map((word, index): Relaxation => ({
    part: { kind: 'word', word: words[index]! },
    without: { ...query, words: query.words.filter((one) => one !== word) },
    alone: { ...nothing, words: [word] },
  }));
  const ofFilter = FILTER_FIELDS.filter((field) => isSet(query.filter[field])).map((field): Relaxation => {
    const { [field]: chosen, ...filter } = query.filter;
    const alone = { ...nothing, filter: { [field]: chosen } };
    return { part: { kind: 'filter', field }, without: { ...query, filter }, alone };
  });
  return [...ofChips, ...ofWords, ...ofFilter];
}

function isSet(value: SupplierFilter[FilterField]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
