import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { CAPACITY_UNITS } from '#capability';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { Money, foldText } from '#kernel';
import type { PriceBand } from './need-rules.js';

export const NEED_STATUSES = ['open', 'closed'] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

/** must: without it no proposal · should: counts much · nice: counts a little. */
export const IMPORTANCES = ['must', 'should', 'nice'] as const;
export type Importance = (typeof IMPORTANCES)[number];

function foldedTextOf(need: object): string {
  const { title, description } = need as { title: string; description?: string | null };
  return foldText(`${title} ${description ?? ''}`);
}

const NeedSchema = defineEntity({
  name: 'Need',
  properties: {
    ...editableProperties,
    buyer: () => p.manyToOne(Organisation).ref().index(),
    /** The fair it is meant for; null for one that stands by itself. */
    fair: () => p.manyToOne(Fair).ref().nullable().index(),
    title: p.text(),
    description: p.text().nullable(),
    /** Title and description as they are searched. */
    foldedText: p.text().onCreate(foldedTextOf).onUpdate(foldedTextOf),
    /** The loosest tolerance that will do, ± in micrometres. */
    toleranceUm: p.integer().nullable(),
    /** The largest dimension of the part, in millimetres; of a family of parts that of the smallest and the largest. */
    partSizeMinMm: p.integer().nullable(),
    partSizeMm: p.integer().nullable(),
    /** The longest time from order to delivery that will do. */
    leadTimeDays: p.integer().nullable(),
    /** Wanted per month, in `volumeUnit`. */
    monthlyVolume: p.integer().nullable(),
    volumeUnit: p.enum(CAPACITY_UNITS).nullable(),
    /** Concepts that aren't wanted: capabilities that involve one of them don't count. */
    excludedConceptIds: p.array().default([]),
    /** What a piece, or a unit of the volume, should cost: whole minor units. Private to the buyer, and never scored. */
    priceMinAmount: p.bigint('bigint').nullable().hidden(),
    priceMaxAmount: p.bigint('bigint').nullable().hidden(),
    priceCurrency: p.text().nullable().hidden(),
    /** The need of an earlier fair that it was made from. */
    clonedFrom: () => p.manyToOne(Need).ref().nullable().deleteRule('set null'),
    /** Where suppliers should be, ISO 3166-1 alpha-2; empty for anywhere. */
    countries: p.array().default([]),
    /** The last day on which answers are wanted. */
    deadline: p.date().nullable(),
    /** Whether everybody may read it, or only those it is proposed to, staff and the organiser. */
    isPublic: p.boolean().default(true),
    status: p.enum(NEED_STATUSES).default('open'),
    concepts: () => p.oneToMany(NeedConcept).mappedBy('need').orphanRemoval(),
  },
});

/** What a buyer looks for. */
export class Need extends NeedSchema.class {
  declare [OptionalProps]?: 'price';

  /** What it should cost, as far as the buyer has said. */
  get price(): PriceBand | null {
    const { priceMinAmount, priceMaxAmount, priceCurrency } = this;
    if (!priceCurrency) return null;
    const money = (minor: bigint | null | undefined) =>
      minor === null || minor === undefined ? null : Money.ofMinor(minor, priceCurrency);
    return { min: money(priceMinAmount), max: money(priceMaxAmount) };
  }

  /** Whether anybody at all may read it. Needs `buyer` to be loaded. */
  isForEveryone(): boolean {
    return this.isPublic && this.status === 'open' && !this.buyer.getEntity().withdrawnAt;
  }

  /** Whether suppliers may still be proposed for it on `day` (ISO date). */
  isWantedOn(day: string): boolean {
    return this.status === 'open' && (this.deadline ?? '9999-12-31') >= day;
  }
}
NeedSchema.setClass(Need);

const NeedConceptSchema = defineEntity({
  name: 'NeedConcept',
  properties: {
    ...recordProperties,
    need: () => p.manyToOne(Need).ref().deleteRule('cascade'),
    /** A concept of the vocabulary, of any kind; a certificate is a must-have when its importance is must. */
    conceptId: p.text().index(),
    importance: p.enum(IMPORTANCES),
  },
  uniques: [{ properties: ['need', 'conceptId'] }],
});

/** One thing that a need asks for, and how much it matters. */
export class NeedConcept extends NeedConceptSchema.class {}
NeedConceptSchema.setClass(NeedConcept);
