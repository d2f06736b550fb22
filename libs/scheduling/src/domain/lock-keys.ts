/** A delegate as far as booking needs to know. */
export interface Lockable {
  readonly delegateId: string;
  /** The account behind the delegate, when there is one. */
  readonly personId: string | null;
}

/**
 * What a booking must hold while it checks and writes. Slots of one fair never overlap, so table and delegate are
 * held for the slot alone; a person may be a delegate at two fairs whose slots do overlap, so a person is held whole; and so is
 * an interpreter, whose meetings are counted over the whole fair.
 */
export function lockKeys(wanted: {
  slotId: string;
  tableIds: readonly string[];
  delegates: readonly Lockable[];
  interpreterIds: readonly string[];
  /** Held when the pair must not be booked twice at once. */
  pair?: { supplierId: string; buyerId: string };
}): string[] {
  return [
    ...(wanted.pair ? [`pair:${wanted.pair.supplierId}:${wanted.pair.buyerId}`] : []),
    ...wanted.tableIds.map((id) => `table:${id}:${wanted.slotId}`),
    ...wanted.delegates.map(({ delegateId }) => `delegate:${delegateId}:${wanted.slotId}`),
    ...wanted.delegates.flatMap(({ personId }) => (personId ? [`person:${personId}`] : [])),
    ...wanted.interpreterIds.map((id) => `interpreter:${id}`),
  ];
}
