import type { EntityManager } from '@mikro-orm/postgresql';
import type { FilterQuery } from '@mikro-orm/core';
import { ActivityAttendance, ActivityEnrolment, ActivitySession } from '../domain/activity.entity.js';
import { requiredSessions } from '../domain/queue.js';

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly attendedSessionIds: string[];
  readonly isCertified: boolean;
}

export interface EnrolmentView {
  readonly enrolment: ActivityEnrolment;
  readonly queuePlace: number | null;
  readonly people: readonly PersonView[];
}

/** Enrolments with their people and who came, in the order of signing up. Four statements for any number. */
export async function viewEnrolments(
  em: EntityManager,
  where: FilterQuery<ActivityEnrolment>,
): Promise<EnrolmentView[]> {
  const enrolments = await em.find(ActivityEnrolment, where, {
    populate: ['participants', 'activity'],
    orderBy: { queuedAt: 'asc', id: 'asc' },
  });
  const activityIds = [...new Set(enrolments.map(({ activity }) => activity.id))];
  const [sessions, attendances, waiting] = [
    await em.find(ActivitySession, { activity: { $in: activityIds } }),
    await em.find(ActivityAttendance, {
      participant: { enrolment: { id: { $in: enrolments.map(({ id }) => id) } } },
    }),
    await em.find(
      ActivityEnrolment,
      { activity: { $in: activityIds }, status: 'waiting' },
      { orderBy: { queuedAt: 'asc', id: 'asc' }, fields: ['id', 'activity'] },
    ),
  ];
  const sessionsOf = Map.groupBy(sessions, ({ activity }) => activity.id);
  const attended = Map.groupBy(attendances, ({ participant }) => participant.id);
  const queueOf = Map.groupBy(waiting, ({ activity }) => activity.id);
  return enrolments.map((enrolment) => {
    const { activity } = enrolment;
    const count = sessionsOf.get(activity.id)?.length ?? 0;
    const needed = requiredSessions(count, activity.getEntity().requiredAttendance);
    return {
      enrolment,
      queuePlace:
        enrolment.status === 'waiting'
          ? (queueOf.get(activity.id) ?? []).findIndex(({ id }) => id === enrolment.id) + 1
          : null,
      people: enrolment.participants
        .getItems()
        .toSorted((a, b) => a.id.localeCompare(b.id))
        .map(({ id, name, jobTitle, email }) => {
          const came = attended.get(id) ?? [];
          return {
            ...{ id, name, jobTitle: jobTitle ?? null, email: email ?? null },
            attendedSessionIds: came.map(({ session }) => session.id),
            isCertified: enrolment.status === 'enrolled' && came.length >= needed,
          };
        }),
    };
  });
}
