import type { CapacityUnit } from '#capability';

const KG_PER: Partial<Record<CapacityUnit, number>> = { kg: 1, tonnes: 1000 };

/** An amount in another unit; null when there is none, or one can't be told in the other. */
export function inUnit(amount: number | null, from: CapacityUnit | null, to: CapacityUnit): number | null {
  if (amount === null || from === null) return null;
  if (from === to) return amount;
  const [one, other] = [KG_PER[from], KG_PER[to]];
  return one !== undefined && other !== undefined ? (amount * one) / other : null;
}
