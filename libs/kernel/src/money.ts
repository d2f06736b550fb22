/** Digits after the decimal point of an ISO 4217 currency: 2 for USD, 0 for VND and JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  assertCurrency(currency);
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function isCurrency(value: string): boolean {
  return CURRENCIES.has(value);
}

function assertCurrency(currency: string): void {
  if (!isCurrency(currency)) throw new RangeError(`${currency} is not an ISO 4217 currency code.`);
}

/**
 * An exact amount of one currency, held as whole minor units (cents, đồng, yen), never as a float.
 * Operations on two currencies throw a RangeError: converting needs a rate and a date, which are not money's business.
 */
export class Money {
  private constructor(
    readonly minor: bigint,
    readonly currency: string,
  ) {}

  static ofMinor(minor: bigint | number | string, currency: string): Money {
    assertCurrency(currency);
    return new Money(BigInt(minor), currency);
  }

  static zero(currency: string): Money {
    return Money.ofMinor(0n, currency);
  }

  /**
   * Reads a plain decimal such as `"1234.50"`: a point, no grouping, an optional minus.
   * @throws RangeError when it isn't one, or has more digits than the currency has minor units.
   */
  static parse(decimal: string, currency: string): Money {
    const digits = minorDigits(currency);
    const match = /^(-?)(\d{1,18})(?:\.(\d+))?$/.exec(decimal.trim());
    if (!match) throw new RangeError(`"${decimal}" is not an amount such as 1234.50.`);
    const fraction = match[3] ?? '';
    if (fraction.length > digits) {
      throw new RangeError(`${currency} has ${digits} decimal places; "${decimal}" has ${fraction.length}.`);
    }
    const minor = BigInt(match[2]! + fraction.padEnd(digits, '0'));
    return new Money(match[1] ? -minor : minor, currency);
  }

  plus(other: Money): Money {
    this.assertSameCurrency(other);
    return new Money(this.minor + other.minor, this.currency);
  }

  minus(other: Money): Money {
    this.assertSameCurrency(other);
    return new Money(this.minor - other.minor, this.currency);
  }

  isNegative(): boolean {
    return this.minor < 0n;
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor;
  }

  static sum(amounts: Iterable<Money>, currency: string): Money {
    let total = Money.zero(currency);
    for (const amount of amounts) total = total.plus(amount);
    return total;
  }

  /**
   * The same worth in another currency: `rate` is how many units of `currency` one unit of this currency buys, as a
   * decimal string; the result is rounded half away from zero to the minor unit.
   */
  convert(rate: string, currency: string): Money {
    const match = /^(\d+)(?:\.(\d+))?$/.exec(rate);
    if (!match) throw new RangeError(`"${rate}" is not a rate such as 25450.5.`);
    const fraction = match[2] ?? '';
    const numerator = this.minor * BigInt(match[1]! + fraction) * 10n ** BigInt(minorDigits(currency));
    const denominator = 10n ** BigInt(fraction.length + minorDigits(this.currency));
    return Money.ofMinor(divideRounding(numerator, denominator), currency);
  }

  /** A plain decimal that `parse` reads back: `"1234.50"`. */
  toDecimal(): string {
    const digits = minorDigits(this.currency);
    const sign = this.minor < 0n ? '-' : '';
    const text = (this.minor < 0n ? -this.minor : this.minor).toString().padStart(digits + 1, '0');
    return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  }

  toString(): string {
    return `${this.toDecimal()} ${this.currency}`;
  }

  private assertSameCurrency(other: Money): void {
    if (other.currency !== this.currency) {
      throw new RangeError(`${this.currency} and ${other.currency} can't be added without a rate.`);
    }
  }
}

function divideRounding(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return negative ? -rounded : rounded;
}
