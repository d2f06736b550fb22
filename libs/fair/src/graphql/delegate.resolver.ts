import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, fromArgument, personOf } from '#access';
import { CurrentViewer, IdArg, IdListArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { NotFoundError } from '#kernel';
import { DelegatesService } from '../application/delegates.service.js';
import { Delegate } from '../domain/participation.entity.js';
import { absencesLoader, participationLoader } from './fair.loaders.js';
import { looksAfter, whoeverMayKnowTheDelegate, whoeverSeesTheFair } from './fair.policies.js';
import { DESPITE, HAS_MEETINGS } from './fair.results.js';
import { AddDelegateInput, DelegateInput, LinkDelegateAccountInput } from './participation.inputs.js';
import { DelegateModel, ParticipationModel, toDelegateModel } from './participation.model.js';
import {
  ReviseDelegateResult,
  SetDelegateAvailabilityResult,
  WithdrawDelegateResult,
} from './participation.results.js';
import { SlotModel } from './venue.model.js';

@Resolver(() => DelegateModel)
export class DelegateResolver {
  constructor(private readonly service: DelegatesService) {}

  @Query(() => DelegateModel)
  @Allow(anyOf(looksAfter('delegate', 'id'), personOf(fromArgument('delegate', 'id'))))
  async delegate(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<DelegateModel> {
    const delegate = await em.findOne(Delegate, { id }, { populate: ['participation'] });
    if (!delegate) throw new NotFoundError('delegate', id);
    return toDelegateModel(delegate);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  @Allow(whoeverSeesTheFair)
  participation(
    @Parent() { participationId }: DelegateModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, participationId);
  }

  @ResolveField(() => [SlotModel], {
    nullable: true,
    description: 'Slots in which the delegate cannot meet; in all others they can.',
  })
  @Allow(whoeverMayKnowTheDelegate)
  unavailableSlots(
    @Parent() { id }: DelegateModel,
    @Context() context: RequestContext,
  ): Promise<SlotModel[]> {
    return context.load(absencesLoader, id);
  }

  @Mutation(() => DelegateModel, { description: 'Adds a person whom an organisation sends to a fair.' })
  @Allow(looksAfter('participation', 'input.participationId'))
  async addDelegate(
    @Args('input') input: AddDelegateInput,
    @Context() { em }: RequestContext,
  ): Promise<DelegateModel> {
    return fresh(em, await this.service.add(input));
  }

  @Mutation(() => ReviseDelegateResult, { description: 'Replaces what is entered of a delegate.' })
  @Allow(looksAfter('delegate', 'id'))
  reviseDelegate(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: DelegateInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseDelegateResult> {
    return orRefusal(async () => {
      await this.service.revise(id, version, input);
      return fresh(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => WithdrawDelegateResult, {
    description: 'Takes a delegate off the fair; refused while they have meetings ahead.',
  })
  @Allow(looksAfter('delegate', 'id'))
  withdrawDelegate(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof WithdrawDelegateResult> {
    return orRefusal(
      async () => {
        await this.service.withdraw(id, version);
        return fresh(em, id);
      },
      STALE_VERSION,
      HAS_MEETINGS,
    );
  }

  @Mutation(() => ReviseDelegateResult, {
    description: 'Puts a delegate back who was taken off the fair, with their availability.',
  })
  @Allow(looksAfter('delegate', 'id'))
  restoreDelegate(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseDelegateResult> {
    return orRefusal(async () => {
      await this.service.restore(id, version);
      return fresh(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => ReviseDelegateResult, {
    description:
      'Gives a delegate an account: the person with the address is invited when they are new, and speaks for the organisation from then on.',
  })
  @Allow(looksAfter('delegate', 'input.delegateId'))
  linkDelegateAccount(
    @Args('input') { delegateId, email }: LinkDelegateAccountInput,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseDelegateResult> {
    return orRefusal(async () => {
      await this.service.linkAccount(delegateId, version, email);
      return fresh(em, delegateId);
    }, STALE_VERSION);
  }

  @Mutation(() => SetDelegateAvailabilityResult, {
    description:
      'Replaces the slots in which a delegate cannot meet. Refused while meetings stand in a slot that is new among them, unless all of these are named: then they stay until they are moved.',
  })
  @Allow(anyOf(looksAfter('delegate', 'delegateId'), personOf(fromArgument('delegate', 'delegateId'))))
  async setDelegateAvailability(
    @IdArg('delegateId') delegateId: string,
    @IdListArg('unavailableSlotIds', {
      description: 'All of them, of whatever day; empty for always available.',
    })
    unavailableSlotIds: string[],
    @IdListArg('despiteMeetingIds', { description: DESPITE, defaultValue: [] })
    despiteMeetingIds: string[],
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof SetDelegateAvailabilityResult> {
    return orRefusal(async () => {
      await this.service.setAvailability(delegateId, unavailableSlotIds, viewer, despiteMeetingIds);
      return fresh(em, delegateId);
    }, HAS_MEETINGS);
  }
}

async function fresh(em: EntityManager, id: string): Promise<DelegateModel> {
  return toDelegateModel(
    await em.findOneOrFail(Delegate, { id }, { refresh: true, populate: ['participation'] }),
  );
}
