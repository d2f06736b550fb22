/**
 * Scores generated suppliers with generated needs over the shipped vocabulary and chooses the portfolio that is worth
 * most, next to the two ways in which it is done without one, and scores one changed supplier anew. Then the same at other
 * sizes; and last a change of one supplier through the whole product, from saving a capability to the news on a buyer's live
 * connection:
 *
 *   bench-match [--suppliers 1000] [--buyers 200] [--needs 3] [--slots 30] [--tables 80] [--seed 1] [--only]
 *
 * `--only` leaves the other sizes out.
 */
import 'reflect-metadata';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  DEFAULT_RULES,
  DEFAULT_TERMS,
  type NeedFacts,
  type ScoreTable,
  type SupplierFacts,
  SupplierProfile,
  VocabularyConceptGraph,
  type WorthyPairs,
  checkEligibility,
  poolOf,
  scoreAll,
  scorePair,
  worthyPairs,
} from '#matching';
import { type PortfolioProblem, degreesOf, portfolioFaults, solvePortfolioInWorker } from '#portfolio-solver';
import { loadVocabulary } from '#vocabulary';
import { type Size, generate, generator } from './match-bench/generate.js';
import { measureLiveChange } from './match-bench/live-change.js';

const { values } = parseArgs({
  options: {
    suppliers: { type: 'string', default: '1000' },
    buyers: { type: 'string', default: '200' },
    needs: { type: 'string', default: '3' },
    slots: { type: 'string', default: '30' },
    tables: { type: 'string', default: '80' },
    seed: { type: 'string', default: '1' },
    only: { type: 'boolean', default: false },
  },
});
const DAY = '2026-11-25';
const RULES = DEFAULT_RULES;
const graph = new VocabularyConceptGraph(loadVocabulary());

const asked: Size = {
  suppliers: Number(values.suppliers),
  buyers: Number(values.buyers),
  needsEach: Number(values.needs),
  slots: Number(values.slots),
  tables: Number(values.tables),
};
say(`load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores, seed ${values.seed}`);
await run(asked, true);
if (!values.only) {
  say('\ncost by size:');
  for (const suppliers of [250, 500, 1000, 2000]) await run({ ...asked, suppliers }, false);
}
// Last: the product in this process would count among the memory of scoring.
say(`\n${await measureLiveChange(generate(asked, Number(values.seed)))}`);

