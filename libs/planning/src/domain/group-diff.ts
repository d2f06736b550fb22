import { type PlacedGroup, isSamePlace } from './placed-meeting.js';
import type { ChangeKind } from './timetable-diff.js';

/** A group meeting that two timetables have in different places. */
export interface GroupDifference {
  readonly groupId: string;
  readonly kind: ChangeKind;
  /** null when it was added. */
  readonly before: PlacedGroup | null;
  /** null when it was taken out. */
  readonly after: PlacedGroup | null;
}

/** What leads from one to the other, in the order of the ids. */
export function diffGroups(before: readonly PlacedGroup[], after: readonly PlacedGroup[]): GroupDifference[] {
  const [was, is] = [before, after].map((groups) => new Map(groups.map((one) => [one.groupId, one]))) as [
    Map<string, PlacedGroup>,
    Map<string, PlacedGroup>,
  ];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((groupId): GroupDifference[] => {
    const [one, other] = [was.get(groupId) ?? null, is.get(groupId) ?? null];
    if (one && other && isSamePlace(one, other)) return [];
    const kind = !one ? 'added' : other ? 'moved' : 'cancelled';
    return [{ groupId, kind, before: one, after: other }];
  });
}

/** The groups after the changes: `applyGroups(a, diffGroups(a, b))` is `b`, in the order of the ids. */
export function applyGroups(
  groups: readonly PlacedGroup[],
  changes: Iterable<Pick<GroupDifference, 'groupId' | 'after'>>,
): PlacedGroup[] {
  const result = new Map(groups.map((one) => [one.groupId, one]));
  for (const { groupId, after } of changes) {
    if (after) result.set(groupId, after);
    else result.delete(groupId);
  }
  return [...result.values()].sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
}
