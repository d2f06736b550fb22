import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';

export const ZONE_KINDS = ['cluster', 'park', 'hi-tech-park', 'export-zone'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** planned: in the approved plan · building: infrastructure is being built · operating: enterprises sit in it */
export const ZONE_STATUSES = ['planned', 'building', 'operating'] as const;
export type ZoneStatus = (typeof ZONE_STATUSES)[number];

const IndustrialZoneSchema = defineEntity({
  name: 'IndustrialZone',
  properties: {
    ...editableProperties,
    kind: p.enum(ZONE_KINDS),
    status: p.enum(ZONE_STATUSES).default('operating'),
    name: p.text(),
    foldedName: p.text(),
    provinceCode: p.text(),
    wardCode: p.text().nullable(),
    /** In hectares. */
    areaHa: p.decimal('number').precision(12).scale(2).nullable(),
    /** Of the area that can be let, how much is: in per cent. */
    occupancyPercent: p.integer().nullable(),
    /** The decision that planned or founded it. */
    decision: p.text().nullable(),
    isDemo: p.boolean().default(false),
  },
  uniques: [{ properties: ['provinceCode', 'foldedName'] }],
  checks: [
    { name: 'industrial_zone_area', expression: 'area_ha > 0' },
    { name: 'industrial_zone_occupancy', expression: 'occupancy_percent >= 0 and occupancy_percent <= 100' },
  ],
});

/** An industrial cluster or park in which organisations sit. */
export class IndustrialZone extends IndustrialZoneSchema.class {}
IndustrialZoneSchema.setClass(IndustrialZone);
