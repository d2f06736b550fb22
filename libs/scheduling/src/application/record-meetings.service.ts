import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { StaleVersionError, Transactions, assertVersion, once } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { Meeting, Outcome } from '../domain/meeting.entity.js';
import type { MeetingAction } from '../domain/meeting-state.js';
import { type OutcomeKind, type OutcomeSource, outcomeFits, settledKind } from '../domain/outcome.js';
import {
  MeetingNotStartedError,
  MeetingStateError,
  PlaceGivenAwayError,
} from '../domain/scheduling.errors.js';
import type { Acting } from './acting.js';
import { actingAt, advance, lockMeeting } from './locked-meeting.js';
import { PlaceTaken } from './place-chooser.js';
import { announceMeeting } from './scheduling-events.js';
import { flushPlace } from './slot-refusals.js';

export type AbsentSide = 'supplier' | 'buyer' | 'both';

/** How somebody says whether a meeting takes or took place. */
export interface HowSaid {
  /** Staff only: though the slot hasn't begun. */
  early?: boolean;
  /**
   * Only if nobody has recorded another thing: said where that can't be seen yet, on a device without network. What is
   * recorded the same way already is done.
   */
  unlessRecorded?: boolean;
}

export interface Attendance extends HowSaid {
  meetingId: string;
  idempotencyKey?: string | null;
}

export interface OutcomeToRecord {
  meetingId: string;
  kind: OutcomeKind;
  note?: string | null;
  /** Of one's own earlier outcome, when it is being changed. */
  version?: number | null;
  /** Staff only: though the slot hasn't begun. */
  early?: boolean;
  idempotencyKey?: string | null;
}

