import {
  Args,
  Context,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Allow, anyOf, fromParent, memberOf, organisationArgument, staff } from '#access';
import { type CapacityUnit, CapacityUnitEnum, ConceptModel, toConceptModel } from '#capability';
import {
  IdArg,
  type RequestContext,
  STALE_VERSION,
  StaleVersionModel,
  orRefusal,
  resultUnion,
} from '#graphql';
import { OwnPreferencesService } from '../application/own-preferences.service.js';
import { SupplierWishes } from '../domain/supplier-wishes.entity.js';

const MOST_VOLUME = 2_147_483_647;

@ObjectType('SupplierWishes', {
  description:
    'Which business a supplier would like: private to it. A buyer only learns whether its need is such business.',
})
@Allow(
  anyOf(
    memberOf(
      fromParent<{ organisationId: string }>(({ organisationId }) => ({ organisationIds: [organisationId] })),
    ),
    staff,
  ),
)
export class SupplierWishesModel {
  @Field(() => ID)
  organisationId!: string;

  @Field(() => Int, { description: 'To be given back when editing; 0 while nothing is said.' })
  version!: number;

  @Field(() => [ConceptModel], { description: 'Industries of the vocabulary; empty for any.' })
  industries!: ConceptModel[];

  @Field(() => [String], { description: 'Of buyers, ISO 3166-1 alpha-2; empty for any.' })
  countries!: string[];

  @Field(() => Int, { nullable: true, description: 'Of an order a month, in `volumeUnit`.' })
  minVolume!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of an order a month, in `volumeUnit`.' })
  maxVolume!: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true })
  volumeUnit!: CapacityUnit | null;
}

@InputType({ description: 'Replaces what was said; what is left out is taken back.' })
export class SupplierWishesInput {
  @Field(() => [String], { defaultValue: [], description: 'Such as industry.automotive.' })
  @ArrayMaxSize(40)
  @MaxLength(200, { each: true })
  industries!: string[];

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(60)
  @IsISO31661Alpha2({ each: true })
  countries!: string[];

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(MOST_VOLUME)
  minVolume?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(MOST_VOLUME)
  maxVolume?: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true })
  volumeUnit?: CapacityUnit | null;
}

const SetSupplierWishesResult = resultUnion('SetSupplierWishesResult', [
  SupplierWishesModel,
  StaleVersionModel,
]);

@Resolver(() => SupplierWishesModel)
export class SupplierWishesResolver {
  constructor(private readonly service: OwnPreferencesService) {}

  @Query(() => SupplierWishesModel, { description: 'Which business a supplier would like.' })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  async supplierWishes(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<SupplierWishesModel> {
    return toModel(organisationId, await em.findOne(SupplierWishes, { organisation: organisationId }));
  }

  @Mutation(() => SetSupplierWishesResult, {
    description: 'Says which business a supplier would like; its proposals are scored anew.',
  })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  setSupplierWishes(
    @IdArg('organisationId') organisationId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: SupplierWishesInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof SetSupplierWishesResult> {
    return orRefusal(async () => {
      await this.service.setWishes(organisationId, version, input);
      const wishes = await em.fork().findOne(SupplierWishes, { organisation: organisationId });
      return toModel(organisationId, wishes);
    }, STALE_VERSION);
  }
}

function toModel(organisationId: string, wishes: SupplierWishes | null): SupplierWishesModel {
  return Object.assign(new SupplierWishesModel(), {
    organisationId,
    version: wishes?.version ?? 0,
    industries: (wishes?.industries ?? []).map(toConceptModel),
    countries: wishes?.countries ?? [],
    minVolume: wishes?.minVolume ?? null,
    maxVolume: wishes?.maxVolume ?? null,
    volumeUnit: wishes?.volumeUnit ?? null,
  });
}
