import type { VariablesOf } from '../../api/graphql.js';
import type { AgreementDrillDown, ProgrammeReportQuery } from './report.documents.js';

export type ReportFilter = NonNullable<VariablesOf<typeof ProgrammeReportQuery>['filter']>;

/** What narrows a report, with the names in the address. */
export const FILTER_PARAMS = ['from', 'to', 'fair', 'sector', 'country', 'abroad'] as const;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Address {
  get: (name: string) => string;
  all: (name: string) => string[];
}

/** The report that an address asks for; an address that somebody mistyped asks for the whole. */
export function reportFilterOf({ get, all }: Address, language: string): ReportFilter {
  const year = (name: string) => (/^(19|20|21)\d\d$/.test(get(name)) ? Number(get(name)) : null);
  const fairIds = all('fair').filter((id) => ID.test(id));
  return {
    fromYear: year('from'),
    toYear: year('to'),
    fairIds: fairIds.length > 0 ? fairIds : null,
    sector: get('sector') || null,
    country: /^[A-Z]{2}$/.test(get('country')) ? get('country') : null,
    abroadOnly: get('abroad') === 'true',
    currency: currencyOf(get('currency')),
    language: language.startsWith('vi') ? 'VI' : 'EN',
  };
}

export function currencyOf(asked: string): string {
  return /^[A-Z]{3}$/.test(asked) ? asked : 'USD';
}

/**
 * Where the agreements behind a figure are listed: the parameters are the fields of the API's AgreementFilter, lists
 * by repeating them. null when there is nothing to list.
 */
export function agreementsPath(drillDown: AgreementDrillDown, count: number): string | null {
  if (count === 0) return null;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(drillDown)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== false) params.append(name, String(one));
    }
  }
  return `/agreements?${params}`;
}
