import { type AgreementSelection, COUNTED_STATUSES } from '#agreement';
import type { Fair } from '#fair';
import { Money } from '#kernel';
import { inBoth } from '../domain/report-labels.js';
import type {
  AgreementFigure,
  FairFigure,
  ParticipationFigure,
  ParticipationSelection,
} from '../domain/report.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import type { AgreementTotal, ParticipationTotal } from './report-queries.js';

/** The sums of the database, put together over statuses and made into figures. */
export class AgreementRows {
  constructor(
    private readonly totals: readonly AgreementTotal[],
    private readonly currency: string,
    private readonly language: ReportLanguage,
  ) {}

  /** What there is to tell of, terminated agreements left out. */
  keysOf(by: AgreementTotal['by']): (string | null)[] {
    const counted = this.totals.filter((total) => total.by === by && isCounted(total));
    return [...new Set(counted.map(({ key }) => key))];
  }

  figure(
    by: AgreementTotal['by'],
    key: string | null,
    labels: Labels,
    drillDown: AgreementSelection,
    status?: AgreementTotal['status'],
  ): AgreementFigure {
    const parts = this.totals.filter(
      (total) =>
        total.by === by && total.key === key && (status ? total.status === status : isCounted(total)),
    );
    const sum = (of: (total: AgreementTotal) => number) => parts.reduce((all, part) => all + of(part), 0);
    return {
      key: status ?? key,
      labels,
      label: labels[this.language],
      drillDown,
      count: sum(({ count }) => count),
      valued: sum(({ valued }) => valued),
      unconverted: sum(({ unconverted }) => unconverted),
      value: this.sum(parts, 'total'),
      verified: this.sum(parts, 'verified'),
    };
  }

  private sum(parts: readonly AgreementTotal[], of: 'total' | 'verified'): Money {
    return Money.ofMinor(
      parts.reduce((all, part) => all + part[of], 0n),
      this.currency,
    );
  }
}

type Labels = Readonly<Record<ReportLanguage, string>>;

/** The headline counts what was signed: no drafts, nothing terminated, nothing merged into another. */
export function isCounted({ status }: AgreementTotal): boolean {
  return COUNTED_STATUSES.some((counted) => counted === status);
}

/** Enterprises, enterprise-times and fairs, with the participations behind each. */
export function participationFigures(taken: ParticipationTotal[], all: ParticipationSelection) {
  const total = (kind: ParticipationTotal['kind']) =>
    taken.find((row) => row.kind === kind && row.fairId === null) ?? { times: 0, enterprises: 0 };
  const fairs = (abroad: boolean | null): ParticipationFigure => ({
    count: new Set(
      taken.flatMap(({ fairId, isAbroad }) =>
        fairId && (abroad === null || isAbroad === abroad) ? [fairId] : [],
      ),
    ).size,
    drillDown: abroad === null ? all : { ...all, abroad },
  });
  const figure = (kind: ParticipationTotal['kind'], count: number): ParticipationFigure => ({
    count,
    drillDown: { ...all, kind },
  });
  return {
    directEnterprises: figure('direct', total('direct').enterprises),
    directTimes: figure('direct', total('direct').times),
    indirectEnterprises: figure('indirect', total('indirect').enterprises),
    indirectTimes: figure('indirect', total('indirect').times),
    fairs: fairs(null),
    fairsAbroad: fairs(true),
    // A report on fairs abroad alone has none at home, and no list of them either.
    fairsAtHome: all.abroad ? { count: 0, drillDown: { ...all, fairIds: [] } } : fairs(false),
  };
}

/** What came of each fair, and of what was signed outside any. */
export function fairRows(
  rows: AgreementRows,
  counted: AgreementSelection,
  context: {
    fairs: Fair[];
    taken: ParticipationTotal[];
    participations: ParticipationSelection;
  },
): FairFigure[] {
  const { taken, participations } = context;
  const figures: FairFigure[] = context.fairs.map((fair) => {
    const people = (kind: ParticipationTotal['kind']): ParticipationFigure => ({
      count: taken.find((row) => row.fairId === fair.id && row.kind === kind)?.times ?? 0,
      drillDown: { ...participations, fairIds: [fair.id], kind },
    });
    return {
      ...rows.figure('fair', fair.id, namesOf(fair), { ...counted, fairIds: [fair.id] }),
      isAbroad: fair.isAbroad,
      direct: people('direct'),
      indirect: people('indirect'),
    };
  });
  if (!rows.keysOf('fair').includes(null)) return figures;
  const nobody: ParticipationFigure = { count: 0, drillDown: { ...participations, fairIds: [] } };
  return [
    ...figures,
    {
      ...rows.figure(
        'fair',
        null,
        inBoth(({ outsideFairs }) => outsideFairs),
        { ...counted, outsideFairs: true },
      ),
      ...{ isAbroad: null, direct: nobody, indirect: nobody },
    },
  ];
}

interface NamedFair {
  readonly code: string;
  readonly name: Readonly<Record<string, string>>;
}

/** The name of a fair in a language, or in the next best. */
export function nameOf(fair: NamedFair, language: ReportLanguage): string {
  return fair.name[language] ?? fair.name.en ?? fair.name.vi ?? fair.code;
}

/** The name of a fair in every language of reports. */
export function namesOf(fair: NamedFair): Record<ReportLanguage, string> {
  return { vi: nameOf(fair, 'vi'), en: nameOf(fair, 'en') };
}