async function run(size: Size, inFull: boolean): Promise<void> {
  const { needs, buyerOf, suppliers } = generate(size, Number(values.seed));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve));

  const scoring = stopwatch();
  const profiles = suppliers.map((facts) => new SupplierProfile(facts, graph, DAY));
  const pool = poolOf(profiles);
  const table = await scoreAll({ needs, suppliers: profiles, pool, rules: RULES }, { breathe });
  const scored = scoring();

  const choosing = stopwatch();
  const worthy = worthyPairs(table, {
    scores: table.scores(RULES.weights),
    minScore: DEFAULT_TERMS.minScore,
    buyerOf: (need) => buyerOf[need]!,
    answersOf: () => undefined,
    isBooked: () => false,
  });
  const problem: PortfolioProblem = {
    suppliers: suppliers.map(({ organisationId }) => ({
      ...{ id: organisationId, capacity: size.slots, minimum: 0 },
    })),
    buyers: Array.from({ length: size.buyers }, (_, index) => ({
      ...{ id: `b${index}`, capacity: size.slots, minimum: 0 },
    })),
    pairs: worthy.pairs,
    budget: size.slots * size.tables,
    isFair: true,
  };
  const fair = await solvePortfolioInWorker(problem);
  const chosen = choosing();
  await breathe();
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage.rss());

  say(
    `\n${size.suppliers} suppliers × ${size.buyers} buyers × ${size.needsEach} needs = ` +
      `${size.suppliers * needs.length} pairs: scored in ${scored.toFixed(2)} s (${table.size} eligible); ` +
      `portfolio of ${problem.pairs.worth.length} pairs in ${chosen.toFixed(2)} s, gap ${(fair.gap * 100).toExponential(1)} %; ` +
      `peak resident ${Math.round(peak / 2 ** 20)} MiB`,
  );
  if (!inFull) return;

  const faults = portfolioFaults(problem, fair);
  say(`checker: ${faults.length === 0 ? 'valid' : faults.join(', ')}`);
  const unfair = await solvePortfolioInWorker({ ...problem, isFair: false });
  const ways = [
    { way: 'portfolio, fair', pairs: fair.chosen, bound: fair.bound },
    { way: 'portfolio, worth alone', pairs: unfair.chosen, bound: unfair.bound },
    { way: 'search, top 20 a need', pairs: topOfEachNeed({ table, problem, worthy, buyerOf }, 20) },
    { way: 'first come, first served', pairs: firstCome({ needs, profiles, problem, buyerOf }) },
  ];
  say(
    `\n${'way'.padEnd(26)}${'worth'.padStart(9)}${'bound'.padStart(10)}${'meetings'.padStart(10)}` +
      `${'worst-served share'.padStart(20)}${'suppliers unserved'.padStart(20)}${'must-haves violated'.padStart(21)}`,
  );
  for (const { way, pairs, bound } of ways) {
    const meetings = 'length' in pairs ? [...pairs].map((pair) => meetingOf(worthy, pair)) : pairs.meetings;
    const figures = figuresOf(meetings, { worthy, needs, profiles, buyerOf, size });
    say(
      `${way.padEnd(26)}${figures.worth.toFixed(1).padStart(9)}${(bound?.toFixed(1) ?? '').padStart(10)}` +
        `${String(meetings.length).padStart(10)}${`${(figures.worstShare * 100).toFixed(1)} %`.padStart(20)}` +
        `${String(figures.unserved).padStart(20)}${`${(figures.violated * 100).toFixed(1)} %`.padStart(21)}`,
    );
  }
  await rescoreOne({ needs, suppliers, profiles });
}

interface Meeting {
  readonly supplier: number;
  readonly buyer: number;
}

function meetingOf({ pairs }: WorthyPairs, pair: number): Meeting {
  return { supplier: pairs.supplier[pair]!, buyer: pairs.buyer[pair]! };
}

/** What a list of meetings comes to, measured alike for every way of making it. */
function figuresOf(
  meetings: readonly Meeting[],
  {
    worthy: { pairs },
    needs,
    profiles,
    buyerOf,
    size,
  }: {
    worthy: WorthyPairs;
    needs: readonly NeedFacts[];
    profiles: readonly SupplierProfile[];
    buyerOf: readonly number[];
    size: Size;
  },
) {
  const worthOf = new Map(
    [...pairs.worth].map((worth, pair) => [`${pairs.supplier[pair]} ${pairs.buyer[pair]}`, worth]),
  );
  const could = degreesOf(pairs.worth.keys(), pairs.supplier, profiles.length).map((most) =>
    Math.min(most, size.slots),
  );
  const has = new Int32Array(profiles.length);
  let [worth, violated] = [0, 0];
  for (const { supplier, buyer } of meetings) {
    worth += worthOf.get(`${supplier} ${buyer}`) ?? 0;
    const ofBuyer = needs.filter((_, need) => buyerOf[need] === buyer);
    const isPossible = ofBuyer.some((need) =>
      checkEligibility(need, profiles[supplier]!).every(({ passed }) => passed),
    );
    if (isPossible) has[supplier]!++;
    else violated++;
  }
  const shares = [...could].flatMap((most, supplier) => (most > 0 ? [has[supplier]! / most] : []));
  return {
    worth,
    worstShare: Math.min(...shares),
    unserved: shares.filter((share) => share === 0).length,
    violated: meetings.length > 0 ? violated / meetings.length : 0,
  };
}

