/**
 * Enterprises that activities are counted by: a row for each enrolment, with how many of its people came to the required
 * share of the sessions by a day (`people`), and to any at all (`came`). The one definition of what counts.
 * Parameters: the day as a date, twice.
 */
export const ENROLMENTS_ATTENDED = `
  select e.id as enrolment_id, e.organisation_id, e.status, a.id as activity_id, a.kind, a.topic, a.status as activity_status,
         a.required_attendance, s.sessions, s.ends_on,
         count(*) filter (where t.came >= greatest(1, ceil(s.sessions * a.required_attendance / 100.0)))::int as people,
         count(*) filter (where t.came > 0)::int as came
    from activity_enrolment e
    join activity a on a.id = e.activity_id
    join lateral (
      select count(*) as sessions, max((x.ends_at at time zone a.time_zone)::date) as ends_on
        from activity_session x where x.activity_id = a.id) s on true
    left join lateral (
      select count(t.id) as came from activity_participant p
        left join (activity_attendance t join activity_session x on x.id = t.session_id
                   and (x.ends_at at time zone 'Asia/Ho_Chi_Minh')::date <= ?::date) on t.participant_id = p.id
       where p.enrolment_id = e.id group by p.id) t on true
   where s.ends_on is not null and e.created_at::date <= greatest(?::date, s.ends_on)
   group by e.id, a.id, s.sessions, s.ends_on`;
