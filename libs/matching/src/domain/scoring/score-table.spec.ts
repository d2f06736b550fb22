import {
  capabilityFacts,
  certificateFacts,
  needFacts,
  smallGraph,
  supplierFacts,
  DAY,
} from './scoring.fixtures.js';
import { scorePair } from './score-pair.js';
import { scoreAll } from './score-table.js';
import { DEFAULT_RULES } from './scoring-rules.js';
import { SupplierProfile, poolOf } from './supplier-profile.js';

describe('the table of scores', () => {
  const needs = [needFacts({ toleranceUm: 20, buyerCountry: 'VN' }), needFacts({ id: 'other' })];
  const suppliers = [
    supplierFacts({ capabilities: [capabilityFacts({ toleranceUm: 5 })] }),
    supplierFacts({ organisationId: 'idle', capabilities: [] }),
    supplierFacts({ organisationId: 'certified', certificates: [certificateFacts()] }),
  ].map((facts) => new SupplierProfile(facts, smallGraph, DAY));
  const pool = poolOf(suppliers);

  it('says what scoring the pairs one by one says, of those that are eligible', async () => {
    const table = await scoreAll({ needs, suppliers, pool, rules: DEFAULT_RULES });
    const pairs = Array.from({ length: table.size }, (_, row) => [table.needOf(row), table.supplierOf(row)]);
    expect(pairs).toEqual([
      [0, 0],
      [0, 2],
      [1, 0],
      [1, 2],
    ]);
    const other = { ...DEFAULT_RULES, weights: { ...DEFAULT_RULES.weights, tolerance: 3, novelty: 0 } };
    for (const rules of [DEFAULT_RULES, other]) {
      const scores = table.scores(rules.weights);
      pairs.forEach(([n, s], row) => {
        const { score } = scorePair({ need: needs[n!]!, supplier: suppliers[s!]!, pool, rules });
        expect(scores[row]).toBeCloseTo(score, 5);
      });
    }
  });

  it('leaves out those who may not meet', async () => {
    const table = await scoreAll(
      { needs, suppliers, pool, rules: DEFAULT_RULES },
      { mayMeet: (_, supplier) => supplier !== 0 },
    );
    expect(table.size).toBe(2);
  });
});
