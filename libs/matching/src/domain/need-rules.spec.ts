import { type NeedDetails, needProblems } from './need-rules.js';
import { smallGraph } from './scoring/scoring.fixtures.js';

function problemsOf(rest: Partial<NeedDetails>, keptDeadline: string | null = null): string[] {
  const details: NeedDetails = {
    title: 'Milled housings',
    concepts: [{ conceptId: 'process.milling', importance: 'must' }],
    countries: [],
    isPublic: true,
    ...rest,
  };
  return needProblems(details, { graph: smallGraph, today: '2026-11-22', keptDeadline }).map(({ path }) =>
    path.join('.'),
  );
}

describe('the rules of a need', () => {
  it('has nothing to say against a good one', () => {
    const good = { toleranceUm: 1, partSizeMm: 1, monthlyVolume: 1, volumeUnit: 'kg' as const };
    expect(problemsOf({ ...good, deadline: '2026-11-22' })).toEqual([]);
  });

  it.each<[string, Partial<NeedDetails>]>([
    ['input.concepts', { concepts: [] }],
    [
      'input.concepts.1.conceptId',
      {
        concepts: [
          { conceptId: 'process.milling', importance: 'must' },
          { conceptId: 'process.milling', importance: 'nice' },
        ],
      },
    ],
    ['input.concepts.0.conceptId', { concepts: [{ conceptId: 'process.magic', importance: 'must' }] }],
    ['input.toleranceUm', { toleranceUm: 0 }],
    ['input.partSizeMm', { partSizeMm: -5 }],
    ['input.volumeUnit', { monthlyVolume: 5 }],
    ['input.monthlyVolume', { volumeUnit: 'pieces' }],
    ['input.countries.1', { countries: ['VN', 'VN'] }],
    ['input.deadline', { deadline: '2026-11-21' }],
  ])('names %s', (path, details) => {
    expect(problemsOf(details)).toEqual([path]);
  });

  it('names all that is wrong at once', () => {
    expect(problemsOf({ concepts: [], toleranceUm: 0, deadline: '2020-01-01' })).toHaveLength(3);
  });

  it('lets a deadline stand that has passed since', () => {
    expect(problemsOf({ deadline: '2026-11-21' }, '2026-11-21')).toEqual([]);
    expect(problemsOf({ deadline: '2026-11-20' }, '2026-11-21')).toEqual(['input.deadline']);
  });
});
