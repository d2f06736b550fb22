import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Delegate,
  DelegateAbsence,
  type Fair,
  FairSession,
  MeetingTable,
  SessionAttendance,
  Slot,
} from '#fair';
import { GroupPartyRecord, GroupRecord } from '#floor';
import { Meeting } from '#scheduling';

const MINUTE = 60_000;
const TITLE = 'Gia công CNC cho máy bơm – Machining for pumps';
const SUPPLIERS = 3;

/**
 * A group meeting in the latest slot of the day that is over: held without one of its suppliers, who says that it was
 * there; the buyer and one other have written down what came of it. Nothing when nobody is free then.
 */
export async function makeGroupDay(
  em: EntityManager,
  { fair, date, now }: { fair: Fair; date: string; now: Date },
): Promise<void> {
  for (const former of await em.find(FairSession, { fair, title: TITLE })) em.remove(former);
  await em.flush();
  const [slot] = await em.find(
    Slot,
    { fair, day: { date }, endsAt: { $lte: now } },
    { orderBy: { startsAt: 'desc' }, limit: 1 },
  );
  if (!slot) return;
  const { startsAt, endsAt } = slot;
  const meetings = await em.find(
    Meeting,
    { slot, status: { $nin: ['cancelled', 'no-show'] } },
    { populate: ['attendances'] },
  );
  const taken = new Set(meetings.flatMap(({ table }) => table?.id ?? []));
  const busy = new Set([
    ...meetings.flatMap(({ attendances }) => attendances.getItems().map(({ delegate }) => delegate.id)),
    ...(await em.find(DelegateAbsence, { slot })).map(({ delegate }) => delegate.id),
  ]);
  const tables = await em.find(MeetingTable, { fair, blockedAt: null }, { orderBy: { label: 'asc' } });
  const table = tables.find(({ id }) => !taken.has(id));
  const free = (
    await em.find(
      Delegate,
      { participation: { fair, withdrawnAt: null }, withdrawnAt: null },
      { populate: ['participation'], orderBy: { id: 'asc' } },
    )
  ).filter(({ id, arrivesAt, leavesAt }) => {
    const isThere = (!arrivesAt || arrivesAt <= startsAt) && (!leavesAt || leavesAt >= endsAt);
    return isThere && !busy.has(id);
  });
  const ofSide = (side: 'supplier' | 'buyer') => free.filter((one) => one.participation.$.side === side);
  const [buyer] = ofSide('buyer');
  const [absent, other, third] = distinct(ofSide('supplier'));
  if (!table || !buyer || !absent || !other || !third) return;
  const session = em.create(FairSession, {
    ...{ fair, title: TITLE, startsAt, endsAt, table, recordedAt: startsAt },
  });
  for (const delegate of [buyer, absent, other, third]) em.create(SessionAttendance, { session, delegate });
  const record = em.create(GroupRecord, { fair, session, status: 'held', outcomeKind: 'informative' });
  const after = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE);
  const party = { record, lateMinutes: null };
  em.create(GroupPartyRecord, {
    ...{ ...party, participation: buyer.participation, outcomeKind: 'cooperation-possible' },
    outcomeNote: 'Two of them could do the shafts: drawings go out this week.',
  });
  em.create(GroupPartyRecord, {
    ...{ ...party, participation: other.participation, outcomeKind: 'informative', lateMinutes: 5 },
  });
  em.create(GroupPartyRecord, {
    ...{ ...party, participation: absent.participation, absentAt: after(12), contradictedAt: after(20) },
    contradiction: 'We were sent to the other hall and came after ten minutes.',
  });
}

/** One delegate a participation. */
function distinct(delegates: readonly Delegate[]): Delegate[] {
  const byParty = new Map(delegates.map((one) => [one.participation.id, one]));
  return [...byParty.values()].slice(0, SUPPLIERS);
}
