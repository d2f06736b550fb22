import fc from 'fast-check';
import { Money, minorDigits } from '#kernel';
import { RateTable } from './conversion.js';

const rates = [
  { currency: 'VND', usdPerUnit: '0.00004', validFrom: '2026-01-01' },
  { currency: 'VND', usdPerUnit: '0.00005', validFrom: '2026-07-01' },
  { currency: 'EUR', usdPerUnit: '1.25', validFrom: '2026-01-01' },
  { currency: 'JPY', usdPerUnit: '0.006700000000', validFrom: '2026-03-01' },
];

describe('conversion', () => {
  const table = new RateTable(rates);
  const convert = (amount: string, from: string, to: string, day: string) =>
    table.convert(Money.parse(amount, from), to, day)?.toString() ?? null;

  it('takes the rate that held on the day, and none from later', () => {
    expect(convert('1000000', 'VND', 'USD', '2026-06-30')).toBe('40.00 USD');
    expect(convert('1000000', 'VND', 'USD', '2026-07-01')).toBe('50.00 USD');
    expect(convert('1000000', 'VND', 'USD', '2025-12-31')).toBeNull();
    expect(convert('100', 'KRW', 'USD', '2026-07-01')).toBeNull();
    expect(convert('100', 'USD', 'KRW', '2026-07-01')).toBeNull();
  });

  it('needs none for the same currency', () => {
    expect(convert('100', 'KRW', 'KRW', '1990-01-01')).toBe('100 KRW');
  });

  it('rounds once, also over the dollar', () => {
    // 1 VND is 0.00004 / 1.25 = 0.000032 euros.
    expect(convert('15625', 'VND', 'EUR', '2026-06-30')).toBe('0.50 EUR');
    expect(convert('1', 'USD', 'EUR', '2026-06-30')).toBe('0.80 EUR');
    expect(convert('156', 'VND', 'EUR', '2026-06-30')).toBe('0.00 EUR');
    expect(convert('157', 'VND', 'EUR', '2026-06-30')).toBe('0.01 EUR');
    expect(convert('100', 'JPY', 'VND', '2026-03-01')).toBe('16750 VND');
  });

  it('is reproducible: the order of the rates and the way they are written say nothing', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rates, { minLength: rates.length }),
        fc.bigInt(1n, 10n ** 15n),
        fc.constantFrom('VND', 'EUR', 'JPY', 'USD'),
        fc.constantFrom('VND', 'EUR', 'JPY', 'USD'),
        (shuffled, minor, from, to) => {
          const padded = shuffled.map((rate) => ({
            ...rate,
            usdPerUnit: Number(rate.usdPerUnit).toFixed(12),
          }));
          const amount = Money.ofMinor(minor, from);
          expect(new RateTable(padded).convert(amount, to, '2026-12-31')).toEqual(
            table.convert(amount, to, '2026-12-31'),
          );
        },
      ),
    );
  });

  it('is off by at most half a minor unit from the exact worth', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n), fc.constantFrom('EUR', 'JPY', 'VND'), (minor, to) => {
        const dollars = Money.ofMinor(minor, 'USD');
        const converted = table.convert(dollars, to, '2026-03-01')!;
        const perUnit = BigInt(Math.round(Number(table.usdPerUnit(to, '2026-03-01')) * 1e12));
        // |converted × rate − dollars|, both over 10^(12 + digits + 2), is at most rate / 2 in the same units.
        const scale = 10n ** BigInt(minorDigits(to));
        const difference = converted.minor * perUnit * 100n - minor * 10n ** 12n * scale;
        const magnitude = difference < 0n ? -difference : difference;
        expect(magnitude * 2n <= perUnit * 100n).toBe(true);
      }),
    );
  });
});
