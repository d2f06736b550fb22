import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, admin } from '#access';
import { connectionOf } from '#graphql';
import type { MailMessage } from './mail-message.entity.js';

@ObjectType('MailMessage', { description: 'A letter in the mail outbox.' })
@Allow(admin)
export class MailMessageModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => String)
  to!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String)
  text!: string;
}

@ObjectType('MailMessageConnection')
@Allow(admin)
export class MailMessageConnection extends connectionOf(MailMessageModel, 'MailMessage') {}

export function toMailMessageModel(message: MailMessage): MailMessageModel {
  const { id, createdAt, to, subject, text } = message;
  return Object.assign(new MailMessageModel(), { id, createdAt, to, subject, text });
}
