/**
 * Of `saved_search s` and its `person`: whether the person may still have it. Who has left the organisation has left its
 * searches too; one without an organisation is for staff and organisers.
 */
export const STILL_THEIRS = `person.disabled_at is null and (
  exists (select from membership m where m.person_id = s.person_id and m.organisation_id = s.organisation_id)
  or (s.organisation_id is null
      and (person.is_staff or person.is_admin
           or exists (select from fair_organizer o where o.person_id = s.person_id))))`;
