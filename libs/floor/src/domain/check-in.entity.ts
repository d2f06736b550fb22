import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Delegate, Fair } from '#fair';
import { Kiosk } from './kiosk.entity.js';

/** code: scanned or typed by somebody who runs the fair · name: looked up · kiosk: at a kiosk · walk-in: came unannounced. */
export const CHECK_IN_WAYS = ['code', 'name', 'kiosk', 'walk-in'] as const;
export type CheckInWay = (typeof CHECK_IN_WAYS)[number];

const CheckInSchema = defineEntity({
  name: 'CheckIn',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    delegate: () => p.manyToOne(Delegate).ref().deleteRule('cascade'),
    /** The day on the fair's clock. */
    date: p.date(),
    /** When they came; what was queued without network is written down later than that. */
    at: p.datetime(),
    way: p.enum(CHECK_IN_WAYS),
    /** null at a kiosk. */
    byId: p.uuid().nullable(),
    kiosk: () => p.manyToOne(Kiosk).ref().nullable().deleteRule('set null'),
    undoneAt: p.datetime().nullable(),
    undoneById: p.uuid().nullable(),
  },
  indexes: [
    {
      name: 'check_in_once_a_day',
      expression: `create unique index "check_in_once_a_day" on "check_in" ("delegate_id", "date") where undone_at is null`,
    },
    { properties: ['fair', 'date'] },
  ],
});

/** A delegate came to the fair on one of its days. */
export class CheckIn extends CheckInSchema.class {}
CheckInSchema.setClass(CheckIn);

const CheckInSerialSchema = defineEntity({
  name: 'CheckInSerial',
  properties: {
    ...recordProperties,
    delegate: () => p.oneToOne(Delegate).ref().owner().unique().deleteRule('cascade'),
    /** Codes with a lower serial are void. */
    serial: p.integer(),
    renewedAt: p.datetime(),
  },
});

/** That a delegate has got a new check-in code, and the ones before are void. Without one the first code is good. */
export class CheckInSerial extends CheckInSerialSchema.class {}
CheckInSerialSchema.setClass(CheckInSerial);

const FloorKeySchema = defineEntity({
  name: 'FloorKey',
  properties: {
    ...recordProperties,
    /** Signs check-in codes; made by the migration, one an installation. */
    secret: p.text().hidden(),
  },
});

/** The installation's secret for check-in codes. */
export class FloorKey extends FloorKeySchema.class {}
FloorKeySchema.setClass(FloorKey);
