import { loadVocabulary } from '#vocabulary';
import { BUYERS } from './buyers.js';
import { splitExactly } from './make-agreements.js';
import { SUPPLIER_COUNT } from './make-suppliers.js';
import { FirmNames } from './names.js';
import { PAST_FAIRS, TOTAL_USD_CENTS } from './past-fairs.js';
import { Random } from './random.js';
import { TRADES } from './trades.js';

describe('the demo data', () => {
  it('uses concepts that the vocabulary has', () => {
    const vocabulary = loadVocabulary();
    const used = [
      ...TRADES.flatMap((trade) => [
        trade.sector,
        ...trade.industries.map((id) => `industry.${id}`),
        ...trade.certificates.map(([id]) => `certificate.${id}`),
        ...trade.lines.flatMap((line) => [
          ...line.processes.map((id) => `process.${id}`),
          ...line.materials.map((id) => `material.${id}`),
          ...line.products.map((id) => `product.${id}`),
          ...line.equipment.map(([id]) => `equipment.${id}`),
        ]),
      ]),
      ...BUYERS.flatMap((buyer) => buyer.needs.flatMap((need) => need.concepts.map(([id]) => id))),
    ];
    expect(used.filter((id) => !vocabulary.byId(id))).toEqual([]);
  });

  it('has the proportions of the brief', () => {
    expect(TRADES.reduce((sum, trade) => sum + trade.share, 0)).toBe(SUPPLIER_COUNT);
    expect(BUYERS).toHaveLength(20);
    const total = (key: 'direct' | 'indirect' | 'agreements') =>
      PAST_FAIRS.reduce((sum, fair) => sum + fair[key], 0);
    expect([PAST_FAIRS.length, total('direct'), total('indirect'), total('agreements')]).toEqual([
      4, 55, 198, 140,
    ]);
  });

  it('splits a sum into parts that add up to it exactly, the same for the same seed', () => {
    const parts = splitExactly(new Random(7), TOTAL_USD_CENTS, 140);
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(TOTAL_USD_CENTS);
    expect(parts.every((part) => part > 0n)).toBe(true);
    expect(splitExactly(new Random(7), TOTAL_USD_CENTS, 140)).toEqual(parts);
  });

  it('gives each firm a name of its own', () => {
    const names = new FirmNames(new Random(1));
    const made = Array.from({ length: SUPPLIER_COUNT }, () => names.next(['Khuôn mẫu'], ['Mould']).slug);
    expect(new Set(made).size).toBe(SUPPLIER_COUNT);
  });
});
