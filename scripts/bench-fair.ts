/**
 * Runs the product's solver over generated fairs and prints its figures next to first-come-first-served and greedy
 * timetables of the same fair:
 *
 *   bench-fair [--suppliers 500] [--buyers 250] [--requests 5000] [--slots 30] [--table-use 0.9] [--seconds 10]
 *              [--seed 1] [--growth]
 *
 * `--growth` repeats it from 250 to 20,000 requests with the same proportions.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import {
  checkTimetable,
  compareWithBaselines,
  slotSetOf,
  solveTimetable,
  type MeetingRequest,
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
  const faults = checkTimetable(problem, result.timetable);
  const { bounds } = result;
  process.stdout.write(
    `\n${size.requests} requests, ${size.suppliers} suppliers, ${size.buyers} buyers, ${size.slots} slots, ` +
      `${problem.tables.length} tables; bounds: ${bounds.scheduled} meetings, worst share ${percent(bounds.worstShare)}\n`,
  );
  const rows = [
    ...compareWithBaselines(problem).map(({ method, figures, seconds: took }) => ({ method, figures, took })),
    { method: 'solver', figures: result.figures, took: result.seconds },
  ];
  for (const { method, figures, took } of rows) {
    process.stdout.write(
      [
        method.padEnd(24),
        `worth ${percent(figures.worth / bounds.worth, 3)} of bound`,
        `meetings ${figures.scheduled}`,
        `worst share ${percent(figures.worstShare)}`,
        `breaks/participant ${(figures.breaks / problem.participants.length).toFixed(3)}`,
        `max ${figures.maxBreaks}`,
        `table changes ${figures.tableChanges}`,
        `${took.toFixed(2)} s`,
      ].join('  ') + '\n',
    );
  }
  process.stdout.write(
    `checker: ${faults.length === 0 ? 'valid' : `${faults.length} violations, first ${JSON.stringify(faults[0])}`}; ` +
      `resident memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB; ${result.iterations} moves\n`,
  );
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
