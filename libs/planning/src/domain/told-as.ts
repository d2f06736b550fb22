import type { Whereabouts } from './placed-meeting.js';

/**
 * What becomes of a meeting that stays in the timetable, for those of `delegateIds`: it is new to whoever joins it, and
 * whoever drops out of it has left; null when nothing of the kind.
 */
export function toldAs(
  delegateIds: readonly string[],
  before: Whereabouts | null,
  after: Whereabouts | null,
): 'added' | 'left' | null {
  if (!before || !after) return null;
  const [was, is] = [before, after].map((seat) => delegateIds.some((id) => seat.delegateIds.includes(id)));
  if (was === is) return null;
  return is ? 'added' : 'left';
}
