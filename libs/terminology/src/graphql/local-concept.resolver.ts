import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import {
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
  pageOf,
  readLocalizedTexts,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { ConceptUses } from '../application/concept-uses.js';
import { LocalConceptsService } from '../application/local-concepts.service.js';
import { LocalConcept } from '../domain/local-term.entities.js';
import { AddConceptInput, ReviseConceptInput } from './terminology.inputs.js';
import {
  AddConceptResult,
  CONCEPT_IN_USE,
  ConceptUseModel,
  LocalConceptConnection,
  LocalConceptModel,
  NAME_TAKEN,
  RestoreConceptResult,
  ReviseConceptResult,
  WithdrawConceptResult,
  keepers,
  toLocalConceptModel,
} from './terminology.models.js';

const VERSION = { type: () => Int };

@Resolver(() => LocalConceptModel)
export class LocalConceptResolver {
  constructor(
    private readonly service: LocalConceptsService,
    private readonly uses: ConceptUses,
  ) {}

  @Query(() => LocalConceptConnection, {
    description: 'Concepts that organisers have added, the newest first; those out of use too.',
  })
  @Allow(keepers)
  localConcepts(@Args() page: PageArgs, @Context() { em }: RequestContext): Promise<LocalConceptConnection> {
    return pageOf(em, LocalConcept, {
      where: {},
      orderBy: { id: 'desc' },
      page,
      toNode: toLocalConceptModel,
    });
  }

  @Query(() => LocalConceptModel, { description: 'The record of one of them.' })
  @Allow(keepers)
  localConcept(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<LocalConceptModel> {
    return readConcept(em, id);
  }

  @Query(() => [ConceptUseModel], {
    description: 'What refers to a concept: asked before it is taken out of use.',
  })
  @Allow(keepers)
  async conceptUses(
    @Args('conceptId', { type: () => ID }) conceptId: string,
    @Context() { em }: RequestContext,
  ): Promise<ConceptUseModel[]> {
    const uses = await this.uses.of(em.fork(), conceptId);
    return uses.map((use) => Object.assign(new ConceptUseModel(), use));
  }

  @Mutation(() => AddConceptResult, {
    description:
      'Adds a concept to the vocabulary of this installation: at once understood in queries, and to be chosen.',
  })
  @Allow(keepers)
  addConcept(
    @Args('input') { names, definition, ...input }: AddConceptInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddConceptResult> {
    return orRefusal(async () => {
      const id = await this.service.add({ ...input, ...textsOf({ names, definition }) });
      return readConcept(em, id);
    }, NAME_TAKEN);
  }

  @Mutation(() => ReviseConceptResult)
  @Allow(keepers)
  reviseConcept(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('input') { broader, ...texts }: ReviseConceptInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseConceptResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, { broader, ...textsOf(texts) });
        return readConcept(em, id);
      },
      NAME_TAKEN,
      STALE_VERSION,
    );
  }

  @Mutation(() => WithdrawConceptResult, {
    description: 'Takes a concept out of use. Records that refer to it keep it and show its name.',
  })
  @Allow(keepers)
  withdrawConcept(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Context() { em }: RequestContext,
    @Args('evenIfUsed', { type: () => Boolean, defaultValue: false }) evenIfUsed: boolean,
  ): Promise<typeof WithdrawConceptResult> {
    return orRefusal(
      async () => {
        await this.service.setWithdrawn(id, version, true, evenIfUsed);
        return readConcept(em, id);
      },
      CONCEPT_IN_USE,
      STALE_VERSION,
    );
  }

  @Mutation(() => RestoreConceptResult, { description: 'Brings a concept back into use.' })
  @Allow(keepers)
  restoreConcept(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof RestoreConceptResult> {
    return orRefusal(
      async () => {
        await this.service.setWithdrawn(id, version, false);
        return readConcept(em, id);
      },
      NAME_TAKEN,
      STALE_VERSION,
    );
  }
}

function textsOf({ names, definition }: Pick<ReviseConceptInput, 'names' | 'definition'>) {
  return {
    names: readLocalizedTexts(names, 'input.names'),
    definition: readLocalizedTexts(definition, 'input.definition'),
  };
}

async function readConcept(em: EntityManager, id: string): Promise<LocalConceptModel> {
  const concept = await em.fork().findOne(LocalConcept, { id });
  if (!concept) throw new NotFoundError('local concept', id);
  return toLocalConceptModel(concept);
}
