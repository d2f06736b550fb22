export type Absence = readonly [delegateId: string, slotId: string];

/** Who can't meet in which slots, whatever meetings they have here. Isn't changed once made. */
export class Absences implements Iterable<Absence> {
  private readonly bySlot = new Map<string, ReadonlySet<string>>();

  constructor(absences: Iterable<Absence> = []) {
    this.add(absences);
  }

  has(delegateId: string, slotId: string): boolean {
    return this.bySlot.get(slotId)?.has(delegateId) ?? false;
  }

  /** Delegates who are absent in a slot. */
  in(slotId: string): ReadonlySet<string> {
    return this.bySlot.get(slotId) ?? NOBODY;
  }

  /** These and more. */
  with(more: Iterable<Absence>): Absences {
    const both = new Absences();
    for (const [slotId, absent] of this.bySlot) both.bySlot.set(slotId, absent);
    both.add(more);
    return both;
  }

  *[Symbol.iterator](): Iterator<Absence> {
    for (const [slotId, absent] of this.bySlot) for (const id of absent) yield [id, slotId];
  }

  private add(absences: Iterable<Absence>): void {
    for (const [slotId, more] of Map.groupBy(absences, ([, slot]) => slot))
      this.bySlot.set(slotId, new Set([...this.in(slotId), ...more.map(([id]) => id)]));
  }
}

const NOBODY: ReadonlySet<string> = new Set();
