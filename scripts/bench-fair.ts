/**
 * Runs the product's solver over generated fairs and prints its figures next to first-come-first-served and greedy
 * timetables of the same fair, then mends the solver's timetable after changes on the day; an independent checker looks
 * at every result:
 *
 *   bench-fair [--suppliers 500] [--buyers 250] [--requests 5000] [--slots 30] [--table-use 0.9] [--seconds 10]
 *              [--seed 1] [--repairs 60] [--growth]
 *
 * `--table-use` is requests per place at a table, 0.8 to 0.99; everyone is there 50–95 % of the time. `--growth` repeats
 * it from 250 to 20,000 requests with the same proportions. What misses a target makes the exit code 1.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  checkTimetable,
  compareWithBaselines,
  repairTimetable,
  slotSetOf,
  solveTimetable,
  type MeetingRequest,
  type RepairResult,
  type Timetable,
  type TimetableChange,
  type TimetableProblem,
} from '#timetable-solver';

const { values } = parseArgs({
  options: {
    suppliers: { type: 'string', default: '500' },
    buyers: { type: 'string', default: '250' },
    requests: { type: 'string', default: '5000' },
    slots: { type: 'string', default: '30' },
    'table-use': { type: 'string', default: '0.9' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    repairs: { type: 'string', default: '60' },
    growth: { type: 'boolean', default: false },
  },
});

interface FairSize {
  readonly suppliers: number;
  readonly buyers: number;
  readonly requests: number;
  readonly slots: number;
  /** Requests per place at a table over the fair. */
  readonly tableUse: number;
}

const asked: FairSize = {
  suppliers: Number(values.suppliers),
  buyers: Number(values.buyers),
  requests: Number(values.requests),
  slots: Number(values.slots),
  tableUse: Number(values['table-use']),
};
const sizes = values.growth
  ? [250, 500, 1000, 2500, 5000, 10_000, 20_000].map((requests) => scaled(asked, requests))
  : [asked];
process.stdout.write(
  `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores, seed ${values.seed}\n`,
);
for (const size of sizes) await run(size);

async function run(size: FairSize): Promise<void> {
  const problem = generateFair(size, Number(values.seed));
  const seconds = Number(values.seconds ?? (size.requests > 5000 ? 30 : 10));
  const result = await solveTimetable(problem, { seconds, seed: Number(values.seed) });
  const { bounds, figures } = result;
  process.stdout.write(
    `\n${size.requests} requests, ${size.suppliers} suppliers, ${size.buyers} buyers, ${size.slots} slots, ` +
      `${problem.tables.length} tables; bounds: ${bounds.scheduled} meetings, worst share ${percent(bounds.worstShare)}\n`,
  );
  const rows = [
    ...compareWithBaselines(problem),
    { method: 'solver', figures, timetable: result.timetable, seconds: result.seconds },
  ];
  let broken = 0;
  for (const { method, figures: of, timetable, seconds: took } of rows) {
    const violations = checkTimetable(problem, timetable);
    broken += violations.length;
    process.stdout.write(
      [
        method.padEnd(24),
        `worth ${percent(of.worth / bounds.worth, 3)} of bound`,
        `meetings ${of.scheduled}`,
        `worst share ${percent(of.worstShare)}`,
        `breaks/participant ${(of.breaks / problem.participants.length).toFixed(3)}`,
        `max ${of.maxBreaks}`,
        `table changes ${of.tableChanges}`,
        `${took.toFixed(2)} s`,
        violations.length === 0
          ? 'valid'
          : `${violations.length} violations: ${JSON.stringify(violations[0])}`,
      ].join('  ') + '\n',
    );
  }
  const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
  process.stdout.write(
    `${result.iterations} moves; memory ${mebibytes(process.memoryUsage.rss())} MiB, ` +
      `at most ${mebibytes(process.resourceUsage().maxRSS * 1024)} MiB so far\n`,
  );
  const repairs = mend(problem, result.timetable);
  const leastWorth = size.requests > 5000 ? 0.995 : 0.999;
  const targets: [string, boolean][] = [
    [`worth ≥ ${percent(leastWorth)} of the bound`, figures.worth / bounds.worth >= leastWorth],
    ['worst share ≥ 60 % or its bound', figures.worstShare >= Math.min(0.6, bounds.worstShare) - 1e-9],
    ['breaks ≤ 0.5 a participant', figures.breaks <= problem.participants.length / 2],
    ['everything valid', broken + repairs.violations === 0],
    ['repairs ≤ 200 ms', repairs.slowest <= 200],
    ['repairs move ≤ 3 others', repairs.mostMoved <= 3],
  ];
  process.stdout.write(
    `${targets.map(([what, isMet]) => `${isMet ? 'met' : 'MISSED'}: ${what}`).join('; ')}\n`,
  );
  if (targets.some(([, isMet]) => !isMet)) process.exitCode = 1;
}

