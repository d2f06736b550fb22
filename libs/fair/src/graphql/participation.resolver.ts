import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, everyone, fromArgument, publicly } from '#access';
import { type Organisation, OrganisationModel, foldedName, organisationLoader } from '#directory';
import { CurrentViewer, IdArg, type RequestContext, STALE_VERSION, orRefusal, pageOf } from '#graphql';
import { InvalidInputError, NotFoundError } from '#kernel';
import { ParticipationsService } from '../application/participations.service.js';
import { isRunBy } from '../application/run-by.js';
import { Fair } from '../domain/fair.entity.js';
import { Participation } from '../domain/participation.entity.js';
import { delegatesLoader, fairLoader } from './fair.loaders.js';
import { FairModel } from './fair.model.js';
import {
  insiders,
  insidersOrAgreed,
  looksAfter,
  runsFair,
  runsFairOf,
  whoeverSeesTheFair,
} from './fair.policies.js';
import { fairsVisibleTo } from './fair.resolver.js';
import { HAS_MEETINGS } from './fair.results.js';
import {
  ParticipationsArgs,
  RegisterParticipationInput,
  RegisterParticipationsInput,
  ReviseParticipationInput,
} from './participation.inputs.js';
import {
  DelegateModel,
  ParticipationConnection,
  ParticipationModel,
  toParticipationModel,
} from './participation.model.js';
import {
  ALREADY_PARTICIPATING,
  RegisterParticipationResult,
  RegisteredParticipationsModel,
  ReviseParticipationResult,
  WithdrawParticipationResult,
} from './participation.results.js';

@Resolver(() => ParticipationModel)
export class ParticipationResolver {
  constructor(private readonly service: ParticipationsService) {}

  @Query(() => ParticipationModel)
  @Allow(anyOf(looksAfter('participation', 'id'), publicly(fromArgument('participation', 'id'))))
  async participation(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<ParticipationModel> {
    const participation = await em.findOne(Participation, { id }, { populate: ['organisation'] });
    // What has been taken out of the directory is found by nobody but those who run the fair.
    const isOut =
      participation?.organisation.getEntity().withdrawnAt && !isRunBy(viewer, participation.fair.id);
    if (!participation || isOut) throw new NotFoundError('participation', id);
    return toParticipationModel(participation);
  }

  @Query(() => ParticipationConnection, {
    description: "Who is at a fair, by the organisation's name; who has withdrawn is listed on its own.",
  })
  @Allow(everyone)
  async participations(
    @Args() { fairId, side, kind, text, areWithdrawn, ...page }: ParticipationsArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<ParticipationConnection> {
    const fair = await em.findOne(Fair, { $and: [{ id: fairId }, fairsVisibleTo(viewer)] });
    if (!fair) throw new NotFoundError('fair', fairId);
    const runsFair = isRunBy(viewer, fairId);
    if (areWithdrawn && !runsFair) {
      throw InvalidInputError.at('areWithdrawn', 'Who has withdrawn is told only to those who run the fair.');
    }
    const organisation: FilterQuery<Organisation> = {};
    // What has been taken out of the directory is found by nobody but those who run the fair.
    if (!runsFair) organisation.withdrawnAt = null;
    if (text) organisation.foldedName = { $like: `%${foldedName(text).replace(/[\\%_]/g, '\\$&')}%` };
    return pageOf(em, Participation, {
      where: {
        fair: fairId,
        withdrawnAt: areWithdrawn ? { $ne: null } : null,
        ...(side && { side }),
        ...(kind && { kind }),
        ...(Object.keys(organisation).length > 0 && { organisation }),
      },
      orderBy: { organisation: { foldedName: 'asc' }, id: 'asc' },
      populate: ['organisation'],
      page,
      toNode: toParticipationModel,
    });
  }

  @ResolveField(() => FairModel, {
    nullable: true,
    description: 'null while it is a draft that the viewer may not see.',
  })
  @Allow(whoeverSeesTheFair)
  fair(
    @Parent() { fairId }: ParticipationModel,
    @Context() context: RequestContext,
  ): Promise<FairModel | null> {
    return context.load(fairLoader, fairId);
  }

  @ResolveField(() => OrganisationModel)
  async organisation(
    @Parent() { organisationId }: ParticipationModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel> {
    return (await context.load(organisationLoader, organisationId))!;
  }

  @ResolveField(() => [DelegateModel], {
    nullable: true,
    description:
      'The people it sends, without those who have withdrawn. Told to its own side and organisers, and to those with whom it was agreed to meet.',
  })
  @Allow(insidersOrAgreed)
  async delegates(
    @Parent() { id }: ParticipationModel,
    @Context() context: RequestContext,
  ): Promise<DelegateModel[]> {
    const delegates = await context.load(delegatesLoader, id);
    return delegates.filter(({ withdrawnAt }) => withdrawnAt === null);
  }

  @ResolveField(() => [DelegateModel], {
    nullable: true,
    description: 'Those of its people who have been taken off the fair.',
  })
  @Allow(insiders)
  async withdrawnDelegates(
    @Parent() { id }: ParticipationModel,
    @Context() context: RequestContext,
  ): Promise<DelegateModel[]> {
    const delegates = await context.load(delegatesLoader, id);
    return delegates.filter(({ withdrawnAt }) => withdrawnAt !== null);
  }

  @Mutation(() => RegisterParticipationResult, {
    description:
      'Registers an organisation at a fair; one that has withdrawn is put back, with the people who left with it.',
  })
  @Allow(runsFair('input.fairId'))
  registerParticipation(
    @Args('input') input: RegisterParticipationInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RegisterParticipationResult> {
    return orRefusal(async () => fresh(em, await this.service.register(input)), ALREADY_PARTICIPATING);
  }

  @Mutation(() => RegisteredParticipationsModel, {
    description: 'Registers many organisations at once; a list can be sent again after it has grown.',
  })
  @Allow(runsFair('input.fairId'))
  async registerParticipations(
    @Args('input') input: RegisterParticipationsInput,
    @Context() { em }: RequestContext,
  ): Promise<RegisteredParticipationsModel> {
    const { registeredIds, alreadyThereIds } = await this.service.registerAll(input);
    const all = await em.find(
      Participation,
      { id: { $in: [...registeredIds, ...alreadyThereIds] } },
      { refresh: true },
    );
    const byId = new Map(all.map((one) => [one.id, toParticipationModel(one)]));
    const toModels = (ids: string[]) => ids.flatMap((id) => byId.get(id) ?? []);
    return Object.assign(new RegisteredParticipationsModel(), {
      registered: toModels(registeredIds),
      alreadyThere: toModels(alreadyThereIds),
    });
  }

  @Mutation(() => ReviseParticipationResult)
  @Allow(runsFairOf('participation', 'id'))
  reviseParticipation(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: ReviseParticipationInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseParticipationResult> {
    return orRefusal(async () => {
      await this.service.revise(id, version, input);
      return fresh(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => WithdrawParticipationResult, {
    description:
      'Takes an organisation off the fair, with its delegates, and closes its open requests; refused while it has meetings ahead.',
  })
  @Allow(runsFairOf('participation', 'id'))
  withdrawParticipation(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof WithdrawParticipationResult> {
    return orRefusal(
      async () => {
        await this.service.withdraw(id, version);
        return fresh(em, id);
      },
      STALE_VERSION,
      HAS_MEETINGS,
    );
  }
}

async function fresh(em: EntityManager, id: string): Promise<ParticipationModel> {
  return toParticipationModel(await em.findOneOrFail(Participation, { id }, { refresh: true }));
}
