import { InvalidInputError, type TimeRange } from '#kernel';
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
  /** Of a day that is partly over: slots that have begun, which stay as they are whatever the plan says. */
  readonly kept: readonly TimedSlot[];
  /** Slots of the plan that are still to come but begin while a kept one lasts: they aren't laid. */
  readonly leftOut: readonly Omit<TimedSlot, 'id'>[];
}

/**
 * Compares what was laid out with what stands on these days: a slot that is there to the minute stays. Of a day of which
 * slots have begun only the rest is laid.
 * @param begunBy ISO 8601: slots that begin then or before have begun; null where none counts as begun
 * @param newId of days and slots that are added
 * @param path of the plan in the input
 * @throws InvalidInputError naming each day of which the plan leaves nothing that is still to come
 */
export function layoutOf(
  laid: readonly LaidDay[],
  days: readonly { readonly id: string; readonly date: string }[],
  standing: readonly {
    readonly id: string;
    readonly day: { readonly id: string };
    readonly startsAt: Date;
    readonly endsAt: Date;
  }[],
  newId: () => string,
  { begunBy, path }: { begunBy: Date | null; path: readonly string[] },
): DaysLayout {
  const now = begunBy?.toISOString() ?? '';
  const slots = standing.map(({ id, day, startsAt, endsAt }) => ({
    ...{ id, dayId: day.id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  }));
  const begun = slots.filter(({ startsAt }) => startsAt <= now);
  const partlyOver = new Set(begun.map(({ dayId }) => dayId));
  const known = new Map(days.map(({ id, date }) => [date, id]));
  const planned = laid.map(({ date, slots: ranges }) => {
    const id = known.get(date) ?? newId();
    const times = ranges.map(timesOf);
    return {
      ...{ date, id, isNew: !known.has(date) },
      times: partlyOver.has(id) ? times.filter(({ startsAt }) => startsAt > now) : times,
    };
  });
  const isInTheWay = (one: Stretch) => begun.some((slot) => isDuring(slot, one));
  const problems = planned.flatMap(({ id, date, times }, index) =>
    partlyOver.has(id) && times.every(isInTheWay)
      ? [
          {
            path: [...path, 'days', String(index)],
            message: `${date}: no slot of this plan is still to come, and those that have begun stay.`,
          },
        ]
      : [],
  );
  if (problems.length > 0) throw new InvalidInputError(problems);
  const key = ({ startsAt, endsAt }: Omit<TimedSlot, 'id'>) => `${startsAt} ${endsAt}`;
  const wanted = new Set(planned.flatMap(({ times }) => times.map(key)));
  const there = new Set(slots.map(key));
  const timed = ({ id, startsAt, endsAt }: TimedSlot): TimedSlot => ({ id, startsAt, endsAt });
  return {
    days: planned.map(({ id, date, isNew }) => ({ id, date, isNew })),
    removed: slots.filter((slot) => !begun.includes(slot) && !wanted.has(key(slot))).map(timed),
    added: planned.flatMap(({ id: dayId, times }) =>
      times
        .filter((one) => !there.has(key(one)) && !isInTheWay(one))
        .map((one) => ({ id: newId(), dayId, ...one })),
    ),
    kept: begun.map(timed),
    leftOut: planned.flatMap(({ times }) => times.filter(isInTheWay)),
  };
}

interface Stretch {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Of ISO instants. */
export function isDuring(one: Stretch, other: Stretch): boolean {
  return one.startsAt < other.endsAt && one.endsAt > other.startsAt;
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
