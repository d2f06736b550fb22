import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, currentActor, found, once } from '#database';
import { Clock } from '#kernel';
import {
  type AbsentSide,
  type Acting,
  type Attendance,
  Meeting,
  RecordMeetingsService,
  actingAt,
} from '#scheduling';
import { FloorCall } from '../domain/floor-call.entity.js';
import { GraceTimeError, NoShowNotOpenError } from '../domain/floor.errors.js';
import { graceEnd } from '../domain/grace.js';
import { NoShowReport, type Verdict } from '../domain/no-show-report.entity.js';
import { tell } from './calls.service.js';
import { termsOf } from './floor-terms.js';

/** No-shows: who reports them, what the accused side says, and what those who run the fair decide. */
@Injectable()
export class NoShowsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: RecordMeetingsService,
    private readonly clock: Clock,
  ) {}

  /**
   * One side, or both, didn't come. A member of one side reports the other side only, and waits for the fair's grace time;
   * who runs the fair needn't. Announces `meeting.no-show`.
   * @throws GraceTimeError, MeetingNotStartedError, MeetingStateError, InvalidInputError
   */
  async report(input: Attendance & { absentSide: AbsentSide }, viewer: Viewer): Promise<void> {
    await this.transactions.run((em) =>
      once(em, 'reportNoShow', input, async () => {
        const { meetingId, absentSide } = input;
        const { meeting, acting } = await this.meetingFor(em, meetingId, viewer);
        const isRecorded = meeting.status === 'no-show' && meeting.absentSide === absentSide;
        if (input.unlessRecorded && isRecorded) return meetingId;
        if (!acting.runsFair) await this.assertGraceOver(em, meeting);
        await this.meetings.reportNoShowWithin(em, meetingId, absentSide, viewer, input);
        const facts = {
          ...{ absentSide, reportedFor: acting.side ?? ('organiser' as const) },
          ...{ reportedById: viewer.personId, reportedAt: this.clock.nowDate() },
        };
        const former = await em.findOne(NoShowReport, { meeting: meetingId });
        if (former) {
          em.assign(former, {
            ...facts,
            ...{ contradictedAt: null, contradictedById: null, contradiction: null },
            ...{ decidedAt: null, decidedById: null, verdict: null },
          });
        } else em.create(NoShowReport, { ...facts, fair: meeting.fair, meeting: meetingId });
        for (const call of await em.find(FloorCall, { meeting: meetingId, endedAt: null })) {
          call.endedAt = facts.reportedAt;
        }
        return meetingId;
      }),
    );
  }

  /**
   * The accused side says that it was there; what became of the meeting stays until it is decided. Saying it again
   * replaces the note. Announces `floor.no-show-contradicted` to that side.
   * @throws NoShowNotOpenError
   */
  async contradict(meetingId: string, note: string | null, viewer: Viewer): Promise<void> {
    await this.transactions.run(async (em) => {
      const { meeting, acting } = await this.meetingFor(em, meetingId, viewer);
      const report = await this.openReport(em, meeting);
      const { side } = acting;
      if (!side || (report.absentSide !== side && report.absentSide !== 'both')) {
        throw new NoShowNotOpenError();
      }
      em.assign(report, {
        contradictedAt: this.clock.nowDate(),
        contradictedById: viewer.personId,
        contradiction: note?.trim() || null,
      });
      await tell(em, 'floor.no-show-contradicted', meeting, [side]);
    });
  }

  /**
   * Those who run the fair settle it: whose no-show it was, or that the meeting was held.
   * Announces `floor.no-show-decided` to both sides.
   * @throws NoShowNotOpenError, PlaceGivenAwayError
   */
  async decide(meetingId: string, verdict: Verdict, viewer: Viewer): Promise<void> {
    await this.transactions.run(async (em) => {
      const { meeting } = await this.meetingFor(em, meetingId, viewer);
      const report = await this.openReport(em, meeting);
      if (verdict === 'held') await this.meetings.holdWithin(em, meetingId, viewer, { early: true });
      else (await em.findOneOrFail(Meeting, { id: meetingId })).absentSide = verdict;
      em.assign(report, {
        ...{ verdict, decidedAt: this.clock.nowDate(), decidedById: currentActor().personId },
      });
      await tell(em, 'floor.no-show-decided', meeting, ['supplier', 'buyer']);
    });
  }

  private async meetingFor(
    em: EntityManager,
    id: string,
    viewer: Viewer,
  ): Promise<{ meeting: Meeting; acting: Acting }> {
    const meeting = found(
      await em.findOne(Meeting, { id }, { populate: ['fair', 'supplier', 'buyer'] }),
      'meeting',
      id,
    );
    return { meeting, acting: actingAt(viewer, meeting) };
  }

  /** @throws GraceTimeError */
  private async assertGraceOver(em: EntityManager, meeting: Meeting): Promise<void> {
    const { graceMinutes } = await termsOf(em, meeting.fair.id);
    const until = graceEnd(meeting, graceMinutes);
    const now = this.clock.nowDate();
    // Before the slot there is another refusal.
    if (now >= meeting.startsAt && now < until) throw new GraceTimeError(until, graceMinutes);
  }

  private async openReport(em: EntityManager, meeting: Meeting): Promise<NoShowReport> {
    const report = await em.findOne(
      NoShowReport,
      { meeting: meeting.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!report || report.decidedAt || meeting.status !== 'no-show') throw new NoShowNotOpenError();
    return report;
  }
}
