import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Delegate, type Fair } from '#fair';
import { CheckIn, FloorCall, FreedSlot, Kiosk, LateNotice, NoShowReport } from '#floor';
import { Meeting } from '#scheduling';
import { makeGroupDay } from './make-group-day.js';
import type { Random } from './random.js';

const MINUTE = 60_000;

/**
 * The day as it is at `now`: who has come, who is missed, a no-show that is disputed, a group meeting that was held
 * without one of its parties, a slot that has just become free.
 */
export async function makeFloor(
  em: EntityManager,
  random: Random,
  { fair, date, now }: { fair: Fair; date: string; now: Date },
): Promise<void> {
  const meetings = await em.find(
    Meeting,
    { fair, slot: { day: { date } }, status: { $in: ['released', 'held', 'no-show'] } },
    { orderBy: { startsAt: 'asc', id: 'asc' }, populate: ['attendances', 'supplier', 'buyer'] },
  );
  const [first] = meetings;
  if (!first) return;
  const kiosk = em.create(Kiosk, {
    ...{ fair, name: 'North entrance' },
    // Nobody has its key: whoever wants to see a kiosk opens one.
    keyHash: createHash('sha256').update(randomBytes(24)).digest('hex'),
    expiresAt: new Date(now.getTime() + 12 * 60 * MINUTE),
  });
  const firstMeeting = new Map<string, Date>();
  for (const { startsAt, attendances } of meetings) {
    for (const { delegate } of attendances) {
      if (!firstMeeting.has(delegate.id)) firstMeeting.set(delegate.id, startsAt);
    }
  }
  const delegates = await em.find(
    Delegate,
    { participation: { fair }, withdrawnAt: null },
    { orderBy: { id: 'asc' } },
  );
  for (const delegate of delegates) {
    const expected = firstMeeting.get(delegate.id);
    // Whoever has a meeting comes in time, mostly; some come to look around.
    const latest = expected ?? first.startsAt;
    const at = new Date(latest.getTime() - random.int(10, 50) * MINUTE);
    if (at > now || !random.chance(expected ? 0.9 : 0.35)) continue;
    const way = random.weighted([
      ['code', 60],
      ['kiosk', 30],
      ['name', 10],
    ] as const);
    em.create(CheckIn, { fair, delegate, date, at, way, kiosk: way === 'kiosk' ? kiosk : null });
  }
  await makeGroupDay(em, { fair, date, now });
  const open = meetings.filter(({ status, endsAt }) => status === 'released' && endsAt > now);
  const [called, late] = open;
  if (called) em.create(FloorCall, { fair, meeting: called, side: 'supplier' });
  if (late) em.create(LateNotice, { fair, meeting: late, side: 'supplier', minutes: 10 });
  const missed = meetings.find(({ status }) => status === 'no-show');
  if (missed) {
    em.create(NoShowReport, {
      ...{ fair, meeting: missed, absentSide: 'supplier', reportedFor: 'buyer' },
      reportedAt: new Date(missed.startsAt.getTime() + 12 * MINUTE),
      contradictedAt: new Date(missed.startsAt.getTime() + 18 * MINUTE),
      contradiction: 'We sat at the table from the beginning; nobody came.',
    });
  }
  const ahead = open.filter(({ startsAt }) => startsAt.getTime() > now.getTime() + 30 * MINUTE);
  const off = ahead.at(Math.floor(ahead.length / 2));
  if (off) {
    em.assign(off, { status: 'cancelled', cancelReason: 'Called away to the plant.' });
    for (const attendance of off.attendances) attendance.isActive = false;
    // The product itself offers it to the waiting list as soon as it runs.
    em.create(FreedSlot, {
      ...{ fair, slot: off.slot!, meeting: off, table: off.table ?? null, reason: 'cancelled' },
    });
  }
}
