import { type Chip, conditionsWithout, meantBy } from './understand.js';
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

/** A part, and the question with nothing else. */
export interface Relaxation {
  readonly part: AskedPart;
  readonly alone: SupplierQuery;
  /** The question, or what is left of it, without the part. */
  drop(query: SupplierQuery): SupplierQuery;
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
      const meant = meantBy(chip);
      return {
        part,
        alone: { ...nothing, conceptIds: meant, either: [meant] },
        drop: (rest) => ({ ...rest, conceptIds: rest.conceptIds.filter((id) => !meant.includes(id)) }),
      };
    }
    const { filter } = chip;
    return {
      part,
      alone: { ...nothing, conditions: [filter] },
      drop: (rest) => ({ ...rest, conditions: conditionsWithout(rest.conditions, filter) }),
    };
  });
  const ofWords = query.words.map((word, index): Relaxation => ({
    part: { kind: 'word', word: words[index]! },
    alone: { ...nothing, words: [word] },
    drop: (rest) => ({ ...rest, words: rest.words.filter((one) => one !== word) }),
  }));
  const ofFilter = FILTER_FIELDS.filter((field) => isSet(query.filter[field])).map((field): Relaxation => ({
    part: { kind: 'filter', field },
    alone: { ...nothing, filter: { [field]: query.filter[field] } },
    drop: (rest) => {
      const { [field]: _, ...filter } = rest.filter;
      return { ...rest, filter };
    },
  }));
  return [...ofChips, ...ofWords, ...ofFilter];
}

function isSet(value: SupplierFilter[FilterField]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
