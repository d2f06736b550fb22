import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { IdArg, PageArgs, type RequestContext, pageOf } from '#graphql';
import { NotFoundError } from '#kernel';
import { UncoveredTermsService } from '../application/uncovered-terms.service.js';
import { type TermState, UncoveredTerm } from '../domain/uncovered-term.entity.js';
import {
  TermStateEnum,
  UncoveredTermConnection,
  UncoveredTermModel,
  keepers,
  toUncoveredTermModel,
} from './terminology.models.js';

@Resolver(() => UncoveredTermModel)
export class UncoveredTermResolver {
  constructor(private readonly service: UncoveredTermsService) {}

  @Query(() => UncoveredTermConnection, {
    description:
      'Words that people use and no concept covers, the most used first: suggestions for the vocabulary.',
  })
  @Allow(keepers)
  uncoveredTerms(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('state', { type: () => TermStateEnum, defaultValue: 'open' }) state: TermState,
  ): Promise<UncoveredTermConnection> {
    return pageOf(em, UncoveredTerm, {
      where: { state },
      orderBy: { weight: 'desc', id: 'asc' },
      page,
      toNode: toUncoveredTermModel,
    });
  }

  @Mutation(() => UncoveredTermModel, {
    description: 'It is to stay a word like others, and off the list. Doing it twice changes nothing.',
  })
  @Allow(keepers)
  async dismissTerm(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<UncoveredTermModel> {
    await this.service.dismiss(id);
    return readTerm(em, id);
  }

  @Mutation(() => UncoveredTermModel, {
    description: 'Puts a term back on the list. Doing it twice changes nothing.',
  })
  @Allow(keepers)
  async reopenTerm(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<UncoveredTermModel> {
    await this.service.reopen(id);
    return readTerm(em, id);
  }
}

async function readTerm(em: EntityManager, id: string): Promise<UncoveredTermModel> {
  const term = await em.fork().findOne(UncoveredTerm, { id });
  if (!term) throw new NotFoundError('uncovered term', id);
  return toUncoveredTermModel(term);
}
