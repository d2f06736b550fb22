import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    ...editableProperties,
    /** Lower case; one account an address. */
    email: p.text().unique(),
    name: p.text(),
    /** argon2id in PHC form; null until an invitation is taken up. */
    passwordHash: p.text().nullable().hidden().lazy(),
    isStaff: p.boolean().default(false),
    isAdmin: p.boolean().default(false),
    /** The language the person reads, a BCP 47 tag. */
    language: p.text().default('en'),
    /** From then on the account is closed. */
    disabledAt: p.datetime().nullable(),
  },
});

/** Somebody who can sign in. */
export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);

export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}
