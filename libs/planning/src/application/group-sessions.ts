import type { EntityManager } from '@mikro-orm/postgresql';
import { FairSession, SessionAttendance, announceSessions, takeOutSession } from '#fair';
import type { FairFacts } from '../domain/fair-facts.js';
import type { GroupDifference } from '../domain/group-diff.js';
import { GroupMeeting } from '../domain/group-meeting.entity.js';

/**
 * Brings the sessions of group meetings to where a release has them: new ones are made, and one that is elsewhere stays the
 * same session, on which the records of the day hang. Announces `fair.sessions-changed` to all concerned.
 */
export async function applyGroupChanges(
  em: EntityManager,
  { fairId, slots }: Pick<FairFacts, 'fairId' | 'slots'>,
  changes: readonly GroupDifference[],
): Promise<void> {
  if (changes.length === 0) return;
  for (const { groupId, after } of changes) {
    const group = await em.findOneOrFail(GroupMeeting, { id: groupId });
    if (!after) {
      await removeSessionOf(em, group);
      continue;
    }
    const { startsAt, endsAt } = slots.find(({ id }) => id === after.slotId)!;
    const place = { startsAt, endsAt, table: after.tableId, interpreter: after.interpreterId };
    if (group.session) {
      const session = await em.findOneOrFail(FairSession, { id: group.session.id });
      em.assign(session, { ...place, updatedAt: new Date() });
      const coming = new Set(after.delegateIds);
      for (const attendance of await em.find(SessionAttendance, { session: session.id })) {
        // Who comes now as before isn't written anew.
        if (!coming.delete(attendance.delegate.id)) em.remove(attendance);
      }
      for (const delegate of coming) em.create(SessionAttendance, { session, delegate });
    } else {
      const session = em.create(FairSession, { fair: fairId, title: group.title, ...place });
      for (const delegate of after.delegateIds) em.create(SessionAttendance, { session, delegate });
      em.assign(group, { session });
    }
  }
  await em.flush();
  await announceSessions(
    em,
    fairId,
    changes.flatMap(({ before, after }) => [...(before?.delegateIds ?? []), ...(after?.delegateIds ?? [])]),
  );
}

/** Takes a group meeting out of the timetable: it is to be placed again. */
export async function removeSessionOf(em: EntityManager, group: GroupMeeting): Promise<void> {
  if (!group.session) return;
  const session = await em.findOneOrFail(FairSession, { id: group.session.id });
  group.session = null;
  await em.flush();
  await takeOutSession(em, session);
}
