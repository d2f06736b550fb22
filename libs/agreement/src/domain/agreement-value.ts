import { Money } from '#kernel';
import type { AgreementTerms } from './agreement-checks.js';
import type { PartKind, Recurrence, ValueBasis } from './agreement.entity.js';

/** So much every month or year, so many times. */
export interface RecurringValue {
  amount: Money;
  per: Recurrence;
  times: number;
}

/** A delivery or milestone. */
export interface PartTerms {
  kind: PartKind;
  title: string;
  dueOn?: string | null;
  amount?: Money | null;
}

/** The most minor units that the database holds exactly. */
export const LARGEST_MINOR = 2n ** 63n - 1n;
/** Fifty years of months. */
const MOST_TIMES = 600;

type Add = (path: string, message: string) => void;

/** What the terms say that their value is; without a word a value is fixed, and no value none. */
export function basisOf(terms: Pick<AgreementTerms, 'valueBasis' | 'value' | 'recurring'>): ValueBasis {
  return terms.valueBasis ?? (terms.recurring ? 'recurring' : terms.value ? 'fixed' : 'none');
}

/**
 * The value that counts: of a range its lower end, so that no figure rests on hope; of a recurring one what its whole
 * term comes to; null for none.
 */
export function countedValue(terms: AgreementTerms): Money | null {
  switch (basisOf(terms)) {
    case 'none':
      return null;
    case 'recurring': {
      if (!terms.recurring) return null;
      const { amount, times } = terms.recurring;
      return Number.isInteger(times) && times > 0
        ? Money.ofMinor(amount.minor * BigInt(times), amount.currency)
        : null;
    }
    default:
      return terms.value ?? null;
  }
}

/** What is wrong with the value of terms. An amendment's may be less than nothing: it is a difference. */
export function addValueProblems(terms: AgreementTerms, add: Add): void {
  const basis = basisOf(terms);
  const { value, valueMax, recurring } = terms;
  if (basis === 'none') {
    if (value) add('value', 'It is said to have no value.');
    if (recurring) add('recurring', 'It is said to have no value.');
  } else if (basis === 'recurring') {
    if (!recurring) add('recurring', 'Say how much comes how often.');
    else {
      if (recurring.amount.minor <= 0n) add('recurring.amount', 'A value is more than nothing.');
      if (!Number.isInteger(recurring.times) || recurring.times < 1 || recurring.times > MOST_TIMES)
        add('recurring.times', `A whole number from 1 to ${MOST_TIMES}.`);
    }
  } else if (!value) add('value', 'Say how much, or that it has no value.');
  else if (value.minor <= 0n)
    add('value.amount', 'A value is more than nothing; leave it out when there is none.');
  if (basis === 'range') {
    if (!valueMax) add('valueMax', 'Say up to how much.');
    else if (value && valueMax.currency !== value.currency) add('valueMax', 'Both ends are in one currency.');
    else if (value && valueMax.minor <= value.minor)
      add('valueMax', 'The upper end is more than the lower one.');
  } else if (valueMax) add('valueMax', 'Only a range has an upper end.');
  const counted = countedValue(terms);
  if (counted && counted.minor > LARGEST_MINOR)
    add(basis === 'recurring' ? 'recurring.amount' : 'value.amount', 'This is more than can be recorded.');
}

/** What is wrong with the split: where one part has an amount all have, and together they are the value. */
export function addPartProblems(terms: AgreementTerms, add: Add): void {
  const parts = terms.parts ?? [];
  const counted = countedValue(terms);
  const priced = parts.filter(({ amount }) => amount);
  for (const [index, { title, amount }] of parts.entries()) {
    if (title.trim() === '') add(`parts.${index}.title`, 'Say what it is.');
    if (!amount) {
      if (priced.length > 0)
        add(`parts.${index}.amount`, 'The other parts have an amount: this one needs one too.');
    } else if (amount.minor <= 0n) add(`parts.${index}.amount`, 'A part is more than nothing.');
    else if (counted && amount.currency !== counted.currency)
      add(`parts.${index}.amount`, `The agreement is in ${counted.currency}.`);
  }
  if (priced.length === 0 || priced.length < parts.length) return;
  if (!counted) return add('parts', 'Without a value there is nothing to split.');
  if (priced.some(({ amount }) => amount!.currency !== counted.currency)) return;
  const sum = Money.sum(
    priced.map(({ amount }) => amount!),
    counted.currency,
  );
  if (!sum.equals(counted))
    add('parts', `The parts come to ${sum.toString()}, the agreement to ${counted.toString()}.`);
}
