import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type AgreementKind, type AgreementSelection, BASE_CURRENCY, COUNTED_STATUSES } from '#agreement';
import { Fair } from '#fair';
import { HOME_TIME_ZONE, Clock } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { bothOf, countryName, inBoth } from '../domain/report-labels.js';
import { reportSentence } from '../domain/report-sentence.js';
import { type AgreementFigure, type ProgrammeReport, type ReportFilter } from '../domain/report.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import { assertFilter } from './assert-filter.js';
import { AgreementRows, fairRows, isCounted, nameOf, participationFigures } from './report-figures.js';
import {
  type AgreementTotal,
  agreementTotals,
  participationTotals,
  unconvertedAgreements,
} from './report-queries.js';
import { TOLD_STATUSES, agreementsOf, participationsOf } from './report-selections.js';

/** How many agreements without a rate a report lists; the rest is behind the figure. */
const LISTED_UNCONVERTED = 100;

/** What becomes of some verified agreements later: told of only where there are any. */
const LATER_STATUSES: readonly string[] = ['active', 'fulfilled', 'lapsed'];

/** The report on the programme: what came of fairs, in figures that lead to their records. Reads only. */
@Injectable()
export class ReportService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** The day that decides which fairs have started. */
  today(): string {
    return this.clock.today(HOME_TIME_ZONE).toString();
  }

  /**
   * All figures of what `filter` fits, in four statements whatever there is to count; in three where `agreementSums`
   * gives the first. Who may see them is asked before (`limitedTo`).
   * @throws InvalidInputError for an unknown currency or sector, or years the wrong way round
   */
  async report(
    filter: ReportFilter = {},
    em = this.em.fork(),
    agreementSums?: readonly AgreementTotal[],
  ): Promise<ProgrammeReport> {
    const currency = filter.currency ?? BASE_CURRENCY;
    const language = filter.language ?? 'en';
    assertFilter(filter, currency, this.vocabulary);
    const sectors = filter.sector ? [...this.vocabulary.narrowerClosure(filter.sector).keys()] : null;
    const agreements = agreementsOf(filter, sectors);
    const participations = participationsOf(filter, sectors);
    const counted = { ...agreements, statuses: COUNTED_STATUSES };
    const unconverted = { ...counted, unconvertedTo: currency };
    // One after the other: one report takes one connection, however many are asked for at once.
    const totals = agreementSums ?? (await agreementTotals(em, agreements, currency));
    const listed = await unconvertedAgreements(em, unconverted, LISTED_UNCONVERTED);
    const taken = await participationTotals(em, participations, this.today());
    const fairIds = new Set([
      ...totals.flatMap((total) => (total.by === 'fair' && total.key && isCounted(total) ? [total.key] : [])),
      ...taken.flatMap(({ fairId }) => fairId ?? []),
    ]);
    const fairs = await em.find(
      Fair,
      { id: { $in: [...fairIds] } },
      { orderBy: { startsOn: 'desc', id: 'asc' } },
    );

    const rows = new AgreementRows(totals, currency, language);
    const headline = rows.figure(
      'all',
      null,
      inBoth(({ all }) => all),
      counted,
    );
    const people = participationFigures(taken, participations);
    const includesDemo = [...totals, ...taken].some((total) => total.includesDemo);
    const report = {
      ...{ filter, currency, language, includesDemo, ...people },
      agreements: headline,
      ...this.breakdowns(rows, counted, language),
      byFair: fairRows(rows, counted, { fairs, taken, participations }),
      unconverted: { count: headline.unconverted, drillDown: unconverted, agreements: listed },
    };
    const sentence = (of: ReportLanguage) =>
      reportSentence(
        {
          fromYear: filter.fromYear ?? null,
          toYear: filter.toYear ?? null,
          directEnterprises: people.directEnterprises.count,
          indirectTimes: people.indirectTimes.count,
          fairsAbroad: people.fairsAbroad.count,
          fairsAtHome: people.fairsAtHome.count,
          agreements: headline.count,
          value: headline.value,
          unconverted: headline.unconverted,
          sector: filter.sector && this.vocabulary.name(filter.sector, of),
          country: filter.country && countryName(filter.country, of),
          fair: filter.fairIds?.length === 1 && fairs.length === 1 ? nameOf(fairs[0]!, of) : null,
        },
        of,
      );
    return { ...report, sentences: { vi: sentence('vi'), en: sentence('en') } };
  }

  private breakdowns(rows: AgreementRows, counted: AgreementSelection, language: ReportLanguage) {
    const bySize = (figures: AgreementFigure[]) =>
      figures.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, language));
    return {
      byStatus: TOLD_STATUSES.map((status) => {
        const labels = inBoth(({ statuses }) => statuses[status]);
        return rows.figure('all', null, labels, { ...counted, statuses: [status] }, status);
      }).filter(({ key, count }) => count > 0 || !LATER_STATUSES.includes(key!)),
      byKind: bySize(
        rows.keysOf('kind').map((key) => {
          const kind = key as AgreementKind;
          const labels = inBoth(({ kinds }) => kinds[kind]);
          return rows.figure('kind', kind, labels, { ...counted, kinds: [kind] });
        }),
      ),
      byYear: rows
        .keysOf('year')
        .sort()
        .map((year) =>
          rows.figure(
            'year',
            year,
            bothOf(() => year!),
            { ...counted, year: Number(year) },
          ),
        ),
      bySector: bySize(
        rows.keysOf('sector').map((sector) => {
          const labels = sector
            ? bothOf((of) => this.vocabulary.name(sector, of))
            : inBoth(({ withoutSector }) => withoutSector);
          const narrowed = sector ? { sectors: [sector] } : { withoutSector: true };
          return rows.figure('sector', sector, labels, { ...counted, ...narrowed });
        }),
      ),
      byCountry: bySize(
        rows.keysOf('country').map((country) => {
          const labels = country
            ? bothOf((of) => countryName(country, of))
            : inBoth(({ withoutBuyer }) => withoutBuyer);
          const narrowed = country ? { buyerCountry: country } : { withoutBuyer: true };
          return rows.figure('country', country, labels, { ...counted, ...narrowed });
        }),
      ),
    };
  }
}