/** Somebody cancels their day, comes an hour late, a table is lost: each as a change of the same timetable. */
function mend(
  problem: TimetableProblem,
  timetable: Timetable,
): { slowest: number; mostMoved: number; violations: number } {
  const random = generator(Number(values.seed) + 1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const slotsOf = (day: string): string[] =>
    problem.slots.flatMap((one) => (one.day === day ? [one.id] : []));
  const kinds: Readonly<Record<string, () => TimetableChange>> = {
    'a day cancelled': () => ({
      kind: 'participantAbsent',
      participant: pick(problem.participants).id,
      slots: slotsOf(pick(problem.slots).day),
    }),
    'an hour late': () => ({
      ...{ kind: 'lateArrival', participant: pick(problem.participants).id },
      at: problem.slots[0]!.start + 60,
    }),
    'a table lost': () => ({
      ...{ kind: 'tableLost', table: pick(problem.tables).id },
      slots: slotsOf(pick(problem.slots).day),
    }),
  };
  const worst = { slowest: 0, mostMoved: 0, violations: 0 };
  for (const [name, change] of Object.entries(kinds)) {
    const count = Math.ceil(Number(values.repairs) / Object.keys(kinds).length);
    const repairs = Array.from({ length: count }, () => repairTimetable(problem, timetable, change()));
    const valid = repairs.filter(({ problem: now, timetable: mended }) => {
      return checkTimetable(now, mended).length === 0;
    });
    const sum = (of: (one: RepairResult) => number): number =>
      repairs.reduce((total, one) => total + of(one), 0);
    const took = repairs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const mostMoved = Math.max(0, ...repairs.map(({ othersMoved }) => othersMoved));
    process.stdout.write(
      [
        `repair: ${name}`.padEnd(24),
        `${repairs.length} times`,
        `median ${(took[took.length >> 1] ?? 0).toFixed(1)} ms`,
        `slowest ${(took.at(-1) ?? 0).toFixed(1)} ms`,
        `others moved at most ${mostMoved}`,
        `elsewhere ${sum(({ moved, othersMoved }) => moved.length - othersMoved)}`,
        `dropped ${sum(({ dropped }) => dropped.length)}`,
        `added ${sum(({ added }) => added.length)}`,
        valid.length === repairs.length ? 'valid' : `${repairs.length - valid.length} INVALID`,
      ].join('  ') + '\n',
    );
    worst.slowest = Math.max(worst.slowest, took.at(-1) ?? 0);
    worst.mostMoved = Math.max(worst.mostMoved, mostMoved);
    worst.violations += repairs.length - valid.length;
  }
  return worst;
}

function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`;
}

/** The same fair with another number of requests: people grow with them, so that everyone's load stays alike. */
function scaled(size: FairSize, requests: number): FairSize {
  const factor = requests / size.requests;
  return {
    ...size,
    requests,
    suppliers: Math.max(10, Math.round(size.suppliers * factor)),
    buyers: Math.max(5, Math.round(size.buyers * factor)),
  };
}

/**
 * A fair of two days with halves of equal length. Everyone is there 50–95 % of the time, absent in one or two blocks;
 * buyers and suppliers differ in how sought-after they are, so that the most popular can't meet all who ask.
 */
function generateFair(size: FairSize, seed: number): TimetableProblem {
  const random = generator(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const half = Math.ceil(size.slots / 4);
  const slots = Array.from({ length: size.slots }, (_, index) => {
    const part = Math.floor(index / half);
    const start =
      Math.floor(part / 2) * 24 * 60 + 540 + (part % 2) * 60 + (index - Math.floor(part / 2) * 2 * half) * 20;
    return { id: `s${index}`, start, end: start + 20, day: `d${Math.floor(part / 2)}`, stretch: `h${part}` };
  });
  const available = (): number[] => {
    const share = 0.5 + random() * 0.45;
    const present = new Set(slots.keys());
    while (present.size > Math.ceil(share * size.slots)) {
      const length = Math.min(present.size - Math.ceil(share * size.slots), 1 + below(half));
      const from = below(size.slots);
      for (let s = from; s < Math.min(size.slots, from + length); s++) present.delete(s);
    }
    return [...present];
  };
  const people = (side: 'supplier' | 'buyer', count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${side[0]}${index}`,
      side,
      available: slotSetOf(size.slots, available()),
      appeal: 0.5 + random(),
    }));
  const suppliers = people('supplier', size.suppliers);
  const buyers = people('buyer', size.buyers);
  const pick = <T extends { readonly appeal: number }>(list: readonly T[]): T => {
    for (;;) {
      const one = list[below(list.length)]!;
      if (random() * 1.5 < one.appeal) return one;
    }
  };
  const requests: MeetingRequest[] = [];
  const known = new Set<string>();
  const target = Math.min(size.requests, Math.floor(0.9 * size.suppliers * size.buyers));
  while (requests.length < target) {
    const supplier = pick(suppliers);
    const buyer = pick(buyers);
    const id = `${supplier.id}-${buyer.id}`;
    if (known.has(id)) continue;
    known.add(id);
    requests.push({
      id,
      participants: [supplier.id, buyer.id],
      worth: Math.round((1 + 9 * random() ** 2) * 10) / 10,
    });
  }
  const tableCount = Math.max(1, Math.round(target / size.tableUse / size.slots));
  return {
    slots,
    tables: Array.from({ length: tableCount }, (_, index) => ({ id: `t${index}`, hall: 'hall' })),
    participants: [...suppliers, ...buyers],
    requests,
  };
}

/** mulberry32: small, seeded, good enough to draw a fair. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
