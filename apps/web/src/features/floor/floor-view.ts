import type { ResultOf } from '../../api/graphql.js';
import type { QueuedAction } from '../../offline/day-store.js';
import type { FloorQuery, MyDayQuery } from './floor.documents.js';

export type Floor = ResultOf<typeof FloorQuery>['floor'];
export type FloorMeeting = Floor['meetings'][number];
export type FloorParty = FloorMeeting['parties'][number];
export type FloorSession = Floor['sessions'][number];
export type FloorSessionParty = FloorSession['parties'][number];
export type FloorPerson = Floor['people'][number];
export type FloorTable = Floor['tables'][number];
export type MyDay = ResultOf<typeof MyDayQuery>['myDay'];
export type MyMeeting = MyDay['meetings'][number];

const MINUTE = 60_000;
/** From so long before its meeting on, a party that isn't at the fair yet is missed. */
const AHEAD_MINUTES = 10;

export interface Phase {
  /** The slot that is under way; null between slots. */
  readonly now: Floor['slots'][number] | null;
  readonly next: Floor['slots'][number] | null;
}

export function phaseOf(slots: Floor['slots'], now: number): Phase {
  return {
    now:
      slots.find(({ startsAt, endsAt }) => Date.parse(startsAt) <= now && now < Date.parse(endsAt)) ?? null,
    next: slots.find(({ startsAt }) => Date.parse(startsAt) > now) ?? null,
  };
}

/** Why a party is on the list of those that are late: called, by its own word, or not checked in. */
export interface LateParty {
  readonly meeting: FloorMeeting;
  readonly party: FloorParty;
  readonly reason: 'called' | 'said' | 'missing';
}

/** Parties that are missed at a meeting that is under way or about to begin, the most urgent first. */
export function lateParties(floor: Floor, now: number): LateParty[] {
  return floor.meetings
    .filter((meeting) => meeting.status === 'RELEASED' && isAtHand(meeting, now))
    .flatMap((meeting) =>
      meeting.parties.flatMap((party): LateParty[] => {
        const reason = whyMissed(party);
        return reason ? [{ meeting, party, reason }] : [];
      }),
    )
    .sort((a, b) => a.meeting.startsAt.localeCompare(b.meeting.startsAt));
}

/** A party that is missed at its group meeting. */
export interface LateGroupParty {
  readonly session: FloorSession;
  readonly party: FloorSessionParty;
  readonly reason: LateParty['reason'];
}

/** The same of group meetings: one that is being held may still miss somebody. */
export function lateGroupParties(floor: Floor, now: number): LateGroupParty[] {
  return floor.sessions
    .filter((session) => session.tableId !== null && isGoingOn(session) && isAtHand(session, now))
    .flatMap((session) =>
      session.parties.flatMap((party): LateGroupParty[] => {
        const reason = party.isAbsent ? null : whyMissed(party);
        return reason ? [{ session, party, reason }] : [];
      }),
    )
    .sort((a, b) => a.session.startsAt.localeCompare(b.session.startsAt));
}

/** Parties of group meetings that say that they were there, until somebody has decided. */
export function disputedGroupParties(floor: Floor): { session: FloorSession; party: FloorSessionParty }[] {
  return floor.sessions.flatMap((session) =>
    session.parties.flatMap((party) => (party.isContradicted ? [{ session, party }] : [])),
  );
}

/** Whether a group meeting may still take place, or does. */
export function isGoingOn({ status }: { status: FloorSession['status'] }): boolean {
  return status === 'RELEASED' || status === 'HELD';
}

