import { type PlacedMeeting, isSamePlace } from './placed-meeting.js';

export const CHANGE_KINDS = ['added', 'moved', 'cancelled'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One difference between two timetables. `moved` also stands for other people, another table or interpreter. */
export interface MeetingChange {
  readonly meetingId: string;
  readonly kind: ChangeKind;
  /** null when it was added. */
  readonly before: PlacedMeeting | null;
  /** null when it was cancelled. */
  readonly after: PlacedMeeting | null;
}

/** Meetings by their id. */
export type PlacedTimetable = ReadonlyMap<string, PlacedMeeting>;

export function timetableOf(meetings: Iterable<PlacedMeeting>): PlacedTimetable {
  return new Map([...meetings].map((meeting) => [meeting.meetingId, meeting]));
}

/** What leads from one timetable to another, by the ids of the meetings. */
export function diffTimetables(before: PlacedTimetable, after: PlacedTimetable): MeetingChange[] {
  const changes: MeetingChange[] = [];
  for (const [meetingId, meeting] of before) {
    const now = after.get(meetingId) ?? null;
    if (!now) changes.push({ meetingId, kind: 'cancelled', before: meeting, after: null });
    else if (!isSamePlace(meeting, now))
      changes.push({ meetingId, kind: 'moved', before: meeting, after: now });
  }
  for (const [meetingId, meeting] of after) {
    if (!before.has(meetingId)) changes.push({ meetingId, kind: 'added', before: null, after: meeting });
  }
  return changes.sort((one, other) => (one.meetingId < other.meetingId ? -1 : 1));
}

/** The timetable after the changes: `applyChanges(a, diffTimetables(a, b))` is `b`. */
export function applyChanges(
  timetable: PlacedTimetable,
  changes: Iterable<Pick<MeetingChange, 'meetingId' | 'after'>>,
): PlacedTimetable {
  const result = new Map(timetable);
  for (const { meetingId, after } of changes) {
    if (after) result.set(meetingId, after);
    else result.delete(meetingId);
  }
  return result;
}

/**
 * A pair's meetings under one key each, so that two drafts can be compared whose new meetings have different ids: the
 * first meeting of a pair in one is the first of it in the other.
 */
export function byPair(timetable: PlacedTimetable): Map<string, PlacedMeeting> {
  const counted = new Map<string, number>();
  const keyed = new Map<string, PlacedMeeting>();
  for (const meeting of [...timetable.values()].sort((a, b) => (a.meetingId < b.meetingId ? -1 : 1))) {
    const pair = `${meeting.supplierId} ${meeting.buyerId}`;
    const nth = counted.get(pair) ?? 0;
    counted.set(pair, nth + 1);
    keyed.set(`${pair} ${nth}`, meeting);
  }
  return keyed;
}

/** What a participant has in one timetable and in another. */
export interface ParticipantBalance {
  readonly participationId: string;
  readonly meetingsBefore: number;
  readonly meetingsAfter: number;
  readonly worthBefore: number;
  readonly worthAfter: number;
}

export interface TimetableComparison {
  readonly changes: readonly MeetingChange[];
  /** Those for whom worth or number of meetings differ: who loses most first, who gains most last. */
  readonly balances: readonly ParticipantBalance[];
}

/** Who gains, who loses and what moved between two timetables; `worth` is of a pair. */
export function compareTimetables(
  before: PlacedTimetable,
  after: PlacedTimetable,
  worth: (meeting: PlacedMeeting) => number,
): TimetableComparison {
  const [one, other] = [byPair(before), byPair(after)];
  const changes = diffTimetables(rekeyed(one), rekeyed(other)).map(({ before: was, after: is, kind }) => {
    const meetingId = (is ?? was)!.meetingId;
    const real = (meeting: PlacedMeeting | null, of: Map<string, PlacedMeeting>) =>
      meeting && of.get(meeting.meetingId)!;
    return {
      kind,
      before: real(was, one),
      after: real(is, other),
      meetingId: (is ? other : one).get(meetingId)!.meetingId,
    };
  });
  const tally = new Map<string, [number, number, number, number]>();
  const count = (meetings: Iterable<PlacedMeeting>, column: 0 | 1) => {
    for (const meeting of meetings) {
      for (const id of [meeting.supplierId, meeting.buyerId]) {
        const row = tally.get(id) ?? [0, 0, 0, 0];
        row[column]++;
        row[column + 2]! += worth(meeting);
        tally.set(id, row);
      }
    }
  };
  count(before.values(), 0);
  count(after.values(), 1);
  const balances = [...tally]
    .map(([participationId, [meetingsBefore, meetingsAfter, worthBefore, worthAfter]]) => ({
      ...{ participationId, meetingsBefore, meetingsAfter, worthBefore, worthAfter },
    }))
    .filter((one) => one.meetingsBefore !== one.meetingsAfter || gainOf(one) !== 0)
    .sort((a, b) => gainOf(a) - gainOf(b) || (a.participationId < b.participationId ? -1 : 1));
  return { changes, balances };
}

/** Rounded, so that sums in another order don't count as a gain. */
export function gainOf({ worthBefore, worthAfter }: ParticipantBalance): number {
  return Math.round((worthAfter - worthBefore) * 1e6) / 1e6;
}

function rekeyed(keyed: ReadonlyMap<string, PlacedMeeting>): PlacedTimetable {
  return new Map([...keyed].map(([key, meeting]) => [key, { ...meeting, meetingId: key }]));
}
