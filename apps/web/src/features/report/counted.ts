import type { FairFigure, ParticipationFigure, Report } from './report.documents.js';

/** Headline figures that are counted from participations. */
export type CountedKey =
  | 'directEnterprises'
  | 'directTimes'
  | 'indirectEnterprises'
  | 'indirectTimes'
  | 'fairs'
  | 'fairsAbroad'
  | 'fairsAtHome';

const KEYS: readonly string[] = [
  'directEnterprises',
  'directTimes',
  'indirectEnterprises',
  'indirectTimes',
  'fairs',
  'fairsAbroad',
  'fairsAtHome',
];

/** A list that is open beside the report: the participations, or the fairs, that a figure was counted from. */
export type CountedList =
  | { kind: 'participations'; name: CountedKey; figure: ParticipationFigure; fair: string | null }
  | { kind: 'fairs'; name: CountedKey; fairs: FairFigure[] };

/** What the address asks to be opened: the name of a figure, or `direct:` or `indirect:` with a fair. */
export function countedListOf(report: Report, asked: string): CountedList | null {
  if (asked.startsWith('fairs') && KEYS.includes(asked)) {
    const there = report.byFair.filter(({ direct, indirect }) => direct.count + indirect.count > 0);
    const fairs = there.filter(({ isAbroad }) => asked === 'fairs' || isAbroad === (asked === 'fairsAbroad'));
    return { kind: 'fairs', name: asked as CountedKey, fairs };
  }
  if (KEYS.includes(asked)) {
    const name = asked as CountedKey;
    return { kind: 'participations', name, figure: report[name], fair: null };
  }
  const [kind, fairId] = asked.split(':');
  if (kind !== 'direct' && kind !== 'indirect') return null;
  const row = report.byFair.find(({ key }) => key === fairId);
  return row
    ? {
        kind: 'participations',
        name: kind === 'direct' ? 'directEnterprises' : 'indirectEnterprises',
        figure: row[kind],
        fair: row.label,
      }
    : null;
}
