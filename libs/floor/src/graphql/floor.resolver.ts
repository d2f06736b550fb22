import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { IdArg, LocalDate, type RequestContext } from '#graphql';
import { Clock } from '#kernel';
import { FairFactsReader } from '#planning';
import { FloorReader } from '../application/floor.reader.js';
import { type Terms } from '../application/floor-terms.js';
import { FloorTermsService } from '../application/floor-terms.service.js';
import { Kiosk } from '../domain/kiosk.entity.js';
import { FreedSlot, SlotOffer } from '../domain/slot-offer.entity.js';
import { waitingList } from '../domain/waiting-list.js';
import { FloorTermsInput } from './floor.inputs.js';
import { FloorModel, FloorTermsModel, toFloorModel, toTermsModel } from './floor.model.js';
import {
  FREED_PARTS,
  FreedSlotModel,
  KioskModel,
  OFFER_PARTS,
  WaitingPairModel,
  toFreedSlotModel,
  toKioskModel,
  toSlotOfferModel,
} from './floor-parts.model.js';
import { runsFloor } from './floor.policies.js';

/** The day as those who run the fair see it. */
@Resolver(() => FloorModel)
export class FloorResolver {
  constructor(
    private readonly reader: FloorReader,
    private readonly facts: FairFactsReader,
    private readonly terms: FloorTermsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => FloorModel, {
    description: 'A day of the fair while it happens: the same few statements whatever its size.',
  })
  @Allow(runsFloor('fairId'))
  async floor(
    @IdArg('fairId') fairId: string,
    @Args('date', {
      type: () => LocalDate,
      nullable: true,
      description: 'A day of the fair; left out, today or else the nearest.',
    })
    date: string | null,
    @Context() { em }: RequestContext,
  ): Promise<FloorModel> {
    return toFloorModel(await this.reader.read(em, fairId, date));
  }

  @ResolveField(() => [FreedSlotModel])
  async freedSlots(
    @Parent() { fairId, date }: FloorModel,
    @Context() { em }: RequestContext,
  ): Promise<FreedSlotModel[]> {
    const freed = await em.find(
      FreedSlot,
      { fair: fairId, slot: { day: { date } } },
      { populate: FREED_PARTS, orderBy: { id: 'desc' } },
    );
    const offers = await em.find(
      SlotOffer,
      { freed: { $in: freed.map(({ id }) => id) } },
      { populate: OFFER_PARTS, orderBy: { id: 'desc' } },
    );
    const byFreed = Map.groupBy(offers, (offer) => offer.freed.id);
    return freed.map((one) => toFreedSlotModel(one, (byFreed.get(one.id) ?? []).map(toSlotOfferModel)));
  }

  @ResolveField(() => [KioskModel])
  async kiosks(@Parent() { fairId }: FloorModel, @Context() { em }: RequestContext): Promise<KioskModel[]> {
    const open = await em.find(
      Kiosk,
      { fair: fairId, closedAt: null, expiresAt: { $gt: this.clock.nowDate() } },
      { orderBy: { id: 'asc' } },
    );
    return open.map(toKioskModel);
  }

  @Query(() => [WaitingPairModel], {
    description:
      'Pairs that have agreed to meet and have no meeting, in the order in which freed slots are offered.',
  })
  @Allow(runsFloor('fairId'))
  async waitingList(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<WaitingPairModel[]> {
    const facts = await this.facts.read(em, fairId);
    const names = new Map(facts.participants.map(({ id, name }) => [id, name]));
    return waitingList(facts).map(({ supplierId, buyerId, ...rest }) =>
      Object.assign(new WaitingPairModel(), {
        ...{ fairId, supplierParticipationId: supplierId, buyerParticipationId: buyerId, ...rest },
        supplierName: names.get(supplierId) ?? '',
        buyerName: names.get(buyerId) ?? '',
      }),
    );
  }

  @Mutation(() => FloorTermsModel, { description: 'Replaces what a fair has settled for its days.' })
  @Allow(runsFloor('fairId'))
  async setFloorTerms(
    @IdArg('fairId') fairId: string,
    @Args('input') input: FloorTermsInput,
  ): Promise<FloorTermsModel> {
    const { graceMinutes, offerMinutes, offersFreedSlots } = input;
    const terms: Terms = { graceMinutes, offerMinutes, offersFreedSlots };
    await this.terms.set(fairId, terms);
    return toTermsModel(fairId, terms);
  }
}
