import { type Compared, type ComparedFacts, compare } from './comparison.js';

function facts(
  id: string,
  capability: Partial<ComparedFacts['capabilities'][number]> = {},
  rest: Partial<ComparedFacts> = {},
): ComparedFacts {
  return {
    organisation: { id, country: 'VN', languages: ['vi'] },
    capabilities: [{ conceptIds: ['process.milling', 'material.steel'], equipment: [], ...capability }],
    certificates: [],
    ...rest,
  };
}

const row = (kind: Compared, ...suppliers: ComparedFacts[]) =>
  compare(suppliers, true).find((one) => one.kind === kind)!;

describe('comparing suppliers', () => {
  it('says which rows differ', () => {
    const rows = compare(
      [facts('a'), facts('b', { conceptIds: ['process.turning', 'material.steel'] })],
      false,
    );
    expect(rows.filter(({ isDifferent }) => isDifferent).map(({ kind }) => kind)).toEqual(['process']);
    expect(rows.map(({ kind }) => kind)).not.toContain('fair');
  });

  it('marks the best figure, but not one alone nor equal ones', () => {
    const best = (kind: Compared, ...values: object[]) =>
      row(kind, ...values.map((value, at) => facts(String(at), value))).cells.map(({ isBest }) => isBest);
    expect(best('tolerance', { toleranceUm: 50 }, { toleranceUm: 10 }, {})).toEqual([false, true, false]);
    expect(best('tolerance', { toleranceUm: 50 }, {})).toEqual([false, false]);
    expect(best('tolerance', { toleranceUm: 50 }, { toleranceUm: 50 })).toEqual([false, false]);
    expect(best('part-size', { partSizeMaxMm: 50 }, { partSizeMaxMm: 100 })).toEqual([false, true]);
    expect(best('lead-time', { leadTimeDays: 7 }, { leadTimeDays: 30 })).toEqual([true, false]);
  });

  it('keeps amounts of different units apart, and adds none up', () => {
    const supplier = facts(
      'a',
      {},
      {
        capabilities: [
          { conceptIds: [], equipment: [], monthlyCapacity: 100, capacityUnit: 'pieces', minimumOrder: 10 },
          { conceptIds: [], equipment: [], monthlyCapacity: 300, capacityUnit: 'pieces', minimumOrder: 5 },
          { conceptIds: [], equipment: [], monthlyCapacity: 2, capacityUnit: 'tonnes' },
        ],
      },
    );
    expect(row('capacity', supplier).cells[0]!.figures).toEqual([
      { from: null, to: 300, unit: 'pieces' },
      { from: null, to: 2, unit: 'tonnes' },
    ]);
    expect(row('minimum-order', supplier).cells[0]!.figures).toEqual([{ from: 5, to: null, unit: 'pieces' }]);
  });

  it('takes certificates for the same by what they certify', () => {
    const withIso = (id: string) =>
      facts(id, {}, { certificates: [{ id, conceptId: 'certificate.iso-9001' }] });
    expect(row('certificate', withIso('a'), withIso('b')).isDifferent).toBe(false);
    expect(row('certificate', withIso('a'), facts('b')).isDifferent).toBe(true);
  });

  it('says who is at the fair', () => {
    const there = facts('a', {}, { participation: { booth: 'A1' } });
    const { cells, isDifferent } = row('fair', there, facts('b'));
    expect([isDifferent, cells.map(({ values }) => values)]).toEqual([true, [['A1'], []]]);
  });
});
