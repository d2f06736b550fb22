/**
 * Runs the product's solver over published instances of the business-to-business meeting problem (.dzn files) and prints
 * one JSON line an instance on standard output:
 *
 *   bench-timetable --instances DIR [--seconds N] [--d 2] [--seed 1]
 *
 * An instance that can't be read or breaks a rule of the format has the status `unknown`, nothing scheduled, and the reason on
 * standard error; the others are still run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allSlots, slotSetOf, solveTimetable, withoutSlots, type TimetableProblem } from '#timetable-solver';

const { values } = parseArgs({
  options: {
    instances: { type: 'string' },
    seconds: { type: 'string', default: '120' },
    d: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.instances === undefined) {
  process.stderr.write('usage: bench-timetable --instances DIR [--seconds N] [--d 2] [--seed 1]\n');
  process.exit(2);
}

for (const file of readdirSync(values.instances)
  .filter((name) => name.endsWith('.dzn'))
  .sort()) {
  const text = readFileSync(join(values.instances, file), 'utf8');
  const line = await solved(text).catch((error: unknown) => {
    process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    const none = {
      scheduled: 0,
      breaks: 0,
      maxBreaks: 0,
      minBreaks: 0,
      lowerBound: 0,
      seconds: 0,
      slots: [],
    };
    return { status: 'unknown', meetings: 0, ...none };
  });
  process.stdout.write(`${JSON.stringify({ instance: file, ...line })}\n`);
}

async function solved(text: string) {
  const problem = readInstance(text, Number(values.d));
  const result = await solveTimetable(problem, {
    ...{ seconds: Number(values.seconds), seed: Number(values.seed), explainConflict: false },
  });
  const { figures, bounds, status } = result;
  const slotOf = new Map(result.timetable.meetings.map((meeting) => [meeting.request, Number(meeting.slot)]));
  return {
    status,
    meetings: figures.requests,
    scheduled: figures.scheduled,
    breaks: figures.breaks,
    maxBreaks: figures.maxBreaks,
    minBreaks: figures.minBreaks,
    lowerBound: bounds.breaks,
    seconds: Math.round(result.seconds * 1000) / 1000,
    slots: problem.requests.map((request) => slotOf.get(request.id) ?? 0),
  };
}

/** Reads a MiniZinc data file of the benchmark; slots, participants and meetings are numbered from 1 in it. */
function readInstance(text: string, breakSpread: number): TimetableProblem {
  const data = text.replace(/%.*$/gm, '');
  const body = (name: string): string =>
    new RegExp(`(?:^|[;\\s])${name}\\s*=\\s*([^;]*)`).exec(data)?.[1]?.trim() ?? '';
  const whole = (name: string): number => {
    const value = Number(body(name));
    if (!Number.isInteger(value) || body(name) === '')
      throw new Error(`${name} is missing or not a whole number`);
    return value;
  };
  const slotCount = whole('nTotalSlots');
  const mornings = whole('nMorningSlots');
  const requested = body('requested')
    .replace(/[[\]]/g, '')
    .split('|')
    .map((row) => numbers(row))
    .filter((row) => row.length >= 3);
  const forbidden = sets(body('forbidden'));
  const fixed = numbers(body('fixed').replace(/[[\]]/g, ''));
  const earlier = sets(body('precedences'));
  const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  const sessions = [
    slotSetOf(slotCount, range(0, mornings)),
    slotSetOf(slotCount, range(mornings, slotCount)),
  ];
  return {
    slots: range(1, slotCount + 1).map((n) => ({
      id: String(n),
      start: n,
      end: n + 1,
      day: 'day',
      stretch: 'day',
    })),
    tables: range(1, whole('nTables') + 1).map((n) => ({ id: String(n), hall: 'hall' })),
    participants: range(1, whole('nBusiness') + 1).map((n) => ({
      id: String(n),
      side: 'buyer',
      available: withoutSlots(
        allSlots(slotCount),
        (forbidden[n - 1] ?? []).map((slot) => slot - 1).filter((slot) => slot >= 0 && slot < slotCount),
      ),
    })),
    requests: requested.map(([a, b, session], index) => ({
      id: String(index + 1),
      participants: [String(a), String(b)],
      worth: 1,
      mandatory: true,
      ...(sessions[session! - 1] && { allowedSlots: sessions[session! - 1]! }),
      ...(fixed[index] && { fixedSlot: String(fixed[index]) }),
    })),
    precedences: earlier.flatMap((set, index) =>
      set
        .filter((before) => before > 0)
        .map((before) => ({ before: String(before), after: String(index + 1) })),
    ),
    breakSpread: { limit: breakSpread, hard: true },
  };
}

function numbers(text: string): number[] {
  return (text.match(/-?\d+/g) ?? []).map(Number);
}

/** A list of sets such as `[{1,3}, {}, 2..4]`. */
function sets(text: string): number[][] {
  return [...text.matchAll(/\{([^}]*)\}|(\d+)\s*\.\.\s*(\d+)/g)].map(([, listed, from, to]) => {
    if (listed === undefined)
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
    return listed.split(',').flatMap((item) => {
      const [first, last] = numbers(item.replace('..', ' '));
      if (first === undefined) return [];
      return Array.from({ length: (last ?? first) - first + 1 }, (_, i) => first + i);
    });
  });
}
