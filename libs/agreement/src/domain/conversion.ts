import { Money, minorDigits } from '#kernel';

/** What one unit of a currency was worth in US dollars from a day on. */
export interface DatedRate {
  readonly currency: string;
  /** A decimal such as `0.000039292731`. */
  readonly usdPerUnit: string;
  /** Calendar date, the first on which it holds. */
  readonly validFrom: string;
}

/** The dollar is what all rates are counted in. */
export const BASE_CURRENCY = 'USD';

/** Looks rates up by currency and day: the one that holds is the latest that started on the day or before. */
export class RateTable {
  private readonly byCurrency = new Map<string, DatedRate[]>();

  constructor(rates: Iterable<DatedRate>) {
    for (const rate of rates) {
      const list = this.byCurrency.get(rate.currency);
      if (list) list.push(rate);
      else this.byCurrency.set(rate.currency, [rate]);
    }
    for (const list of this.byCurrency.values())
      list.sort((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0));
  }

  /** US dollars for a unit of `currency` on `day`; null when nothing says so. Never guesses from a later day. */
  usdPerUnit(currency: string, day: string): string | null {
    if (currency === BASE_CURRENCY) return '1';
    return this.byCurrency.get(currency)?.find(({ validFrom }) => validFrom <= day)?.usdPerUnit ?? null;
  }

  /**
   * `amount` in `currency` at the rates of `day`, rounded half away from zero to the minor unit once, at the end, also
   * when it goes over the dollar; null when a rate is missing. An amount of the same currency needs none.
   */
  convert(amount: Money, currency: string, day: string): Money | null {
    if (amount.currency === currency) return amount;
    const from = this.usdPerUnit(amount.currency, day);
    const to = this.usdPerUnit(currency, day);
    if (from === null || to === null) return null;
    if (to === '1') return amount.convert(from, currency);
    // A quotient of two decimals needn't be a decimal, so the fraction is kept whole until the rounding.
    const [fromUnits, fromScale] = unitsOf(from);
    const [toUnits, toScale] = unitsOf(to);
    const numerator = amount.minor * fromUnits * 10n ** BigInt(minorDigits(currency)) * toScale;
    const denominator = toUnits * 10n ** BigInt(minorDigits(amount.currency)) * fromScale;
    const magnitude = numerator < 0n ? -numerator : numerator;
    const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
    return Money.ofMinor(numerator < 0n ? -rounded : rounded, currency);
  }
}

/** A decimal as a whole number over a power of ten. */
function unitsOf(decimal: string): [bigint, bigint] {
  const [whole, fraction = ''] = decimal.split('.');
  return [BigInt(whole! + fraction), 10n ** BigInt(fraction.length)];
}
