/** Where, when and with whom. Ids alone: it outlives what they name. */
export interface Whereabouts {
  readonly slotId: string;
  /** null for a meeting that is held on line. */
  readonly tableId: string | null;
  readonly interpreterId: string | null;
  /** Sorted. */
  readonly delegateIds: readonly string[];
}

export interface PlacedMeeting extends Whereabouts {
  readonly meetingId: string;
  readonly supplierId: string;
  readonly buyerId: string;
}

export interface PlacedGroup extends Whereabouts {
  readonly groupId: string;
}

/** Whether nothing of a meeting, or of a group, is elsewhere. */
export function isSamePlace(one: Whereabouts, other: Whereabouts): boolean {
  return (
    one.slotId === other.slotId &&
    one.tableId === other.tableId &&
    one.interpreterId === other.interpreterId &&
    isSamePeople(one, other)
  );
}

export function isSamePeople(
  { delegateIds: some }: Whereabouts,
  { delegateIds: others }: Whereabouts,
): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}

/** The facts of a placed group alone, from a record that has more. */
export function placeOfGroup(group: PlacedGroup): PlacedGroup {
  return { groupId: group.groupId, ...whereabouts(group) };
}

/** The facts of a placed meeting alone, from a record that has more. */
export function placeOf(meeting: PlacedMeeting): PlacedMeeting {
  const { meetingId, supplierId, buyerId } = meeting;
  return Object.assign(whereabouts(meeting), { meetingId, supplierId, buyerId });
}

function whereabouts({ slotId, tableId, interpreterId, delegateIds }: Whereabouts): Whereabouts {
  return {
    slotId,
    tableId: tableId ?? null,
    interpreterId: interpreterId ?? null,
    delegateIds: delegateIds.toSorted(),
  };
}
