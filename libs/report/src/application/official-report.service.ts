import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BASE_CURRENCY } from '#agreement';
import { Clock } from '#kernel';
import { Vocabulary } from '#vocabulary';
import type { Chapter } from '../domain/chapters.js';
import type { Funnel, FunnelRow } from '../domain/funnel.js';
import type { CostSum, FairReturn } from '../domain/fair-return.js';
import {
  type OfficialContent,
  type PlainCosts,
  type PlainFigure,
  type PlainFunnelRow,
  type PlainReturn,
  plainMoney,
} from '../domain/official-content.js';
import { OFFICIAL_WORDS } from '../domain/official-words.js';
import { type InBoth, bothOf, countryName } from '../domain/report-labels.js';
import type { AgreementFigure, ProgrammeReport, ReportFilter } from '../domain/report.js';
import type { LeagueAudience } from '../domain/unmet-needs.js';
import { assertFilter } from './assert-filter.js';
import { FairReturnService } from './fair-return.service.js';
import { FunnelService } from './funnel.service.js';
import type { RecordScope } from './record-states.js';
import { programmeChapters } from './programme-chapters.js';
import { agreementsOf, participationsOf } from './report-selections.js';
import { agreementTotals } from './report-queries.js';
import { ReportService } from './report.service.js';
import { beginSnapshot } from './snapshot.js';
import { UnmetNeedsService } from './unmet-needs.service.js';

const LISTED_UNMET = 20;

/** A report with whose records it is made of. */
export interface TakenReport {
  readonly content: OfficialContent;
  readonly scope: RecordScope;
}

/** Puts the official report together: all its figures as plain content. Reads only. */
@Injectable()
export class OfficialReportService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
    private readonly reports: ReportService,
    private readonly funnels: FunnelService,
    private readonly returns: FairReturnService,
    private readonly unmet: UnmetNeedsService,
  ) {}

  /**
   * Every figure of the official report, in as many statements whatever there is to count. All are of one instant: that
   * of the transaction `em` (beginSnapshot), else of one of its own. `number` is that under which it is being frozen.
   * Without chapters it is as reports of the first format were.
   * @throws InvalidInputError
   */
  async take(
    filter: ReportFilter,
    audience: LeagueAudience,
    {
      em,
      number = null,
      hasChapters = true,
    }: { em?: EntityManager; number?: string | null; hasChapters?: boolean } = {},
  ): Promise<TakenReport> {
    if (!em)
      return this.em.fork().transactional(async (inside) => {
        await beginSnapshot(inside);
        return this.take(filter, audience, { em: inside, number, hasChapters });
      });
    const currency = filter.currency ?? BASE_CURRENCY;
    assertFilter(filter, currency, this.vocabulary);
    const sectors = filter.sector ? [...this.vocabulary.narrowerClosure(filter.sector).keys()] : null;
    const signed = await agreementTotals(em, agreementsOf(filter, sectors), currency);
    const report = await this.reports.report(filter, em, signed);
    const funnel = await this.funnels.funnel(filter, em);
    const returns = await this.returns.returns(filter, em, isOfWholeFairs(filter) ? signed : undefined);
    const fairId = filter.fairIds?.length === 1 ? filter.fairIds[0]! : null;
    const unmet = await this.unmet.league({ fairId }, audience, em);
    const participations = participationsOf(filter, sectors);
    const today = this.reports.today();
    const told = hasChapters ? await programmeChapters(em, filter, { participations, today }) : null;
    const content: OfficialContent = {
      format: told ? 'fairmatch-report/2' : 'fairmatch-report/1',
      takenAt: this.clock.nowDate().toISOString(),
      number,
      filter: {
        fairIds: filter.fairIds ? [...filter.fairIds].sort() : null,
        fromYear: filter.fromYear ?? null,
        toYear: filter.toYear ?? null,
        sector: filter.sector ?? null,
        country: filter.country ?? null,
        abroadOnly: filter.abroadOnly ?? false,
        currency,
      },
      scope: this.scopeOf(filter, report, currency),
      sentences: { vi: report.sentences.vi, en: report.sentences.en },
      includesDemo: report.includesDemo || told?.includesDemo === true,
      people: {
        directEnterprises: report.directEnterprises.count,
        directTimes: report.directTimes.count,
        indirectEnterprises: report.indirectEnterprises.count,
        indirectTimes: report.indirectTimes.count,
        fairs: report.fairs.count,
        fairsAbroad: report.fairsAbroad.count,
        fairsAtHome: report.fairsAtHome.count,
      },
      agreements: plainFigure(report.agreements),
      byStatus: report.byStatus.map(plainFigure),
      byKind: report.byKind.map(plainFigure),
      byYear: report.byYear.map(plainFigure),
      bySector: report.bySector.map(plainFigure),
      byCountry: report.byCountry.map(plainFigure),
      byFair: report.byFair.map((row) => ({
        ...plainFigure(row),
        isAbroad: row.isAbroad,
        direct: row.direct.count,
        indirect: row.indirect.count,
      })),
      unconverted: report.unconverted.agreements.map(({ number: of, signedOn, value }) => ({
        number: of,
        signedOn,
        value: plainMoney(value),
      })),
      funnel: plainFunnel(funnel),
      returns: returns.map(plainReturn),
      unmet: {
        asOf: unmet.asOf,
        months: unmet.months,
        fewerThan: unmet.fewerThan,
        found: unmet.rows.length,
        rows: unmet.rows
          .slice(0, LISTED_UNMET)
          .map(({ conceptId, labels, needs, needsBefore, open, ...row }) => ({
            ...{ conceptId, labels, needs, needsBefore, open },
            ...{ buyers: row.buyers, byBuyerKind: row.byBuyerKind, suppliers: row.suppliers },
          })),
      },
      ...(told && { chapters: told.chapters }),
      records: null,
    };
    const scope: RecordScope = {
      agreements: agreementsOf(filter, sectors),
      participations,
      costFairIds: returns.map((row) => row.fairId),
      pairs: this.funnels.pairs(filter),
      ...{ currency, today, programme: told?.span ?? null },
    };
    return { content, scope };
  }

  /** The chapters alone, from one snapshot. Who may see them is asked before. @throws InvalidInputError */
  async chapters(filter: ReportFilter): Promise<readonly Chapter[]> {
    assertFilter(filter, filter.currency ?? BASE_CURRENCY, this.vocabulary);
    const sectors = filter.sector ? [...this.vocabulary.narrowerClosure(filter.sector).keys()] : null;
    return this.em.fork().transactional(async (em) => {
      await beginSnapshot(em);
      const of = { participations: participationsOf(filter, sectors), today: this.reports.today() };
      return (await programmeChapters(em, filter, of)).chapters;
    });
  }

  private scopeOf(filter: ReportFilter, report: ProgrammeReport, currency: string): InBoth {
    return bothOf((language) => {
      const { scope } = OFFICIAL_WORDS[language];
      const { fairIds, fromYear, toYear, sector, country, abroadOnly } = filter;
      const named = report.byFair.filter(({ key }) => key && fairIds?.includes(key));
      const parts = [
        fairIds && scope.fairs(named.map(({ labels }) => labels[language]).join(', ') || '–'),
        (fromYear != null || toYear != null) && scope.years(fromYear ?? null, toYear ?? null),
        sector && scope.sector(this.vocabulary.name(sector, language)),
        country && scope.country(countryName(country, language)),
        abroadOnly && scope.abroad,
      ].filter((part) => typeof part === 'string');
      return [...(parts.length > 0 ? parts : [scope.everything]), scope.currency(currency)].join('; ');
    });
  }
}

