import type { EntityManager } from '@mikro-orm/postgresql';
import { announce } from '#database';
import { type Activity, ActivityEnrolment } from '../domain/activity.entity.js';
import { promoted } from '../domain/queue.js';

/** Places that enrolled organisations have. */
export async function takenPlaces(em: EntityManager, activity: Activity): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from activity_participant p join activity_enrolment e on e.id = p.enrolment_id
      where e.activity_id = ? and e.status = 'enrolled'`,
    [activity.id],
  );
  return row!.count;
}

/** Gives free places to those who wait, in their order, and tells them. The activity must be locked. */
export async function fillPlaces(em: EntityManager, activity: Activity): Promise<void> {
  await em.flush();
  const queue = await em.find(
    ActivityEnrolment,
    { activity, status: { $ne: 'withdrawn' } },
    { populate: ['participants'], orderBy: { queuedAt: 'asc', id: 'asc' } },
  );
  const ids = new Set(
    promoted(
      queue.map(({ id, status, participants }) => ({
        id,
        people: participants.length,
        isEnrolled: status === 'enrolled',
      })),
      activity.places ?? null,
    ),
  );
  for (const enrolment of queue.filter(({ id }) => ids.has(id))) {
    enrolment.status = 'enrolled';
    await announce(em, 'activity.changed', { organisationId: enrolment.organisation.id });
  }
}
