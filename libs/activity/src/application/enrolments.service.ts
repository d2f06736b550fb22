import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found } from '#database';
import { Organisation } from '#directory';
import { Clock, InvalidInputError } from '#kernel';
import {
  type Activity,
  ActivityAttendance,
  ActivityEnrolment,
  ActivityParticipant,
  ActivitySession,
} from '../domain/activity.entity.js';
import { SignUpClosedError } from '../domain/activity.errors.js';
import { lockedActivity } from './activities.service.js';
import { fillPlaces } from './places.js';

export interface ParticipantDetails {
  name: string;
  jobTitle?: string | null;
  email?: string | null;
}

export const MOST_PARTICIPANTS = 30;

/** Signs organisations up and keeps who came. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Signs an organisation up, or changes whom it sends. Where there aren't enough places it waits in the queue; who
   * sends more people than before goes to the queue's end with all of them, when they don't fit. Staff may do it after the deadline.
   * @throws SignUpClosedError, InvalidInputError
   */
  enrol(
    input: { activityId: string; organisationId: string; participants: ParticipantDetails[] },
    { isStaff }: { isStaff: boolean },
  ): Promise<string> {
    checkPeople(input.participants);
    return this.transactions.run(async (em) => {
      const activity = await lockedActivity(em, input.activityId);
      this.assertOpen(activity, isStaff);
      const { organisationId } = input;
      const organisation = found(
        await em.findOne(Organisation, { id: organisationId, withdrawnAt: null }),
        'organisation',
        organisationId,
      );
      if (activity.places && input.participants.length > activity.places)
        throw InvalidInputError.at('input.participants', `There are ${activity.places} places in all.`);
      const earlier = await em.findOne(ActivityEnrolment, { activity, organisation });
      const now = this.clock.nowDate();
      const enrolment =
        earlier ?? em.create(ActivityEnrolment, { activity, organisation, status: 'waiting', queuedAt: now });
      const before = earlier ? await em.find(ActivityParticipant, { enrolment }) : [];
      const keepsPlaces = earlier?.status === 'enrolled' && input.participants.length <= before.length;
      if (!keepsPlaces) {
        if (earlier?.status !== 'waiting') enrolment.queuedAt = now;
        enrolment.status = 'waiting';
      }
      await replacePeople(em, enrolment, before, input.participants);
      await fillPlaces(em, activity);
      await announce(em, 'activity.changed', { organisationId });
      return enrolment.id;
    });
  }

  /** Gives the places back; those who wait get them. Doing it twice changes nothing. @throws SignUpClosedError */
  withdraw(id: string, { isStaff }: { isStaff: boolean }): Promise<void> {
    return this.transactions.run(async (em) => {
      const unlocked = found(await em.findOne(ActivityEnrolment, { id }), 'enrolment', id);
      const activity = await lockedActivity(em, unlocked.activity.id);
      const enrolment = await em.findOneOrFail(ActivityEnrolment, { id }, { refresh: true });
      if (enrolment.status === 'withdrawn') return;
      this.assertOpen(activity, isStaff);
      enrolment.status = 'withdrawn';
      await fillPlaces(em, activity);
      await announce(em, 'activity.changed', { organisationId: enrolment.organisation.id });
    });
  }

  /**
   * Says who came to a session, as a whole. Only people of enrolled organisations, and not before it begins.
   * @throws InvalidInputError
   */
  recordAttendance(sessionId: string, participantIds: readonly string[]): Promise<void> {
    return this.transactions.run(async (em) => {
      const session = found(await em.findOne(ActivitySession, { id: sessionId }), 'session', sessionId);
      const activity = await lockedActivity(em, session.activity.id);
      if (activity.status === 'cancelled')
        throw InvalidInputError.at('sessionId', 'The activity was cancelled.');
      if (session.startsAt > this.clock.nowDate())
        throw InvalidInputError.at('sessionId', 'The session hasn’t begun yet.');
      const ids = [...new Set(participantIds)];
      const people = await em.find(ActivityParticipant, {
        id: { $in: ids },
        enrolment: { activity, status: 'enrolled' },
      });
      if (people.length < ids.length)
        throw InvalidInputError.at('participantIds', 'Somebody isn’t enrolled in this activity.');
      const there = await em.find(ActivityAttendance, { session });
      for (const one of there) if (!ids.includes(one.participant.id)) em.remove(one);
      const known = new Set(there.map(({ participant }) => participant.id));
      for (const participant of people.filter(({ id }) => !known.has(id)))
        em.create(ActivityAttendance, { session, participant });
      await announce(em, 'activity.changed', {});
    });
  }

  private assertOpen({ status, signUpUntil }: Activity, isStaff: boolean): void {
    if (status === 'cancelled') throw new SignUpClosedError('cancelled');
    if (isStaff) return;
    if (status === 'draft') throw new SignUpClosedError('draft');
    if (signUpUntil <= this.clock.nowDate()) throw new SignUpClosedError('past-deadline');
  }
}

/** People who are named as before keep their records, and with them whom they are known to have come as. */
async function replacePeople(
  em: EntityManager,
  enrolment: ActivityEnrolment,
  before: readonly ActivityParticipant[],
  wanted: readonly ParticipantDetails[],
): Promise<void> {
  const left = [...before];
  for (const { name, jobTitle, email } of wanted) {
    const fields = { name: name.trim(), jobTitle: jobTitle?.trim() || null, email: email?.trim() || null };
    const at = left.findIndex((one) => one.name === fields.name);
    if (at >= 0) em.assign(left.splice(at, 1)[0]!, fields);
    else em.create(ActivityParticipant, { enrolment, ...fields });
  }
  if ((await em.count(ActivityAttendance, { participant: { $in: left.map(({ id }) => id) } })) > 0)
    throw InvalidInputError.at(
      'input.participants',
      'Somebody who has come to a session can’t be taken out.',
    );
  for (const one of left) em.remove(one);
}

function checkPeople(participants: readonly ParticipantDetails[]): void {
  if (participants.length === 0) throw InvalidInputError.at('input.participants', 'Name who comes.');
  if (participants.length > MOST_PARTICIPANTS)
    throw InvalidInputError.at('input.participants', `There may be ${MOST_PARTICIPANTS} at most.`);
  const names = participants.map(({ name }) => name.trim());
  const problems = names.flatMap((name, index) => {
    const message = name === '' ? 'is missing' : names.indexOf(name) < index ? 'is named twice' : null;
    return message ? [{ path: ['input', 'participants', String(index), 'name'], message }] : [];
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
}
