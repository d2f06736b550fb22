import type { EntityManager } from '@mikro-orm/postgresql';
import { type Fair, FairDay, Slot } from '#fair';

const MINUTE = 60_000;

/** On the fair's clock, the hour at which the day opens so that somebody who looks at `now` sees it under way. */
export function openingAt(now: Temporal.PlainTime, usual: string, lengthMinutes: number): Temporal.PlainTime {
  const opens = Temporal.PlainTime.from(usual);
  const minutesOf = (time: Temporal.PlainTime) => time.hour * 60 + time.minute;
  const since = minutesOf(now) - minutesOf(opens);
  if (since >= 0 && since <= lengthMinutes - 45) return opens;
  // Some three hours in, as far as the day is long enough for it.
  const wanted = Math.round((minutesOf(now) - 180) / 5) * 5;
  const within = Math.min(Math.max(5, wanted), 24 * 60 - lengthMinutes - 1);
  return Temporal.PlainTime.from({ hour: Math.floor(within / 60), minute: within % 60 });
}

/**
 * Moves the demo's fair so that its last day is under way at `now`, whenever the demo is started: by whole days, and that
 * day also by minutes. What lies ahead then hasn't happened; what lies behind has. Does nothing while the day is under way.
 * @returns whether it was moved
 */
export async function keepCurrent(em: EntityManager, fair: Fair, now: Date): Promise<boolean> {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(fair.timeZone);
  const today = local.toPlainDate();
  const [last] = await em.find(FairDay, { fair }, { orderBy: { date: 'desc' }, limit: 1 });
  if (!last) return false;
  const slots = await em.find(Slot, { day: last }, { orderBy: { startsAt: 'asc' } });
  const [opens, closes] = [slots[0]!.startsAt, slots.at(-1)!.endsAt];
  const isUnderWay =
    last.date === today.toString() && now >= opens && now.getTime() <= closes.getTime() - 30 * MINUTE;
  if (isUnderWay) return false;
  const days = Temporal.PlainDate.from(last.date).until(today).total('days');
  const length = Math.ceil((closes.getTime() - opens.getTime()) / MINUTE);
  const from = openingAt(local.toPlainTime(), '08:30', length);
  const wanted = today.toZonedDateTime({ timeZone: fair.timeZone, plainTime: from });
  const shifted = opens.getTime() + days * 24 * 60 * MINUTE;
  const minutes = Math.round((wanted.epochMilliseconds - shifted) / MINUTE);
  await shift(em, fair.id, last.id, days, minutes);
  await settle(em, fair.id, now);
  return true;
}

/** Far away and back, because no two slots may be at one time, not even for a moment. */
async function shift(
  em: EntityManager,
  fairId: string,
  lastDayId: string,
  days: number,
  minutes: number,
): Promise<void> {
  await em.execute(
    `set constraints meeting_table_once, meeting_delegate_once, meeting_interpreter_once deferred`,
  );
  await em.execute(
    `update fair set starts_on = starts_on + ?::int, ends_on = ends_on + ?::int where id = ?`,
    [days, days, fairId],
  );
  for (const away of [10_000, days - 10_000]) {
    await em.execute(`update fair_day set date = date + ?::int where fair_id = ?`, [away, fairId]);
    await em.execute(
      `update slot set starts_at = starts_at + make_interval(days => ?::int),
              ends_at = ends_at + make_interval(days => ?::int) where fair_id = ?`,
      [away, away, fairId],
    );
  }
  for (const away of [100_000, minutes - 100_000]) {
    await em.execute(
      `update slot set starts_at = starts_at + make_interval(mins => ?::int),
              ends_at = ends_at + make_interval(mins => ?::int) where day_id = ?`,
      [away, away, lastDayId],
    );
  }
  // The demo's sessions are on the last day.
  await em.execute(
    `update fair_session set starts_at = starts_at + make_interval(days => ?::int, mins => ?::int),
            ends_at = ends_at + make_interval(days => ?::int, mins => ?::int) where fair_id = ?`,
    [days, minutes, days, minutes, fairId],
  );
  await em.execute(
    `update meeting m set starts_at = s.starts_at, ends_at = s.ends_at from slot s
      where s.id = m.slot_id and m.fair_id = ?`,
    [fairId],
  );
  await em.execute(
    `update meeting_attendance a set starts_at = m.starts_at, ends_at = m.ends_at from meeting m
      where m.id = a.meeting_id and m.fair_id = ?`,
    [fairId],
  );
}

/** What lies ahead hasn't happened, what lies behind was held; of the day itself everything is made anew. */
async function settle(em: EntityManager, fairId: string, now: Date): Promise<void> {
  for (const table of [
    ...['check_in', 'floor_call', 'late_notice', 'no_show_report', 'slot_offer', 'freed_slot', 'kiosk'],
    'group_record',
  ]) {
    await em.execute(`delete from ${table} where fair_id = ?`, [fairId]);
  }
  await em.execute(
    `delete from outcome where meeting_id in (select id from meeting where fair_id = ? and ends_at > ?)`,
    [fairId, now],
  );
  await em.execute(
    `update meeting set status = 'released', absent_side = null, outcome_kind = null, version = version + 1
      where fair_id = ? and ends_at > ? and status in ('held', 'no-show')`,
    [fairId, now],
  );
  await em.execute(
    `update meeting set status = 'held', version = version + 1 where fair_id = ? and ends_at <= ? and status = 'released'`,
    [fairId, now],
  );
  await em.execute(
    `update meeting_attendance a set is_active = true from meeting m
      where m.id = a.meeting_id and m.fair_id = ? and m.status in ('released', 'held') and not a.is_active`,
    [fairId],
  );
}
