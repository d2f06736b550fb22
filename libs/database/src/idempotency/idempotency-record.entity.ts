import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '../base-properties.js';

const IdempotencyRecordSchema = defineEntity({
  name: 'IdempotencyRecord',
  properties: {
    ...recordProperties,
    /** The person's id, or `system`. */
    actor: p.text(),
    operation: p.text(),
    key: p.text(),
    /** SHA-256 of the input, so that one key can't stand for two different wishes. */
    inputHash: p.text(),
    result: p.json<unknown>(),
  },
  uniques: [{ properties: ['actor', 'operation', 'key'] }],
});

/** What a mutation answered when it was first called with a key. */
export class IdempotencyRecord extends IdempotencyRecordSchema.class {}
IdempotencyRecordSchema.setClass(IdempotencyRecord);
