import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';

export const ZONE_KINDS = ['cluster', 'park', 'hi-tech-park', 'export-zone'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

const IndustrialZoneSchema = defineEntity({
  name: 'IndustrialZone',
  properties: {
    ...recordProperties,
    kind: p.enum(ZONE_KINDS),
    name: p.text(),
    foldedName: p.text(),
    provinceCode: p.text(),
    /** In hectares. */
    areaHa: p.decimal('number').nullable(),
  },
  uniques: [{ properties: ['provinceCode', 'foldedName'] }],
});

/** An industrial cluster or park in which organisations sit. */
export class IndustrialZone extends IndustrialZoneSchema.class {}
IndustrialZoneSchema.setClass(IndustrialZone);
