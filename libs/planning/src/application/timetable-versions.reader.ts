import type { EntityManager } from '@mikro-orm/postgresql';
import type { PlacedGroup, PlacedMeeting } from '../domain/placed-meeting.js';
import { placeOfGroup } from '../domain/placed-meeting.js';
import { type PlacedTimetable, timetableOf } from '../domain/timetable-diff.js';

/** Above every version. */
export const NEWEST = 2 ** 31 - 1;

/** The timetable as version `number` released it, from the changes up to it; empty before the first. */
export async function timetableAt(
  em: EntityManager,
  fairId: string,
  number: number,
): Promise<PlacedTimetable> {
  const rows: { after: PlacedMeeting | null }[] = await em.execute(
    `select distinct on (c.meeting_id) c.after
       from timetable_change c join timetable_version v on v.id = c.version_id
      where v.fair_id = ? and v.number <= ?
      order by c.meeting_id, v.number desc`,
    [fairId, number],
  );
  return timetableOf(rows.flatMap(({ after }) => (after ? [after] : [])));
}

/** The group meetings of the timetable as version `number` left it, in the order of their ids. */
export async function groupsAt(em: EntityManager, fairId: string, number: number): Promise<PlacedGroup[]> {
  const rows: { after: PlacedGroup | null }[] = await em.execute(
    `select distinct on (c.group_id) c.after
       from timetable_group_change c join timetable_version v on v.id = c.version_id
      where v.fair_id = ? and v.number <= ?
      order by c.group_id, v.number desc`,
    [fairId, number],
  );
  return rows.flatMap(({ after }) => (after ? [placeOfGroup(after)] : []));
}

export async function latestVersion(em: EntityManager, fairId: string): Promise<number> {
  const [row]: { number: number }[] = await em.execute(
    `select coalesce(max(number), 0)::int as number from timetable_version where fair_id = ?`,
    [fairId],
  );
  return row!.number;
}
