import { AGREEMENT_STATUSES, type AgreementSelection } from '#agreement';
import type { ParticipationSelection, ReportFilter } from '../domain/report.js';

/** Reports tell of these: a draft is its author's alone, and a merged one counts in what it was merged into. */
export const TOLD_STATUSES = AGREEMENT_STATUSES.filter(
  (status) => status !== 'drafted' && status !== 'merged',
);

/** The agreements that a report is about, terminated ones too; `sectors` is its sector with all that is narrower. */
export function agreementsOf(filter: ReportFilter, sectors: readonly string[] | null): AgreementSelection {
  const { fairIds, fromYear, toYear, country, abroadOnly } = filter;
  return {
    statuses: TOLD_STATUSES,
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
