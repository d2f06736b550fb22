import type { GroupFact } from './fair-facts.js';
import type { PlacedGroup } from './placed-meeting.js';

/** A group meeting of a timetable's question. */
export interface AskedGroup {
  readonly group: GroupFact;
  /** Where it stays; null for one that is to be placed or may move. */
  readonly at: PlacedGroup | null;
  /** Where the timetable has it now: it may be elsewhere, but doesn't go. */
  readonly was?: PlacedGroup | null;
}

/**
 * Group meetings that a search is to place, and those in the timetable that aren't held: what can't be held at all is left
 * to whoever asked for it.
 */
export function groupsToPlace(groups: readonly GroupFact[]): AskedGroup[] {
  return groups
    .filter(({ isPlaced, isHeld, obstacles }) => (isPlaced ? !isHeld : obstacles.length === 0))
    .map((group) => ({ group, at: null, was: group.at }));
}

export const partiesOf = ({ parties }: GroupFact): string[] =>
  parties.map(({ participationId }) => participationId);
