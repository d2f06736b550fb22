import { InvalidInputError } from '#kernel';
import { type PlacedViolation, checkPlaced } from './check-placed.js';
import { type Meeters, type Others, tableFor } from './choose-place.js';
import type { FairFacts } from './fair-facts.js';
import { FactNames, nameViolation } from './name-faults.js';
import type { PlacedMeeting } from './placed-meeting.js';
import type { PlacedGroup } from './placed-meeting.js';
import { PlacementRefusedError } from './planning.errors.js';

const NO_GROUPS = { before: [], after: [] };

/** Refuses a change that breaks a rule which wasn't broken before. @throws PlacementRefusedError */
export function refuseNew(
  facts: FairFacts,
  before: readonly PlacedMeeting[],
  after: readonly PlacedMeeting[],
  groups: { readonly before: readonly PlacedGroup[]; readonly after: readonly PlacedGroup[] } = NO_GROUPS,
): void {
  const over = new Map(facts.meetings.flatMap((one) => (one.isOver ? [[one.meetingId, one] as const] : [])));
  const left = new Map(after.map((one) => [one.meetingId, one]));
  const history = before.filter(
    ({ meetingId, slotId, tableId }) =>
      over.has(meetingId) &&
      (left.get(meetingId)?.slotId !== slotId || left.get(meetingId)?.tableId !== tableId),
  );
  const keyOf = (violation: PlacedViolation) => JSON.stringify(violation);
  const known = new Set(checkPlaced(facts, before, groups.before).map(keyOf));
  const broken = checkPlaced(facts, after, groups.after).filter((violation) => !known.has(keyOf(violation)));
  const late = [
    ...intoBegun(facts, before, after, ({ meetingId }) => meetingId),
    ...intoBegun(facts, groups.before, groups.after, ({ groupId }) => groupId),
  ];
  if (broken.length === 0 && history.length === 0 && late.length === 0) return;
  const names = new FactNames(facts);
  for (const { meetingId, supplierId, buyerId } of after) names.addPair(meetingId, supplierId, buyerId);
  throw new PlacementRefusedError([
    ...history.map(({ meetingId }) => ({
      ...{ code: 'RULE_OVER', isWarning: false, culprits: [names.of(meetingId)] },
    })),
    ...late.map((id) => ({ code: 'SLOT_BEGUN', isWarning: false, culprits: [names.of(id)] })),
    ...broken.map((violation) => nameViolation(violation, names)),
  ]);
}

/** What was put into a slot that has begun: the rules say nothing of those, since they take them for history. */
function intoBegun<T extends { readonly slotId: string }>(
  { slots, now }: FairFacts,
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
): string[] {
  const begun = new Set(slots.flatMap(({ id, startsAt }) => (startsAt <= now ? [id] : [])));
  const was = new Map(before.map((one) => [idOf(one), one.slotId]));
  return after.filter((one) => begun.has(one.slotId) && was.get(idOf(one)) !== one.slotId).map(idOf);
}

export function known<T extends PlacedMeeting>(meetings: readonly T[], id: string, path = 'meetingId'): T {
  const meeting = meetings.find(({ meetingId }) => meetingId === id);
  if (!meeting) throw InvalidInputError.at(path, 'The draft has no such meeting.');
  return meeting;
}

/** The table named, or a free one. @throws PlacementRefusedError when every table is taken */
export function seat(
  facts: FairFacts,
  others: Others,
  meeting: Meeters,
  named: string | null | undefined,
  preferred: string | null,
): string | null {
  if (named) return named;
  const table = tableFor(facts, others, meeting, preferred);
  if (table !== undefined) return table;
  const names = new FactNames(facts);
  throw new PlacementRefusedError([
    { code: 'RULE_TABLE_TWICE', isWarning: false, culprits: [names.of(meeting.slotId)] },
  ]);
}
