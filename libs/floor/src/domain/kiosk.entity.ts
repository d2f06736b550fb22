import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';

const KioskSchema = defineEntity({
  name: 'Kiosk',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    /** Where it stands: "North entrance". */
    name: p.text(),
    /** SHA-256 of its key; the key itself is told once. */
    keyHash: p.text().unique().hidden(),
    openedById: p.uuid().nullable(),
    expiresAt: p.datetime(),
    closedAt: p.datetime().nullable(),
  },
});

/** A device at an entrance that may check people in by their codes, and nothing else. */
export class Kiosk extends KioskSchema.class {}
KioskSchema.setClass(Kiosk);
