/**
 * Repairs the timetables of generated fairs after what happens on a day, the way the product does, and prints how long that
 * took and what it moved:
 *
 *   bench-repair [--suppliers 500] [--buyers 250] [--requests 5000] [--slots 30] [--table-use 0.9] [--seconds 10]
 *                [--fairs 3] [--changes 25] [--seed 1]
 *
 * Each fair gets `--changes` of every kind, at a random moment of its days. Milliseconds are what the organiser waits for: from
 * the fair's facts to the plan with its alternatives, checked; those of the processor beside them say what a busy machine
 * added. `could be kept` is an upper bound: of the meetings hit, how many the party that the change is about could hold in
 * what is left of its time, whoever else had to move. Every result is checked by the independent checker, and every meeting
 * that isn't where it was must be accounted for.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type DayChange, afterChange, planRepair, delegatesIn } from '#floor';
import {
  type FairFacts,
  type MeetingFact,
  type PlacedMeeting,
  checkPlaced,
  placeOf,
  strandedIn,
} from '#planning';
import { generator, solvedFair } from './repair-bench/solved-fair.js';

const { values } = parseArgs({
  options: {
    suppliers: { type: 'string', default: '500' },
    buyers: { type: 'string', default: '250' },
    requests: { type: 'string', default: '5000' },
    slots: { type: 'string', default: '30' },
    'table-use': { type: 'string', default: '0.9' },
    seconds: { type: 'string', default: '10' },
    fairs: { type: 'string', default: '3' },
    changes: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
  },
});
const size = {
  suppliers: Number(values.suppliers),
  buyers: Number(values.buyers),
  requests: Number(values.requests),
  slots: Number(values.slots),
  tableUse: Number(values['table-use']),
  seconds: Number(values.seconds),
  seed: Number(values.seed),
};
const MINUTE = 60_000;
const KINDS = ['gone', 'late', 'leaves', 'swapped', 'table-lost'] as const;

interface Sample {
  milliseconds: number;
  processor: number;
  hit: number;
  keepable: number;
  others: number;
  lost: number;
}

process.stdout.write(
  `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores, seed ${values.seed}\n`,
);
const samples = new Map<string, Sample[]>(KINDS.map((kind) => [kind, []]));
let faults = 0;
for (let index = 0; index < Number(values.fairs); index++) {
  const random = generator(Number(values.seed) + index);
  const facts = await solvedFair(size, random);
  process.stdout.write(
    `fair ${index + 1}: ${facts.participants.length} participants, ${facts.tables.length} tables, ${facts.meetings.length} meetings\n`,
  );
  for (const kind of KINDS) {
    for (let round = 0; round < Number(values.changes); round++) {
      const at = atSomeMoment(facts, random);
      const change = someChange(at, kind, random);
      if (!change) continue;
      faults += repairOnce(at, change, samples.get(kind)!);
    }
  }
}
const all = [...samples.values()].flat();
for (const [kind, of] of [...samples, ['all', all] as const]) {
  const quantile = (of: Sample[], value: (sample: Sample) => number, share: number) => {
    const sorted = of.map(value).toSorted((a, b) => a - b);
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  };
  const times = (value: (sample: Sample) => number) =>
    [0.5, 0.95, 1].map((share) => quantile(of, value, share)).join(' / ');
  const sum = (value: (sample: Sample) => number) => of.reduce((total, sample) => total + value(sample), 0);
  const [hit, keepable, lost] = [sum((one) => one.hit), sum((one) => one.keepable), sum((one) => one.lost)];
  process.stdout.write(
    [
      kind.padEnd(10),
      `repairs ${String(of.length).padStart(3)}`,
      `median / p95 / worst ${times(({ milliseconds }) => milliseconds)} ms`,
      `of the processor ${times(({ processor }) => processor)} ms`,
      `hit ${hit}`,
      `could be kept ${keepable}`,
      `kept ${hit - lost} (${keepable === 0 ? '–' : `${(((hit - lost) / keepable) * 100).toFixed(1)} %`})`,
      `others moved at most ${Math.max(0, ...of.map(({ others }) => others))}`,
      `on average ${(of.length === 0 ? 0 : sum(({ others }) => others) / of.length).toFixed(2)}`,
    ].join('  ') + '\n',
  );
}
process.stdout.write(
  `checkers: ${faults === 0 ? 'every repair valid and accounted for' : `${faults} faults`}\n`,
);
if (faults > 0) process.exitCode = 1;

/** @returns how many faults the checkers found */
function repairOnce(facts: FairFacts, change: DayChange, into: Sample[]): number {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const plan = planRepair(facts, change);
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  const told = new Map(plan.changed.map((one) => [one.meetingId, one.after]));
  const lost = new Set(plan.lost.map(({ meetingId }) => meetingId));
  const after = afterChange(facts, change);
  const placed = facts.meetings.flatMap((meeting): PlacedMeeting[] =>
    lost.has(meeting.meetingId) ? [] : [told.get(meeting.meetingId) ?? placeOf(meeting)],
  );
  const isStranded = strandedIn(after);
  const hit = facts.meetings.filter((meeting) => !meeting.isOver && isStranded(meeting));
  into.push({
    ...{ milliseconds, processor: (user + system) / 1000, hit: hit.length },
    ...{ keepable: couldBeKept(after, change, hit), others: plan.othersMoved, lost: plan.lost.length },
  });
  const violations = checkPlaced(after, placed);
  const broken = violations.length;
  const moved = plan.othersMoved > plan.limit ? 1 : 0;
  const wrong = plan.changed.filter(
    ({ meetingId, before }) =>
      facts.meetings.find((one) => one.meetingId === meetingId)!.slotId !== before.slotId,
  ).length;
  const found = broken + moved + wrong;
  if (found > 0) {
    process.stdout.write(
      `fault after ${JSON.stringify(change)}: ${JSON.stringify(violations)}, ${plan.othersMoved} others moved, ${wrong} told wrong\n`,
    );
  }
  return found;
}

