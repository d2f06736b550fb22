import type { AgreementSelection } from '#agreement';
import type { ParticipationSelection, ReportFilter } from '../domain/report.js';

/** The agreements of every status that a report is about; `sectors` is its sector with all that is narrower. */
export function agreementsOf(filter: ReportFilter, sectors: readonly string[] | null): AgreementSelection {
  const { fairIds, fromYear, toYear, country, abroadOnly } = filter;
  return {
    ...(fairIds && { fairIds }),
    ...(fromYear != null && { signedFrom: `${fromYear}-01-01` }),
    ...(toYear != null && { signedTo: `${toYear}-12-31` }),
    ...(sectors && { sectors }),
    ...(country && { buyerCountry: country }),
    ...(abroadOnly && { abroadOnly }),
  };
}

/** The participations that a report is about. */
export function participationsOf(
  filter: ReportFilter,
  sectors: readonly string[] | null,
): ParticipationSelection {
  const { fairIds, fromYear, toYear, country, abroadOnly } = filter;
  return {
    ...(fairIds && { fairIds }),
    ...(fromYear != null && { fromYear }),
    ...(toYear != null && { toYear }),
    ...(sectors && { sectors }),
    ...(country && { country }),
    ...(abroadOnly && { abroad: true }),
  };
}
