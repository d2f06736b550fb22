import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { LocalDate, type RequestContext } from '#graphql';
import { PersonModel } from '#identity';
import {
  countsLoader,
  dayLoader,
  daysLoader,
  hallLoader,
  hallsLoader,
  organizersLoader,
  slotsLoader,
  tablesLoader,
} from './fair.loaders.js';
import { FairModel, ParticipantCountModel, organizersAndStaff } from './fair.model.js';
import { FairDayModel, HallModel, SlotModel, TableModel } from './venue.model.js';

@Resolver(() => FairModel)
export class FairFieldsResolver {
  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'The organisation that runs it; null for a fair abroad run by others.',
  })
  host(
    @Parent() { hostId }: FairModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> | null {
    return hostId ? context.load(organisationLoader, hostId) : null;
  }

  @ResolveField(() => [FairDayModel])
  days(@Parent() { id }: FairModel, @Context() context: RequestContext): Promise<FairDayModel[]> {
    return context.load(daysLoader, id);
  }

  @ResolveField(() => [HallModel])
  halls(@Parent() { id }: FairModel, @Context() context: RequestContext): Promise<HallModel[]> {
    return context.load(hallsLoader, id);
  }

  @ResolveField(() => [ParticipantCountModel], { description: 'How many take part, by role and kind.' })
  counts(@Parent() { id }: FairModel, @Context() context: RequestContext): Promise<ParticipantCountModel[]> {
    return context.load(countsLoader, id);
  }

  @ResolveField(() => [PersonModel], { nullable: true, description: 'The people who organise it.' })
  @Allow(organizersAndStaff)
  organizers(@Parent() { id }: FairModel, @Context() context: RequestContext): Promise<PersonModel[]> {
    return context.load(organizersLoader, id);
  }
}

@Resolver(() => FairDayModel)
export class FairDayFieldsResolver {
  @ResolveField(() => [SlotModel])
  slots(@Parent() { id }: FairDayModel, @Context() context: RequestContext): Promise<SlotModel[]> {
    return context.load(slotsLoader, id);
  }
}

@Resolver(() => SlotModel)
export class SlotFieldsResolver {
  @ResolveField(() => LocalDate, { description: 'The day of the fair.' })
  async date(@Parent() { dayId }: SlotModel, @Context() context: RequestContext): Promise<string> {
    return (await context.load(dayLoader, dayId))!.date;
  }
}

@Resolver(() => HallModel)
export class HallFieldsResolver {
  @ResolveField(() => [TableModel])
  tables(@Parent() { id }: HallModel, @Context() context: RequestContext): Promise<TableModel[]> {
    return context.load(tablesLoader, id);
  }
}

@Resolver(() => TableModel)
export class TableFieldsResolver {
  @ResolveField(() => HallModel)
  async hall(@Parent() { hallId }: TableModel, @Context() context: RequestContext): Promise<HallModel> {
    return (await context.load(hallLoader, hallId))!;
  }
}
