/**
 * SQL that is true when the delegate `d` can't meet in the slot `s`, whatever meetings they have: absent by their own word,
 * not arrived or gone, in a session, here or as somebody else's delegate, or, taking part from afar, outside the hours of
 * their own clock. It has no parameters. A group meeting that can't be held binds nobody.
 * `counts` is SQL that tells of the session `e` whether it counts.
 */
export function delegateAbsent(counts = 'true'): string {
  const then = `e.starts_at < s.ends_at and e.ends_at > s.starts_at and e.freed_at is null and ${counts}`;
  return `(
  exists (select 1 from delegate_absence x where x.delegate_id = d.id and x.slot_id = s.id)
  or coalesce(s.starts_at < d.arrives_at, false) or coalesce(s.ends_at > d.leaves_at, false)
  or exists (select 1 from session_attendance x join fair_session e on e.id = x.session_id
              where x.delegate_id = d.id and ${then})
  or exists (select 1 from delegate o join session_attendance x on x.delegate_id = o.id
                            join fair_session e on e.id = x.session_id
              where o.person_id = d.person_id and ${then})
  or exists (select 1 from participation r where r.id = d.participation_id and r.remote_time_zone is not null
              and ((s.starts_at at time zone r.remote_time_zone)::time < r.remote_from::time
                or (s.ends_at at time zone r.remote_time_zone)::time > r.remote_until::time
                or (s.starts_at at time zone r.remote_time_zone)::date
                   <> (s.ends_at at time zone r.remote_time_zone)::date)))`;
}

/**
 * SQL that is true when the table `t` is out of use in the slot `s`, or a group meets there. It has no parameters.
 * `counts` is SQL that tells of the session `e` whether it counts.
 */
export function tableBlocked(counts = 'true'): string {
  return `(
  (t.blocked_at is not null and t.blocked_at < s.ends_at)
  or exists (select 1 from table_block b where b.table_id = t.id and b.slot_id = s.id)
  or exists (select 1 from fair_session e
              where e.table_id = t.id and e.starts_at < s.ends_at and e.ends_at > s.starts_at
                and e.freed_at is null and ${counts}))`;
}

export const DELEGATE_ABSENT = delegateAbsent();
export const TABLE_BLOCKED = tableBlocked();
