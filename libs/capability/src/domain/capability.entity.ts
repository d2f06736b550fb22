import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Organisation } from '#directory';

export const CAPACITY_UNITS = ['pieces', 'kg', 'tonnes', 'metres', 'square-metres', 'sets'] as const;
export type CapacityUnit = (typeof CAPACITY_UNITS)[number];

const CapabilitySchema = defineEntity({
  name: 'Capability',
  properties: {
    ...editableProperties,
    organisation: () => p.manyToOne(Organisation).ref().index().deleteRule('cascade'),
    /** A short name of one's own: "5-axis milling of aluminium housings". */
    title: p.text(),
    description: p.text().nullable(),
    /** Concept ids of the vocabulary: processes, materials, products and industries served. */
    conceptIds: p.array().default([]),
    /** The tightest tolerance that is held, ± in micrometres: 10 is ±0.01 mm. */
    toleranceUm: p.integer().nullable(),
    /** The largest dimension of a part, in millimetres. */
    partSizeMinMm: p.integer().nullable(),
    partSizeMaxMm: p.integer().nullable(),
    /** Per month, in `capacityUnit`. */
    monthlyCapacity: p.integer().nullable(),
    capacityUnit: p.enum(CAPACITY_UNITS).nullable(),
    leadTimeDays: p.integer().nullable(),
    /** In `capacityUnit`. */
    minimumOrder: p.integer().nullable(),
    equipment: p
      .json<EquipmentItem[]>()
      .default('[]')
      .onCreate(() => []),
    withdrawnAt: p.datetime().nullable(),
  },
  indexes: [{ name: 'capability_concepts', properties: ['conceptIds'], type: 'gin' }],
});

export interface EquipmentItem {
  name: string;
  /** A concept of the vocabulary, when there is one. */
  conceptId?: string | null;
  count: number;
  maker?: string | null;
  year?: number | null;
}

/** What a supplier can do, in terms that a buyer can check. */
export class Capability extends CapabilitySchema.class {}
CapabilitySchema.setClass(Capability);
