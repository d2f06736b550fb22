import { loadVocabulary } from '#vocabulary';
import { type TestDatabase, createTestDatabase } from '../../test/support/test-database.js';
import { diacriticsBar, languagesBar, typoBar } from './bars.js';
import { type Catalogue, openCatalogue } from './catalogue.js';
import { givenEngines } from './engines.js';
import { evaluate, judge, summarise } from './evaluate.js';

/** Measured, less a margin; raised when the search gets better. */
const FLOORS: Record<string, { ndcg: number; recall: number }> = {
  en: { ndcg: 0.9, recall: 0.9 },
  ja: { ndcg: 0.88, recall: 0.92 },
  ko: { ndcg: 0.9, recall: 0.94 },
  mixed: { ndcg: 0.95, recall: 0.94 },
  vi: { ndcg: 0.87, recall: 0.86 },
  zh: { ndcg: 0.9, recall: 0.92 },
};
const TENTH = 10;

describe.each(givenEngines().map((engine) => [engine.name, engine] as const))('search on %s', (_, engine) => {
  let database: TestDatabase;
  let catalogue: Catalogue;

  beforeAll(async () => {
    database = await createTestDatabase();
    catalogue = await openCatalogue(database.url, engine);
  });
  afterAll(async () => {
    await catalogue?.close();
    await database?.drop();
  });

  it('is asked enough, and nothing that nobody in the catalogue comes near to', () => {
    const queries = judge(catalogue.facts);
    expect(queries.length).toBeGreaterThanOrEqual(220);
    const count = (of: (query: (typeof queries)[number]) => boolean) => queries.filter(of).length;
    for (const language of Object.keys(FLOORS)) {
      const asked = count((query) => query.language === language);
      expect({ language, asked, isEnough: asked >= 25 }).toMatchObject({ isEnough: true });
    }
    expect(new Set(queries.map(({ text }) => text)).size).toBe(queries.length);
    const hopeless = queries.filter(({ grades }) => ![...grades.values()].some((grade) => grade >= 2));
    expect(hopeless.map(({ text }) => text)).toEqual([]);
    // Where everybody is right any answer is.
    const easy = queries.filter(
      ({ grades }) => [...grades.values()].filter((grade) => grade === 3).length > grades.size / 3,
    );
    expect(easy.map(({ text }) => text)).toEqual([]);
  });

  it('answers in every language as well as it did', async () => {
    const summary = summarise(await evaluate(catalogue, judge(catalogue.facts)));
    for (const [language, floor] of Object.entries(FLOORS)) {
      const { ndcg, recallOfBest } = summary.get(`language ${language}`)!;
      expect({ language, ndcg, reached: ndcg >= floor.ndcg }).toMatchObject({ reached: true });
      expect({ language, recallOfBest, reached: recallOfBest >= floor.recall }).toMatchObject({
        reached: true,
      });
    }
  });

  it('gives the same answer with diacritics and without', async () => {
    const { failures } = await diacriticsBar(catalogue, loadVocabulary());
    // giấy (paper) and giày (shoe) are told apart by nothing else.
    expect(failures.filter((name) => name !== 'giấy')).toEqual([]);
  });

  it('forgives one mistake in a word', async () => {
    const { asked, share } = await typoBar(catalogue, loadVocabulary());
    expect(asked).toBeGreaterThan(500);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  it('finds the same in five languages', async () => {
    const { share, failures } = await languagesBar(catalogue, loadVocabulary(), TENTH);
    expect(failures).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.99);
  });
});