function plainFigure(figure: AgreementFigure): PlainFigure {
  const { key, labels, count, value, verified, valued, unconverted } = figure;
  return {
    ...{ key, labels: { vi: labels.vi, en: labels.en }, count, valued, unconverted },
    value: plainMoney(value),
    verified: plainMoney(verified),
  };
}

function plainFunnel({ total, splits }: Funnel): OfficialContent['funnel'] {
  const rows = (of: readonly FunnelRow[]) => of.map(plainRow);
  return {
    total: plainRow(total),
    fair: rows(splits.fair),
    sector: rows(splits.sector),
    country: rows(splits.country),
    organiser: rows(splits.organiser),
    year: rows(splits.year),
  };
}

function plainRow({ key, labels, steps }: FunnelRow): PlainFunnelRow {
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);
  return {
    key,
    labels: { vi: labels.vi, en: labels.en },
    steps: steps.map((step) => ({
      ...step,
      conversion: rounded(step.conversion),
      medianDays: rounded(step.medianDays),
    })),
  };
}

function plainCosts({ count, estimated, verified, unconverted }: CostSum): PlainCosts {
  return { count, estimated: plainMoney(estimated), verified: plainMoney(verified), unconverted };
}

function plainReturn(row: FairReturn): PlainReturn {
  const { fairId, labels, startsOn, meetingsHeld, signedRatio, verifiedRatio, deliveredRatio, signed } = row;
  return {
    ...{ fairId, startsOn, meetingsHeld, signedRatio, verifiedRatio, deliveredRatio },
    labels: { vi: labels.vi, en: labels.en },
    costs: plainCosts(row.costs),
    costsByKind: row.costsByKind.map((sum) => ({ kind: sum.kind, ...plainCosts(sum) })),
    signed: {
      count: signed.count,
      estimated: plainMoney(signed.estimated),
      verified: plainMoney(signed.verified),
      unconverted: signed.unconverted,
    },
    delivered: plainMoney(row.delivered),
    costPerMeeting: row.costPerMeeting && plainMoney(row.costPerMeeting),
    costPerAgreement: row.costPerAgreement && plainMoney(row.costPerAgreement),
  };
}

/** Whether the agreements of a report are all that was signed at its fairs: a fair's own year or place is no matter. */
function isOfWholeFairs({ fromYear, toYear, sector, country }: ReportFilter): boolean {
  return fromYear == null && toYear == null && !sector && !country;
}
