import type { AgreementSelection } from '#agreement';
import type { Money } from '#kernel';
import type { CostKind } from './fair-cost.entity.js';
import type { ReportLanguage } from './spoken-figures.js';

/** Some costs in the currency of the report; those that no rate converts are counted apart, and never in the sums. */
export interface CostSum {
  readonly count: number;
  readonly estimated: Money;
  readonly verified: Money;
  readonly unconverted: number;
}

/** The value of some agreements by how sure it is. */
export interface ValueSum {
  readonly count: number;
  /** Reported, or confirmed by the other party. */
  readonly estimated: Money;
  /** Seen by staff in the signed document. */
  readonly verified: Money;
  readonly unconverted: number;
  readonly drillDown: AgreementSelection;
}

/** What a fair has cost, and what came of it. */
export interface FairReturn {
  readonly fairId: string;
  readonly labels: Readonly<Record<ReportLanguage, string>>;
  readonly startsOn: string;
  readonly costs: CostSum;
  readonly costsByKind: readonly (CostSum & { readonly kind: CostKind })[];
  readonly signed: ValueSum;
  readonly delivered: Money;
  readonly meetingsHeld: number;
  /** Value signed and delivered for one unit of cost; null while no cost is known. */
  readonly signedRatio: number | null;
  readonly verifiedRatio: number | null;
  readonly deliveredRatio: number | null;
  readonly costPerMeeting: Money | null;
  readonly costPerAgreement: Money | null;
}

/** What `value` is for one unit of `cost`, to four decimals, halves up; null without a cost. */
export function ratioOf(value: Money, cost: Money): number | null {
  if (value.currency !== cost.currency) throw new RangeError('A ratio is of one currency.');
  if (cost.minor <= 0n) return null;
  return Number((value.minor * 20_000n + cost.minor) / (cost.minor * 2n)) / 10_000;
}

/** A share of `cost` for each of `count`, halves up to the minor unit; null when there is nothing to divide or by. */
export function costEach(cost: Money, count: number): { minor: bigint } | null {
  if (count <= 0 || cost.minor <= 0n) return null;
  const by = BigInt(count);
  return { minor: (cost.minor * 2n + by) / (by * 2n) };
}
