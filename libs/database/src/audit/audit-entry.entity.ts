import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '../base-properties.js';

const REFUSE = `raise exception 'The audit log is never changed.' using errcode = 'restrict_violation'`;

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  properties: {
    ...recordProperties,
    /** null when the product itself did it. */
    personId: p.uuid().nullable().index(),
    requestId: p.text().nullable(),
    via: p.text(),
    action: p.enum(['create', 'update', 'delete'] as const),
    recordType: p.text(),
    recordId: p.uuid(),
    /** The changed properties only; null for a creation. */
    before: p.json<Record<string, unknown>>().nullable(),
    /** The changed properties only; null for a deletion. */
    after: p.json<Record<string, unknown>>().nullable(),
  },
  indexes: [{ properties: ['recordType', 'recordId'] }],
  // A second trigger, against truncate, stands in the migration alone: the ORM doesn't see such triggers.
  triggers: [{ name: 'immutable', timing: 'before', events: ['update', 'delete'], body: REFUSE }],
});

/** One change of one record: who, what, when, before and after. The database refuses to change or delete it. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
