import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { BASE_CURRENCY, COUNTED_STATUSES } from '#agreement';
import { HOME_TIME_ZONE, Clock, Money } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { COST_KINDS } from '../domain/fair-cost.entity.js';
import { type CostSum, type FairReturn, type ValueSum, costEach, ratioOf } from '../domain/fair-return.js';
import { type ReportFilter } from '../domain/report.js';
import { assertFilter } from './assert-filter.js';
import { type CostTotal, type FairRow, chosenFairs, costTotals } from './fair-return-queries.js';
import { isCounted, namesOf } from './report-figures.js';
import { type AgreementTotal, agreementTotals } from './report-queries.js';

/** What fairs cost and what came of them: a comparison of costs, value signed and value delivered. Reads only. */
@Injectable()
export class FairReturnService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * One row for every fair that has started and that `filter` fits (its years are those of the fair; a sector doesn't
   * narrow, because a cost has none), the latest first. Everything signed at the fair counts, whenever it was signed.
   * Three statements, whatever there is; two where `agreementSums` has everything that was signed at these fairs by fair.
   * @throws InvalidInputError
   */
  async returns(
    filter: ReportFilter,
    em = this.em.fork(),
    agreementSums?: readonly AgreementTotal[],
  ): Promise<FairReturn[]> {
    const currency = filter.currency ?? BASE_CURRENCY;
    assertFilter(filter, currency, this.vocabulary);
    const fairs = await chosenFairs(em, filter, this.clock.today(HOME_TIME_ZONE).toString());
    const fairIds = fairs.map(({ id }) => id);
    const costs = await costTotals(em, fairIds, currency);
    const signed = agreementSums ?? (await agreementTotals(em, { fairIds }, currency, ['fair']));
    return fairs.map((fair) => returnOf(fair, { costs, signed, currency }));
  }
}

function returnOf(
  fair: FairRow,
  {
    costs: allCosts,
    signed: allSigned,
    currency,
  }: {
    costs: CostTotal[];
    signed: readonly AgreementTotal[];
    currency: string;
  },
): FairReturn {
  const money = (minor: bigint) => Money.ofMinor(minor, currency);
  const ofFair = allCosts.filter(({ fairId }) => fairId === fair.id);
  const sumOf = (total: CostTotal | undefined): CostSum => ({
    count: total?.count ?? 0,
    estimated: money(total?.estimated ?? 0n),
    verified: money(total?.verified ?? 0n),
    unconverted: total?.unconverted ?? 0,
  });
  const costs = sumOf(ofFair.find(({ kind }) => kind === null));
  const totals = allSigned.filter(
    (total) => total.by === 'fair' && total.key === fair.id && isCounted(total),
  );
  const all = totals.reduce((sum, { total }) => sum + total, 0n);
  const verified = totals.reduce((sum, total) => sum + total.verified, 0n);
  const signed: ValueSum = {
    count: totals.reduce((sum, { count }) => sum + count, 0),
    estimated: money(all - verified),
    verified: money(verified),
    unconverted: totals.reduce((sum, { unconverted }) => sum + unconverted, 0),
    drillDown: { fairIds: [fair.id], statuses: COUNTED_STATUSES },
  };
  const delivered = money(totals.reduce((sum, total) => sum + total.delivered, 0n));
  const cost = costs.estimated.plus(costs.verified);
  const each = (count: number) => {
    const share = costEach(cost, count);
    return share && money(share.minor);
  };
  return {
    fairId: fair.id,
    labels: namesOf(fair),
    startsOn: fair.startsOn,
    costs,
    costsByKind: COST_KINDS.flatMap((kind) => {
      const total = ofFair.find((row) => row.kind === kind);
      return total ? [{ kind, ...sumOf(total) }] : [];
    }),
    ...{ signed, delivered, meetingsHeld: fair.meetingsHeld },
    signedRatio: ratioOf(signed.estimated.plus(signed.verified), cost),
    verifiedRatio: ratioOf(signed.verified, cost),
    deliveredRatio: ratioOf(delivered, cost),
    costPerMeeting: each(fair.meetingsHeld),
    costPerAgreement: each(signed.count),
  };
}
