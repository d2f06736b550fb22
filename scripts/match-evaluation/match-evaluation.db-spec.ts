import { type TestDatabase, createTestDatabase } from '../../test/support/test-database.js';
import { type Evaluation, JUDGED_NEEDS, evaluateMatching } from './evaluate.js';
import { readJudgements } from './judgements.js';

describe('proposals and an engineer’s judgement', () => {
  let database: TestDatabase;
  let found: Evaluation;

  beforeAll(async () => {
    database = await createTestDatabase();
    found = await evaluateMatching(database.url);
  });
  afterAll(() => database?.drop());

  it('rests on what was judged: the needs and suppliers are there, and nothing of them has changed since', () => {
    expect(found.stale.map(({ need, supplier }) => `${need} ${supplier}`)).toEqual([]);
    expect(found.pairs).toHaveLength(readJudgements().length);
    const judged = new Set(found.pairs.map(({ need }) => need));
    expect(JUDGED_NEEDS.map(({ key }) => key).filter((key) => !judged.has(key))).toEqual([]);
  });

  it('is judged on enough pairs of every kind, with a reason for each that isn’t of another trade', () => {
    const of = (label: string) => found.pairs.filter((pair) => pair.label === label);
    expect(found.pairs.length).toBeGreaterThanOrEqual(400);
    expect(of('good').length).toBeGreaterThanOrEqual(80);
    expect(of('possible').length).toBeGreaterThanOrEqual(80);
    expect([...of('good'), ...of('possible')].filter(({ why }) => why === '')).toEqual([]);
    // A need that nobody is good for would measure nothing.
    expect(found.perNeed.filter(({ good }) => good < 1).map(({ need }) => need)).toEqual([]);
  });

  it('never shuts out who is good, and lets hardly anybody through who isn’t', () => {
    expect(found.shutOut).toEqual([]);
    const no = found.pairs.filter(({ label }) => label === 'no').length;
    expect(found.letThrough.length / no).toBeLessThanOrEqual(0.04);
  });

  it('puts the good first', () => {
    expect(found.quality.ndcg).toBeGreaterThanOrEqual(0.93);
    expect(found.quality.precision).toBeGreaterThanOrEqual(0.88);
  });

  it('is worth more with what it measures than without, and no component does harm', () => {
    for (const name of ['concept-coverage', 'part-size', 'capacity', 'certificates', 'language'] as const) {
      expect(found.without.get(name)!.ndcg).toBeLessThan(found.quality.ndcg);
    }
    for (const one of found.without.values()) expect(one.ndcg).toBeLessThan(found.quality.ndcg + 0.005);
  });
});

describe('the file of judgements', () => {
  const HEAD = 'need\tsupplier\tlabel\treading\twhy';

  it('names the line that can’t be read', () => {
    expect(() => readJudgements(`${HEAD}\nn\ts\tgreat\tr\t\n`)).toThrow(/line 2: “great”/);
  });

  it('takes a pair once', () => {
    expect(() => readJudgements(`${HEAD}\nn\ts\tgood\tr\t\nn\ts\tno\tr\t\n`)).toThrow(/line 3.*twice/);
  });
});
