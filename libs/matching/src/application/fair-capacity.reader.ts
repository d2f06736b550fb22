import type { EntityManager } from '@mikro-orm/postgresql';

/** Room for meetings at a fair. */
export interface FairCapacity {
  readonly slots: number;
  readonly tables: number;
  /** Meetings that each participation's people have time for: free slots, one meeting a delegate. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * In two statements. A participation that hasn't said yet whom it sends is taken to send one person who is there all
 * the time: portfolios are made before the names are known.
 */
export async function readCapacity(em: EntityManager, fairId: string): Promise<FairCapacity> {
  const [room]: { slots: number; tables: number }[] = await em.execute(
    `select (select count(*) from slot where fair_id = ?)::int as slots,
            (select count(*) from meeting_table where fair_id = ? and blocked_at is null)::int as tables`,
    [fairId, fairId],
  );
  const rows: { id: string; delegates: number; absences: number }[] = await em.execute(
    `select participation.id, count(distinct delegate.id)::int as delegates, count(absence.id)::int as absences
       from participation
       left join delegate on delegate.participation_id = participation.id and delegate.withdrawn_at is null
       left join delegate_absence absence on absence.delegate_id = delegate.id
      where participation.fair_id = ? and participation.withdrawn_at is null
      group by participation.id`,
    [fairId],
  );
  const { slots, tables } = room!;
  const places = new Map(
    rows.map(({ id, delegates, absences }) => [id, Math.max(1, delegates) * slots - absences]),
  );
  return { slots, tables, places };
}
