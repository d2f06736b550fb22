import fc from 'fast-check';
import {
  InvalidPortfolioError,
  type Party,
  type Portfolio,
  type PortfolioProblem,
  degreesOf,
  portfolioFaults,
  solvePortfolio,
  solvePortfolioInWorker,
} from '../index.js';

type Triple = readonly [supplier: number, buyer: number, worth: number, isFixed?: boolean];

const party = (capacity: number, minimum = 0, rest: Partial<Party> = {}): Party => ({
  id: 'party',
  capacity,
  minimum,
  ...rest,
});

function problemOf(
  suppliers: Party[],
  buyers: Party[],
  triples: readonly Triple[],
  { budget = 1000, isFair = false } = {},
): PortfolioProblem {
  return {
    ...{ suppliers, buyers, budget, isFair },
    pairs: {
      supplier: Uint32Array.from(triples, ([supplier]) => supplier),
      buyer: Uint32Array.from(triples, ([, buyer]) => buyer),
      worth: Float64Array.from(triples, ([, , worth]) => worth),
      isFixed: Uint8Array.from(triples, ([, , , isFixed]) => (isFixed ? 1 : 0)),
    },
  };
}

const chosenOf = async (problem: PortfolioProblem) => [...(await solvePortfolio(problem)).chosen];

describe('solvePortfolio', () => {
  it('takes the most worth that there is room for, where taking the best first does not', async () => {
    const triples: Triple[] = [
      [0, 0, 10],
      [0, 1, 9],
      [1, 0, 9],
      [1, 1, 1],
    ];
    const one = [party(1), party(1)];
    expect(await chosenOf(problemOf(one, one, triples))).toEqual([1, 2]);
    expect(await chosenOf(problemOf(one, one, triples, { budget: 1 }))).toEqual([0]);
  });

  it('keeps what is fixed, and says what that goes beyond', async () => {
    const problem = problemOf(
      [party(1)],
      [party(1), party(1)],
      [
        [0, 0, 1, true],
        [0, 1, 1, true],
      ],
      { budget: 1 },
    );
    const { chosen, concessions } = await solvePortfolio(problem);
    expect([...chosen]).toEqual([0, 1]);
    expect(concessions).toEqual([
      { kind: 'capacity', side: 'supplier', party: 0, asked: 1, got: 2 },
      { kind: 'budget', side: null, party: null, asked: 1, got: 2 },
    ]);
  });

  it('breaks as few promises as it can, and those of sponsors last', async () => {
    const promises = (sponsored: number) => [
      party(1, 1, { isSponsored: sponsored === 0 }),
      party(1, 1, { isSponsored: sponsored === 1 }),
    ];
    const triples: Triple[] = [
      [0, 0, 9],
      [1, 0, 1],
    ];
    const first = await solvePortfolio(problemOf(promises(0), [party(1)], triples));
    expect(first.concessions).toEqual([{ kind: 'minimum', side: 'supplier', party: 1, asked: 1, got: 0 }]);
    const second = await solvePortfolio(problemOf(promises(1), [party(1)], triples));
    expect(second.concessions).toEqual([{ kind: 'minimum', side: 'supplier', party: 0, asked: 1, got: 0 }]);
    expect(second.worth).toBe(1);
  });

  it('starves nobody where there is enough for all, and then takes the most worth', async () => {
    const triples: Triple[] = [
      [0, 0, 10],
      [0, 1, 9],
      [1, 0, 3],
      [1, 1, 1],
    ];
    const problem = (isFair: boolean) =>
      problemOf([party(2), party(2)], [party(1), party(1)], triples, { isFair });
    expect(await chosenOf(problem(false))).toEqual([0, 1]);
    const fair = await solvePortfolio(problem(true));
    expect([...fair.chosen]).toEqual([1, 2]);
    expect([fair.worstShare, fair.worstShareBound]).toEqual([0.5, 0.5]);
  });

  it('serves as many as it can where there is not enough for all, and names who goes without', async () => {
    const triples: Triple[] = [
      [0, 0, 10],
      [0, 1, 9],
      [1, 0, 2],
      [2, 0, 1],
    ];
    const { chosen, worstShare, worstShareBound, concessions } = await solvePortfolio(
      problemOf([party(2), party(2), party(2)], [party(1), party(1)], triples, { isFair: true }),
    );
    expect([...chosen]).toEqual([1, 2]);
    expect([worstShare, worstShareBound]).toEqual([0, 0]);
    expect(concessions).toEqual([{ kind: 'served', side: 'supplier', party: 2, asked: 1, got: 0 }]);
  });

  it('is as fair as it can be to the others where somebody has to go without', async () => {
    // The third and fourth want one place between them; of the first two, one could take all that the second buyer has.
    const triples: Triple[] = [
      [0, 0, 9],
      [0, 1, 9],
      [0, 2, 9],
      [0, 3, 9],
      [1, 0, 1],
      [1, 1, 1],
      [1, 2, 1],
      [1, 3, 1],
      [2, 4, 5],
      [3, 4, 4],
    ];
    const four = [party(4), party(4), party(4), party(4)];
    const one = Array.from({ length: 5 }, () => party(1));
    const { chosen, concessions } = await solvePortfolio(problemOf(four, one, triples, { isFair: true }));
    const degrees = degreesOf(
      chosen,
      Uint32Array.from(triples, ([supplier]) => supplier),
      4,
    );
    expect([...degrees]).toEqual([2, 2, 1, 0]);
    expect(concessions).toEqual([{ kind: 'served', side: 'supplier', party: 3, asked: 1, got: 0 }]);
  });

  it('looks for the fairest also where promises cannot all be kept', async () => {
    const triples: Triple[] = [
      [0, 0, 1],
      [1, 1, 9],
      [1, 2, 9],
      [2, 1, 1],
      [2, 2, 1],
    ];
    const { chosen, concessions } = await solvePortfolio(
      problemOf([party(2, 2), party(2), party(2)], [party(1), party(1), party(1)], triples, { isFair: true }),
    );
    expect(concessions).toEqual([{ kind: 'minimum', side: 'supplier', party: 0, asked: 2, got: 1 }]);
    expect([
      ...degreesOf(
        chosen,
        Uint32Array.from(triples, ([supplier]) => supplier),
        3,
      ),
    ]).toEqual([1, 1, 1]);
  });

  it('does not let one whose buyers have no time left lower the share of the others', async () => {
    const triples: Triple[] = [
      [0, 0, 1, true],
      [1, 0, 5],
      [2, 1, 3],
      [3, 1, 2],
      [2, 2, 3],
      [3, 2, 2],
    ];
    const { worstShare, concessions } = await solvePortfolio(
      problemOf([party(2), party(2), party(2), party(2)], [party(1), party(1), party(1)], triples, {
        isFair: true,
      }),
    );
    expect(worstShare).toBe(0.5);
    expect(concessions).toEqual([{ kind: 'served', side: 'supplier', party: 1, asked: 1, got: 0 }]);
  });

  it('refuses a problem that contradicts itself', async () => {
    const twice = problemOf(
      [party(1)],
      [party(1)],
      [
        [0, 0, 1],
        [0, 0, 2],
      ],
    );
    await expect(solvePortfolio(twice)).rejects.toThrow(InvalidPortfolioError);
    await expect(solvePortfolio(problemOf([party(-1)], [], []))).rejects.toThrow('suppliers.0.capacity');
  });
});

