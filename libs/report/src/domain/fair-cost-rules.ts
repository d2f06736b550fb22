import type { InputProblem, Money } from '#kernel';
import type { CostBasis, CostKind } from './fair-cost.entity.js';

/** What people state of a cost. */
export interface CostTerms {
  kind: CostKind;
  description: string;
  /** Calendar date. */
  incurredOn: string;
  amount: Money;
  basis: CostBasis;
  documentReference?: string | null;
}

/** The most minor units that the database holds exactly. */
const LARGEST_MINOR = 2n ** 63n - 1n;
const DAYS_BEFORE = 3 * 366;
const DAYS_AFTER = 3 * 366;

/**
 * What is wrong with a cost, every field named; an empty list when it can stand.
 * @param today calendar date where the books are kept
 */
export function costProblems(
  terms: CostTerms,
  fair: { readonly startsOn: string; readonly endsOn: string },
  today: string,
): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  if (terms.description.trim() === '') add('description', 'Say what the money was for.');
  if (terms.amount.minor <= 0n) add('amount.amount', 'A cost is more than nothing.');
  if (terms.amount.minor > LARGEST_MINOR) add('amount.amount', 'This is more than can be recorded.');
  if (terms.basis === 'verified') {
    if (!terms.documentReference?.trim())
      add('documentReference', 'A verified cost names its invoice or receipt.');
    if (terms.incurredOn > today)
      add('incurredOn', `It is ${today}: what isn't paid yet can only be an estimate.`);
  }
  const earliest = Temporal.PlainDate.from(fair.startsOn).subtract({ days: DAYS_BEFORE }).toString();
  const latest = Temporal.PlainDate.from(fair.endsOn).add({ days: DAYS_AFTER }).toString();
  if (terms.incurredOn < earliest || terms.incurredOn > latest)
    add('incurredOn', `Costs of this fair fall between ${earliest} and ${latest}.`);
  return problems;
}
