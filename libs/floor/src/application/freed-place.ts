import type { EntityManager } from '@mikro-orm/postgresql';
import { pairKey } from '#planning';
import type { FreedSlot } from '../domain/slot-offer.entity.js';

/** Who was to meet where a place became free. */
export interface FreedParties {
  /** Those who came, and whom nobody else did: they stand at the table, have the time, and needn't be asked. */
  readonly waiting: ReadonlySet<string>;
  /** The two that have just lost their meeting; null of a group. */
  readonly lostPair: string | null;
}

/** Needs the meeting or session of `freed` to be loaded. */
export async function partiesOf(em: EntityManager, freed: FreedSlot): Promise<FreedParties> {
  if (!freed.meeting) {
    if (!freed.session) return { waiting: new Set(), lostPair: null };
    const rows: { id: string }[] = await em.execute(
      `select distinct d.participation_id as id from session_attendance a join delegate d on d.id = a.delegate_id
        where a.session_id = ? and not exists (
          select 1 from group_record g join group_party_record r on r.record_id = g.id
           where g.session_id = a.session_id and r.participation_id = d.participation_id and r.absent_at is not null)`,
      [freed.session.id],
    );
    return { waiting: new Set(rows.map(({ id }) => id)), lostPair: null };
  }
  const { supplier, buyer, absentSide } = freed.meeting.unwrap();
  const came = freed.reason === 'no-show' ? [supplier.id, buyer.id] : [];
  const absent = { supplier: [supplier.id], buyer: [buyer.id], both: came }[absentSide ?? 'both'];
  return {
    waiting: new Set(came.filter((id) => !absent.includes(id))),
    lostPair: pairKey({ supplierId: supplier.id, buyerId: buyer.id }),
  };
}

/** Whether what was freed still is: somebody may have come after all, but not to a group that was removed. */
export function isStillFree({ meeting, session, reason }: FreedSlot): boolean {
  if (meeting) return meeting.unwrap().status === reason;
  return !session || Boolean(session.unwrap().freedAt);
}

/** Participations that are recorded as absent from a meeting or group in the slot. */
export async function absentIn(em: EntityManager, slotId: string): Promise<Set<string>> {
  const rows: { id: string }[] = await em.execute(
    `select unnest(case m.absent_side when 'supplier' then array[m.supplier_id] when 'buyer' then array[m.buyer_id]
                                      else array[m.supplier_id, m.buyer_id] end) as id
       from meeting m where m.slot_id = ? and m.status = 'no-show'
     union
     select r.participation_id from group_party_record r join group_record g on g.id = r.record_id
       join fair_session e on e.id = g.session_id
       join slot s on s.fair_id = e.fair_id and s.starts_at < e.ends_at and s.ends_at > e.starts_at
      where s.id = ? and r.absent_at is not null`,
    [slotId, slotId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Meetings of a fair of which somebody didn't come. */
export function missedMeetings(
  em: EntityManager,
  fairId: string,
): Promise<{ id: string; supplierId: string; buyerId: string }[]> {
  return em.execute(
    `select id, supplier_id as "supplierId", buyer_id as "buyerId" from meeting where fair_id = ? and status = 'no-show'`,
    [fairId],
  );
}