const anyParty = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.boolean())
  .map(([capacity, minimum, isSponsored]) => party(capacity, minimum, { isSponsored }));

/** Up to 3 × 3 parties: small enough to try every choice. */
const tinyProblem: fc.Arbitrary<PortfolioProblem> = fc
  .tuple(
    fc.array(anyParty, { minLength: 1, maxLength: 3 }),
    fc.array(anyParty, { minLength: 1, maxLength: 3 }),
    fc.infiniteStream(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 6 }))),
    fc.integer({ min: 0, max: 7 }),
    fc.boolean(),
  )
  .map(([suppliers, buyers, numbers, budget, isFair]) => {
    const triples = suppliers.flatMap((_, s) =>
      buyers.flatMap((__, b): Triple[] => {
        const [worth, luck] = numbers.next().value as [number, number];
        return luck === 0 ? [] : [[s, b, worth + 1, luck === 1]];
      }),
    );
    return problemOf(suppliers, buyers, triples, { budget, isFair });
  });

interface Merit {
  readonly missing: number;
  readonly share: number;
  readonly served: number;
  readonly worth: number;
}

/** Looks at every choice there is: the promises, then (when fair) the worst share and who is served, then the worth. */
function bestByTrying(problem: PortfolioProblem): Merit {
  const { pairs, suppliers, buyers, budget, isFair } = problem;
  const count = pairs.worth.length;
  const fixed = [...pairs.isFixed.keys()].filter((pair) => pairs.isFixed[pair] === 1);
  const heldBy = (side: 'supplier' | 'buyer', parties: number) => degreesOf(fixed, pairs[side], parties);
  const [heldS, heldB] = [heldBy('supplier', suppliers.length), heldBy('buyer', buyers.length)];
  const hasTime = (pair: number) =>
    suppliers[pairs.supplier[pair]!]!.capacity > heldS[pairs.supplier[pair]!]! &&
    buyers[pairs.buyer[pair]!]!.capacity > heldB[pairs.buyer[pair]!]!;
  const open = [...pairs.worth.keys()].filter(
    (pair) => !fixed.includes(pair) && budget > fixed.length && hasTime(pair),
  );
  const possible = degreesOf(open, pairs.supplier, suppliers.length);
  let best: Merit | null = null;
  for (let choice = 0; choice < 2 ** count; choice++) {
    if (fixed.some((pair) => (choice & (1 << pair)) === 0)) continue;
    const chosen = [...pairs.worth.keys()].filter((pair) => (choice & (1 << pair)) !== 0);
    if (chosen.length > Math.max(budget, fixed.length)) continue;
    const degreeS = degreesOf(chosen, pairs.supplier, suppliers.length);
    const degreeB = degreesOf(chosen, pairs.buyer, buyers.length);
    if (suppliers.some(({ capacity }, s) => degreeS[s]! > Math.max(capacity, heldS[s]!))) continue;
    if (buyers.some(({ capacity }, b) => degreeB[b]! > Math.max(capacity, heldB[b]!))) continue;
    const missingOf = (parties: readonly Party[], degrees: Int32Array) =>
      parties.reduce(
        (sum, { minimum, isSponsored }, index) =>
          sum + Math.max(0, minimum - degrees[index]!) * (isSponsored ? 10 : 1),
        0,
      );
    const couldHave = suppliers.map(
      ({ capacity }, s) => heldS[s]! + Math.min(Math.max(0, capacity - heldS[s]!), possible[s]!),
    );
    const merit: Merit = {
      missing: missingOf(suppliers, degreeS) + missingOf(buyers, degreeB),
      share: isFair ? Math.min(1, ...couldHave.flatMap((most, s) => (most ? [degreeS[s]! / most] : []))) : 0,
      served: isFair ? [...degreeS].filter((degree) => degree > 0).length : 0,
      worth: chosen.reduce((sum, pair) => sum + pairs.worth[pair]!, 0),
    };
    if (!best || isBetter(merit, best)) best = merit;
  }
  return best!;
}

