import type { VariablesOf } from '../../api/graphql.js';
import type { SearchSuppliersQuery } from './search.documents.js';

export type SupplierFilter = NonNullable<VariablesOf<typeof SearchSuppliersQuery>['filter']>;

/** Facets of the answer, in the order of the column, with the name each has in the address. */
export const FACETS = [
  { name: 'PROCESS', param: 'concept' },
  { name: 'MATERIAL', param: 'concept' },
  { name: 'CERTIFICATE', param: 'certificate' },
  { name: 'INDUSTRY', param: 'concept' },
  { name: 'PROVINCE', param: 'province' },
  { name: 'COUNTRY', param: 'country' },
  { name: 'SIZE', param: 'size' },
  { name: 'OWNERSHIP', param: 'ownership' },
  { name: 'LANGUAGE', param: 'language' },
] as const;

export const FILTER_PARAMS = [
  'concept',
  'certificate',
  'province',
  'country',
  'size',
  'ownership',
  'language',
] as const;
export const NUMBER_PARAMS = ['tolerance', 'partSize', 'capacity'] as const;

interface Address {
  get: (name: string) => string;
  all: (name: string) => string[];
}

/** The filter that an address asks for; an address that somebody mistyped asks for nothing. */
export function filterOf({ get, all }: Address): SupplierFilter {
  const numberOf = (name: string) => {
    const value = Number(get(name));
    return get(name) && Number.isFinite(value) && value > 0 ? value : null;
  };
  const listOf = (name: string) => (all(name).length > 0 ? all(name) : null);
  const toleranceMm = numberOf('tolerance');
  return {
    concepts: listOf('concept'),
    certificates: listOf('certificate'),
    provinceCodes: listOf('province'),
    countries: listOf('country'),
    sizes: listOf('size') as SupplierFilter['sizes'],
    ownerships: listOf('ownership') as SupplierFilter['ownerships'],
    languages: listOf('language'),
    toleranceUmAtMost: toleranceMm === null ? null : Math.round(toleranceMm * 1000),
    partSizeMm: numberOf('partSize'),
    monthlyCapacityAtLeast: numberOf('capacity'),
    ...(get('fair') && { fairId: get('fair') }),
  };
}

/** Where the search page shows a search: the opposite of `filterOf`. */
export function addressOf(query: string, filter: SupplierFilter): string {
  const lists: [string, readonly string[] | null | undefined][] = [
    ['q', query ? [query] : []],
    ['concept', filter.concepts],
    ['certificate', filter.certificates],
    ['province', filter.provinceCodes],
    ['country', filter.countries],
    ['size', filter.sizes],
    ['ownership', filter.ownerships],
    ['language', filter.languages],
    ['fair', filter.fairId ? [filter.fairId] : []],
    ['tolerance', filter.toleranceUmAtMost ? [String(filter.toleranceUmAtMost / 1000)] : []],
    ['partSize', filter.partSizeMm ? [String(filter.partSizeMm)] : []],
    ['capacity', filter.monthlyCapacityAtLeast ? [String(filter.monthlyCapacityAtLeast)] : []],
  ];
  const params = lists.flatMap(([name, values]) => (values ?? []).map((value) => [name, value]));
  return params.length > 0 ? `/suppliers?${new URLSearchParams(params).toString()}` : '/suppliers';
}
