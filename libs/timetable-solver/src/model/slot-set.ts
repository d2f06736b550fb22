/**
 * A set of slots as a bitset: bit `i % 32` of word `i / 32` stands for the slot with index `i` in
 * `TimetableProblem.slots`. All sets of one problem have `ceil(slots / 32)` words.
 */
export type SlotSet = Uint32Array;

const wordsFor = (slotCount: number): number => Math.max(1, Math.ceil(slotCount / 32));

/** The set of the given slot indexes; throws `RangeError` on an index outside `0..slotCount-1`. */
export function slotSetOf(slotCount: number, indexes: Iterable<number>): SlotSet {
  const set = new Uint32Array(wordsFor(slotCount));
  for (const index of indexes) {
    if (!Number.isInteger(index) || index < 0 || index >= slotCount) {
      throw new RangeError(`slot index ${index} is outside 0..${slotCount - 1}`);
    }
    set[index >> 5]! |= 1 << (index & 31);
  }
  return set;
}

/** Every slot of a problem with `slotCount` slots. */
export function allSlots(slotCount: number): SlotSet {
  return slotSetOf(
    slotCount,
    Array.from({ length: slotCount }, (_, index) => index),
  );
}

/** Whether `set` holds the slot; an index past the end of the set is not held. */
export function hasSlot(set: SlotSet, index: number): boolean {
  return (((set[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** `set` without the given slot indexes, as a new set. */
export function withoutSlots(set: SlotSet, indexes: Iterable<number>): SlotSet {
  const copy = set.slice();
  for (const index of indexes) copy[index >> 5]! &= ~(1 << (index & 31));
  return copy;
}

/** The indexes in the set, ascending. */
export function slotIndexes(set: SlotSet): number[] {
  const indexes: number[] = [];
  for (let index = 0; index < set.length * 32; index++) if (hasSlot(set, index)) indexes.push(index);
  return indexes;
}
