import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { StaleVersionError, Transactions, assertVersion, once } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import {
  type HowSaid,
  MeetingNotStartedError,
  MeetingStateError,
  type OutcomeKind,
  outcomeFits,
} from '#scheduling';
import { GraceTimeError, MeetingNotAheadError, NoShowNotOpenError } from '../domain/floor.errors.js';
import { graceEnd } from '../domain/grace.js';
import { canMeet } from '../domain/group-attendance.js';
import { LATEST_MINUTES } from './calls.service.js';
import { termsOf } from './floor-terms.js';
import {
  type GroupAtHand,
  advanceGroup,
  attending,
  lockGroup,
  partyMeant,
  partyNamed,
  recordOf,
  settleGroup,
  tellGroup,
} from './group-at-hand.js';
import { settlePlace } from './group-place.js';

export interface GroupOutcome {
  sessionId: string;
  kind: OutcomeKind;
  note?: string | null;
  /** The party of whose view it is; left out, one's own, and the fair's for those who run it. */
  participationId?: string | null;
  /** Of one's own earlier outcome, when it is being changed. */
  version?: number | null;
  idempotencyKey?: string | null;
}

/**
 * What happens to group meetings on the day: to each of its organisations what happens to a side of a meeting of two. One
 * that can't be held any more frees its place, see settlePlace.
 */
