import type { EntityManager } from '@mikro-orm/postgresql';
import { announce } from '#database';
import { PlaceGivenAwayError } from '#scheduling';
import { isOff } from '../domain/group-attendance.js';
import type { GroupAtHand } from './group-at-hand.js';

/**
 * Frees what a group meeting has when it can't be held any more, and takes it back when it is held after all. Announces
 * `floor.group-freed` and `floor.group-taken-back`. @throws PlaceGivenAwayError when others have it by now
 */
export async function settlePlace(
  em: EntityManager,
  { session, record }: GroupAtHand,
  now: Date,
): Promise<void> {
  if (isOff(record) === Boolean(session.freedAt)) return;
  const of = { fairId: session.fair.id, sessionId: session.id };
  if (session.freedAt) {
    await assertStillFree(em, session.id);
    session.freedAt = null;
    await announce(em, 'floor.group-taken-back', of);
  } else {
    session.freedAt = now;
    await announce(em, 'floor.group-freed', of);
  }
}

/** Under locks that bookings wait for, which hold the people and tables that they take. */
async function assertStillFree(em: EntityManager, sessionId: string): Promise<void> {
  await em.execute(
    `select 1 from delegate where id in (select delegate_id from session_attendance where session_id = ?)
      order by id for update`,
    [sessionId],
  );
  await em.execute(
    `select 1 from meeting_table where id = (select table_id from fair_session where id = ?) for update`,
    [sessionId],
  );
  const isAttending = `(a.delegate_id in (select id from own)
    or d.person_id in (select person_id from own where person_id is not null))`;
  const rows: object[] = await em.execute(
    `with own as (select d.id, d.person_id from session_attendance a join delegate d on d.id = a.delegate_id
                   where a.session_id = ?)
     select 1 from fair_session e join meeting m on m.status not in ('cancelled', 'no-show')
                                   and m.starts_at < e.ends_at and m.ends_at > e.starts_at
      where e.id = ? and (m.table_id = e.table_id or m.interpreter_id = e.interpreter_id
        or exists (select 1 from meeting_attendance a join delegate d on d.id = a.delegate_id
                    where a.meeting_id = m.id and a.is_active and ${isAttending}))
     union all
     select 1 from fair_session e join fair_session o on o.id <> e.id and o.freed_at is null
                                   and o.starts_at < e.ends_at and o.ends_at > e.starts_at
      where e.id = ? and (o.table_id = e.table_id or o.interpreter_id = e.interpreter_id
        or exists (select 1 from session_attendance a join delegate d on d.id = a.delegate_id
                    where a.session_id = o.id and ${isAttending}))
      limit 1`,
    [sessionId, sessionId, sessionId],
  );
  if (rows.length > 0) throw new PlaceGivenAwayError();
}
