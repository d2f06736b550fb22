import { defineEntity, p } from '@mikro-orm/core';
import { CAPACITY_UNITS } from '#capability';
import { editableProperties } from '#database';
import { Organisation } from '#directory';

const SupplierWishesSchema = defineEntity({
  name: 'SupplierWishes',
  properties: {
    ...editableProperties,
    organisation: () => p.oneToOne(Organisation).ref().owner().unique().deleteRule('cascade'),
    /** Concepts of the kind industry; empty for any. */
    industries: p.array().default([]),
    /** Of buyers, ISO 3166-1 alpha-2; empty for any. */
    countries: p.array().default([]),
    /** Of an order a month, in `volumeUnit`. */
    minVolume: p.integer().nullable(),
    maxVolume: p.integer().nullable(),
    volumeUnit: p.enum(CAPACITY_UNITS).nullable(),
  },
});

/** Which business a supplier would like: private to it. */
export class SupplierWishes extends SupplierWishesSchema.class {}
SupplierWishesSchema.setClass(SupplierWishes);
