import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Organisation } from '#directory';
import { StoredFile } from '#files';
import { Need } from './need.entity.js';

const NeedDocumentSchema = defineEntity({
  name: 'NeedDocument',
  properties: {
    ...recordProperties,
    need: () => p.manyToOne(Need).ref().index().deleteRule('cascade'),
    file: () => p.manyToOne(StoredFile).ref().unique(),
    title: p.text(),
    /** Read by the buyer, staff and the suppliers whom the buyer allows; otherwise by whoever reads the need. */
    isUnderNda: p.boolean().default(true),
    addedById: p.uuid().nullable(),
  },
});

/** A drawing or paper of a need. */
export class NeedDocument extends NeedDocumentSchema.class {}
NeedDocumentSchema.setClass(NeedDocument);

export const NEED_ACCESS_STATUSES = ['asked', 'allowed', 'refused'] as const;
export type NeedAccessStatus = (typeof NEED_ACCESS_STATUSES)[number];

const NeedAccessSchema = defineEntity({
  name: 'NeedAccess',
  properties: {
    ...recordProperties,
    need: () => p.manyToOne(Need).ref().deleteRule('cascade'),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** Who accepted for the supplier, as it was written. */
    signedName: p.text(),
    signedById: p.uuid().nullable(),
    /** The words that were accepted. */
    terms: p.text(),
    status: p.enum(NEED_ACCESS_STATUSES).default('asked'),
    decidedAt: p.datetime().nullable(),
    decidedById: p.uuid().nullable(),
  },
  uniques: [{ properties: ['need', 'organisation'] }],
});

/** That a supplier has accepted the non-disclosure terms of a need, and whether the buyer lets it see the documents. */
export class NeedAccess extends NeedAccessSchema.class {}
NeedAccessSchema.setClass(NeedAccess);
