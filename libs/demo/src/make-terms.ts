import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Delegate,
  type Fair,
  FairSession,
  Hall,
  HallWalk,
  Interpreter,
  InterpreterBreak,
  type MeetingTable,
  type Participation,
  SessionAttendance,
  type Slot,
  TableTerms,
} from '#fair';
import { GroupMeeting, GroupParty } from '#planning';
import { Meeting, interpretedPairs, interpreterStates } from '#scheduling';

/** Tables without meetings, by their labels: kept for somebody, or left free for what happens on the day. */
export const KEPT_TABLES: Readonly<Record<string, 'reserved' | 'spare'>> = {
  A12: 'reserved',
  B11: 'spare',
  B12: 'spare',
};

/** Gives those meetings somebody who interprets that need it, as a booking would; those already held too. */
export async function giveInterpreters(em: EntityManager, fair: Fair, now: Date): Promise<void> {
  const meetings = await em.find(
    Meeting,
    { fair, status: { $ne: 'cancelled' } },
    { orderBy: { startsAt: 'asc', id: 'asc' } },
  );
  const needs = await interpretedPairs(
    em,
    fair.id,
    meetings.map(({ supplier, buyer }) => ({ supplierId: supplier.id, buyerId: buyer.id })),
  );
  // No-shows leave people free, but the demo makes planned meetings of them again on another day.
  const taken = new Set<string>();
  for (const [index, meeting] of meetings.entries()) {
    const languagePair = needs[index]?.languagePair;
    if (languagePair === undefined) continue;
    const asked = { fairId: fair.id, slotId: meeting.slot!.id, who: { languagePair }, now };
    const free = (await interpreterStates(em, asked)).find(
      ({ interpreterId, isBusy }) => !isBusy && !taken.has(`${interpreterId} ${meeting.slot!.id}`),
    );
    if (!free) continue;
    taken.add(`${free.interpreterId} ${meeting.slot!.id}`);
    em.assign(meeting, { interpreter: free.interpreterId });
    await em.flush();
  }
}

/** Several organisations that are to meet at one table, each once. */
function askForGroup(
  em: EntityManager,
  fair: Fair,
  people: readonly Delegate[],
  { title, session }: { title: string; session?: FairSession },
): void {
  const group = em.create(GroupMeeting, { fair, title, session: session ?? null });
  const participations = new Set(people.map(({ participation }) => participation.id));
  for (const participation of participations) em.create(GroupParty, { group, participation });
}

/** What making the fair's timetable has to heed: kept tables, a walk, a session, a group meeting, interpreters with their breaks. */
export async function makeTerms(
  em: EntityManager,
  demo: {
    fair: Fair;
    slots: readonly Slot[];
    tables: readonly MeetingTable[];
    buyers: readonly Participation[];
  },
): Promise<void> {
  const { fair, slots, tables, buyers } = demo;
  for (const table of tables) {
    const purpose = KEPT_TABLES[table.label];
    if (purpose)
      em.create(TableTerms, { table, purpose, owner: purpose === 'reserved' ? (buyers[0] ?? null) : null });
  }
  const [hall, otherHall] = await em.find(Hall, { fair }, { orderBy: { id: 'asc' }, limit: 2 });
  if (hall && otherHall) em.create(HallWalk, { hall, otherHall, minutes: 4 });
  const last = slots.at(-1);
  if (last) {
    em.create(FairSession, {
      ...{ fair, title: 'Từ nhà cung cấp cấp 3 lên cấp 1 – From tier 3 to tier 1' },
      startsAt: new Date(last.endsAt.getTime() + 10 * 60_000),
      endsAt: new Date(last.endsAt.getTime() + 70 * 60_000),
    });
    // Once the day's slots are over, so that nobody has to choose between it and a meeting.
    const group = em.create(FairSession, {
      ...{ fair, title: 'Khuôn dập đột cho linh kiện ô tô – Press tools for car parts' },
      startsAt: new Date(last.endsAt.getTime() + 10 * 60_000),
      endsAt: new Date(last.endsAt.getTime() + 50 * 60_000),
      table: tables[0] ?? null,
    });
    const [buyer, ...suppliers] = await em.find(
      Delegate,
      { participation: { fair }, withdrawnAt: null },
      { populate: ['participation'], orderBy: [{ participation: { side: 'asc' } }, { id: 'asc' }] },
    );
    const attending = [
      buyer,
      ...suppliers.filter((one) => one.participation.$.side === 'supplier').slice(0, 4),
    ].flatMap((one) => one ?? []);
    for (const delegate of attending) em.create(SessionAttendance, { session: group, delegate });
    askForGroup(em, fair, attending, { title: group.title, session: group });
    // And one that the next search is to place.
    const others = suppliers.filter((one) => one.participation.$.side === 'supplier').slice(4, 7);
    const host = suppliers.find((one) => one.participation.$.side === 'buyer');
    if (host && others.length > 1)
      askForGroup(em, fair, [host, ...others], {
        title: 'Đoàn linh kiện nhựa – Delegation for plastic parts',
      });
  }
  const interpreters = [
    ['Trần Thu Hà (demo)', ['ja-vi', 'en-ja']],
    ['Lê Minh Quân (demo)', ['en-vi', 'ko-vi']],
    ['Phạm Hải Yến (demo)', ['vi-zh', 'en-vi']],
    ['Đỗ Minh Châu (demo)', ['en-vi', 'en-ja']],
    ['Vũ Gia Bảo (demo)', ['en-vi', 'en-ja']],
  ] as const;
  for (const [nth, [name, languagePairs]] of interpreters.entries()) {
    const interpreter = em.create(Interpreter, {
      fair,
      name,
      languagePairs: [...languagePairs],
      maxMeetings: 12,
    });
    // A rest of one slot each half-day, one after the other so that somebody is always there.
    for (const slot of slots.filter((_, index) => index % 8 === 2 + nth))
      em.create(InterpreterBreak, { interpreter, slot });
  }
  await em.flush();
}
