import { defineEntity, p } from '@mikro-orm/core';
import { CAPACITY_UNITS } from '#capability';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { foldText } from '#kernel';

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
    /** The largest dimension of the part, in millimetres. */
    partSizeMm: p.integer().nullable(),
    /** Wanted per month, in `volumeUnit`. */
    monthlyVolume: p.integer().nullable(),
    volumeUnit: p.enum(CAPACITY_UNITS).nullable(),
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
