import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, announce, currentActor, found, lockInOrder, once } from '#database';
import type { Side } from '#fair';
import { Clock, InvalidInputError } from '#kernel';
import { Meeting, actingAt } from '#scheduling';
import { FloorCall, LateNotice } from '../domain/floor-call.entity.js';
import { MeetingNotAheadError } from '../domain/floor.errors.js';

/** Whoever is later than this had better have the meeting moved. */
export const LATEST_MINUTES = 120;

/** Parties that are missed at their tables, and those that say themselves that they come later. */
@Injectable()
export class CallsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Calls a side to its meeting: on the boards and on its phones. Calling again changes nothing while the call stands.
   * Announces `floor.called` to that side. @returns the call's id @throws MeetingNotAheadError
   */
  call(input: { meetingId: string; side: Side; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'callParty', input, async () => {
        const { side } = input;
        const meeting = await this.meetingAhead(em, input.meetingId);
        await lockInOrder(em, [`floor-call:${meeting.id}:${side}`]);
        const standing = await em.findOne(FloorCall, { meeting, side, endedAt: null });
        if (standing) return standing.id;
        const call = em.create(FloorCall, {
          ...{ fair: meeting.fair, meeting, side, calledById: currentActor().personId },
        });
        await tell(em, 'floor.called', meeting, [side]);
        return call.id;
      }),
    );
  }

  /** The side says that it is on its way. Repeating changes nothing. */
  async answer(callId: string): Promise<void> {
    await this.change(callId, 'floor.call-answered', (call) => {
      call.answeredAt ??= this.clock.nowDate();
    });
  }

  /** The party has come, or isn't waited for any more. Repeating changes nothing. */
  async end(callId: string): Promise<void> {
    await this.change(callId, 'floor.call-ended', (call) => {
      call.endedAt ??= this.clock.nowDate();
    });
  }

  /**
   * A side says how many minutes after the beginning it comes; 0 that it is there after all. Those who run the fair name
   * the side. Announces `floor.late` to both. @throws MeetingNotAheadError, InvalidInputError
   */
  sayLate(
    input: { meetingId: string; minutes: number; side?: Side | null; idempotencyKey?: string | null },
    viewer: Viewer,
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'sayLate', input, async () => {
        const { minutes } = input;
        if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= LATEST_MINUTES)) {
          throw InvalidInputError.at('input.minutes', `Between 0 and ${LATEST_MINUTES} minutes.`);
        }
        const meeting = await this.meetingAhead(em, input.meetingId);
        const acting = actingAt(viewer, meeting);
        const side = acting.side ?? input.side;
        if (!side) throw InvalidInputError.at('input.side', 'Say which side is late.');
        if (acting.side && input.side && input.side !== acting.side && !acting.runsFair) {
          throw InvalidInputError.at('input.side', 'Speak for your own side.');
        }
        const notice = em.create(LateNotice, {
          ...{
            fair: meeting.fair,
            meeting,
            side: acting.runsFair && input.side ? input.side : side,
            minutes,
          },
          saidById: viewer.personId,
        });
        await tell(em, 'floor.late', meeting, ['supplier', 'buyer']);
        return notice.id;
      }),
    );
  }

  private async change(callId: string, topic: string, work: (call: FloorCall) => void): Promise<void> {
    await this.transactions.run(async (em) => {
      const call = found(
        await em.findOne(FloorCall, { id: callId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'call',
        callId,
      );
      work(call);
      const meeting = await em.findOneOrFail(
        Meeting,
        { id: call.meeting.id },
        { populate: ['supplier', 'buyer'] },
      );
      await tell(em, topic, meeting, [call.side]);
    });
  }

  private async meetingAhead(em: EntityManager, id: string): Promise<Meeting> {
    const meeting = found(
      await em.findOne(Meeting, { id }, { populate: ['fair', 'supplier', 'buyer'] }),
      'meeting',
      id,
    );
    if (meeting.status !== 'released' || meeting.endsAt <= this.clock.nowDate()) {
      throw new MeetingNotAheadError();
    }
    return meeting;
  }
}

/** Tells the fair and the sides named. */
export function tell(
  em: EntityManager,
  topic: string,
  meeting: Meeting,
  sides: readonly Side[],
): Promise<void> {
  return announce(em, topic, {
    fairId: meeting.fair.id,
    meetingId: meeting.id,
    organisationIds: sides.map((side) => meeting[side].unwrap().organisation.id),
  });
}
