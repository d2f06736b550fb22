import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Organisation } from '#directory';

const CertificateSchema = defineEntity({
  name: 'Certificate',
  properties: {
    ...editableProperties,
    organisation: () => p.manyToOne(Organisation).ref().index().deleteRule('cascade'),
    /** A concept of the kind certificate. */
    conceptId: p.text().index(),
    number: p.text().nullable(),
    issuer: p.text().nullable(),
    issuedOn: p.date().nullable(),
    /** The last day on which it is valid; null for one that doesn't expire. */
    expiresOn: p.date().nullable(),
    scope: p.text().nullable(),
  },
});

/** A certificate that an organisation holds. */
export class Certificate extends CertificateSchema.class {
  /** Whether it is valid on `day` (ISO date). */
  isValidOn(day: string): boolean {
    return (this.issuedOn ?? '') <= day && day <= (this.expiresOn ?? '9999-12-31');
  }
}
CertificateSchema.setClass(Certificate);
