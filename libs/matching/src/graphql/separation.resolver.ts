import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import {
  Allow,
  anyOf,
  everyone,
  fromArgument,
  fromParent,
  memberOf,
  organisationArgument,
  organizerOf,
  staff,
} from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { IdArg, IdempotentInput, PageArgs, type RequestContext, connectionOf, pageOf } from '#graphql';
import { MatchSettingsService } from '../application/match-settings.service.js';
import { OwnPreferencesService } from '../application/own-preferences.service.js';
import { MeetingExclusion, OrganisationConflict } from '../domain/separation.entity.js';
import { runsFair, runsFairOf, runsItsFair } from './matching.policies.js';

const MOST_CONFLICTS = 200;

@ObjectType('MeetingExclusion', {
  description: 'Two organisations that the organiser does not bring together.',
})
@Allow(runsItsFair)
export class MeetingExclusionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  supplierId!: string;
  buyerId!: string;
}

@ObjectType('MeetingExclusionConnection')
@Allow(everyone)
export class MeetingExclusionConnection extends connectionOf(MeetingExclusionModel, 'MeetingExclusion') {}

@InputType()
export class ExcludeMeetingInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => ID)
  @IsUUID()
  supplierOrganisationId!: string;

  @Field(() => ID)
  @IsUUID()
  buyerOrganisationId!: string;

  @Field(() => String, { nullable: true, description: 'Why; for organisers and staff.' })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

const ownersOfList = anyOf(
  memberOf(
    fromParent<{ organisationId: string }>(({ organisationId }) => ({ organisationIds: [organisationId] })),
  ),
  staff,
  organizerOf(({ parent, subject }) =>
    subject('organisation', (parent as { organisationId: string }).organisationId),
  ),
);

@ObjectType('OrganisationConflict', {
  description: 'Somebody whom an organisation does not want to meet: private to it, organisers and staff.',
})
@Allow(ownersOfList)
export class OrganisationConflictModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  /** For field resolvers and policies; not in the schema. */
  organisationId!: string;
  againstId!: string;
}

@InputType()
export class ConflictInput {
  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => String, { nullable: true, description: 'Why; for itself, organisers and staff.' })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

@ArgsType()
class SetConflictsArgs {
  @Field(() => [ConflictInput], { description: `At most ${MOST_CONFLICTS}.` })
  @ArrayMaxSize(MOST_CONFLICTS)
  @ValidateNested({ each: true })
  @Type(() => ConflictInput)
  conflicts!: ConflictInput[];
}

@Resolver(() => MeetingExclusionModel)
export class MeetingExclusionResolver {
  constructor(private readonly service: MatchSettingsService) {}

  @Query(() => MeetingExclusionConnection, {
    description: 'Pairs that the organiser of a fair keeps apart, the newest first.',
  })
  @Allow(runsFair('fairId'))
  meetingExclusions(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<MeetingExclusionConnection> {
    return pageOf(em, MeetingExclusion, {
      where: { fair: fairId },
      orderBy: { id: 'desc' },
      page,
      toNode: toExclusionModel,
    });
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  supplier(
    @Parent() { supplierId }: MeetingExclusionModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, supplierId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  buyer(
    @Parent() { buyerId }: MeetingExclusionModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, buyerId);
  }

  @Mutation(() => MeetingExclusionModel, {
    description: 'Keeps a supplier and a buyer apart at a fair; neither is told.',
  })
  @Allow(runsFair('input.fairId'))
  async excludeMeeting(
    @Args('input') input: ExcludeMeetingInput,
    @Context() { em }: RequestContext,
  ): Promise<MeetingExclusionModel> {
    const id = await this.service.exclude(input);
    return toExclusionModel(await em.fork().findOneOrFail(MeetingExclusion, { id }));
  }

  @Mutation(() => Boolean, { description: 'Lets them meet again.' })
  @Allow(runsFairOf('meeting-exclusion', 'id'))
  async liftExclusion(@IdArg('id') id: string): Promise<boolean> {
    await this.service.liftExclusion(id);
    return true;
  }
}

@Resolver(() => OrganisationConflictModel)
export class OrganisationConflictResolver {
  constructor(private readonly service: OwnPreferencesService) {}

  @Query(() => [OrganisationConflictModel], {
    description: `Whom an organisation does not want to meet, at most ${MOST_CONFLICTS}; private to it, organisers and staff.`,
  })
  @Allow(
    anyOf(
      memberOf(organisationArgument('organisationId')),
      staff,
      organizerOf(fromArgument('organisation', 'organisationId')),
    ),
  )
  conflicts(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<OrganisationConflictModel[]> {
    return readConflicts(em, organisationId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true, description: 'The other organisation.' })
  against(
    @Parent() { againstId }: OrganisationConflictModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, againstId);
  }

  @Mutation(() => [OrganisationConflictModel], {
    description: 'Replaces the list of those whom an organisation does not want to meet; they are not told.',
  })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  async setConflicts(
    @IdArg('organisationId') organisationId: string,
    @Args() { conflicts }: SetConflictsArgs,
    @Context() { em }: RequestContext,
  ): Promise<OrganisationConflictModel[]> {
    await this.service.setConflicts(organisationId, conflicts);
    return readConflicts(em.fork(), organisationId);
  }
}

function toExclusionModel({
  id,
  fair,
  supplier,
  buyer,
  note,
  createdAt,
}: MeetingExclusion): MeetingExclusionModel {
  return Object.assign(new MeetingExclusionModel(), {
    ...{ id, createdAt, note: note ?? null },
    ...{ fairId: fair.id, supplierId: supplier.id, buyerId: buyer.id },
  });
}

async function readConflicts(
  em: EntityManager,
  organisationId: string,
): Promise<OrganisationConflictModel[]> {
  const all = await em.find(
    OrganisationConflict,
    { organisation: organisationId },
    { orderBy: { id: 'asc' } },
  );
  return all.map(({ id, note, organisation, against }) =>
    Object.assign(new OrganisationConflictModel(), {
      ...{ id, note: note ?? null, organisationId: organisation.id, againstId: against.id },
    }),
  );
}
