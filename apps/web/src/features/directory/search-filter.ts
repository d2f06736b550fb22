import type { VariablesOf } from '../../api/graphql.js';
import type { SearchSuppliersQuery } from './search.documents.js';

export type SupplierFilter = NonNullable<VariablesOf<typeof SearchSuppliersQuery>['filter']>;

/** Facets of the answer, in the order of the column, with the name each has in the address. */
export const FACETS = [
  { name: 'PROCESS', param: 'concept' },
  { name: 'MATERIAL', param: 'concept' },
  { name: 'CERTIFICATE', param: 'certificate' },
  { name: 'PRODUCT', param: 'concept' },
  { name: 'INDUSTRY', param: 'concept' },
  { name: 'FREE_AT_FAIR', param: 'free' },
  { name: 'FAIR', param: 'fair' },
  { name: 'PROVINCE', param: 'province' },
  { name: 'ZONE', param: 'zone' },
  { name: 'COUNTRY', param: 'country' },
  { name: 'SIZE', param: 'size' },
  { name: 'OWNERSHIP', param: 'ownership' },
  { name: 'LANGUAGE', param: 'language' },
] as const;

export const FILTER_PARAMS = [
  'concept',
  'certificate',
  'free',
  'fair',
  'province',
  'zone',
  'country',
  'size',
  'ownership',
  'language',
] as const;

/** Figures to filter by: what the answer calls each, and how its number in the address becomes that of the API. */
export const NUMBERS = [
  { param: 'tolerance', name: 'TOLERANCE', field: 'toleranceUmAtMost', factor: 1000, bound: 'most' },
  { param: 'partSize', name: 'PART_SIZE', field: 'partSizeMm', factor: 1, bound: 'least' },
  { param: 'capacity', name: 'MONTHLY_CAPACITY', field: 'monthlyCapacityAtLeast', factor: 1, bound: 'least' },
  { param: 'leadTime', name: 'LEAD_TIME', field: 'leadTimeDaysAtMost', factor: 1, bound: 'most' },
  { param: 'minimumOrder', name: 'MINIMUM_ORDER', field: 'minimumOrderAtMost', factor: 1, bound: 'most' },
  { param: 'pressForce', name: 'PRESS_FORCE', field: 'pressForceTAtLeast', factor: 1, bound: 'least' },
] as const;
export type NumberParam = (typeof NUMBERS)[number]['param'];

export const ALL_PARAMS: readonly string[] = [...FILTER_PARAMS, ...NUMBERS.map(({ param }) => param)];

interface Address {
  get: (name: string) => string;
  all: (name: string) => string[];
}

/** The filter that an address asks for; an address that somebody mistyped asks for nothing. */
export function filterOf({ get, all }: Address): SupplierFilter {
  const numberOf = (name: string, factor: number) => {
    const value = Number(get(name));
    return get(name) && Number.isFinite(value) && value > 0 ? Math.round(value * factor) : null;
  };
  const listOf = (name: string) => (all(name).length > 0 ? all(name) : null);
  return {
    concepts: listOf('concept'),
    certificates: listOf('certificate'),
    provinceCodes: listOf('province'),
    zoneIds: listOf('zone'),
    countries: listOf('country'),
    sizes: listOf('size') as SupplierFilter['sizes'],
    ownerships: listOf('ownership') as SupplierFilter['ownerships'],
    languages: listOf('language'),
    fairIds: listOf('fair'),
    freeAtFairIds: listOf('free'),
    ...Object.fromEntries(NUMBERS.map(({ param, field, factor }) => [field, numberOf(param, factor)])),
  };
}

/** Where the search page shows a search: the opposite of `filterOf`. */
export function addressOf(query: string, filter: SupplierFilter): string {
  const lists: [string, readonly string[] | null | undefined][] = [
    ['q', query ? [query] : []],
    ['concept', filter.concepts],
    ['certificate', filter.certificates],
    ['province', filter.provinceCodes],
    ['zone', filter.zoneIds],
    ['country', filter.countries],
    ['size', filter.sizes],
    ['ownership', filter.ownerships],
    ['language', filter.languages],
    ['fair', [...(filter.fairIds ?? []), ...(filter.fairId ? [filter.fairId] : [])]],
    ['free', filter.freeAtFairIds],
    ...NUMBERS.map(({ param, field, factor }): [string, string[]] => {
      const value = filter[field];
      return [param, value ? [String(value / factor)] : []];
    }),
  ];
  const params = lists.flatMap(([name, values]) => (values ?? []).map((value) => [name, value]));
  return params.length > 0 ? `/suppliers?${new URLSearchParams(params).toString()}` : '/suppliers';
}
