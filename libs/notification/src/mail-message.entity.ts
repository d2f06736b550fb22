import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';

const MailMessageSchema = defineEntity({
  name: 'MailMessage',
  properties: {
    ...recordProperties,
    to: p.text().name('recipient').index(),
    subject: p.text(),
    /** Holds one-time links, so it is hidden from the audit log. */
    text: p.text().hidden(),
  },
});

/** A letter to one person. Until a mail transport is configured it waits here, where an administrator can read it. */
export class MailMessage extends MailMessageSchema.class {}
MailMessageSchema.setClass(MailMessage);
