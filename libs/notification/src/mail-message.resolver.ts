import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { Allow, admin } from '#access';
import { PageArgs, type RequestContext, pageOf } from '#graphql';
import { MailMessage } from './mail-message.entity.js';
import { MailMessageConnection, MailMessageModel, toMailMessageModel } from './mail-message.model.js';

@Resolver(() => MailMessageModel)
export class MailMessageResolver {
  @Query(() => MailMessageConnection, { description: 'Letters that the product has written, newest first.' })
  @Allow(admin)
  mailOutbox(@Args() page: PageArgs, @Context() { em }: RequestContext): Promise<MailMessageConnection> {
    return pageOf(em, MailMessage, { where: {}, orderBy: { id: 'desc' }, page, toNode: toMailMessageModel });
  }
}
