import type { EntityManager } from '@mikro-orm/postgresql';
import { currentActor } from '#database';
import { newId } from '#kernel';
import type { FairFacts } from '../domain/fair-facts.js';
import { type GroupDifference, diffGroups } from '../domain/group-diff.js';
import { type PlacedGroup, placeOf } from '../domain/placed-meeting.js';
import type { MeetingChange } from '../domain/timetable-diff.js';
import type { TimetableDraft } from '../domain/timetable-draft.entity.js';
import {
  type ChangeOrigin,
  TimetableGroupChange,
  TimetableVersion,
} from '../domain/timetable-version.entity.js';
import { groupTitles, groupsAt, latestVersion } from './timetable-versions.reader.js';

/** Keeps what a release has changed as the next version of the fair. */
export async function keepVersion(
  em: EntityManager,
  facts: {
    draft: TimetableDraft;
    note: string | null;
    letters: number;
    changes: readonly MeetingChange[];
    meetings: number;
    groups: number;
    originOf: (meetingId: string) => ChangeOrigin;
  },
): Promise<TimetableVersion> {
  const { draft, note, changes, meetings, groups, letters } = facts;
  const count = (kind: MeetingChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const version = em.create(TimetableVersion, {
    fair: draft.fair.id,
    number: (await latestVersion(em, draft.fair.id)) + 1,
    draft,
    releasedById: currentActor().personId,
    ...{ note, meetings, groups, letters },
    ...{ added: count('added'), moved: count('moved'), cancelled: count('cancelled') },
  });
  await em.flush();
  const reasons: { id: string; reason: string | null }[] = await em.execute(
    `select id, cancel_reason as reason from meeting where fair_id = ? and status = 'cancelled'`,
    [draft.fair.id],
  );
  const reasonOf = new Map(reasons.map(({ id, reason }) => [id, reason]));
  const rows = changes.map(({ meetingId, kind, before, after }) => ({
    ...{ id: newId(), meetingId, kind, origin: facts.originOf(meetingId) },
    before: before && placeOf(before),
    after: after && placeOf(after),
    reason: kind === 'cancelled' ? (reasonOf.get(meetingId) ?? null) : null,
  }));
  await em.execute(
    `insert into timetable_change (id, created_at, version_id, meeting_id, kind, origin, before, after, reason)
     select r.id, now(), ?::uuid, r."meetingId", r.kind, r.origin, r.before, r.after, r.reason
       from jsonb_to_recordset(?::jsonb) as r(id uuid, "meetingId" uuid, kind text, origin text, before jsonb,
                                              after jsonb, reason text)`,
    [version.id, JSON.stringify(rows)],
  );
  return version;
}

/** Keeps what is different of the group meetings since the version before, whoever has changed it. */
export async function keepGroupChanges(
  em: EntityManager,
  version: TimetableVersion,
  { fairId, groups }: FairFacts,
  merged: readonly PlacedGroup[],
  released: readonly GroupDifference[],
): Promise<void> {
  const before = (await groupsAt(em, fairId, version.number)).filter(({ groupId }) => {
    const group = groups.find((one) => one.groupId === groupId);
    // Set by hand to another time than a slot's, it is where no version can say; the last one that could stands.
    return !(group?.isPlaced && !group.at && !merged.some((one) => one.groupId === groupId));
  });
  const titles = await groupTitles(em, fairId);
  const mine = new Set(released.map(({ groupId }) => groupId));
  for (const { groupId, kind, before: was, after } of diffGroups(before, merged)) {
    em.create(TimetableGroupChange, {
      ...{ version, groupId, kind, before: was, after },
      title: groups.find((one) => one.groupId === groupId)?.title ?? titles.get(groupId) ?? '',
      origin: mine.has(groupId) ? 'release' : 'hand',
    });
  }
  await em.flush();
}
