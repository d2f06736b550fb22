import { isAmount, readAmount } from './read-amount.js';

describe('an amount as people type it', () => {
  it.each([
    ['1234567.5', 'USD', '1234567.5'],
    ['1.234.567,50', 'USD', '1234567.50'],
    ['1,234,567.50', 'USD', '1234567.50'],
    ['1 234 567,5', 'EUR', '1234567.5'],
    ['1.860.000.000', 'VND', '1860000000'],
    ['50,500,000', 'VND', '50500000'],
    // One sign before three digits: nobody writes a tenth of a cent, but everybody writes thousands.
    ['1.500', 'USD', '1500'],
    ['1.500', 'VND', '1500'],
    ['1.500', 'KWD', '1.500'],
    ['0.125', 'USD', '0.125'],
    ['1,234.500', 'KWD', '1234.500'],
    ['1.234,500', 'USD', '1234.500'],
    ['12.', 'USD', '12'],
    ['-5', 'USD', '-5'],
  ])('%s in %s', (text, currency, amount) => {
    expect(readAmount(text, currency)).toBe(amount);
    expect(isAmount(amount)).toBe(true);
  });

  it.each(['', 'about 500', '12a', '5 USD'])('leaves %j to the API to refuse', (text) => {
    expect(isAmount(readAmount(text, 'USD'))).toBe(false);
  });
});
