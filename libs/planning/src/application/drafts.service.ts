import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, once } from '#database';
import { InvalidInputError, newId } from '#kernel';
import { meetersOf, peopleFor } from '../domain/choose-place.js';
import { interpreterFor } from '../domain/choose-interpreter.js';
import type { FairFacts } from '../domain/fair-facts.js';
import { known, refuseNew, seat } from '../domain/hand-placing.js';
import { placeGroup } from '../domain/place-group.js';
import { movableGroups } from '../domain/hold-groups.js';
import { type PlacedGroup, placeOf } from '../domain/placed-meeting.js';
import { DEFAULT_WEIGHTS } from '../domain/plan-weights.js';
import { DraftGroup, DraftMeeting } from '../domain/timetable-draft.entity.js';
import {
  type PlacedDraftMeeting,
  createDraft,
  draftMeeting,
  lockDraft,
  readGroups,
  readMeetings,
} from './draft-records.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { type HandPlace, NO_ROOM, type Room, makeRoom, movedTo, writePlace } from './make-room.js';
import { announcePlanning } from './planning-events.js';

interface EditedDraft {
  readonly meetings: readonly PlacedDraftMeeting[];
  readonly groups: readonly PlacedGroup[];
}

/** Changing drafts by hand, by the same rules that a search keeps. Every method is one transaction. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: FairFactsReader,
  ) {}

  /** A draft of the timetable as it stands, to be changed by hand. @returns its id */
  start(input: { fairId: string; name?: string | null; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'startTimetableDraft', input, async () => {
        const facts = await this.reader.readToPlan(em, input.fairId);
        const draft = await createDraft(em, {
          fairId: input.fairId,
          name: input.name?.trim() || null,
          weights: DEFAULT_WEIGHTS,
          figures: null,
          meetings: facts.meetings,
          groups: movableGroups(facts),
          base: facts.meetings,
          baseGroups: movableGroups(facts),
        });
        await announcePlanning(em, 'draft-changed', { fairId: input.fairId, draftId: draft.id });
        return draft.id;
      }),
    );
  }

  /** @throws DraftClosedError, StaleVersionError */
  async rename(id: string, version: number, name: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const draft = await lockDraft(em, id, version);
      draft.name = name.trim() || null;
      await announcePlanning(em, 'draft-changed', { fairId: draft.fair.id, draftId: id });
    });
  }

  /** @throws DraftClosedError, StaleVersionError */
  async discard(id: string, version: number): Promise<void> {
    await this.transactions.run(async (em) => {
      const draft = await lockDraft(em, id, version);
      draft.status = 'discarded';
      await announcePlanning(em, 'draft-changed', { fairId: draft.fair.id, draftId: id });
    });
  }

  /** @throws DraftClosedError, StaleVersionError, PlacementRefusedError, InvalidInputError */
  async move(id: string, version: number, meetingId: string, to: HandPlace): Promise<void> {
    await this.edit(id, version, async ({ facts, meetings, groups, em }) => {
      const meeting = known(meetings, meetingId);
      const others = meetings.filter((one) => one !== meeting);
      const moved = movedTo(facts, [...others, ...groups], meeting, to);
      await writePlace(em, id, moved);
      return [...others, { ...moved, isFixed: meeting.isFixed }];
    });
  }

  /** Two meetings change places. @throws as move does */
  async swap(id: string, version: number, oneId: string, otherId: string): Promise<void> {
    await this.edit(id, version, async ({ facts, meetings, groups, em }) => {
      const [one, other] = [known(meetings, oneId), known(meetings, otherId, 'otherMeetingId')];
      const rest = meetings.filter((meeting) => meeting !== one && meeting !== other);
      const exchanged: PlacedDraftMeeting[] = [];
      for (const [meeting, place] of [
        [one, other],
        [other, one],
      ] as const) {
        const there = { ...meeting, slotId: place.slotId };
        const around = [...rest, ...exchanged, ...groups];
        const placed = placeOf({
          ...there,
          tableId: seat(facts, around, meetersOf(there), undefined, place.tableId),
          delegateIds: peopleFor(facts, around, meetersOf(there), meeting.delegateIds),
          interpreterId: interpreterFor(facts, around, there, meeting.interpreterId),
        });
        exchanged.push({ ...placed, isFixed: meeting.isFixed });
        await writePlace(em, id, placed);
      }
      return [...rest, ...exchanged];
    });
  }

  /**
   * Puts a meeting of two into a draft; others give way to it as far as `room` says, all of it or nothing.
   * @returns the id that it has once released @throws as move does
   */
  async add(
    id: string,
    version: number,
    pair: { supplierId: string; buyerId: string },
    place: HandPlace,
    room: Room = NO_ROOM,
  ): Promise<string> {
    const meetingId = newId();
    await this.edit(id, version, async ({ facts, em, ...before }) => {
      const { groups } = before;
      const meetings = await makeRoom(em, id, facts, before, room);
      for (const side of ['supplier', 'buyer'] as const) {
        const path = `${side}ParticipationId`;
        const party = facts.participants.find((one) => one.id === pair[`${side}Id`]);
        if (!party) throw InvalidInputError.at(path, 'This participation isn’t at the fair.');
        if (party.side !== side) throw InvalidInputError.at(path, `It is there as a ${party.side}.`);
      }
      const there = { ...pair, slotId: place.slotId };
      const around = [...meetings, ...groups];
      const meeting = placeOf({
        ...{ meetingId, ...there },
        tableId: seat(facts, around, meetersOf(there), place.tableId, null),
        delegateIds: peopleFor(facts, around, meetersOf(there), []),
        interpreterId: interpreterFor(facts, around, there, null),
      });
      em.create(DraftMeeting, {
        ...meeting,
        delegateIds: [...meeting.delegateIds],
        draft: id,
        isFixed: false,
      });
      return [...meetings, { ...meeting, isFixed: false }];
    });
    return meetingId;
  }

  /** Takes a meeting out of a draft: released, the meeting is cancelled. @throws as move does */
  async remove(id: string, version: number, meetingId: string): Promise<void> {
    await this.edit(id, version, async ({ meetings, em }) => {
      const meeting = known(meetings, meetingId);
      em.remove((await draftMeeting(em, id, meetingId))!);
      return meetings.filter((one) => one !== meeting);
    });
  }

  /** Whether a later search from this draft leaves the meeting where it is. @throws DraftClosedError, StaleVersionError */
  async setFixed(id: string, version: number, meetingId: string, isFixed: boolean): Promise<void> {
    await this.edit(id, version, async ({ meetings, em }) => {
      const meeting = known(meetings, meetingId);
      (await draftMeeting(em, id, meetingId))!.isFixed = isFixed;
      return meetings.map((one) => (one === meeting ? { ...one, isFixed } : one));
    });
  }

  /**
   * Puts a group meeting into a slot of a draft, or moves it there. Those who were named for it have to come, for the others
   * whoever is free. Meetings give way to it as far as `room` says. @throws as move does
   */
  async placeGroup(
    id: string,
    version: number,
    groupId: string,
    to: HandPlace,
    room: Room = NO_ROOM,
  ): Promise<void> {
    await this.edit(id, version, async ({ facts, em, ...draft }) => {
      const { groups } = draft;
      const meetings = await makeRoom(em, id, facts, draft, room);
      const group = facts.groups.find((one) => one.groupId === groupId);
      if (!group || group.isHeld) {
        throw InvalidInputError.at(
          'groupMeetingId',
          'The fair has no such group meeting that can be placed or moved.',
        );
      }
      const before = groups.find((one) => one.groupId === groupId);
      const rest = groups.filter((one) => one !== before);
      const placed = placeGroup(facts, [...meetings, ...rest], group, to, before);
      const row = await em.findOne(DraftGroup, { draft: id, groupId });
      const values = { ...placed, delegateIds: [...placed.delegateIds] };
      if (row) em.assign(row, values);
      else em.create(DraftGroup, { ...values, draft: id });
      return { meetings, groups: [...rest, placed] };
    });
  }

  /** Takes a group meeting out of a draft: released, it is to be placed again. @throws as move does */
  async removeGroup(id: string, version: number, groupId: string): Promise<void> {
    await this.edit(id, version, async ({ meetings, groups, em }) => {
      const row = await em.findOne(DraftGroup, { draft: id, groupId });
      if (!row) throw InvalidInputError.at('groupMeetingId', 'The draft has no such group meeting.');
      em.remove(row);
      return { meetings, groups: groups.filter((one) => one.groupId !== groupId) };
    });
  }

  /** Makes the change and keeps it unless it breaks a rule that wasn't broken before. */
  private async edit(
    id: string,
    version: number,
    change: (draft: {
      em: EntityManager;
      facts: FairFacts;
      meetings: readonly PlacedDraftMeeting[];
      groups: readonly PlacedGroup[];
    }) => Promise<readonly PlacedDraftMeeting[] | EditedDraft>,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const draft = await lockDraft(em, id, version);
      const facts = await this.reader.readToPlan(em, draft.fair.id);
      const [before, groups] = [await readMeetings(em, id), await readGroups(em, id)];
      const changed = await change({ em, facts, meetings: before, groups });
      const after = 'meetings' in changed ? changed : { meetings: changed, groups };
      refuseNew(facts, before, after.meetings, { before: groups, after: after.groups });
      // The draft's own row changes too, so that whoever edits an older version is told.
      draft.updatedAt = new Date();
      await announcePlanning(em, 'draft-changed', { fairId: draft.fair.id, draftId: id });
    });
  }
}
