import type { EntityManager } from '@mikro-orm/postgresql';
import { DELEGATE_ABSENT, type Side, TABLE_BLOCKED } from '#fair';
import type { FreePlace } from '../domain/scheduling.errors.js';
import { INTERPRETER_BUSY, MAY_INTERPRET, interpretersFor, mayInterpret } from './interpreting.js';

/** The stretch of time that is asked about. */
export interface AskedSlot {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface DelegateState {
  readonly delegateId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly side: Side;
  readonly isWithdrawn: boolean;
  readonly isAbsent: boolean;
  /** Has another meeting then, under this name or as a delegate at another fair. */
  readonly isBusy: boolean;
  /** Meetings that stand for this delegate: the least burdened is chosen first. */
  readonly load: number;
}

export interface TableState {
  readonly tableId: string;
  readonly label: string;
  readonly isBlocked: boolean;
  /** Kept for somebody else, or not where one of the two receives. */
  readonly isNotTheirs: boolean;
  readonly isTaken: boolean;
}

/** SQL that is true when the delegate `d` has a meeting in `s`, other than the one given for the placeholder. */
const DELEGATE_BUSY = `(
  exists (select 1 from meeting_attendance a
           where a.delegate_id = d.id and a.is_active and a.meeting_id is distinct from ?::uuid
             and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at))
  or exists (select 1 from delegate o join meeting_attendance a on a.delegate_id = o.id
              where o.person_id = d.person_id and a.is_active and a.meeting_id is distinct from ?::uuid
                and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)))`;

const TABLE_TAKEN = `exists (select 1 from meeting m
  where m.table_id = t.id and m.status not in ('cancelled', 'no-show') and m.id is distinct from ?::uuid
    and tstzrange(m.starts_at, m.ends_at) && tstzrange(s.starts_at, s.ends_at))`;

/**
 * SQL that is true when the table `t` isn't for the pair (supplier, buyer, twice): kept for somebody else, or one of them
 * has a stand of its own and receives there.
 */
const TABLE_NOT_THEIRS = `(
  exists (select 1 from table_terms k where k.table_id = t.id and k.owner_id not in (?::uuid, ?::uuid))
  or exists (select 1 from table_terms k where k.purpose = 'private' and k.owner_id in (?::uuid, ?::uuid)
              and not exists (select 1 from table_terms o
                               where o.table_id = t.id and o.owner_id = k.owner_id)))`;

/** Their own tables before open ones, spare ones last. */
const TABLE_ORDER = `(select case when k.purpose = 'spare' then 2 else 0 end from table_terms k where k.table_id = t.id)`;

export const uuids = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/**
 * The delegates of both sides, in the order in which they would be chosen. `except` is a meeting being moved. With
 * `hold` their rows are held until the transaction ends, so that nobody withdraws or becomes absent meanwhile.
 */
export async function delegateStates(
  em: EntityManager,
  asked: { supplierId: string; buyerId: string; slotId: string; except?: string },
  hold = false,
): Promise<DelegateState[]> {
  const except = asked.except ?? null;
  if (hold) {
    // On its own: a statement that has waited for a row sees that row anew, but the absences of before its wait.
    await em.execute(
      `select 1 from delegate where participation_id in (?::uuid, ?::uuid) order by id for share`,
      [asked.supplierId, asked.buyerId],
    );
  }
  return em.execute(
    `select d.id as "delegateId", d.person_id as "personId", d.name,
            case when d.participation_id = ?::uuid then 'supplier' else 'buyer' end as side,
            d.withdrawn_at is not null as "isWithdrawn",
            ${DELEGATE_ABSENT} as "isAbsent",
            ${DELEGATE_BUSY} as "isBusy",
            (select count(*)::int from meeting_attendance a where a.delegate_id = d.id and a.is_active) as load
       from delegate d cross join slot s
      where s.id = ?::uuid and d.participation_id in (?::uuid, ?::uuid)
      order by load, d.id`,
    [asked.supplierId, except, except, asked.slotId, asked.supplierId, asked.buyerId],
  );
}

/** Supplier, buyer, supplier, buyer: the parameters of TABLE_NOT_THEIRS. */
const twice = ({ supplierId, buyerId }: { supplierId: string; buyerId: string }) => [
  ...[supplierId, buyerId],
  ...[supplierId, buyerId],
];

/** Whether a meeting of the two is held on line and takes no table: one of them isn't there. */
export async function meetOnLine(
  em: EntityManager,
  pair: { supplierId: string; buyerId: string },
): Promise<boolean> {
  const [row]: { remote: boolean }[] = await em.execute(
    `select exists (select 1 from participation where id in (?::uuid, ?::uuid) and remote_time_zone is not null) as remote`,
    [pair.supplierId, pair.buyerId],
  );
  return row!.remote;
}

interface AskedTable {
  readonly supplierId: string;
  readonly buyerId: string;
  readonly slotId: string;
  readonly except?: string;
}

/**
 * One table in a slot; null when the fair has no such table. With `hold` its row is held until the transaction ends,
 * so that it isn't taken out of use meanwhile.
 */
export async function tableState(
  em: EntityManager,
  asked: AskedTable & { fairId: string; tableId: string },
  hold = false,
): Promise<TableState | null> {
  const [row]: TableState[] = await em.execute(
    `select t.id as "tableId", t.label, ${TABLE_BLOCKED} as "isBlocked", ${TABLE_NOT_THEIRS} as "isNotTheirs",
            ${TABLE_TAKEN} as "isTaken"
       from meeting_table t cross join slot s
      where t.id = ?::uuid and t.fair_id = ?::uuid and s.id = ?::uuid
      ${hold ? 'for share of t' : ''}`,
    [...twice(asked), asked.except ?? null, asked.tableId, asked.fairId, asked.slotId],
  );
  return row ?? null;
}

/** Tables that are free in a slot for the two, in the order in which they would be chosen. */
export async function freeTables(
  em: EntityManager,
  asked: AskedTable & { prefer?: string; limit: number },
): Promise<TableState[]> {
  return em.execute(
    `select t.id as "tableId", t.label, false as "isBlocked", false as "isNotTheirs", false as "isTaken"
       from slot s join meeting_table t on t.fair_id = s.fair_id join hall h on h.id = t.hall_id
      where s.id = ?::uuid and not ${TABLE_BLOCKED} and not ${TABLE_NOT_THEIRS} and not ${TABLE_TAKEN}
      order by t.id is distinct from ?::uuid, coalesce(${TABLE_ORDER}, 1), h.name, length(t.label), t.label, t.id limit ?`,
    [asked.slotId, ...twice(asked), asked.except ?? null, asked.prefer ?? null, asked.limit],
  );
}

export interface FreeSlot extends FreePlace {
  /** How many tables are free for the two in the slot. */
  readonly tables: number;
}

/**
 * Slots that begin after `now`, or the one slot `inSlotId` though it may have begun, in which both sides have somebody free,
 * there is a table, and one of those is free who may interpret, if anybody is to; each with the first free table. The nearest to the slot `nearSlotId` come first,
 * otherwise the earliest. With `delegateIds` all of these must be free.
 */
export async function freeSlots(
  em: EntityManager,
  asked: {
    fairId: string;
    supplierId: string;
    buyerId: string;
    now: Date;
    inSlotId?: string;
    nearSlotId?: string;
    delegateIds?: readonly string[];
    preferredInterpreterId?: string;
    except?: string;
    limit: number;
  },
): Promise<FreeSlot[]> {
  const except = asked.except ?? null;
  const named = uuids(asked.delegateIds ?? []);
  const sideIsFree = `exists (select 1 from delegate d where d.participation_id = ?::uuid
    and d.withdrawn_at is null and not ${DELEGATE_ABSENT} and not ${DELEGATE_BUSY})`;
  const onLine = await meetOnLine(em, asked);
  const who = await interpretersFor(em, asked);
  return em.execute(
    `select s.id as "slotId", ${onLine ? 'null' : 'free.id'} as "tableId", coalesce(free.tables, 0) as tables
       from slot s left join lateral (
         select t.id, count(*) over ()::int as tables
           from meeting_table t join hall h on h.id = t.hall_id
          where t.fair_id = s.fair_id and not ${TABLE_BLOCKED} and not ${TABLE_NOT_THEIRS} and not ${TABLE_TAKEN}
          order by coalesce(${TABLE_ORDER}, 1), h.name, length(t.label), t.label, t.id limit 1) as free on true
      where s.fair_id = ?::uuid and (${onLine} or free.id is not null)
        and case when ?::uuid is null then s.starts_at > ? else s.id = ?::uuid end
        and ${sideIsFree} and ${sideIsFree}
        and not exists (select 1 from delegate d where d.id = any(?::uuid[])
                         and (d.withdrawn_at is not null or ${DELEGATE_ABSENT} or ${DELEGATE_BUSY}))
        and (${who === null} or exists (select 1 from interpreter i where i.fair_id = s.fair_id
                                         and ${MAY_INTERPRET} and not ${INTERPRETER_BUSY}))
      order by abs(extract(epoch from s.starts_at - (select starts_at from slot where id = ?::uuid))), s.starts_at
      limit ?`,
    [
      ...[...twice(asked), except, asked.fairId],
      ...[asked.inSlotId ?? null, asked.now, asked.inSlotId ?? null],
      ...[asked.supplierId, except, except, asked.buyerId, except, except],
      ...[named, except, except, ...mayInterpret(who), except, except, asked.now],
      ...[asked.nearSlotId ?? null, asked.limit],
    ],
  );
}

/**
 * Drafts of a fair that can't be held where they stand: somebody isn't there, or the table is out of use. The rows of
 * their people and tables are held until the transaction ends, so that none becomes so meanwhile.
 */
export async function strandedDrafts(em: EntityManager, fairId: string): Promise<string[]> {
  await em.execute(
    `select 1 from delegate where id in (
       select a.delegate_id from meeting_attendance a join meeting m on m.id = a.meeting_id
        where m.fair_id = ?::uuid and m.status = 'draft' and a.is_active) order by id for share`,
    [fairId],
  );
  await em.execute(
    `select 1 from meeting_table where id in (
       select table_id from meeting where fair_id = ?::uuid and status = 'draft') order by id for share`,
    [fairId],
  );
  const rows: { id: string }[] = await em.execute(
    `select m.id from meeting m join slot s on s.id = m.slot_id left join meeting_table t on t.id = m.table_id
      where m.fair_id = ?::uuid and m.status = 'draft'
        and (${TABLE_BLOCKED}
          or exists (select 1 from meeting_attendance a join delegate d on d.id = a.delegate_id
                      where a.meeting_id = m.id and a.is_active
                        and (d.withdrawn_at is not null
                          or ${DELEGATE_ABSENT})))
      order by m.starts_at, m.id`,
    [fairId],
  );
  return rows.map(({ id }) => id);
}