/** Every buyer takes the best of a search for each of its needs, as long as all have time: no look at the whole. */
function topOfEachNeed(
  {
    table,
    problem,
    worthy,
    buyerOf,
  }: {
    table: ScoreTable;
    problem: PortfolioProblem;
    worthy: WorthyPairs;
    buyerOf: readonly number[];
  },
  k: number,
): { meetings: Meeting[] } {
  const scores = table.scores(RULES.weights);
  const known = new Set(
    [...worthy.pairs.worth.keys()].map((pair) => Object.values(meetingOf(worthy, pair)).join(' ')),
  );
  const rowsOf = Map.groupBy(
    Array.from({ length: table.size }, (_, row) => row),
    (row) => table.needOf(row),
  );
  const wanted = [...rowsOf].flatMap(([need, rows]) =>
    rows
      .sort((one, other) => scores[other]! - scores[one]! || one - other)
      .slice(0, k)
      .map((row) => ({ supplier: table.supplierOf(row), buyer: buyerOf[need]! })),
  );
  return { meetings: seat(wanted, problem, (one) => known.has(`${one.supplier} ${one.buyer}`)) };
}

/** Suppliers ask in the order in which they come for whoever seeks anything that they do, without looking closer. */
function firstCome({
  needs,
  profiles,
  problem,
  buyerOf,
}: {
  needs: readonly NeedFacts[];
  profiles: readonly SupplierProfile[];
  problem: PortfolioProblem;
  buyerOf: readonly number[];
}): { meetings: Meeting[] } {
  const random = generator(Number(values.seed) + 1);
  const order = [...profiles.keys()].sort(() => random() - 0.5);
  const wanted = order.flatMap((supplier) =>
    needs.flatMap(({ concepts }, need) =>
      concepts.some(({ conceptId }) => profiles[supplier]!.coverOf(conceptId) !== null)
        ? [{ supplier, buyer: buyerOf[need]! }]
        : [],
    ),
  );
  return { meetings: seat(wanted, problem, () => true) };
}

/** Takes what is wanted in its order as long as both sides and the tables have room. */
function seat(wanted: readonly Meeting[], problem: PortfolioProblem, mayMeet: (one: Meeting) => boolean) {
  const supplierLeft = problem.suppliers.map(({ capacity }) => capacity);
  const buyerLeft = problem.buyers.map(({ capacity }) => capacity);
  const taken = new Set<string>();
  return wanted.filter((one) => {
    const key = `${one.supplier} ${one.buyer}`;
    const hasRoom =
      supplierLeft[one.supplier]! > 0 && buyerLeft[one.buyer]! > 0 && taken.size < problem.budget;
    if (!hasRoom || taken.has(key) || !mayMeet(one)) return false;
    taken.add(key);
    supplierLeft[one.supplier]!--;
    buyerLeft[one.buyer]!--;
    return true;
  });
}

/** One supplier says something new: its pairs, with reasons, and nobody else's. The median of 11 such changes. */
async function rescoreOne({
  needs,
  suppliers,
  profiles,
}: {
  needs: readonly NeedFacts[];
  suppliers: readonly SupplierFacts[];
  profiles: readonly SupplierProfile[];
}): Promise<void> {
  const pool = poolOf(profiles);
  for (const { concepts } of needs) for (const { conceptId } of concepts) pool.holdersOf(conceptId);
  const times: number[] = [];
  let pairs = 0;
  for (let round = 0; round < 11; round++) {
    const facts = suppliers[(round * 37) % suppliers.length]!;
    const changed: SupplierFacts = {
      ...facts,
      capabilities: [...facts.capabilities, { ...facts.capabilities[0]!, id: 'new', toleranceUm: 5 }],
    };
    const watch = stopwatch();
    const supplier = new SupplierProfile(changed, graph, DAY);
    const table = await scoreAll({ needs, suppliers: [supplier], pool, rules: RULES });
    for (let row = 0; row < table.size; row++) {
      scorePair({ need: needs[table.needOf(row)]!, supplier, pool, rules: RULES });
    }
    pairs += table.size;
    times.push(watch() * 1000);
  }
  times.sort((one, other) => one - other);
  say(
    `\none changed supplier: ${needs.length} needs looked at, ${Math.round(pairs / 11)} pairs scored with their reasons, ` +
      `median ${times[5]!.toFixed(1)} ms, slowest ${times[10]!.toFixed(1)} ms`,
  );
}

function stopwatch(): () => number {
  const startedAt = performance.now();
  return () => (performance.now() - startedAt) / 1000;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