/** Writes down what became of meetings. */
@Injectable()
export class RecordMeetingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The meeting took place. @throws MeetingNotStartedError, MeetingStateError, PlaceGivenAwayError */
  hold(input: Attendance, viewer: Viewer): Promise<void> {
    return this.transactions.run(async (em) => {
      await once(em, 'holdMeeting', input, async () => {
        await this.holdWithin(em, input.meetingId, viewer, input);
        return input.meetingId;
      });
    });
  }

  /** `hold` in the transaction of `em`. */
  async holdWithin(em: EntityManager, id: string, viewer: Viewer, how: HowSaid = {}): Promise<void> {
    await this.change(em, id, async (meeting) => {
      const acting = actingAt(viewer, meeting);
      this.assertStarted(meeting, acting, how.early ?? false);
      if (how.unlessRecorded && meeting.status === 'held') return;
      this.assertUnmarked(meeting, acting, 'hold', how);
      await this.markHeld(em, meeting);
    });
  }

  /**
   * One side, or both, didn't come, in the transaction of `em`. A member of one side reports the other side only. Table
   * and people are free again from then on, as those of a cancelled meeting are.
   * @throws MeetingNotStartedError, MeetingStateError, InvalidInputError
   */
  async reportNoShowWithin(
    em: EntityManager,
    id: string,
    absent: AbsentSide,
    viewer: Viewer,
    how: HowSaid = {},
  ): Promise<void> {
    await this.change(em, id, async (meeting) => {
      const acting = actingAt(viewer, meeting);
      this.assertStarted(meeting, acting, how.early ?? false);
      this.assertUnmarked(meeting, acting, 'report-no-show', how);
      if (!acting.runsFair && (absent === 'both' || absent === acting.side)) {
        throw InvalidInputError.at('absentSide', 'Whoever reports it was there.');
      }
      advance(meeting, 'report-no-show');
      meeting.absentSide = absent;
      for (const attendance of meeting.attendances) attendance.isActive = false;
      await announceMeeting(em, 'no-show', meeting);
    });
  }

  /** Takes back what was recorded of whether the meeting took place. @throws MeetingStateError, PlaceGivenAwayError */
  async reopen(id: string): Promise<void> {
    await this.transactions.run((em) =>
      this.change(em, id, async (meeting) => {
        advance(meeting, 'reopen');
        meeting.absentSide = null;
        await this.takePlaceBack(em, meeting);
        await announceMeeting(em, 'reopened', meeting);
      }),
    );
  }

  /**
   * Records what came of a meeting, for the viewer's side or the organiser, or changes what was recorded before. An
   * outcome of a meeting that nobody has marked says that it was held, unless it says that it wasn't.
   * @returns the outcome's id
   * @throws StaleVersionError, MeetingNotStartedError, MeetingStateError, InvalidInputError
   */
  async recordOutcome(input: OutcomeToRecord, viewer: Viewer): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'recordOutcome', input, async () => {
        const meeting = await lockMeeting(em, input.meetingId);
        const acting = actingAt(viewer, meeting);
        if (meeting.status === 'draft' || meeting.status === 'cancelled') {
          throw new MeetingStateError(meeting.status, 'record-outcome');
        }
        this.assertStarted(meeting, acting, input.early ?? false);
        if (!outcomeFits(meeting.status, input.kind)) {
          throw InvalidInputError.at('input.kind', `The meeting is recorded as ${meeting.status}.`);
        }
        const outcome = await this.write(em, meeting, acting.side ?? 'organiser', input, acting);
        if (meeting.status === 'released' && input.kind !== 'did-not-take-place') {
          await this.markHeld(em, meeting);
        }
        await this.settle(em, meeting);
        await announceMeeting(em, 'outcome-recorded', meeting);
        return outcome.id;
      }),
    );
  }

  private async write(
    em: EntityManager,
    meeting: Meeting,
    recordedFor: OutcomeSource,
    input: OutcomeToRecord,
    { personId }: Acting,
  ): Promise<Outcome> {
    const earlier = await em.findOne(Outcome, { meeting, recordedFor });
    const { kind, note = null } = input;
    // Two colleagues who say the same don't contradict each other.
    if (earlier && !input.version && earlier.kind === kind && (!note || note === earlier.note))
      return earlier;
    if (!earlier) {
      // Somebody who edits an outcome that isn't there has seen another state than this.
      if (input.version) throw new StaleVersionError(0);
      const outcome = em.create(Outcome, { meeting, recordedFor, kind, note, recordedById: personId });
      await em.flush();
      return outcome;
    }
    assertVersion(earlier, input.version ?? 0);
    Object.assign(earlier, { kind, note, recordedById: personId });
    await em.flush();
    return earlier;
  }

  private async markHeld(em: EntityManager, meeting: Meeting): Promise<void> {
    advance(meeting, 'hold');
    meeting.absentSide = null;
    await this.takePlaceBack(em, meeting);
    await announceMeeting(em, 'held', meeting);
  }

  /** What was a no-show occupies its table and people again. @throws PlaceGivenAwayError when others have them by now */
  private async takePlaceBack(em: EntityManager, meeting: Meeting): Promise<void> {
    for (const attendance of meeting.attendances) attendance.isActive = true;
    try {
      await flushPlace(em);
    } catch (error) {
      throw error instanceof PlaceTaken ? new PlaceGivenAwayError() : error;
    }
  }

  /** @throws MeetingNotStartedError before the slot, except for staff who say that they mean it. */
  private assertStarted(meeting: Meeting, acting: Acting, early: boolean): void {
    if (early && acting.isStaff) return;
    if (this.clock.nowDate() < meeting.startsAt) throw new MeetingNotStartedError(meeting.startsAt);
  }

  /** Members mark what nobody has marked; what was marked is put right by those who run the fair, who then know of it. */
  private assertUnmarked(
    meeting: Meeting,
    { runsFair }: Acting,
    action: MeetingAction,
    { unlessRecorded }: HowSaid,
  ): void {
    if (runsFair && !unlessRecorded) return;
    if (meeting.status !== 'released') throw new MeetingStateError(meeting.status, action);
  }

  private async change(
    em: EntityManager,
    id: string,
    work: (meeting: Meeting) => Promise<void>,
  ): Promise<void> {
    const meeting = await lockMeeting(em, id);
    await work(meeting);
    await this.settle(em, meeting);
  }

  private async settle(em: EntityManager, meeting: Meeting): Promise<void> {
    const outcomes = await em.find(Outcome, { meeting });
    meeting.outcomeKind = settledKind(meeting.status, outcomes);
  }
}
