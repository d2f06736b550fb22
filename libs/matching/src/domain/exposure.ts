import { SIZES } from '#directory';

/** By what suppliers are told apart. */
export const EXPOSURE_DIMENSIONS = ['size', 'province', 'ownership'] as const;
export type ExposureDimension = (typeof EXPOSURE_DIMENSIONS)[number];

export const EXPOSURE_STAGES = ['proposed', 'top', 'agreed', 'met'] as const;
export type ExposureStage = (typeof EXPOSURE_STAGES)[number];

/** A supplier at a fair: who it is, and how often it was proposed, stood among the best, agreed and met. */
export type ExposedSupplier = Readonly<Record<ExposureDimension, string | null>> &
  Readonly<Record<ExposureStage, number>>;

export interface ExposureGroup {
  readonly dimension: ExposureDimension;
  /** null for suppliers of whom it isn't known. */
  readonly value: string | null;
  readonly suppliers: number;
  /** Of all suppliers at the fair: the share that the group would have at each stage by number alone. */
  readonly shareOfSuppliers: number;
  readonly counts: Readonly<Record<ExposureStage, number>>;
  /** Of all at the stage; null where there is nothing at it yet. */
  readonly shares: Readonly<Record<ExposureStage, number | null>>;
}

/** How visible groups of suppliers are made, beside how many they are; sizes from the smallest up, in the others the largest group first. */
export function exposureOf(suppliers: readonly ExposedSupplier[]): ExposureGroup[] {
  const sum = (of: readonly ExposedSupplier[], stage: ExposureStage) =>
    of.reduce((all, one) => all + one[stage], 0);
  const each = <T>(make: (stage: ExposureStage) => T) =>
    Object.fromEntries(EXPOSURE_STAGES.map((stage) => [stage, make(stage)])) as Record<ExposureStage, T>;
  const totals = each((stage) => sum(suppliers, stage));
  return EXPOSURE_DIMENSIONS.flatMap((dimension) =>
    [...Map.groupBy(suppliers, (one) => one[dimension])]
      .map(([value, members]): ExposureGroup => {
        const counts = each((stage) => sum(members, stage));
        return {
          ...{ dimension, value, counts, suppliers: members.length },
          shareOfSuppliers: members.length / suppliers.length,
          shares: each((stage) => (totals[stage] > 0 ? counts[stage] / totals[stage] : null)),
        };
      })
      .sort(
        (a, b) =>
          stepOf(a) - stepOf(b) ||
          b.suppliers - a.suppliers ||
          ((a.value ?? '~') < (b.value ?? '~') ? -1 : 1),
      ),
  );
}

/** The place of a size among the sizes, what isn't known last; the same for all groups of other dimensions. */
function stepOf({ dimension, value }: ExposureGroup): number {
  if (dimension !== 'size') return 0;
  const step = (SIZES as readonly (string | null)[]).indexOf(value);
  return step < 0 ? SIZES.length : step;
}
