import type { GroupFact } from './fair-facts.js';
import type { PlacedMeeting } from './placed-meeting.js';

/** Where, when and with whom a group meets. Ids alone, as those of a meeting of two. */
export interface PlacedGroup extends Omit<PlacedMeeting, 'meetingId' | 'supplierId' | 'buyerId'> {
  readonly groupId: string;
}

/** A group meeting of a timetable's question: `at` is where it stays, null for one to be placed. */
export interface AskedGroup {
  readonly group: GroupFact;
  readonly at: PlacedGroup | null;
}

/** Group meetings that a search is to place: what can't be held at all is left to whoever asked for it. */
export function groupsToPlace(groups: readonly GroupFact[]): AskedGroup[] {
  return groups
    .filter(({ isPlaced, obstacles }) => !isPlaced && obstacles.length === 0)
    .map((group) => ({ group, at: null }));
}

export const partiesOf = ({ parties }: GroupFact): string[] =>
  parties.map(({ participationId }) => participationId);

/** Whether nothing of it is elsewhere. */
export function isSameGroupPlace(one: PlacedGroup, other: PlacedGroup): boolean {
  return (
    one.slotId === other.slotId &&
    one.tableId === other.tableId &&
    one.interpreterId === other.interpreterId &&
    one.delegateIds.join(' ') === other.delegateIds.join(' ')
  );
}
