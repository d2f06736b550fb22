import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, assertVersion, found } from '#database';
import { Fair } from '#fair';
import { InvalidInputError } from '#kernel';
import { BookingLocks, FairNotOpenError, Meeting, MeetingStateError, announceMeeting } from '#scheduling';
import { meetersOf, peopleFor } from '../domain/choose-place.js';
import { interpreterFor } from '../domain/choose-interpreter.js';
import type { FairFacts } from '../domain/fair-facts.js';
import { known, refuseNew, seat } from '../domain/hand-placing.js';
import { type PlacedMeeting, placeOf } from '../domain/placed-meeting.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { sendPeople } from './send-people.js';

export interface MeetingMove {
  readonly meetingId: string;
  readonly version: number;
  readonly slotId: string;
  /** Left out, the table it has when that is free there, otherwise a free one. */
  readonly tableId?: string | null;
}

/** Changes of the timetable by the organiser's hand, by the same rules that a search keeps. */
@Injectable()
export class RearrangeMeetingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: FairFactsReader,
    private readonly locks: BookingLocks,
  ) {}

  /**
   * Moves planned meetings, all of them or none; two that take each other's place are swapped. Bookings wait meanwhile.
   * What was broken before may stay broken, but nothing new may be. Announces `meeting.moved` for each.
   * @throws StaleVersionError, MeetingStateError, FairNotOpenError, PlacementRefusedError, InvalidInputError
   */
  async rearrange(fairId: string, moves: readonly MeetingMove[]): Promise<void> {
    await this.transactions.run(async (em) => {
      await this.locks.takeTimetable(em, fairId);
      const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
      if (fair.status !== 'open' && fair.status !== 'running') throw new FairNotOpenError(fair.status);
      const records = await this.lockMeetings(em, fairId, moves);
      const facts = await this.reader.read(em, fairId);
      const after = rearranged(facts, moves);
      refuseNew(facts, facts.meetings, after);
      await em.execute(
        `set constraints meeting_table_once, meeting_delegate_once, meeting_interpreter_once deferred`,
      );
      const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
      for (const { meetingId } of moves) {
        const record = records.get(meetingId)!;
        const place = known(after, meetingId);
        const { startsAt, endsAt } = slots.get(place.slotId)!;
        em.assign(record, {
          ...{ slot: place.slotId, table: place.tableId, interpreter: place.interpreterId, startsAt, endsAt },
        });
        sendPeople(em, record, place, { startsAt, endsAt });
        await announceMeeting(em, 'moved', record);
      }
    });
  }

  private async lockMeetings(
    em: EntityManager,
    fairId: string,
    moves: readonly MeetingMove[],
  ): Promise<Map<string, Meeting>> {
    const records = new Map(
      (
        await em.find(
          Meeting,
          { id: { $in: moves.map(({ meetingId }) => meetingId) }, fair: fairId },
          { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
        )
      ).map((meeting) => [meeting.id, meeting]),
    );
    await em.populate([...records.values()], ['supplier', 'buyer', 'attendances']);
    const seen = new Set<string>();
    for (const [index, { meetingId, version }] of moves.entries()) {
      const path = `moves.${index}.meetingId`;
      const record = records.get(meetingId);
      if (!record) throw InvalidInputError.at(path, 'The fair has no such meeting.');
      if (seen.has(meetingId)) throw InvalidInputError.at(path, 'A meeting is moved once.');
      seen.add(meetingId);
      assertVersion(record, version);
      if (record.status !== 'draft' && record.status !== 'released')
        throw new MeetingStateError(record.status, 'move');
    }
    return records;
  }
}

/** The timetable with the meetings where they are wanted, one after the other around those that stay. */
function rearranged(facts: FairFacts, moves: readonly MeetingMove[]): PlacedMeeting[] {
  const moving = new Set(moves.map(({ meetingId }) => meetingId));
  const around: PlacedMeeting[] = facts.meetings.filter(({ meetingId }) => !moving.has(meetingId));
  for (const [index, { meetingId, slotId, tableId }] of moves.entries()) {
    const slot = facts.slots.find(({ id }) => id === slotId);
    if (!slot) throw InvalidInputError.at(`moves.${index}.slotId`, 'The fair has no such slot.');
    if (slot.startsAt <= facts.now)
      throw InvalidInputError.at(`moves.${index}.slotId`, 'This slot has begun.');
    const meeting = known(facts.meetings, meetingId);
    const there = { ...meeting, slotId };
    around.push(
      placeOf({
        ...there,
        tableId: seat(facts, around, meetersOf(there), tableId, meeting.tableId),
        delegateIds: peopleFor(facts, around, meetersOf(there), meeting.delegateIds),
        interpreterId: interpreterFor(facts, around, there, meeting.interpreterId),
      }),
    );
  }
  return around;
}
