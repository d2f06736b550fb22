/** Where, when and with whom a meeting is. Ids alone: it outlives what they name. */
export interface PlacedMeeting {
  readonly meetingId: string;
  readonly supplierId: string;
  readonly buyerId: string;
  readonly slotId: string;
  /** null for a meeting that is held on line. */
  readonly tableId: string | null;
  readonly interpreterId: string | null;
  /** Sorted. */
  readonly delegateIds: readonly string[];
}

/** Where, when and with whom a group meets. Ids alone, as those of a meeting of two. */
export interface PlacedGroup extends Omit<PlacedMeeting, 'meetingId' | 'supplierId' | 'buyerId'> {
  readonly groupId: string;
}

/** Whether nothing of a meeting is elsewhere. */
export function isSamePlace(one: PlacedMeeting, other: PlacedMeeting): boolean {
  return (
    one.slotId === other.slotId &&
    one.tableId === other.tableId &&
    one.interpreterId === other.interpreterId &&
    one.delegateIds.length === other.delegateIds.length &&
    one.delegateIds.every((id) => other.delegateIds.includes(id))
  );
}

/** The facts of a placed group alone, from a record that has more. */
export function placeOfGroup(group: PlacedGroup): PlacedGroup {
  const { groupId, slotId, tableId, interpreterId, delegateIds } = group;
  return {
    ...{ groupId, slotId, tableId: tableId ?? null, interpreterId: interpreterId ?? null },
    delegateIds: [...delegateIds].sort(),
  };
}

/** The facts of a placed meeting alone, from a record that has more. */
export function placeOf(meeting: PlacedMeeting): PlacedMeeting {
  const { meetingId, supplierId, buyerId, slotId, tableId, interpreterId, delegateIds } = meeting;
  return {
    ...{ meetingId, supplierId, buyerId, slotId },
    tableId: tableId ?? null,
    interpreterId: interpreterId ?? null,
    delegateIds: [...delegateIds].sort(),
  };
}
