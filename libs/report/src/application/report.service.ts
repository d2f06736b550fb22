import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, type Viewer } from '#access';
import {
  AGREEMENT_STATUSES,
  type AgreementKind,
  type AgreementSelection,
  BASE_CURRENCY,
  COUNTED_STATUSES,
} from '#agreement';
import { Fair } from '#fair';
import { Clock, InvalidInputError, type InputProblem, isCurrency } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { REPORT_LABELS, countryName } from '../domain/report-labels.js';
import { reportSentence } from '../domain/report-sentence.js';
import type { AgreementFigure, ProgrammeReport, ReportFilter } from '../domain/report.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import { AgreementRows, fairRows, isCounted, nameOf, participationFigures } from './report-figures.js';
import { agreementTotals, participationTotals, unconvertedAgreements } from './report-queries.js';
import { agreementsOf, participationsOf } from './report-selections.js';

/** The product's own day, by which a fair has started or not. */
const HOME_TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** How many agreements without a rate a report lists; the rest is behind the figure. */
const LISTED_UNCONVERTED = 100;

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
   * All figures of what `filter` fits, in four statements whatever there is to count. Who may see them is asked
   * before (`limitedTo`).
   * @throws InvalidInputError for an unknown currency or sector, or years the wrong way round
   */
  async report(filter: ReportFilter = {}): Promise<ProgrammeReport> {
    const currency = filter.currency ?? BASE_CURRENCY;
    const language = filter.language ?? 'en';
    assertFilter(filter, currency, this.vocabulary);
    const sectors = filter.sector ? [...this.vocabulary.narrowerClosure(filter.sector).keys()] : null;
    const agreements = agreementsOf(filter, sectors);
    const participations = participationsOf(filter, sectors);
    const counted = { ...agreements, statuses: COUNTED_STATUSES };
    const unconverted = { ...counted, unconvertedTo: currency };
    const em = this.em.fork();
    // One after the other: one report takes one connection, however many are asked for at once.
    const totals = await agreementTotals(em, agreements, currency);
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

    const rows = new AgreementRows(totals, currency);
    const headline = rows.figure('all', null, REPORT_LABELS[language].all, counted);
    const people = participationFigures(taken, participations);
    const includesDemo = [...totals, ...taken].some((total) => total.includesDemo);
    const report = {
      ...{ filter, currency, language, includesDemo, ...people },
      agreements: headline,
      ...this.breakdowns(rows, counted, language),
      byFair: fairRows(rows, counted, { fairs, taken, participations, language }),
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
    const labels = REPORT_LABELS[language];
    const bySize = (figures: AgreementFigure[]) =>
      figures.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, language));
    return {
      byStatus: AGREEMENT_STATUSES.map((status) =>
        rows.figure('all', null, labels.statuses[status], { ...counted, statuses: [status] }, status),
      ),
      byKind: bySize(
        rows.keysOf('kind').map((kind) => {
          const label = labels.kinds[kind as AgreementKind];
          return rows.figure('kind', kind, label, { ...counted, kinds: [kind as AgreementKind] });
        }),
      ),
      byYear: rows
        .keysOf('year')
        .sort()
        .map((year) => rows.figure('year', year, year!, { ...counted, year: Number(year) })),
      bySector: bySize(
        rows.keysOf('sector').map((sector) =>
          sector
            ? rows.figure('sector', sector, this.vocabulary.name(sector, language), {
                ...counted,
                sectors: [sector],
              })
            : rows.figure('sector', null, labels.withoutSector, { ...counted, withoutSector: true }),
        ),
      ),
      byCountry: bySize(
        rows.keysOf('country').map((country) =>
          country
            ? rows.figure('country', country, countryName(country, language), {
                ...counted,
                buyerCountry: country,
              })
            : rows.figure('country', null, labels.withoutBuyer, { ...counted, withoutBuyer: true }),
        ),
      ),
    };
  }
}

/**
 * Narrows a filter to what somebody may see: everything for staff, the fairs that they organise for others.
 * @throws AccessDeniedError when it names a fair of others
 */
export function limitedTo<Filter extends { fairIds?: readonly string[] | null }>(
  viewer: Viewer,
  filter: Filter,
): Filter {
  if (viewer.isStaff || viewer.isAdmin) return filter;
  const fairIds = filter.fairIds ?? [...viewer.organisedFairIds];
  if (!fairIds.every((id) => viewer.organisedFairIds.has(id))) {
    throw new AccessDeniedError('staff, organisers of the fairs', viewer.personId !== null);
  }
  return { ...filter, fairIds };
}

function assertFilter(filter: ReportFilter, currency: string, vocabulary: Vocabulary): void {
  const problems: InputProblem[] = [];
  const add = (field: string, message: string) => problems.push({ path: ['filter', field], message });
  if (!isCurrency(currency)) add('currency', `${currency} is not an ISO 4217 currency code.`);
  if (filter.sector && vocabulary.byId(filter.sector)?.kind !== 'industry')
    add('sector', `The vocabulary has no industry "${filter.sector}".`);
  if (filter.fromYear != null && filter.toYear != null && filter.fromYear > filter.toYear)
    add('toYear', 'The last year is before the first.');
  if (problems.length > 0) throw new InvalidInputError(problems);
}
