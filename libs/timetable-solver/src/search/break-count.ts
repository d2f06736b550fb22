/** Longest stretch that fits one mask; longer ones are counted cell by cell. */
export const MASK_SLOTS = 32;

/** Bits set in a 32-bit word. */
export function popCount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Breaks in one stretch: the runs of busy slots in `mask`, less one. */
export function breaksInMask(mask: number): number {
  return mask === 0 ? 0 : popCount(mask & ~(mask << 1)) - 1;
}