function isAtHand({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: number): boolean {
  return Date.parse(startsAt) - AHEAD_MINUTES * MINUTE <= now && now < Date.parse(endsAt);
}

function whyMissed(party: {
  call: unknown;
  lateMinutes: number | null;
  isIn: boolean;
}): LateParty['reason'] | null {
  if (party.call) return 'called';
  if (party.lateMinutes) return 'said';
  return party.isIn ? null : 'missing';
}

/** Tables that nobody has in a slot and that can be used then. */
export function emptyTables(floor: Floor, slotId: string): FloorTable[] {
  const taken = new Set(
    floor.meetings
      .filter((meeting) => meeting.slotId === slotId && meeting.status !== 'NO_SHOW')
      .map(({ tableId }) => tableId),
  );
  return floor.tables.filter(({ id, blockedSlotIds }) => !taken.has(id) && !blockedSlotIds.includes(slotId));
}

/** Meetings of a slot by hall, in the order of the tables; those on line last, under null. */
export function byHall(
  floor: Floor,
  slotId: string,
): { hall: string | null; meetings: { meeting: FloorMeeting; table: FloorTable | null }[] }[] {
  const order = new Map(floor.tables.map(({ id }, index) => [id, index]));
  const tables = new Map(floor.tables.map((table) => [table.id, table]));
  const meetings = floor.meetings
    .filter((meeting) => meeting.slotId === slotId)
    .toSorted((a, b) => (order.get(a.tableId ?? '') ?? 1e6) - (order.get(b.tableId ?? '') ?? 1e6))
    .map((meeting) => ({ meeting, table: tables.get(meeting.tableId ?? '') ?? null }));
  return [...Map.groupBy(meetings, ({ table }) => table?.hallName ?? null)].map(([hall, of]) => ({
    hall,
    meetings: of,
  }));
}

/** Group meetings and sessions that are under way in a slot, those at tables first and in their order. */
export function sessionsIn(
  floor: Floor,
  slotId: string,
): { session: FloorSession; table: FloorTable | null }[] {
  const slot = floor.slots.find(({ id }) => id === slotId);
  if (!slot) return [];
  const [from, until] = [Date.parse(slot.startsAt), Date.parse(slot.endsAt)];
  const place = (tableId: string | null) => {
    const index = floor.tables.findIndex(({ id }) => id === tableId);
    return index < 0 ? floor.tables.length : index;
  };
  return floor.sessions
    .filter(({ startsAt, endsAt }) => Date.parse(startsAt) < until && Date.parse(endsAt) > from)
    .toSorted((a, b) => place(a.tableId) - place(b.tableId))
    .map((session) => ({ session, table: floor.tables[place(session.tableId)] ?? null }));
}

/** Group meetings and sessions of the day that are not over and in none of the slots that are shown. */
export function sessionsBesides(
  floor: Floor,
  now: number,
  { now: current, next }: Phase,
): ReturnType<typeof sessionsIn> {
  const shown = [current, next].flatMap((slot) => (slot ? sessionsIn(floor, slot.id) : []));
  return floor.sessions
    .filter(({ id, endsAt }) => Date.parse(endsAt) > now && !shown.some(({ session }) => session.id === id))
    .map((session) => ({ session, table: floor.tables.find(({ id }) => id === session.tableId) ?? null }));
}

/** The floor as it will be once what waits on this device has been sent. */
export function withQueued(floor: Floor, queue: readonly QueuedAction[]): Floor {
  const waiting = queue.filter(({ refusal, fairId }) => !refusal && fairId === floor.fairId);
  if (waiting.length === 0) return floor;
  const cameIn = new Map(
    waiting
      .filter(({ kind }) => kind === 'checkIn')
      .map(({ variables, at, key, delegateId }) => [
        delegateId ?? (variables.input as { delegateId?: string }).delegateId,
        { id: key, at: new Date(at).toISOString(), way: 'NAME' as const, by: null },
      ]),
  );
  const people = floor.people.map((person) => {
    const checkIn = person.checkIn ?? cameIn.get(person.delegateId) ?? null;
    return checkIn === person.checkIn ? person : { ...person, checkIn };
  });
  const isIn = new Set(people.flatMap(({ checkIn, delegateId }) => (checkIn ? [delegateId] : [])));
  const withPresence = <T extends { isIn: boolean; delegateIds: string[] }>(party: T): T => ({
    ...party,
    isIn: party.isIn || party.delegateIds.some((id) => isIn.has(id)),
  });
  const sessions = floor.sessions.map((session): FloorSession => {
    const of = (kind: QueuedAction['kind']) =>
      waiting.filter((one) => one.kind === kind && one.variables.sessionId === session.id);
    const absent = new Set(of('groupNoShow').map(({ variables }) => variables.participationId));
    const parties = session.parties
      .map(withPresence)
      .map((party) => ({ ...party, isAbsent: party.isAbsent || absent.has(party.participationId) }));
    // Without a supplier and a buyer left it is no meeting any more.
    const sides = new Set(parties.flatMap(({ isAbsent, side }) => (isAbsent ? [] : [side])));
    const isOff = absent.size > 0 && sides.size < 2;
    const status = isOff ? 'NO_SHOW' : of('groupHold').length > 0 ? 'HELD' : session.status;
    return { ...session, parties, status };
  });
  const meetings = floor.meetings.map((meeting): FloorMeeting => {
    const parties = meeting.parties.map(withPresence);
    const action = waiting.findLast(
      ({ kind, variables }) => (kind === 'hold' || kind === 'noShow') && variables.meetingId === meeting.id,
    );
    const status = action ? (action.kind === 'hold' ? 'HELD' : 'NO_SHOW') : meeting.status;
    const absentSide =
      action?.kind === 'noShow'
        ? (action.variables.absentSide as FloorMeeting['absentSide'])
        : meeting.absentSide;
    return { ...meeting, parties, status, absentSide };
  });
  const walkIns = waiting.filter(({ kind }) => kind === 'walkIn').length;
  const expected = people.filter((person) => person.meetings > 0);
  return {
    ...floor,
    ...{ people, meetings, sessions },
    counters: {
      ...floor.counters,
      checkedIn: expected.filter(({ checkIn }) => checkIn).length,
      unexpected:
        people.filter(({ meetings: planned, checkIn }) => planned === 0 && checkIn).length + walkIns,
      walkIns: floor.counters.walkIns + walkIns,
      missing: expected.filter(({ checkIn }) => !checkIn).length,
    },
  };
}

/** The code as it is printed on a badge, or null for what can't be one; as the service reads it. */
export function plainCode(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(plain)) return null;
  return plain.match(/.{4}/g)!.join('-');
}

/** By which a code is known again without network. */
export async function hashOfCode(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 24);
}

/** Time left as `12:05`, or `1:02:05` from an hour on; never below nothing. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return parts[0] === 0 ? `${parts[1]}:${two(parts[2]!)}` : `${parts[0]}:${two(parts[1]!)}:${two(parts[2]!)}`;
}
