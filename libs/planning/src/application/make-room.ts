import type { EntityManager } from '@mikro-orm/postgresql';
import { meetersOf, peopleFor } from '../domain/choose-place.js';
import type { FairFacts } from '../domain/fair-facts.js';
import { interpreterFor } from '../domain/choose-interpreter.js';
import { known, seat } from '../domain/hand-placing.js';
import { type PlacedGroup, type PlacedMeeting, placeOf } from '../domain/placed-meeting.js';
import { type PlacedDraftMeeting, draftMeeting } from './draft-records.js';

/** Where somebody puts a meeting; without a table the one it had, or the first that is free. */
export interface HandPlace {
  slotId: string;
  tableId?: string | null;
}

/** Meetings that give way to another one: they go to another slot, or leave the draft. */
export interface Room {
  readonly moves: readonly { readonly meetingId: string; readonly slotId: string }[];
  readonly givenUp: readonly string[];
}

export const NO_ROOM: Room = { moves: [], givenUp: [] };

/**
 * Writes what gives way. Those that move leave their places together, so that one may go where another one was.
 * @returns the meetings of the draft that are left, where they then are
 * @throws PlacementRefusedError when every table is taken, InvalidInputError for a meeting that the draft doesn't have
 */
export async function makeRoom(
  em: EntityManager,
  draftId: string,
  facts: FairFacts,
  draft: { meetings: readonly PlacedDraftMeeting[]; groups: readonly PlacedGroup[] },
  { moves, givenUp }: Room,
): Promise<PlacedDraftMeeting[]> {
  const going = new Set([...givenUp, ...moves.map(({ meetingId }) => meetingId)]);
  const left = draft.meetings.filter(({ meetingId }) => !going.has(meetingId));
  for (const [index, meetingId] of givenUp.entries()) {
    known(draft.meetings, meetingId, `makingRoom.givenUp.${index}`);
    em.remove((await draftMeeting(em, draftId, meetingId))!);
  }
  for (const [index, { meetingId, slotId }] of moves.entries()) {
    const meeting = known(draft.meetings, meetingId, `makingRoom.moves.${index}.meetingId`);
    const moved = movedTo(facts, [...left, ...draft.groups], meeting, { slotId });
    await writePlace(em, draftId, moved);
    left.push({ ...moved, isFixed: meeting.isFixed });
  }
  return left;
}

/** A meeting in another place, with whoever can come then. @throws PlacementRefusedError when every table is taken */
export function movedTo(
  facts: FairFacts,
  around: readonly (PlacedMeeting | PlacedGroup)[],
  meeting: PlacedMeeting,
  to: HandPlace,
): PlacedMeeting {
  const there = { ...meeting, slotId: to.slotId };
  return placeOf({
    ...there,
    tableId: seat(facts, around, meetersOf(there), to.tableId, meeting.tableId),
    delegateIds: peopleFor(facts, around, meetersOf(there), meeting.delegateIds),
    interpreterId: interpreterFor(facts, around, there, meeting.interpreterId),
  });
}

export async function writePlace(em: EntityManager, draftId: string, placed: PlacedMeeting): Promise<void> {
  const row = (await draftMeeting(em, draftId, placed.meetingId))!;
  em.assign(row, { ...placed, delegateIds: [...placed.delegateIds] });
}
