import fc from 'fast-check';
import { Money } from '#kernel';
import { spokenAmount, spokenCount } from './spoken-figures.js';

describe('how a count is said', () => {
  it.each([
    [0, '0'],
    [55, '55'],
    [99, '99'],
    [100, '100'],
    [140, '140'],
    [195, '195'],
    [196, 'nearly 200'],
    [198, 'nearly 200'],
    [199, 'nearly 200'],
    [200, '200'],
    [201, '201'],
    [979, '979'],
    [980, 'nearly 1000'],
    [1960, 'nearly 2000'],
    [1959, '1959'],
  ])('%d is %s', (count, said) => {
    const { nearly, shown } = spokenCount(count);
    expect(`${nearly ? 'nearly ' : ''}${shown}`).toBe(said);
  });

  it('never says less than there is, and never more than 2 % too much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (count) => {
        const { nearly, shown } = spokenCount(count);
        expect(shown).toBeGreaterThanOrEqual(count);
        expect(shown - count).toBeLessThanOrEqual(shown / 50);
        expect(nearly).toBe(shown !== count);
      }),
    );
  });
});

describe('how an amount is said', () => {
  it.each([
    ['850.49', 'USD', 850, 'one'],
    ['999.50', 'USD', 1000, 'one'],
    ['1499', 'USD', 1000, 'one'],
    ['1500', 'USD', 2000, 'one'],
    ['650000', 'USD', 650_000, 'one'],
    ['999499', 'USD', 999_000, 'one'],
    ['999500', 'USD', 1, 'million'],
    ['6449999.99', 'USD', 6.4, 'million'],
    ['6450000', 'USD', 6.5, 'million'],
    ['6500000', 'USD', 6.5, 'million'],
    ['99949999', 'USD', 99.9, 'million'],
    ['99950000', 'USD', 100, 'million'],
    ['123456789', 'USD', 123, 'million'],
    ['999499999', 'USD', 999, 'million'],
    ['999500000', 'USD', 1, 'billion'],
    ['165432000000', 'VND', 165, 'billion'],
    ['1654320000000', 'VND', 1654, 'billion'],
  ])('%s %s is about %d %s', (amount, currency, units, unit) => {
    expect(spokenAmount(Money.parse(amount, currency))).toEqual({ tenths: units * 10, unit });
  });

  it('is within half of the last place said', () => {
    const sizes = { one: 1, million: 1e6, billion: 1e9 };
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 2 ** 50 }), (dollars) => {
        const { tenths, unit } = spokenAmount(Money.parse(String(dollars), 'USD'));
        const place = unit === 'one' ? 1000 : tenths < 1000 ? sizes[unit] / 10 : sizes[unit];
        expect(Math.abs((tenths / 10) * sizes[unit] - dollars)).toBeLessThanOrEqual(place / 2);
      }),
    );
  });
});
