import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Activity,
  ActivityEnrolment,
  ActivityParticipant,
  ActivitySession,
  type ActivityTopic,
} from '#activity';
import type { Organisation } from '#directory';

/** A course in Hanoi of one session on 20 November 2026, open to sign up until the day before; not written yet. */
export function makeActivity(
  em: EntityManager,
  {
    title = { en: 'A course' },
    days = ['2026-11-20'],
    ...rest
  }: {
    title?: Record<string, string>;
    status?: Activity['status'];
    topic?: ActivityTopic;
    places?: number | null;
    days?: string[];
    requiredAttendance?: number;
  } = {},
) {
  const activity = em.create(Activity, {
    ...{ kind: 'training', topic: 'management', status: 'open', place: 'Hanoi', title, ...rest },
    signUpUntil: new Date(`${days[0]}T00:00:00Z`),
  });
  const sessions = days.map((day) =>
    em.create(ActivitySession, {
      activity,
      startsAt: new Date(`${day}T01:00:00Z`),
      endsAt: new Date(`${day}T04:00:00Z`),
    }),
  );
  return { activity, sessions };
}

export function makeEnrolment(
  em: EntityManager,
  activity: Activity,
  organisation: Organisation,
  {
    people = [{ name: 'Bình' }],
    status = 'enrolled',
  }: {
    people?: { name: string; email?: string }[];
    status?: ActivityEnrolment['status'];
  } = {},
) {
  const enrolment = em.create(ActivityEnrolment, {
    ...{ activity, organisation: organisation.id, status, queuedAt: new Date('2026-10-01T00:00:00Z') },
    createdAt: new Date('2026-10-01T00:00:00Z'),
  });
  const participants = people.map((person) => em.create(ActivityParticipant, { enrolment, ...person }));
  return { enrolment, participants };
}
