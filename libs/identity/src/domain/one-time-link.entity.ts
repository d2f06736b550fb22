import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Person } from './person.entity.js';

export const LINK_PURPOSES = ['invitation', 'password-reset', 'first-admin'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const OneTimeLinkSchema = defineEntity({
  name: 'OneTimeLink',
  properties: {
    ...recordProperties,
    purpose: p.enum(LINK_PURPOSES),
    /** null only for the link that makes the first administrator. */
    person: () => p.manyToOne(Person).ref().nullable().index(),
    tokenHash: p.text().unique().hidden(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** A link that works once, until it expires. */
export class OneTimeLink extends OneTimeLinkSchema.class {}
OneTimeLinkSchema.setClass(OneTimeLink);
