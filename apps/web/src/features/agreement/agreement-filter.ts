import type { VariablesOf } from '../../api/graphql.js';
import type { AgreementsQuery } from './agreement.documents.js';

export type AgreementFilter = NonNullable<VariablesOf<typeof AgreementsQuery>['filter']>;

const LISTS = ['fairIds', 'kinds', 'sectors', 'statuses', 'valueBases', 'standings'] as const;
const TEXTS = ['text', 'buyerCountry', 'organisationId', 'signedFrom', 'signedTo', 'unconvertedTo'] as const;
const FLAGS = [
  'abroadOnly',
  'delivered',
  'disputed',
  'outsideFairs',
  'withoutBuyer',
  'withoutSector',
] as const;

/** The filter in an address, under the API's own names: a report's figure links to its agreements with it. */
export function agreementFilterOf(params: {
  get: (name: string) => string;
  all: (name: string) => string[];
}): AgreementFilter {
  const filter: Record<string, unknown> = {};
  for (const name of LISTS) if (params.all(name).length > 0) filter[name] = params.all(name);
  for (const name of TEXTS) if (params.get(name)) filter[name] = params.get(name);
  for (const name of FLAGS) if (params.get(name)) filter[name] = params.get(name) === 'true';
  if (/^\d{4}$/.test(params.get('year'))) filter.year = Number(params.get('year'));
  return filter as AgreementFilter;
}

/** The address of the agreements behind a figure. */
export function agreementsAddress(filter: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined) params.append(name, String(one));
    }
  }
  return `/agreements?${params.toString()}`;
}
