import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Args,
  Context,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Allow, everyone, staff } from '#access';
import {
  IdArg,
  Refusal,
  type RequestContext,
  STALE_VERSION,
  StaleVersionModel,
  loaderOf,
  orRefusal,
  refusal,
  resultUnion,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { ZonesService } from '../application/zones.service.js';
import { ZoneNameTakenError } from '../domain/directory.errors.js';
import { IndustrialZone, type ZoneKind, type ZoneStatus } from '../domain/industrial-zone.entity.js';
import {
  IndustrialZoneModel,
  ZoneKindEnum,
  ZoneStatusEnum,
  toIndustrialZoneModel,
} from './organisation.model.js';

@InputType()
export class IndustrialZoneInput {
  @Field(() => ZoneKindEnum)
  kind!: ZoneKind;

  @Field(() => ZoneStatusEnum)
  status!: ZoneStatus;

  @Field(() => String)
  @Length(1, 300)
  name!: string;

  @Field(() => String)
  provinceCode!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  wardCode?: string | null;

  @Field(() => Float, { nullable: true, description: 'In hectares.' })
  @IsOptional()
  areaHa?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the area that can be let, how much is.' })
  @IsOptional()
  @Min(0)
  @Max(100)
  occupancyPercent?: number | null;

  @Field(() => String, { nullable: true, description: 'The decision that planned or founded it.' })
  @IsOptional()
  @MaxLength(200)
  decision?: string | null;
}

@ObjectType('ZoneNameTakenError', {
  implements: () => Refusal,
  description: 'The province has one of this name.',
})
@Allow(everyone)
export class ZoneNameTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  zoneId!: string;

  @Field(() => String)
  zoneName!: string;
}

const ZONE_NAME_TAKEN = refusal(ZoneNameTakenError, ZoneNameTakenModel);
const AddIndustrialZoneResult = resultUnion('AddIndustrialZoneResult', [
  IndustrialZoneModel,
  ZoneNameTakenModel,
]);
const ReviseIndustrialZoneResult = resultUnion('ReviseIndustrialZoneResult', [
  IndustrialZoneModel,
  ZoneNameTakenModel,
  StaleVersionModel,
]);

const tenantsLoader = loaderOf<{ id: string; count: number }, number>(
  (ids, { em }) =>
    em.execute(
      `select zone_id as id, count(*)::int as count from organisation
        where zone_id = any(?::uuid[]) and withdrawn_at is null group by 1`,
      [`{${ids.join(',')}}`],
    ),
  ({ id }) => id,
  ({ count }) => count,
);

@Resolver(() => IndustrialZoneModel)
export class ZoneResolver {
  constructor(private readonly service: ZonesService) {}

  @Query(() => [IndustrialZoneModel], { description: 'Industrial clusters and parks, by name.' })
  @Allow(everyone)
  async industrialZones(@Context() { em }: RequestContext): Promise<IndustrialZoneModel[]> {
    return (await em.find(IndustrialZone, {}, { orderBy: { foldedName: 'asc' } })).map(toIndustrialZoneModel);
  }

  @Query(() => IndustrialZoneModel)
  @Allow(everyone)
  industrialZone(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<IndustrialZoneModel> {
    return readZone(em, id);
  }

  @ResolveField(() => Int, { description: 'Organisations of the directory that sit in it.' })
  async tenantCount(
    @Parent() { id }: IndustrialZoneModel,
    @Context() context: RequestContext,
  ): Promise<number> {
    return (await context.load(tenantsLoader, id)) ?? 0;
  }

  @Mutation(() => AddIndustrialZoneResult, { description: 'Adds a cluster or park.' })
  @Allow(staff)
  addIndustrialZone(
    @Args('input') input: IndustrialZoneInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddIndustrialZoneResult> {
    return orRefusal(async () => readZone(em, await this.service.add(input)), ZONE_NAME_TAKEN);
  }

  @Mutation(() => ReviseIndustrialZoneResult, {
    description: 'Replaces what is entered of a cluster or park.',
  })
  @Allow(staff)
  reviseIndustrialZone(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: IndustrialZoneInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseIndustrialZoneResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, input);
        return readZone(em, id);
      },
      ZONE_NAME_TAKEN,
      STALE_VERSION,
    );
  }
}

async function readZone(em: EntityManager, id: string): Promise<IndustrialZoneModel> {
  const zone = await em.fork().findOne(IndustrialZone, { id });
  if (!zone) throw new NotFoundError('industrial zone', id);
  return toIndustrialZoneModel(zone);
}