@Injectable()
export class GroupDayService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Calls a party to its table. Calling again changes nothing while the call stands. Announces `floor.called` to it.
   * @throws MeetingNotAheadError, InvalidInputError
   */
  call(sessionId: string, participationId: string, viewer: Viewer): Promise<void> {
    return this.change(sessionId, viewer, async (em, group) => {
      this.assertAhead(group);
      const party = partyNamed(group, participationId);
      const record = recordOf(em, group, party);
      if (record.calledAt) return;
      em.assign(record, { calledAt: this.clock.nowDate(), calledById: viewer.personId, answeredAt: null });
      await tellGroup(em, 'floor.called', group, [party]);
    });
  }

  /** The party that is called says that it is on its way. Repeating changes nothing. @throws MeetingNotAheadError */
  answerCall(sessionId: string, viewer: Viewer, participationId?: string | null): Promise<void> {
    return this.change(sessionId, viewer, async (em, group) => {
      const party = partyMeant(group, participationId);
      const record = recordOf(em, group, party);
      if (!record.calledAt) throw new MeetingNotAheadError();
      record.answeredAt ??= this.clock.nowDate();
      await tellGroup(em, 'floor.call-answered', group, [party]);
    });
  }

  /** The party has come, or isn't waited for any more. Repeating changes nothing. */
  endCall(sessionId: string, participationId: string, viewer: Viewer): Promise<void> {
    return this.change(sessionId, viewer, async (em, group) => {
      const party = partyNamed(group, participationId);
      em.assign(recordOf(em, group, party), { calledAt: null, calledById: null, answeredAt: null });
      await tellGroup(em, 'floor.call-ended', group, [party]);
    });
  }

  /**
   * A party says how many minutes after the beginning it comes; 0 that it is there after all. Announces `floor.late` to
   * all of them. @throws MeetingNotAheadError, InvalidInputError
   */
  async sayLate(
    input: {
      sessionId: string;
      minutes: number;
      participationId?: string | null;
      idempotencyKey?: string | null;
    },
    viewer: Viewer,
  ): Promise<void> {
    const { sessionId, minutes, participationId } = input;
    if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= LATEST_MINUTES)) {
      throw InvalidInputError.at('input.minutes', `Between 0 and ${LATEST_MINUTES} minutes.`);
    }
    await this.changeOnce('sayLateToGroup', { ...input, sessionId }, viewer, async (em, group) => {
      this.assertAhead(group);
      recordOf(em, group, partyMeant(group, participationId)).lateMinutes = minutes;
      await tellGroup(em, 'floor.late', group, group.parties);
    });
  }

  /** It takes or took place, with whoever came. @throws MeetingNotStartedError, MeetingStateError, PlaceGivenAwayError */
  hold(
    input: { sessionId: string; idempotencyKey?: string | null } & Pick<HowSaid, 'unlessRecorded'>,
    viewer: Viewer,
  ): Promise<void> {
    return this.changeOnce('holdGroup', input, viewer, async (em, group) => {
      const { status } = group.record;
      this.assertStarted(group);
      if (input.unlessRecorded && status === 'held') return;
      if ((!group.runsFair || input.unlessRecorded) && status !== 'released') {
        throw new MeetingStateError(status, 'hold');
      }
      await this.markHeld(em, group);
    });
  }

  /**
   * A party didn't come. The others report it, after the fair's grace time; who runs the fair needn't wait. The group goes
   * on without it; without a supplier and a buyer left it is a no-show. Announces `floor.group-no-show` to all of them.
   * @throws GraceTimeError, MeetingNotStartedError, MeetingStateError, InvalidInputError
   */
  reportNoShow(
    input: { sessionId: string; participationId: string; idempotencyKey?: string | null },
    viewer: Viewer,
  ): Promise<void> {
    return this.changeOnce('reportGroupNoShow', input, viewer, async (em, group) => {
      const party = partyNamed(group, input.participationId);
      const { record, runsFair } = group;
      this.assertStarted(group);
      if (record.status !== 'released' && record.status !== 'held') {
        throw new MeetingStateError(record.status, 'report-no-show');
      }
      if (!runsFair) {
        if (!group.own.some(({ id }) => id !== party.id)) {
          throw InvalidInputError.at('participationId', 'Whoever reports it was there.');
        }
        await this.assertGraceOver(em, group);
      }
      const its = recordOf(em, group, party);
      if (its.absentAt) return;
      // What was decided is for those who run the fair to undo.
      if (its.decidedAt && !runsFair) throw new MeetingStateError(record.status, 'report-no-show');
      em.assign(its, {
        ...{ absentAt: this.clock.nowDate(), reportedById: viewer.personId },
        ...{ calledAt: null, calledById: null, answeredAt: null },
        ...{ contradictedAt: null, contradictedById: null, contradiction: null },
        ...{ decidedAt: null, decidedById: null },
      });
      if (!canMeet(attending(group))) advanceGroup(group, 'report-no-show');
      await tellGroup(em, 'floor.group-no-show', group, group.parties);
    });
  }

  /**
   * The party that is said to be absent says that it was there; it is for those who run the fair to decide. Announces
   * `floor.no-show-contradicted` to that party. @throws NoShowNotOpenError
   */
  contradict(sessionId: string, note: string | null, viewer: Viewer): Promise<void> {
    return this.change(sessionId, viewer, async (em, group) => {
      const its = group.own
        .map((party) => recordOf(em, group, party))
        .find(({ absentAt, decidedAt }) => absentAt && !decidedAt);
      if (!its) throw new NoShowNotOpenError();
      em.assign(its, {
        ...{ contradictedAt: this.clock.nowDate(), contradictedById: viewer.personId },
        contradiction: note?.trim() || null,
      });
      await tellGroup(em, 'floor.no-show-contradicted', group, group.own);
    });
  }

  /**
   * Those who run the fair settle whether a party came; a group of which both sides were there was held after all. Announces
   * `floor.no-show-decided` to all parties. @throws NoShowNotOpenError, PlaceGivenAwayError
   */
  decideNoShow(sessionId: string, participationId: string, came: boolean, viewer: Viewer): Promise<void> {
    return this.change(sessionId, viewer, async (em, group) => {
      const its = recordOf(em, group, partyNamed(group, participationId));
      if (!its.absentAt || its.decidedAt) throw new NoShowNotOpenError();
      em.assign(its, { decidedAt: this.clock.nowDate(), decidedById: viewer.personId });
      if (came) {
        its.absentAt = null;
        if (group.record.status === 'no-show' && canMeet(attending(group))) {
          await this.markHeld(em, group);
        }
      }
      await tellGroup(em, 'floor.no-show-decided', group, group.parties);
    });
  }

  /** Takes back that it was held, and who was absent. @throws MeetingStateError, PlaceGivenAwayError */
  reopen(sessionId: string, viewer: Viewer): Promise<void> {
    return this.change(sessionId, viewer, async (em, group) => {
      advanceGroup(group, 'reopen');
      for (const one of group.record.parties) {
        em.assign(one, {
          ...{ absentAt: null, reportedById: null, decidedAt: null, decidedById: null },
          ...{ contradictedAt: null, contradictedById: null, contradiction: null },
        });
      }
      await tellGroup(em, 'floor.group-reopened', group, group.parties);
    });
  }

  /**
   * Records what came of it for the viewer's party or the organiser, or changes what was recorded before; of one that
   * nobody has marked it says that it was held, unless it says that it wasn't. Announces `floor.group-outcome-recorded`.
   * @throws StaleVersionError, MeetingNotStartedError, MeetingStateError, InvalidInputError
   */
  recordOutcome(input: GroupOutcome, viewer: Viewer): Promise<void> {
    return this.changeOnce('recordGroupOutcome', input, viewer, async (em, group) => {
      const { kind, note = null, participationId } = input;
      const { record, own, runsFair } = group;
      this.assertStarted(group);
      if (!outcomeFits(record.status, kind)) {
        throw InvalidInputError.at('input.kind', `The meeting is recorded as ${record.status}.`);
      }
      if (!participationId && own.length === 0 && runsFair) {
        em.assign(record, { organiserKind: kind, organiserNote: note });
      } else {
        const its = recordOf(em, group, partyMeant(group, participationId));
        if (its.absentAt && kind !== 'did-not-take-place') {
          throw InvalidInputError.at('input.kind', 'This party is recorded as absent.');
        }
        if (its.outcomeKind) assertVersion(its, input.version ?? 0);
        else if (input.version) throw new StaleVersionError(0);
        em.assign(its, { outcomeKind: kind, outcomeNote: note, recordedById: viewer.personId });
      }
      if (record.status === 'released' && kind !== 'did-not-take-place') await this.markHeld(em, group);
      await tellGroup(em, 'floor.group-outcome-recorded', group, group.parties);
    });
  }

  private async markHeld(em: EntityManager, group: GroupAtHand): Promise<void> {
    advanceGroup(group, 'hold');
    await tellGroup(em, 'floor.group-held', group, group.parties);
  }

  private change(
    sessionId: string,
    viewer: Viewer,
    work: (em: EntityManager, group: GroupAtHand) => Promise<void>,
  ): Promise<void> {
    return this.transactions.run((em) => this.within(em, sessionId, viewer, work));
  }

  private async changeOnce(
    operation: string,
    input: { sessionId: string; idempotencyKey?: string | null },
    viewer: Viewer,
    work: (em: EntityManager, group: GroupAtHand) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run((em) =>
      once(em, operation, input, async () => {
        await this.within(em, input.sessionId, viewer, work);
        return input.sessionId;
      }),
    );
  }

  private async within(
    em: EntityManager,
    sessionId: string,
    viewer: Viewer,
    work: (em: EntityManager, group: GroupAtHand) => Promise<void>,
  ): Promise<void> {
    const group = await lockGroup(em, sessionId, viewer);
    await work(em, group);
    settleGroup(group);
    await em.flush();
    await settlePlace(em, group, this.clock.nowDate());
  }

  private assertAhead({ record, session }: GroupAtHand): void {
    const isOpen = record.status === 'released' || record.status === 'held';
    if (!isOpen || session.endsAt <= this.clock.nowDate()) throw new MeetingNotAheadError();
  }

  /** @throws MeetingNotStartedError */
  private assertStarted({ session }: GroupAtHand): void {
    if (this.clock.nowDate() < session.startsAt) throw new MeetingNotStartedError(session.startsAt);
  }

  /** @throws GraceTimeError */
  private async assertGraceOver(em: EntityManager, { session }: GroupAtHand): Promise<void> {
    const { graceMinutes } = await termsOf(em, session.fair.id);
    const until = graceEnd(session, graceMinutes);
    if (this.clock.nowDate() < until) throw new GraceTimeError(until, graceMinutes);
  }
}
