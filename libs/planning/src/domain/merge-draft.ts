import { type PlacedViolation, checkPlaced } from './check-placed.js';
import { type FairFacts, pairKey } from './fair-facts.js';
import { FactNames, nameViolation } from './name-faults.js';
import { type GroupDifference, applyGroups, diffGroups } from './group-diff.js';
import { movableGroups } from './hold-groups.js';
import {
  type PlacedGroup,
  type PlacedMeeting,
  isSamePlace,
  placeOf,
  placeOfGroup,
} from './placed-meeting.js';
import type { NamedFault } from './planning-faults.js';
import {
  type MeetingChange,
  type PlacedTimetable,
  applyChanges,
  diffTimetables,
  timetableOf,
} from './timetable-diff.js';

/** A draft brought together with the timetable as it stands now. */
export interface MergedDraft {
  /** As it stands. */
  readonly live: PlacedTimetable;
  /** As it would stand after the release. */
  readonly merged: PlacedTimetable;
  /** What the release would change. */
  readonly changes: readonly MeetingChange[];
  /** Why it can't be released as it is. */
  readonly conflicts: readonly NamedFault[];
  /** The group meetings as they stand, and as they would stand after the release. */
  readonly liveGroups: readonly PlacedGroup[];
  readonly mergedGroups: readonly PlacedGroup[];
  /** What the release would change of them. */
  readonly groupChanges: readonly GroupDifference[];
  /** Meetings and group meetings that the draft wants elsewhere than where they can be now. */
  readonly contested: ReadonlySet<string>;
}

/**
 * Three-way: what the draft changes of its base is put onto the timetable of now. What both have changed differently, and
 * what the rules of the fair don't allow any more, are conflicts; changes elsewhere, by whomever, stay.
 */
export function mergeDraft(
  facts: FairFacts,
  base: readonly PlacedMeeting[],
  draft: readonly PlacedMeeting[],
  groups: { readonly base: readonly PlacedGroup[]; readonly draft: readonly PlacedGroup[] } = NO_GROUPS,
): MergedDraft {
  const was = timetableOf(base.map(placeOf));
  const live = timetableOf(facts.meetings.map(placeOf));
  const wanted = diffTimetables(was, timetableOf(draft.map(placeOf)));
  const since = new Map(diffTimetables(was, live).map((change) => [change.meetingId, change]));
  const over = new Set(facts.meetings.flatMap(({ isOver, meetingId }) => (isOver ? [meetingId] : [])));
  const names = new FactNames(facts);
  for (const { meetingId, supplierId, buyerId } of [...was.values(), ...draft]) {
    names.addPair(meetingId, supplierId, buyerId);
  }
  const conflicts: NamedFault[] = [];
  const contested = new Set<string>();
  const contest = (code: string, ids: readonly string[]): void => {
    ids.forEach((id) => contested.add(id));
    conflicts.push({ code, isWarning: false, culprits: names.all(ids) });
  };
  const bookedSince = new Map(
    [...since.values()].flatMap(({ kind, after }) => (kind === 'added' ? [[pairKey(after!), after!]] : [])),
  );
  const begun = new Set(facts.slots.flatMap(({ id, startsAt }) => (startsAt <= facts.now ? [id] : [])));
  for (const { meetingId, kind, after } of wanted) {
    const other = since.get(meetingId);
    const agree = other && (after ? other.after && isSamePlace(after, other.after) : !other.after);
    if (other && !agree) contest(`CHANGED_SINCE_${other.kind.toUpperCase()}`, [meetingId]);
    else if (!other && over.has(meetingId)) contest('OVER', [meetingId]);
    else if (after && begun.has(after.slotId)) contest('SLOT_BEGUN', [meetingId]);
    const booked = kind === 'added' && bookedSince.get(pairKey(after!));
    if (booked) contest('BOOKED_SINCE', [meetingId]);
  }
  const groupOf = new Map(facts.groups.map((group) => [group.groupId, group]));
  const isHeld = ({ groupId }: PlacedGroup): boolean => groupOf.get(groupId)?.isHeld === true;
  const liveGroups = facts.groups.flatMap(({ at }) => (at ? [placeOfGroup(at)] : []));
  const groupsSince = new Map(diffGroups(groups.base, liveGroups).map((change) => [change.groupId, change]));
  // What nobody asks for any more goes without a word: whoever took it away knows.
  const wantedGroups = diffGroups(groups.base, groups.draft).filter(({ groupId }) => groupOf.has(groupId));
  for (const { groupId, before, after } of wantedGroups) {
    const other = groupsSince.get(groupId);
    const { isPlaced, at, isHeld: stays } = groupOf.get(groupId)!;
    const agree = other && (after ? other.after && isSamePlace(after, other.after) : !isPlaced);
    if (isPlaced && !before && !agree) contest('GROUP_PLACED_SINCE', [groupId]);
    // Set to another time than a slot's, it has no place, and hasn't gone.
    else if (isPlaced && !at) contest('CHANGED_SINCE_MOVED', [groupId]);
    else if (other && !agree) contest(`CHANGED_SINCE_${other.kind.toUpperCase()}`, [groupId]);
    else if (!other && stays) contest('OVER', [groupId]);
    else if (!agree && after && begun.has(after.slotId)) contest('SLOT_BEGUN', [groupId]);
  }
  const mergedGroups = applyGroups(
    liveGroups,
    wantedGroups.filter(({ groupId }) => !contested.has(groupId)),
  );
  const merged = applyChanges(
    live,
    wanted.filter(({ meetingId }) => !contested.has(meetingId)),
  );
  const keyOf = (violation: PlacedViolation) => JSON.stringify(violation);
  const known = new Set(checkPlaced(facts, [...live.values()], movableGroups(facts)).map(keyOf));
  const mine = new Set(wanted.map(({ meetingId }) => meetingId));
  wantedGroups.forEach(({ groupId }) => mine.add(groupId));
  const free = mergedGroups.filter((one) => !isHeld(one));
  for (const violation of checkPlaced(facts, [...merged.values()], free)) {
    if (known.has(keyOf(violation))) continue;
    conflicts.push(nameViolation(violation, names));
    violation.meetingIds.filter((id) => mine.has(id)).forEach((id) => contested.add(id));
  }
  return {
    ...{ live, merged, changes: diffTimetables(live, merged), conflicts, contested },
    ...{ liveGroups, mergedGroups, groupChanges: diffGroups(liveGroups, mergedGroups) },
  };
}

const NO_GROUPS = { base: [], draft: [] };
