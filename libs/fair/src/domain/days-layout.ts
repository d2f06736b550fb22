import type { TimeRange } from '#kernel';
import type { LaidDay } from './lay-slots.js';

/** A slot with its time as ISO 8601, so that it can be kept and read again. */
export interface TimedSlot {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What laying days out changes; slots that stay aren't in it. */
export interface DaysLayout {
  /** In the order of the plan. */
  readonly days: readonly { readonly id: string; readonly date: string; readonly isNew: boolean }[];
  readonly removed: readonly TimedSlot[];
  readonly added: readonly (TimedSlot & { readonly dayId: string })[];
}

/**
 * Compares what was laid out with what stands on these days: a slot that is there to the minute stays.
 * @param newId of days and slots that are added
 */
export function layoutOf(
  laid: readonly LaidDay[],
  days: readonly { readonly id: string; readonly date: string }[],
  standing: readonly { readonly id: string; readonly startsAt: Date; readonly endsAt: Date }[],
  newId: () => string,
): DaysLayout {
  const slots = standing.map(({ id, startsAt, endsAt }) => ({
    ...{ id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  }));
  const known = new Map(days.map(({ id, date }) => [date, id]));
  const planned = laid.map(({ date, slots: ranges }) => ({
    ...{ date, isNew: !known.has(date), id: known.get(date) ?? newId(), times: ranges.map(timesOf) },
  }));
  const key = ({ startsAt, endsAt }: Omit<TimedSlot, 'id'>) => `${startsAt} ${endsAt}`;
  const wanted = new Set(planned.flatMap(({ times }) => times.map(key)));
  const there = new Set(slots.map(key));
  return {
    days: planned.map(({ id, date, isNew }) => ({ id, date, isNew })),
    removed: slots.filter((slot) => !wanted.has(key(slot))),
    added: planned.flatMap(({ id: dayId, times }) =>
      times.filter((one) => !there.has(key(one))).map((one) => ({ id: newId(), dayId, ...one })),
    ),
  };
}

/** Whether both change the same, whatever ids are given to what is added. */
export function isSameLayout(one: DaysLayout, other: DaysLayout): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ days, removed, added }: DaysLayout): string {
  return JSON.stringify([
    days.map(({ id, date, isNew }) => [isNew || id, date]),
    removed.map(({ id }) => id),
    added.map(({ startsAt, endsAt }) => [startsAt, endsAt]),
  ]);
}

function timesOf({ start, end }: TimeRange): Omit<TimedSlot, 'id'> {
  const iso = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds).toISOString();
  return { startsAt: iso(start), endsAt: iso(end) };
}
