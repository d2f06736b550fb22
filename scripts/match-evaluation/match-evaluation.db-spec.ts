import { type TestDatabase, createTestDatabase } from '../../test/support/test-database.js';
import { type Evaluation, evaluateMatching } from './evaluate.js';

describe('proposals and an engineer’s judgement', () => {
  let database: TestDatabase;
  let found: Evaluation;

  beforeAll(async () => {
    database = await createTestDatabase();
    found = await evaluateMatching(database.url);
  });
  afterAll(() => database?.drop());

  it('is judged on enough pairs of every kind', () => {
    const count = (label: string) => found.pairs.filter((pair) => pair.label === label).length;
    expect(found.perNeed.length).toBeGreaterThanOrEqual(20);
    expect(found.pairs.length).toBeGreaterThanOrEqual(400);
    expect(count('good')).toBeGreaterThanOrEqual(100);
    expect(count('possible')).toBeGreaterThanOrEqual(100);
    // A need that nobody is good for would measure nothing.
    expect(found.perNeed.filter(({ good }) => good < 1).map(({ title }) => title)).toEqual([]);
  });

  it('never shuts out who is good', () => {
    expect(found.pairs.filter(({ label, isEligible }) => label === 'good' && !isEligible)).toEqual([]);
  });

  it('puts the good first', () => {
    expect(found.quality.ndcg).toBeGreaterThanOrEqual(0.9);
    expect(found.quality.precision).toBeGreaterThanOrEqual(0.8);
  });

  it('is worth more with what it measures than without', () => {
    for (const name of ['tolerance', 'part-size', 'capacity']) {
      expect(found.without.get(name)!.ndcg).toBeLessThan(found.quality.ndcg);
    }
  });
});