function isBetter(one: Merit, other: Merit): boolean {
  if (one.missing !== other.missing) return one.missing < other.missing;
  if (Math.abs(one.share - other.share) > 1e-9) return one.share > other.share;
  // Where everybody has something, more served isn't a merit of its own.
  if (one.share === 0 && one.served !== other.served) return one.served > other.served;
  return one.worth > other.worth;
}

describe('for any problem', () => {
  it('the portfolio keeps to capacities and is worth what the best of all choices is', async () => {
    await fc.assert(
      fc.asyncProperty(tinyProblem, async (problem) => {
        const portfolio = await solvePortfolio(problem);
        expect(portfolioFaults(problem, portfolio)).toEqual([]);
        const best = bestByTrying(problem);
        expect(missingIn(problem, portfolio)).toBe(best.missing);
        expect(portfolio.isOptimal).toBe(true);
        expect(portfolio.bound).toBeGreaterThanOrEqual(portfolio.worth);
        // Which promise gives way is open where several could: only then the rest may differ.
        if (best.missing > 0) return;
        if (problem.isFair) expect(portfolio.worstShare).toBeCloseTo(best.share, 9);
        if (problem.isFair && best.share === 0) {
          // Who goes without is the choice of worth; then the others' shares come before it.
          const degrees = degreesOf(portfolio.chosen, problem.pairs.supplier, problem.suppliers.length);
          expect(degrees.filter((degree) => degree > 0)).toHaveLength(best.served);
          expect(portfolio.worth).toBeLessThanOrEqual(best.worth + 1e-6);
          return;
        }
        expect(portfolio.worth).toBeCloseTo(best.worth, 6);
        expect(portfolio.gap).toBeLessThan(1e-6);
      }),
      { numRuns: 400 },
    );
  });

  it('the same problem gives the same portfolio', async () => {
    await fc.assert(
      fc.asyncProperty(tinyProblem, async (problem) => {
        const [one, other] = [await solvePortfolio(problem), await solvePortfolio(structuredClone(problem))];
        expect({ ...other, seconds: 0 }).toEqual({ ...one, seconds: 0 });
      }),
      { numRuns: 50 },
    );
  });
});

function missingIn(problem: PortfolioProblem, { chosen }: Portfolio): number {
  return (['supplier', 'buyer'] as const).reduce((sum, side) => {
    const parties = side === 'supplier' ? problem.suppliers : problem.buyers;
    const degrees = degreesOf(chosen, problem.pairs[side], parties.length);
    return parties.reduce(
      (all, { minimum, isSponsored }, index) =>
        all + Math.max(0, minimum - degrees[index]!) * (isSponsored ? 10 : 1),
      sum,
    );
  }, 0);
}

describe('solvePortfolioInWorker', () => {
  const problem = problemOf(
    [party(1), party(1)],
    [party(1), party(1)],
    [
      [0, 0, 10],
      [0, 1, 9],
      [1, 0, 9],
    ],
  );

  it('gives what is found on this thread', async () => {
    const [here, there] = [await solvePortfolio(problem), await solvePortfolioInWorker(problem)];
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
  });

  it('ends when it is aborted', async () => {
    const cancel = new AbortController();
    const running = solvePortfolioInWorker(problem, { signal: cancel.signal });
    cancel.abort(new Error('not needed any more'));
    await expect(running).rejects.toThrow('not needed any more');
  });
});
