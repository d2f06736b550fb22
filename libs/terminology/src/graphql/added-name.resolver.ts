import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { IdArg, PageArgs, type RequestContext, orRefusal, pageOf } from '#graphql';
import { NotFoundError } from '#kernel';
import { AddedNamesService } from '../application/added-names.service.js';
import { AddedName } from '../domain/local-term.entities.js';
import { AddConceptNameInput } from './terminology.inputs.js';
import {
  AddConceptNameResult,
  AddedNameConnection,
  AddedNameModel,
  NAME_TAKEN,
  NameTakenModel,
  RestoreConceptNameResult,
  keepers,
  toAddedNameModel,
} from './terminology.models.js';

@Resolver(() => AddedNameModel)
export class AddedNameResolver {
  constructor(private readonly service: AddedNamesService) {}

  @Query(() => AddedNameConnection, {
    description: 'Further names that organisers have given concepts, the newest first; those out of use too.',
  })
  @Allow(keepers)
  addedConceptNames(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('conceptId', { type: () => ID, nullable: true }) conceptId?: string | null,
  ): Promise<AddedNameConnection> {
    return pageOf(em, AddedName, {
      where: conceptId ? { conceptId } : {},
      orderBy: { id: 'desc' },
      page,
      toNode: toAddedNameModel,
    });
  }

  @Mutation(() => AddConceptNameResult, {
    description: 'Gives a concept, shipped or local, a further name: at once understood in queries.',
  })
  @Allow(keepers)
  addConceptName(
    @Args('input') input: AddConceptNameInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddConceptNameResult> {
    return orRefusal(async () => readName(em, await this.service.add(input)), NAME_TAKEN);
  }

  @Mutation(() => AddedNameModel, { description: 'Takes a name out of use. Doing it twice changes nothing.' })
  @Allow(keepers)
  async withdrawConceptName(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<AddedNameModel> {
    await this.service.setWithdrawn(id, true);
    return readName(em, id);
  }

  @Mutation(() => RestoreConceptNameResult, { description: 'Brings a name back into use.' })
  @Allow(keepers)
  restoreConceptName(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof RestoreConceptNameResult> {
    return orRefusal(async () => {
      await this.service.setWithdrawn(id, false);
      return readName(em, id);
    }, NAME_TAKEN);
  }
}

@Resolver(() => NameTakenModel)
export class NameTakenResolver {
  @ResolveField(() => ConceptModel, { description: 'The one that is called so.' })
  concept(@Parent() { conceptId }: NameTakenModel): ConceptModel {
    return toConceptModel(conceptId);
  }
}

async function readName(em: EntityManager, id: string): Promise<AddedNameModel> {
  const name = await em.fork().findOne(AddedName, { id });
  if (!name) throw new NotFoundError('added name', id);
  return toAddedNameModel(name);
}
