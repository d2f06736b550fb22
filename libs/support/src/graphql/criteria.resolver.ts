import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, signedIn, staff } from '#access';
import { IdArg, type RequestContext, STALE_VERSION, orRefusal, readLocalizedTexts } from '#graphql';
import { NotFoundError } from '#kernel';
import { type CriteriaSetDetails, CriteriaSetsService } from '../application/criteria-sets.service.js';
import { CriteriaSet } from '../domain/criteria-set.entity.js';
import {
  CRITERIA_IN_USE,
  ChangeCriteriaSetResult,
  CriteriaSetInput,
  CriteriaSetModel,
  DraftCriteriaSetInput,
  toCriteriaSetModel,
} from './criteria.model.js';

@Resolver(() => CriteriaSetModel)
export class CriteriaResolver {
  constructor(private readonly service: CriteriaSetsService) {}

  @Query(() => [CriteriaSetModel], {
    description: 'What enterprises are scored by: every edition, the newest of each code first.',
  })
  @Allow(signedIn)
  async criteriaSets(@Context() { em }: RequestContext): Promise<CriteriaSetModel[]> {
    const sets = await em.find(
      CriteriaSet,
      {},
      { populate: ['criteria'], orderBy: { code: 'asc', edition: 'desc' } },
    );
    return sets.map(toCriteriaSetModel);
  }

  @Query(() => CriteriaSetModel)
  @Allow(signedIn)
  criteriaSet(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<CriteriaSetModel> {
    return readSet(em, id);
  }

  @Mutation(() => CriteriaSetModel, {
    description: 'Begins a draft: of a new code its first edition, of a known one the next.',
  })
  @Allow(staff)
  async draftCriteriaSet(
    @Args('input') input: DraftCriteriaSetInput,
    @Context() { em }: RequestContext,
  ): Promise<CriteriaSetModel> {
    const { code, idempotencyKey } = input;
    return readSet(em, await this.service.draft({ code, idempotencyKey, ...detailsOf(input) }));
  }

  @Mutation(() => ChangeCriteriaSetResult, { description: 'Replaces a draft.' })
  @Allow(staff)
  reviseCriteriaSet(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: CriteriaSetInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ChangeCriteriaSetResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, detailsOf(input));
        return readSet(em, id);
      },
      CRITERIA_IN_USE,
      STALE_VERSION,
    );
  }

  @Mutation(() => ChangeCriteriaSetResult, {
    description: 'Puts a draft into use; the edition that was in use is superseded.',
  })
  @Allow(staff)
  adoptCriteriaSet(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof ChangeCriteriaSetResult> {
    return orRefusal(
      async () => {
        await this.service.adopt(id, version);
        return readSet(em, id);
      },
      CRITERIA_IN_USE,
      STALE_VERSION,
    );
  }
}

function detailsOf(input: CriteriaSetInput): CriteriaSetDetails {
  return {
    name: readLocalizedTexts(input.name, 'input.name'),
    source: input.source ?? null,
    criteria: input.criteria.map(({ kind, name, evidence, weight, scale }, index) => ({
      ...{ kind, weight, scale },
      name: readLocalizedTexts(name, `input.criteria.${index}.name`),
      evidence: readLocalizedTexts(evidence, `input.criteria.${index}.evidence`),
    })),
  };
}

async function readSet(em: EntityManager, id: string): Promise<CriteriaSetModel> {
  const set = await em.fork().findOne(CriteriaSet, { id }, { populate: ['criteria'] });
  if (!set) throw new NotFoundError('criteria set', id);
  return toCriteriaSetModel(set);
}
