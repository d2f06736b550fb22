import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BASE_CURRENCY, type SqlText } from '#agreement';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { Vocabulary } from '#vocabulary';
import {
  type Funnel,
  type FunnelRow,
  type FunnelSplit,
  FUNNEL_SPLITS,
  funnelSteps,
} from '../domain/funnel.js';
import { type InBoth, bothOf, countryName, inBoth } from '../domain/report-labels.js';
import type { ReportFilter } from '../domain/report.js';
import { assertFilter } from './assert-filter.js';
import {
  type FunnelPair,
  type FunnelTotal,
  type PairSelection,
  funnelPairs,
  funnelTotals,
  pairsSql,
} from './funnel-queries.js';
import { namesOf } from './report-figures.js';

/** From proposals to deliveries: pairs of a supplier and a buyer at a fair, stage by stage. Reads only. */
@Injectable()
export class FunnelService {
  constructor(
    private readonly em: EntityManager,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * The funnel of what `filter` fits, and by every split; its years are those of the fair, its country the buyer's, its
   * sector that of what the two signed, or else of the need. Three statements, whatever there is.
   * @throws InvalidInputError
   */
  async funnel(filter: ReportFilter, em = this.em.fork()): Promise<Funnel> {
    const totals = await funnelTotals(em, this.pairs(filter));
    const keys = (by: FunnelSplit) =>
      totals.flatMap((total) => (total.by === by && total.key ? [total.key] : []));
    const fairs = await em.find(Fair, { id: { $in: keys('fair') } });
    const hosts = await em.find(Organisation, { id: { $in: keys('organiser') } });
    const fairById = new Map(fairs.map((fair) => [fair.id, fair]));
    const hostById = new Map(hosts.map((host) => [host.id, host]));
    const labels: Record<FunnelSplit, (key: string) => InBoth> = {
      fair: (key) => (fairById.has(key) ? namesOf(fairById.get(key)!) : bothOf(() => key)),
      organiser: (key) => bothOf(() => hostById.get(key)?.displayName ?? key),
      sector: (key) => bothOf((of) => this.vocabulary.name(key, of)),
      country: (key) => bothOf((of) => countryName(key, of)),
      year: (key) => bothOf(() => key),
    };
    const none: Record<FunnelSplit, InBoth> = {
      fair: inBoth(({ outsideFairs }) => outsideFairs),
      organiser: inBoth(({ othersRunIt }) => othersRunIt),
      sector: inBoth(({ withoutSector }) => withoutSector),
      country: inBoth(({ withoutBuyer }) => withoutBuyer),
      year: bothOf(() => ''),
    };
    const rowsOf = (by: FunnelSplit): FunnelRow[] =>
      totals
        .filter((total) => total.by === by)
        .map((total) => rowOf(total, total.key === null ? none[by] : labels[by](total.key)))
        .sort((a, b) => compare(by, a, b, fairById));
    const all = totals.find(({ by }) => by === 'all') ?? EMPTY;
    return {
      total: rowOf(
        all,
        inBoth(({ all: word }) => word),
      ),
      splits: Object.fromEntries(FUNNEL_SPLITS.map((by) => [by, rowsOf(by)])) as Record<
        FunnelSplit,
        FunnelRow[]
      >,
    };
  }

  /** The pairs behind a number of the funnel, in one statement. @throws InvalidInputError */
  pairsBehind(
    filter: ReportFilter,
    selection: PairSelection,
    page: { offset: number; limit: number },
  ): Promise<{ pairs: FunnelPair[]; total: number }> {
    return funnelPairs(this.em.fork(), this.pairs(filter), selection, page);
  }

  /** The pairs of a filter, for statements of one's own. @throws InvalidInputError */
  pairs(filter: ReportFilter): SqlText {
    assertFilter(filter, filter.currency ?? BASE_CURRENCY, this.vocabulary);
    const sectors = filter.sector ? [...this.vocabulary.narrowerClosure(filter.sector).keys()] : null;
    const industries = this.vocabulary.ofKind('industry').map(({ id }) => id);
    return pairsSql(filter, sectors, industries);
  }
}

const EMPTY: FunnelTotal = {
  ...{ by: 'all', key: null },
  reached: [0, 0, 0, 0, 0, 0],
  through: [0, 0, 0, 0, 0, 0],
  medianDays: [null, null, null, null, null, null],
};

function rowOf({ key, reached, through, medianDays }: FunnelTotal, labels: InBoth): FunnelRow {
  return { key, labels, steps: funnelSteps(reached, through, medianDays) };
}

/** Fairs with the latest first, years in their order, others by size; what has none of them at the end. */
function compare(by: FunnelSplit, a: FunnelRow, b: FunnelRow, fairs: ReadonlyMap<string, Fair>): number {
  if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
  if (by === 'year') return a.key.localeCompare(b.key);
  if (by === 'fair') {
    const [one, other] = [fairs.get(a.key)?.startsOn ?? '', fairs.get(b.key)?.startsOn ?? ''];
    return other.localeCompare(one) || a.key.localeCompare(b.key);
  }
  const size = (row: FunnelRow) => row.steps.reduce((sum, { count }) => sum + count, 0);
  return size(b) - size(a) || a.key.localeCompare(b.key);
}
