import type { EntityManager } from '@mikro-orm/postgresql';
import { announce } from '#database';
import { MailMessage } from './mail-message.entity.js';

/** Puts a letter into the mail outbox in the caller's transaction: it exists exactly if the change does. */
export async function postMail(
  em: EntityManager,
  mail: { to: string; subject: string; text: string },
): Promise<void> {
  const message = em.create(MailMessage, mail);
  await announce(em, 'mail.posted', { mailMessageId: message.id });
}
