import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { assertVersion, found, lockInOrder } from '#database';
import { newId } from '#kernel';
import { type PlacedGroup, type PlacedMeeting, placeOf, placeOfGroup } from '../domain/placed-meeting.js';
import { DraftClosedError } from '../domain/planning.errors.js';
import type { PlanFigures } from '../domain/plan-run.entity.js';
import type { PlanWeights } from '../domain/plan-weights.js';
import { DraftGroup, DraftMeeting, TimetableDraft } from '../domain/timetable-draft.entity.js';

export interface PlacedDraftMeeting extends PlacedMeeting {
  readonly isFixed: boolean;
}

/**
 * Writes a draft with its meetings. These are thousands of rows that a machine has made, so they are no single facts for
 * the audit log; changes of them by hand are.
 */
export async function createDraft(
  em: EntityManager,
  draft: {
    fairId: string;
    name: string | null;
    weights: PlanWeights;
    figures: PlanFigures | null;
    meetings: readonly PlacedDraftMeeting[];
    groups?: readonly PlacedGroup[];
    base: readonly PlacedMeeting[];
    baseGroups: readonly PlacedGroup[];
  },
): Promise<TimetableDraft> {
  await lockInOrder(em, [`timetable-drafts:${draft.fairId}`]);
  const [{ number }] = (await em.execute(
    `select coalesce(max(number), 0)::int + 1 as number from timetable_draft where fair_id = ?`,
    [draft.fairId],
  )) as [{ number: number }];
  const { name, weights, figures } = draft;
  const created = em.create(TimetableDraft, { fair: draft.fairId, number, name, weights, figures });
  await em.flush();
  await writeBase(em, created.id, draft.base, draft.baseGroups);
  await insertMeetings(em, created.id, draft.meetings);
  await insertGroups(em, created.id, draft.groups ?? []);
  return created;
}

/** The live timetable that a draft starts from. */
export async function writeBase(
  em: EntityManager,
  draftId: string,
  base: readonly PlacedMeeting[],
  groups: readonly PlacedGroup[],
): Promise<void> {
  await em.execute(`update timetable_draft set base = ?::jsonb, base_groups = ?::jsonb where id = ?`, [
    JSON.stringify(base.map(placeOf)),
    JSON.stringify(groups.map(placeOfGroup)),
    draftId,
  ]);
}

export async function readBase(
  em: EntityManager,
  draftId: string,
): Promise<{ meetings: PlacedMeeting[]; groups: PlacedGroup[] }> {
  const [row]: { meetings: PlacedMeeting[]; groups: PlacedGroup[] }[] = await em.execute(
    `select base as meetings, base_groups as groups from timetable_draft where id = ?`,
    [draftId],
  );
  return row!;
}

/** Puts other meetings and group meetings into a draft in place of all it has. */
export async function replaceMeetings(
  em: EntityManager,
  draftId: string,
  meetings: readonly PlacedDraftMeeting[],
  groups: readonly PlacedGroup[],
): Promise<void> {
  await em.execute(`delete from draft_meeting where draft_id = ?`, [draftId]);
  await insertMeetings(em, draftId, meetings);
  await em.execute(`delete from draft_group where draft_id = ?`, [draftId]);
  await insertGroups(em, draftId, groups);
}

async function insertMeetings(
  em: EntityManager,
  draftId: string,
  meetings: readonly PlacedDraftMeeting[],
): Promise<void> {
  const rows = meetings.map((meeting) => ({ id: newId(), isFixed: meeting.isFixed, ...placeOf(meeting) }));
  await em.execute(
    `insert into draft_meeting (id, created_at, updated_at, version, draft_id, meeting_id, supplier_id, buyer_id,
                                slot_id, table_id, interpreter_id, delegate_ids, is_fixed)
     select r.id, now(), now(), 1, ?::uuid, r."meetingId", r."supplierId", r."buyerId", r."slotId", r."tableId",
            r."interpreterId", r."delegateIds", r."isFixed"
       from jsonb_to_recordset(?::jsonb) as r(id uuid, "meetingId" uuid, "supplierId" uuid, "buyerId" uuid,
            "slotId" uuid, "tableId" uuid, "interpreterId" uuid, "delegateIds" text[], "isFixed" boolean)`,
    [draftId, JSON.stringify(rows)],
  );
}

/** The meetings of a draft, in the order of their ids. */
export async function readMeetings(em: EntityManager, draftId: string): Promise<PlacedDraftMeeting[]> {
  const rows: PlacedDraftMeeting[] = await em.execute(
    `select meeting_id as "meetingId", supplier_id as "supplierId", buyer_id as "buyerId", slot_id as "slotId",
            table_id as "tableId", interpreter_id as "interpreterId", delegate_ids as "delegateIds",
            is_fixed as "isFixed"
       from draft_meeting where draft_id = ? order by meeting_id`,
    [draftId],
  );
  return rows.map((row) => ({ ...placeOf(row), isFixed: row.isFixed }));
}

async function insertGroups(
  em: EntityManager,
  draftId: string,
  groups: readonly PlacedGroup[],
): Promise<void> {
  for (const group of groups)
    em.create(DraftGroup, { ...group, delegateIds: [...group.delegateIds], draft: draftId });
  await em.flush();
}

/** The group meetings of a draft, in the order of their ids. */
export async function readGroups(em: EntityManager, draftId: string): Promise<PlacedGroup[]> {
  return em.execute(
    `select group_id as "groupId", slot_id as "slotId", table_id as "tableId",
            interpreter_id as "interpreterId", delegate_ids as "delegateIds"
       from draft_group where draft_id = ? order by group_id`,
    [draftId],
  );
}

/** The draft, held until the transaction ends. @throws NotFoundError, DraftClosedError, StaleVersionError */
export async function lockDraft(em: EntityManager, id: string, version?: number): Promise<TimetableDraft> {
  const draft = found(
    await em.findOne(TimetableDraft, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'draft',
    id,
  );
  if (draft.status !== 'open') throw new DraftClosedError(draft.status);
  if (version !== undefined) assertVersion(draft, version);
  return draft;
}

export function draftMeeting(
  em: EntityManager,
  draftId: string,
  meetingId: string,
): Promise<DraftMeeting | null> {
  return em.findOne(DraftMeeting, { draft: draftId, meetingId });
}
