import fc from 'fast-check';
import { Money, minorDigits } from './money.js';

const currency = fc.constantFrom('USD', 'VND', 'JPY', 'KWD', 'EUR');
const minor = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

describe('Money', () => {
  it('knows the minor digits of the currencies that a fair meets', () => {
    expect(['USD', 'EUR', 'VND', 'JPY', 'KRW', 'KWD'].map(minorDigits)).toEqual([2, 2, 0, 0, 0, 3]);
  });

  it('writes and reads back every amount', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) => {
        const money = Money.ofMinor(amount, code);
        expect(Money.parse(money.toDecimal(), code).equals(money)).toBe(true);
      }),
    );
  });

  it('adds exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(minor), currency, (amounts, code) => {
        const parts = amounts.map((amount) => Money.ofMinor(amount, code));
        expect(Money.sum(parts, code).minor).toBe(amounts.reduce((sum, amount) => sum + amount, 0n));
        expect(Money.sum(parts.reverse(), code).minor).toBe(Money.sum(parts, code).minor);
      }),
    );
  });

  it('refuses to add two currencies', () => {
    expect(() => Money.parse('1', 'USD').plus(Money.parse('1', 'VND'))).toThrow(/USD and VND/);
  });

  it.each([
    ['1.234', 'USD', /2 decimal places/],
    ['10.5', 'VND', /0 decimal places/],
    ['1,234.50', 'USD', /not an amount/],
    ['', 'USD', /not an amount/],
    ['1', 'USDT', /not an ISO 4217/],
  ])('refuses %p %p', (text, code, reason) => {
    expect(() => Money.parse(text, code)).toThrow(reason);
  });

  it('converts with half rounded away from zero', () => {
    expect(Money.parse('100.00', 'USD').convert('25450.5', 'VND').toDecimal()).toBe('2545050');
    expect(Money.parse('1', 'VND').convert('0.005', 'USD').toDecimal()).toBe('0.01');
    expect(Money.parse('-1', 'VND').convert('0.005', 'USD').toDecimal()).toBe('-0.01');
    expect(Money.parse('1', 'VND').convert('0.0049', 'USD').toDecimal()).toBe('0.00');
  });
});
