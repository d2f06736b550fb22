import type { EntityManager } from '@mikro-orm/postgresql';
import { interpretedPairs } from './interpreting.js';
import type { OutcomeKind } from '../domain/outcome.js';
import type { MeetingStatus } from '../domain/meeting-state.js';

/** A meeting as it stands on the board. */
export interface TimetableEntry {
  readonly id: string;
  readonly version: number;
  readonly slotId: string;
  readonly tableId: string | null;
  readonly status: MeetingStatus;
  readonly isFixed: boolean;
  readonly supplierParticipationId: string;
  readonly buyerParticipationId: string;
  readonly supplierName: string;
  readonly buyerName: string;
  readonly delegateIds: string[];
  readonly delegateNames: string[];
  readonly interpreterName: string | null;
  /** Languages between which nobody interprets though somebody would have to. */
  readonly lacksInterpreterFor: string | null;
  readonly absentSide: string | null;
  readonly outcomeKind: OutcomeKind | null;
}

/** Every meeting of a fair that stands, in the same few statements whatever their number. */
export async function timetableEntries(em: EntityManager, fairId: string): Promise<TimetableEntry[]> {
  const entries: Omit<TimetableEntry, 'lacksInterpreterFor'>[] = await em.execute(
    `select m.id, m.version, m.slot_id as "slotId", m.table_id as "tableId", m.status, m.is_fixed as "isFixed",
            m.supplier_id as "supplierParticipationId", m.buyer_id as "buyerParticipationId",
            coalesce(so.international_name, so.legal_name) as "supplierName",
            coalesce(bo.international_name, bo.legal_name) as "buyerName",
            m.absent_side as "absentSide", m.outcome_kind as "outcomeKind",
            i.name as "interpreterName", coalesce(people.ids, '{}') as "delegateIds", coalesce(people.names, '{}') as "delegateNames"
       from meeting m
       join participation s on s.id = m.supplier_id join organisation so on so.id = s.organisation_id
       join participation b on b.id = m.buyer_id join organisation bo on bo.id = b.organisation_id
       left join interpreter i on i.id = m.interpreter_id
       left join (
         select a.meeting_id, array_agg(d.id::text order by d.id) as ids, array_agg(d.name order by d.id) as names
           from meeting_attendance a join delegate d on d.id = a.delegate_id
           join meeting on meeting.id = a.meeting_id
          where meeting.fair_id = ?::uuid and meeting.status <> 'cancelled'
          group by a.meeting_id) as people on people.meeting_id = m.id
      where m.fair_id = ?::uuid and m.status <> 'cancelled'
      order by m.starts_at, m.id`,
    [fairId, fairId],
  );
  const needs = await interpretedPairs(
    em,
    fairId,
    entries.map(({ supplierParticipationId: supplierId, buyerParticipationId: buyerId }) => ({
      ...{ supplierId, buyerId },
    })),
  );
  return entries.map((entry, index) => ({
    ...entry,
    lacksInterpreterFor: entry.interpreterName === null ? (needs[index]?.languagePair ?? null) : null,
  }));
}
