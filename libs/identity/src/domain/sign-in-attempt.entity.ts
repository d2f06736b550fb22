import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';

const SignInAttemptSchema = defineEntity({
  name: 'SignInAttempt',
  properties: {
    ...recordProperties,
    email: p.text(),
    address: p.text(),
    attemptedAt: p.datetime(),
    succeeded: p.boolean().default(false),
  },
  indexes: [{ properties: ['email', 'attemptedAt'] }, { properties: ['address', 'attemptedAt'] }],
});

/** One try to sign in, counted before the password is looked at. */
export class SignInAttempt extends SignInAttemptSchema.class {}
SignInAttemptSchema.setClass(SignInAttempt);
