import type { EntityManager } from '@mikro-orm/postgresql';
import { type PlacedGroup, type PlacedMeeting, placeOfGroup } from '../domain/placed-meeting.js';
import { type PlacedTimetable, timetableOf } from '../domain/timetable-diff.js';

/** Above every version. */
export const NEWEST = 2 ** 31 - 1;

const MEETING_CHANGES = { table: 'timetable_change', id: 'meeting_id' };
const GROUP_CHANGES = { table: 'timetable_group_change', id: 'group_id' };

/** The timetable as version `number` released it, from the changes up to it; empty before the first. */
export async function timetableAt(
  em: EntityManager,
  fairId: string,
  number: number,
): Promise<PlacedTimetable> {
  return timetableOf(await lastOf<PlacedMeeting>(em, MEETING_CHANGES, fairId, number));
}

/** The group meetings of the timetable as version `number` left it, in the order of their ids. */
export async function groupsAt(em: EntityManager, fairId: string, number: number): Promise<PlacedGroup[]> {
  return (await lastOf<PlacedGroup>(em, GROUP_CHANGES, fairId, number)).map(placeOfGroup);
}

/** Where the last change up to version `number` has put each, in the order of their ids. */
async function lastOf<T>(
  em: EntityManager,
  { table, id }: { table: string; id: string },
  fairId: string,
  number: number,
): Promise<T[]> {
  const rows: { after: T | null }[] = await em.execute(
    `select distinct on (c.${id}) c.after
       from ${table} c join timetable_version v on v.id = c.version_id
      where v.fair_id = ? and v.number <= ?
      order by c.${id}, v.number desc`,
    [fairId, number],
  );
  return rows.flatMap(({ after }) => (after ? [after] : []));
}

/** What each group meeting was called in the last version that knows of it. */
export async function groupTitles(em: EntityManager, fairId: string): Promise<Map<string, string>> {
  const rows: { groupId: string; title: string }[] = await em.execute(
    `select distinct on (c.group_id) c.group_id as "groupId", c.title
       from timetable_group_change c join timetable_version v on v.id = c.version_id
      where v.fair_id = ? order by c.group_id, v.number desc`,
    [fairId],
  );
  return new Map(rows.map(({ groupId, title }) => [groupId, title]));
}

export async function latestVersion(em: EntityManager, fairId: string): Promise<number> {
  const [row]: { number: number }[] = await em.execute(
    `select coalesce(max(number), 0)::int as number from timetable_version where fair_id = ?`,
    [fairId],
  );
  return row!.number;
}
