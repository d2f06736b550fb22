import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Person } from './person.entity.js';

const SessionSchema = defineEntity({
  name: 'Session',
  properties: {
    ...recordProperties,
    person: () => p.manyToOne(Person).ref().index(),
    /** SHA-256 of the token; the token itself is with the client only. */
    tokenHash: p.text().unique().hidden(),
    expiresAt: p.datetime(),
    lastSeenAt: p.datetime(),
    userAgent: p.text().nullable(),
    address: p.text().nullable(),
    endedAt: p.datetime().nullable(),
  },
});

/** One signed-in browser or program. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
