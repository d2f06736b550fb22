import { readAmount } from '../../ui/read-amount.js';

/** Which way round a rate is said: so much of the currency for a dollar, or so many dollars for one of it. */
export type RateWay = 'per-dollar' | 'per-unit';

/** Currencies of which one is worth more than a dollar, and which are quoted so. */
const DEAR: ReadonlySet<string> = new Set(['EUR', 'GBP', 'CHF', 'AUD', 'NZD', 'KWD', 'BHD', 'OMR', 'JOD']);
/** Places that the API keeps. */
const PLACES = 18;

export function usualWay(currency: string): RateWay {
  return DEAR.has(currency) ? 'per-unit' : 'per-dollar';
}

/** Dollars for one unit as the API takes them, of what was typed; null when that is no rate. */
export function usdPerUnitOf(typed: string, way: RateWay, currency: string): string | null {
  // Dollars for one unit are few: a lone sign there is the decimal one, as in a currency of three places.
  const read = readAmount(typed.trim(), way === 'per-unit' ? 'KWD' : currency);
  if (!/^\d{1,12}(\.\d{1,18})?$/.test(read) || /^[0.]+$/.test(read)) return null;
  return way === 'per-unit' ? read : inverseOf(read);
}

/** One through a decimal, rounded half up to the places that are kept; null when nothing is left of it. */
export function inverseOf(decimal: string): string | null {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const units = BigInt(whole + fraction);
  if (units === 0n) return null;
  const scaled = (2n * 10n ** BigInt(PLACES + fraction.length) + units) / (2n * units);
  if (scaled === 0n) return null;
  const digits = scaled.toString().padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
}

interface DatedRate {
  readonly validFrom: string;
  readonly usdPerUnit: string;
}

/** How far rates of neighbouring days may be apart before somebody should look twice. */
const FAR = 0.1;

/** The rate before or after `day` from which a new one is far, the earlier first; null when it is near both. */
export function farNeighbour<Rate extends DatedRate>(
  rates: readonly Rate[],
  { validFrom: day, usdPerUnit }: DatedRate,
): Rate | null {
  const sorted = rates.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const neighbours = [
    sorted.findLast(({ validFrom }) => validFrom < day),
    sorted.find(({ validFrom }) => validFrom > day),
  ].filter((rate) => rate !== undefined);
  const ratio = (rate: Rate) => Number(usdPerUnit) / Number(rate.usdPerUnit);
  return neighbours.find((rate) => Math.abs(Math.log(ratio(rate))) > Math.log(1 + FAR)) ?? null;
}