/**
 * Of the meetings hit, the most that can be had if nobody but the party in question and its counterparts' presence counted:
 * a largest matching of its meetings with what it has left of slots and people, its other meetings being in it.
 */
function couldBeKept(after: FairFacts, change: DayChange, hit: readonly MeetingFact[]): number {
  const people = delegatesIn(change);
  const parties = new Map(after.participants.map((one) => [one.id, one]));
  const isOf = ({ delegateIds }: MeetingFact) => delegateIds.some((id) => people.includes(id));
  const one = hit.find(isOf);
  if (!one) return hit.length;
  const touched = people.some((id) => id.startsWith('buyer')) ? one.buyerId : one.supplierId;
  const there = (party: string, slotId: string) =>
    parties.get(party)!.delegates.filter(({ id }) => !after.absences.has(id, slotId)).length;
  const ahead = after.slots.filter(({ startsAt }) => startsAt > after.now);
  const seats = new Map<string, MeetingFact>();
  const place = (meeting: MeetingFact, seen: Set<string>): boolean => {
    const other = meeting.buyerId === touched ? meeting.supplierId : meeting.buyerId;
    for (const { id } of ahead) {
      if (there(other, id) === 0) continue;
      for (let nth = 0; nth < there(touched, id); nth++) {
        const seat = `${id} ${nth}`;
        if (seen.has(seat)) continue;
        seen.add(seat);
        const holder = seats.get(seat);
        if (holder && !place(holder, seen)) continue;
        seats.set(seat, meeting);
        return true;
      }
    }
    return false;
  };
  const own = after.meetings.filter(
    ({ isOver, buyerId, supplierId }) => !isOver && (buyerId === touched || supplierId === touched),
  );
  const ids = new Set(hit.map(({ meetingId }) => meetingId));
  for (const meeting of own) if (!ids.has(meeting.meetingId)) place(meeting, new Set());
  return hit.filter((meeting) => place(meeting, new Set())).length;
}

/** The same fair some time into its days: what has begun is over. */
function atSomeMoment(facts: FairFacts, random: () => number): FairFacts {
  const slot = facts.slots[Math.floor(random() * facts.slots.length * 0.8)]!;
  const now = new Date(slot.startsAt.getTime() - 5 * MINUTE);
  const begun = new Set(facts.slots.flatMap(({ id, startsAt }) => (startsAt <= now ? [id] : [])));
  return {
    ...facts,
    now,
    meetings: facts.meetings.map((meeting) => ({ ...meeting, isOver: begun.has(meeting.slotId) })),
  };
}

/** Of somebody, or a table, that has a meeting ahead; a buyer an hour late. */
function someChange(facts: FairFacts, kind: (typeof KINDS)[number], random: () => number): DayChange | null {
  const ahead = facts.meetings.filter(({ isOver }) => !isOver);
  const meeting = ahead[Math.floor(random() * ahead.length)];
  if (!meeting) return null;
  const partyId = random() < 0.5 ? meeting.supplierId : meeting.buyerId;
  const party = facts.participants.find(({ id }) => id === partyId)!;
  const buyer = facts.participants.find(({ id }) => id === meeting.buyerId)!;
  const delegateIds = (of: typeof party) => of.delegates.map(({ id }) => id);
  switch (kind) {
    case 'gone':
      return { kind, delegateIds: [party.delegates[0]!.id] };
    case 'late':
      return {
        kind,
        delegateIds: delegateIds(buyer),
        until: new Date(facts.now.getTime() + 65 * MINUTE).toISOString(),
      };
    case 'leaves':
      return {
        kind,
        delegateIds: delegateIds(buyer),
        from: new Date(facts.slots.at(-4)!.startsAt).toISOString(),
      };
    case 'swapped':
      return {
        ...{ kind, delegateId: party.delegates[0]!.id, substituteId: 'substitute' },
        substitute: { id: 'substitute', name: 'Substitute', email: null, phone: null },
      };
    case 'table-lost':
      return meeting.tableId === null ? null : { kind, tableId: meeting.tableId };
  }
}
