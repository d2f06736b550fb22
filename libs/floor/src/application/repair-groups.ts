import type { EntityManager } from '@mikro-orm/postgresql';
import { FairSession, SessionAttendance, announceSessions, takeOutSession } from '#fair';
import type { FairFacts, GroupChange } from '#planning';
import type { GroupPlace, RepairedGroup, StandingGroup } from '../domain/repair-groups.js';

/** Group meetings of a fair that have a table and are to come, the earliest first. */
export async function standingGroups(em: EntityManager, fairId: string, now: Date): Promise<StandingGroup[]> {
  const rows: (Omit<StandingGroup, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[] =
    await em.execute(
      `select e.id as "sessionId", e.title, e.starts_at as "startsAt", e.ends_at as "endsAt",
              e.table_id as "tableId", e.interpreter_id as "interpreterId",
              array(select a.delegate_id::text from session_attendance a where a.session_id = e.id order by 1) as "delegateIds"
         from fair_session e
        where e.fair_id = ? and e.table_id is not null and e.starts_at > ? and e.freed_at is null
        order by e.starts_at, e.id`,
      [fairId, now],
    );
  return rows.map((row) => ({
    ...row,
    ...{ startsAt: new Date(row.startsAt).toISOString(), endsAt: new Date(row.endsAt).toISOString() },
  }));
}

/** To compare what was shown with what is so by now. */
export function basisOfGroups(groups: readonly RepairedGroup[]): string {
  const place = (at: GroupPlace | null) => at && [at.startsAt, at.endsAt, at.tableId, at.delegateIds];
  return JSON.stringify(groups.map((one) => [one.sessionId, place(one.before), place(one.after)]));
}

/** Brings the sessions of groups to where a repair has them; one without a place is taken out, to be placed again. */
export async function writeGroups(
  em: EntityManager,
  fairId: string,
  groups: readonly RepairedGroup[],
): Promise<void> {
  if (groups.length === 0) return;
  for (const { sessionId, after } of groups) {
    const session = await em.findOneOrFail(FairSession, { id: sessionId });
    if (!after) {
      await takeOutSession(em, session);
      continue;
    }
    em.assign(session, {
      ...{ startsAt: new Date(after.startsAt), endsAt: new Date(after.endsAt), table: after.tableId },
      updatedAt: new Date(),
    });
    const coming = new Set(after.delegateIds);
    for (const attendance of await em.find(SessionAttendance, { session: sessionId })) {
      if (!coming.delete(attendance.delegate.id)) em.remove(attendance);
    }
    for (const delegate of coming) em.create(SessionAttendance, { session, delegate });
  }
  await em.flush();
  await announceSessions(
    em,
    fairId,
    groups.flatMap(({ before, after }) => [...before.delegateIds, ...(after?.delegateIds ?? [])]),
  );
}

/** What is told of them, and the times at which they are, which needn't be slots. */
export function newsOfGroups(
  { participants }: FairFacts,
  groups: readonly RepairedGroup[],
): { changes: GroupChange[]; times: FairFacts['slots'] } {
  const sideOf = new Map(participants.map(({ id, side }) => [id, side]));
  const placeOf = (groupId: string, { startsAt, tableId, delegateIds }: GroupPlace) => ({
    ...{ groupId, slotId: startsAt, tableId, interpreterId: null, delegateIds },
  });
  const changes = groups.map(({ sessionId, title, partyIds, before, after }): GroupChange => {
    const parties = partyIds.map((participationId) => ({
      ...{ participationId, side: sideOf.get(participationId) ?? 'supplier', delegateId: null },
    }));
    return {
      kind: after ? 'moved' : 'cancelled',
      group: { groupId: sessionId, title, parties },
      place: placeOf(sessionId, after ?? before),
      before: after ? placeOf(sessionId, before) : null,
    };
  });
  const times = groups
    .flatMap(({ before, after }) => (after ? [before, after] : [before]))
    .map(({ startsAt, endsAt }) => ({
      ...{ id: startsAt, dayId: '', startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    }));
  return { changes, times };
}
