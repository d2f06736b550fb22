import fc from 'fast-check';
import { farNeighbour, inverseOf, usdPerUnitOf, usualWay } from './rate-entry.js';

describe('a rate as people say it', () => {
  it('is read whichever way round and whichever signs', () => {
    expect(usdPerUnitOf('25450', 'per-dollar', 'VND')).toBe('0.000039292730844794');
    expect(usdPerUnitOf('25.450', 'per-dollar', 'VND')).toBe('0.000039292730844794');
    expect(usdPerUnitOf('25,450.5', 'per-dollar', 'VND')).toBe(inverseOf('25450.5'));
    expect(usdPerUnitOf('1,087', 'per-unit', 'EUR')).toBe('1.087');
    expect(usdPerUnitOf('0,0000394', 'per-unit', 'VND')).toBe('0.0000394');
    for (const typed of ['', '0', '-3', 'much', '0.000'])
      expect(usdPerUnitOf(typed, 'per-dollar', 'VND')).toBeNull();
    expect([usualWay('VND'), usualWay('EUR')]).toEqual(['per-dollar', 'per-unit']);
  });

  it('comes back when it is turned round twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (hundredths) => {
        const decimal = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const back = Number(inverseOf(inverseOf(decimal)!));
        expect(Math.abs(back / Number(decimal) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is far when it is a tenth off the day before or after', () => {
    const rates = [
      { validFrom: '2026-03-01', usdPerUnit: '0.00004' },
      { validFrom: '2026-01-01', usdPerUnit: '0.000039' },
    ];
    const far = (validFrom: string, usdPerUnit: string) =>
      farNeighbour(rates, { validFrom, usdPerUnit })?.validFrom ?? null;
    expect(far('2026-02-01', '0.0000395')).toBeNull();
    expect(far('2026-02-01', '25450')).toBe('2026-01-01');
    expect(far('2025-06-01', '0.00003')).toBe('2026-01-01');
    expect(far('2026-06-01', '0.00003')).toBe('2026-03-01');
    // The same day again corrects that one: it is no neighbour of itself.
    expect(farNeighbour([rates[0]!], { validFrom: '2026-03-01', usdPerUnit: '5' })).toBeNull();
    expect(farNeighbour([], { validFrom: '2026-03-01', usdPerUnit: '5' })).toBeNull();
  });
});
