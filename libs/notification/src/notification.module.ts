import { Module } from '@nestjs/common';
import { MailMessageResolver } from './mail-message.resolver.js';

@Module({ providers: [MailMessageResolver] })
export class NotificationModule {}
