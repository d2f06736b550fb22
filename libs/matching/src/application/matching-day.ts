import type { Fair } from '#fair';
import type { Clock } from '#kernel';

/** Where a need that is meant for no fair is at home. */
const HOME_ZONE = 'Asia/Ho_Chi_Minh';

/** Today at a fair, or at home (ISO date). */
export function dayOf(clock: Clock, fair: Fair | null | undefined): string {
  return clock.today(fair?.timeZone ?? HOME_ZONE).toString();
}

/** The day on which certificates must be valid: the first of the fair, or today once it has begun or without one. */
export function certificateDayOf(clock: Clock, fair: Fair | null | undefined): string {
  const today = dayOf(clock, fair);
  return fair && fair.startsOn > today ? fair.startsOn : today;
}
