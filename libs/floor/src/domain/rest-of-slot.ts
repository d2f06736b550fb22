import type { FreedReason } from './slot-offer.entity.js';

/** What a meeting that begins in the middle of its slot has left of it at least; of a short slot it is half. */
export const LEAST_REST_MINUTES = 10;
/** Nobody is asked who hasn't this long to answer. */
export const LEAST_ANSWER_SECONDS = 60;

/**
 * Until when a freed slot can be taken. A cancelled meeting’s until it begins: nobody stands at its table then. After a
 * no-show somebody does, and the rest of the slot is worth a meeting while enough of it is left.
 */
export function lastCall({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, reason: FreedReason): Date {
  if (reason === 'cancelled') return startsAt;
  const length = endsAt.getTime() - startsAt.getTime();
  return new Date(endsAt.getTime() - Math.min(LEAST_REST_MINUTES * 60_000, length / 2));
}

/** When an offer made `now` ends; null when there is no time for one any more. */
export function offerEnd(last: Date, now: Date, offerMinutes: number): Date | null {
  if (last.getTime() - now.getTime() < LEAST_ANSWER_SECONDS * 1_000) return null;
  return new Date(Math.min(now.getTime() + offerMinutes * 60_000, last.getTime()));
}
