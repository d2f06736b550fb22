import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Allow, anyOf, everyone, fromParent, memberOf, signedIn, staff } from '#access';
import { OrganisationModel } from '#directory';
import { Refusal, enumOf, refusal, resultUnion } from '#graphql';
import type { MapPlace } from '../application/supplier-map.js';
import { SUPPLY_LINK_STATUSES, type SupplyLink } from '../domain/supply-link.entity.js';
import { AlreadyLinkedError, LinkOverError, NotYoursToConfirmError } from '../domain/supply-link.errors.js';

export const SupplyLinkStatusEnum = enumOf('SupplyLinkStatus', SUPPLY_LINK_STATUSES, {
  describe: { claimed: 'Said by one side; private to both until the other confirms.' },
});
export const GapBasisEnum = enumOf('GapBasis', ['vocabulary', 'practice'] as const, {
  describe: {
    vocabulary: 'The vocabulary relates the process to the product.',
    practice: 'Suppliers who make such products commonly have it.',
  },
});

const bothSides = memberOf(
  fromParent<{ supplierId: string; customerId: string }>(({ supplierId, customerId }) => ({
    organisationIds: [supplierId, customerId],
  })),
);

@ObjectType('SupplyLink', { description: 'One organisation supplies another, as one of them says or both.' })
@Allow(anyOf(bothSides, staff))
export class SupplyLinkModel {
  @Field(() => ID)
  id!: string;

  @Field(() => SupplyLinkStatusEnum)
  status!: string;

  @Field(() => [ID])
  conceptIds!: string[];

  @Field(() => String, { nullable: true })
  subject!: string | null;

  @Field(() => Int, { nullable: true })
  sinceYear!: number | null;

  @Field(() => ID, { description: 'The side that said so.' })
  claimedById!: string;

  @Field(() => Boolean)
  isDemo!: boolean;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  customerId!: string;
}

export function toSupplyLinkModel(link: SupplyLink): SupplyLinkModel {
  const { id, status, conceptIds, isDemo } = link;
  return Object.assign(new SupplyLinkModel(), {
    ...{ id, status, conceptIds, isDemo, subject: link.subject ?? null, sinceYear: link.sinceYear ?? null },
    ...{ claimedById: link.claimedBy.id, supplierId: link.supplier.id, customerId: link.customer.id },
  });
}

@ObjectType('ChainMember', { description: 'An organisation in a chain of supply.' })
@Allow(signedIn)
export class ChainMemberModel {
  @Field(() => Int, { description: '0 for the enterprise that is looked from, 1 for its direct suppliers.' })
  tier!: number;

  @Field(() => OrganisationModel)
  organisation!: OrganisationModel;

  @Field(() => Boolean, { description: 'Whether it has a key product in force.' })
  isRecognised!: boolean;
}

@ObjectType('ChainLink', { description: 'A supply that both sides have confirmed.' })
@Allow(signedIn)
export class ChainLinkModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  customerId!: string;

  @Field(() => [ID])
  conceptIds!: string[];
}

@ObjectType('ChainGap', {
  description: 'A process that an enterprise’s products take and that nobody in its chain has.',
})
@Allow(signedIn)
export class ChainGapModel {
  @Field(() => ID)
  conceptId!: string;

  @Field(() => [ID], { description: 'The products that take it.' })
  productIds!: string[];

  @Field(() => GapBasisEnum)
  basis!: string;

  @Field(() => Int, { description: 'Suppliers of the directory that have the process.' })
  suppliers!: number;
}

@ObjectType('SupplyNetwork', {
  description: 'Who supplies an enterprise over three tiers, and what is missing.',
})
@Allow(signedIn)
export class SupplyNetworkModel {
  @Field(() => [ChainMemberModel], { description: 'By tier, then by name.' })
  members!: ChainMemberModel[];

  @Field(() => [ChainLinkModel])
  links!: ChainLinkModel[];

  @Field(() => Boolean, { description: 'Whether suppliers further out were left out.' })
  isCut!: boolean;

  @Field(() => [ChainGapModel])
  gaps!: ChainGapModel[];
}

@ObjectType('MapPlace', {
  description: 'A ward with suppliers, or a province for those of which no ward is known.',
})
@Allow(everyone)
export class MapPlaceModel implements MapPlace {
  @Field(() => String)
  provinceCode!: string;

  @Field(() => String, { nullable: true })
  wardCode!: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Int)
  suppliers!: number;

  @Field(() => Int, { description: 'Of these, with a key product in force.' })
  recognised!: number;
}

@InputType()
export class MapFilter {
  @Field(() => ID, { nullable: true, description: 'A concept of the vocabulary; what is narrower fits too.' })
  @IsOptional()
  conceptId?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  isRecognised?: boolean | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  zoneId?: string | null;
}

@InputType()
export class SupplyClaimInput {
  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  customerId!: string;

  @Field(() => [ID], { defaultValue: [], description: 'Products and processes of the vocabulary.' })
  @ArrayMaxSize(20)
  conceptIds!: string[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  subject?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  sinceYear?: number | null;
}

@ObjectType('AlreadyLinkedError', { implements: () => Refusal, description: 'The two are linked already.' })
@Allow(everyone)
export class AlreadyLinkedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  supplyLinkId!: string;

  @Field(() => String)
  status!: string;
}

@ObjectType('NotYoursToConfirmError', {
  implements: () => Refusal,
  description: 'The other side has to confirm.',
})
@Allow(everyone)
export class NotYoursToConfirmModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  supplyLinkId!: string;
}

@ObjectType('LinkOverError', { implements: () => Refusal, description: 'The link was refused or has ended.' })
@Allow(everyone)
export class LinkOverModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => String)
  status!: string;
}

export const ALREADY_LINKED = refusal(AlreadyLinkedError, AlreadyLinkedModel);
export const NOT_YOURS_TO_CONFIRM = refusal(NotYoursToConfirmError, NotYoursToConfirmModel);
export const LINK_OVER = refusal(LinkOverError, LinkOverModel);
export const ClaimSupplyLinkResult = resultUnion('ClaimSupplyLinkResult', [
  SupplyLinkModel,
  AlreadyLinkedModel,
]);
export const AnswerSupplyLinkResult = resultUnion('AnswerSupplyLinkResult', [
  SupplyLinkModel,
  NotYoursToConfirmModel,
  LinkOverModel,
]);
export const EndSupplyLinkResult = resultUnion('EndSupplyLinkResult', [SupplyLinkModel, LinkOverModel]);
