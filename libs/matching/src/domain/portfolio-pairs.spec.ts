import fc from 'fast-check';
import { solvePortfolio } from '#portfolio-solver';
import { FURTHER_NEED, type PairAnswers, WISH_WORTH, worthyPairs } from './portfolio-pairs.js';
import { ANSWERS, isWish } from './proposal.entity.js';
import { ScoreTable } from './scoring/score-table.js';
import { COMPONENT_NAMES } from './scoring/scoring-rules.js';

interface Row {
  readonly need: number;
  readonly supplier: number;
  readonly score: number;
  readonly answers?: PairAnswers;
}

/** Needs belong to buyers two by two: 0 and 1 to the first, 2 and 3 to the second. */
const buyerOf = (need: number) => Math.floor(need / 2);

function pairsOf(
  rows: readonly Row[],
  { minScore = 0.3, isBooked = (): boolean => false }: { minScore?: number; isBooked?: () => boolean } = {},
) {
  const table = new ScoreTable();
  for (const { need, supplier } of rows)
    table.add(
      need,
      supplier,
      COMPONENT_NAMES.map(() => 1),
    );
  const { pairs, rows: rowsOf } = worthyPairs(table, {
    scores: Float64Array.from(rows, ({ score }) => score),
    ...{ minScore, buyerOf, isBooked },
    answersOf: (row) => rows[row]!.answers,
  });
  return [...pairs.worth].map((worth, pair) => ({
    supplier: pairs.supplier[pair]!,
    buyer: pairs.buyer[pair]!,
    worth,
    isFixed: pairs.isFixed[pair] === 1,
    rows: rowsOf[pair]!,
  }));
}

const said = (
  supplierAnswer: PairAnswers['supplierAnswer'],
  buyerAnswer: PairAnswers['buyerAnswer'] = null,
) => ({
  ...{ supplierAnswer, buyerAnswer },
});

describe('what a meeting is worth', () => {
  it('is its best need and a part of the others', () => {
    const [one] = pairsOf([
      { need: 0, supplier: 0, score: 0.4 },
      { need: 1, supplier: 0, score: 0.8 },
    ]);
    expect(one).toMatchObject({ supplier: 0, buyer: 0, isFixed: false, rows: [1, 0] });
    expect(one!.worth).toBeCloseTo(0.8 + FURTHER_NEED * 0.4, 9);
  });

  it('leaves out what scores too little unless somebody has asked for it', () => {
    expect(pairsOf([{ need: 0, supplier: 0, score: 0.2 }])).toEqual([]);
    const [asked] = pairsOf([{ need: 0, supplier: 0, score: 0.2, answers: said('must') }]);
    expect(asked!.worth).toBeCloseTo(0.2 + WISH_WORTH.must, 9);
  });

  it('fixes what both want and what is booked, and drops a need that one side has refused', () => {
    expect(pairsOf([{ need: 0, supplier: 0, score: 0.1, answers: said('meet', 'must') }])).toMatchObject([
      { isFixed: true },
    ]);
    expect(pairsOf([{ need: 0, supplier: 0, score: 0.5 }], { isBooked: () => true })).toMatchObject([
      { isFixed: true },
    ]);
    expect(
      pairsOf([
        { need: 0, supplier: 0, score: 0.9, answers: said(null, 'no-thanks') },
        { need: 1, supplier: 0, score: 0.5 },
      ]),
    ).toMatchObject([{ rows: [1], worth: 0.5 }]);
  });
});

const answer = fc.option(fc.constantFrom(...ANSWERS), { nil: null });
const anyRows: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.record({
    need: fc.integer({ min: 0, max: 3 }),
    supplier: fc.integer({ min: 0, max: 3 }),
    score: fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100),
    answers: fc.record({ supplierAnswer: answer, buyerAnswer: answer }),
  }),
  { selector: ({ need, supplier }) => `${need} ${supplier}`, maxLength: 12 },
);

describe('for any scores and answers', () => {
  it('nobody is brought together over what one side has refused, and every agreement is kept', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const pairs = pairsOf(rows);
        const used = pairs.flatMap((pair) => pair.rows);
        rows.forEach(({ need, supplier, answers }, row) => {
          const { supplierAnswer, buyerAnswer } = answers!;
          if (supplierAnswer === 'no-thanks' || buyerAnswer === 'no-thanks') expect(used).not.toContain(row);
          if (isWish(supplierAnswer) && isWish(buyerAnswer)) {
            const pair = pairs.find((one) => one.supplier === supplier && one.buyer === buyerOf(need));
            expect(pair!.isFixed).toBe(true);
          }
        });
      }),
    );
  });

  it('suppliers that are alike in all are worth alike, whatever place they have', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 3 }), async (rows, shift) => {
        const turned = rows.map((row) => ({ ...row, supplier: (row.supplier + shift) % 4 }));
        const worths = (all: readonly Row[]) =>
          pairsOf(all)
            .map(({ buyer, worth, isFixed }) => `${buyer} ${worth.toFixed(9)} ${isFixed}`)
            .sort();
        expect(worths(turned)).toEqual(worths(rows));
        const best = async (all: readonly Row[]) => {
          const pairs = pairsOf(all);
          const party = { id: 'party', capacity: 1, minimum: 0 };
          const { worth, worstShare } = await solvePortfolio({
            suppliers: Array.from({ length: 4 }, () => party),
            buyers: Array.from({ length: 2 }, () => party),
            pairs: {
              supplier: Uint32Array.from(pairs, ({ supplier }) => supplier),
              buyer: Uint32Array.from(pairs, ({ buyer }) => buyer),
              worth: Float64Array.from(pairs, (pair) => pair.worth),
              isFixed: new Uint8Array(pairs.length),
            },
            ...{ budget: 4, isFair: true },
          });
          return [worth.toFixed(6), worstShare];
        };
        expect(await best(turned)).toEqual(await best(rows));
      }),
    );
  });
});
