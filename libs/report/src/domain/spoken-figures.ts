import { type Money, minorDigits } from '#kernel';

/** Languages in which the sentence of a report is written. */
export const REPORT_LANGUAGES = ['vi', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/**
 * How a count is said. The rule: from 100 on, a count that lies at most 2 % below a number of one digit and noughts
 * (200, 1,000, 3,000) is "nearly" that number: 196 to 199 are nearly 200, 195 is 195. Every other count is said as it
 * is. It's never rounded down, and never "over".
 */
export function spokenCount(count: number): { nearly: boolean; shown: number } {
  if (count < 100) return { nearly: false, shown: count };
  const step = 10 ** (String(count).length - 1);
  const next = Math.ceil(count / step) * step;
  const missing = next - count;
  return missing > 0 && missing * 50 <= next
    ? { nearly: true, shown: next }
    : { nearly: false, shown: count };
}

/** How an amount is said: `tenths` tenths of a unit. */
export interface SpokenAmount {
  readonly tenths: number;
  readonly unit: 'one' | 'million' | 'billion';
}

/**
 * How an amount is said. The rule: from a million on in millions, from a billion on in billions, to one decimal place
 * below 100 of them and to a whole one above; less than a million to the thousand, less than a thousand to the whole
 * unit; halves up. It's always "about": what a contract will come to is an estimate even where the sum is exact.
 */
export function spokenAmount(amount: Money): SpokenAmount {
  const one = 10n ** BigInt(minorDigits(amount.currency));
  const { minor } = amount;
  const thousands = minor < 1000n * one ? 0n : roundedOver(minor, 1000n * one);
  if (thousands < 1000n) {
    const units = thousands > 0n ? thousands * 1000n : roundedOver(minor, one);
    return { tenths: Number(units * 10n), unit: 'one' };
  }
  const millions = tenthsOf(minor, 1_000_000n * one);
  if (millions < 10_000n) return { tenths: Number(millions), unit: 'million' };
  return { tenths: Number(tenthsOf(minor, 1_000_000_000n * one)), unit: 'billion' };
}

function tenthsOf(minor: bigint, unit: bigint): bigint {
  const tenths = roundedOver(minor * 10n, unit);
  return tenths < 1000n ? tenths : roundedOver(minor, unit) * 10n;
}

function roundedOver(value: bigint, unit: bigint): bigint {
  return (value * 2n + unit) / (unit * 2n);
}
