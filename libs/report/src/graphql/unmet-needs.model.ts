import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Allow, everyone } from '#access';
import { ConceptModel } from '#capability';
import { LocalDate, connectionOf, enumOf } from '#graphql';
import { NeedModel } from '#matching';
import { BUYER_KINDS, type BuyerKind, type UnmetConcept, type UnmetLeague } from '../domain/unmet-needs.js';
import { reportReaders } from './drill-down.model.js';

export const BuyerKindEnum = enumOf('BuyerKind', BUYER_KINDS, {
  describe: {
    abroad: 'Its country is not Vietnam.',
    'foreign-invested': 'In Vietnam, in foreign or joint ownership.',
    domestic: 'In Vietnam, and none of these.',
  },
});

@InputType({ description: 'Which league of needs unmet. What is left out or null has its default.' })
export class UnmetNeedsFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only needs meant for this fair, and only suppliers that take part in it.',
  })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'As it stood at the end of this day; today by default.',
  })
  asOf?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many months up to then a need was posted in, 12 by default; the trend compares with as many before.',
  })
  @IsOptional()
  @Min(1)
  @Max(120)
  months?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only what fewer suppliers than this can do; 5 by default.',
  })
  @IsOptional()
  @Min(1)
  @Max(1000)
  fewerThan?: number | null;
}

@ObjectType('BuyerKindCount')
@Allow(reportReaders)
export class BuyerKindCountModel {
  @Field(() => BuyerKindEnum)
  kind!: BuyerKind;

  @Field(() => Int)
  buyers!: number;
}

@ObjectType('UnmetConcept', {
  description: 'Something that buyers ask for and too few suppliers can do. It names no buyer.',
})
@Allow(reportReaders)
export class UnmetConceptModel {
  @Field(() => ConceptModel)
  concept?: ConceptModel;

  @Field(() => Int, { description: 'Needs of the period that ask for it.' })
  needs!: number;

  @Field(() => Int, { description: 'Of these, for how many it is a must.' })
  musts!: number;

  @Field(() => Int, { description: 'Of these, how many are still open.' })
  open!: number;

  @Field(() => Int, { description: 'Needs of the period before that asked for it.' })
  needsBefore!: number;

  @Field(() => Int)
  buyers!: number;

  @Field(() => [BuyerKindCountModel], { description: 'What kind of buyers ask for it.' })
  buyerKinds!: BuyerKindCountModel[];

  @Field(() => Int, { description: 'Suppliers that can do it, or something narrower.' })
  suppliers!: number;

  /** For the field resolver; not in the schema. */
  conceptId!: string;
}

@ObjectType('UnmetNeeds', { description: 'The league of needs unmet, the most asked for first.' })
@Allow(reportReaders)
export class UnmetNeedsModel {
  @Field(() => LocalDate)
  asOf!: string;

  @Field(() => Int)
  months!: number;

  @Field(() => Int)
  fewerThan!: number;

  @Field(() => [UnmetConceptModel])
  rows!: UnmetConceptModel[];
}

@ObjectType('UnmetNeedConnection')
@Allow(everyone)
export class UnmetNeedConnection extends connectionOf(NeedModel, 'UnmetNeed') {}

export function toUnmetNeedsModel(league: UnmetLeague): UnmetNeedsModel {
  return Object.assign(new UnmetNeedsModel(), { ...league, rows: league.rows.map(toRow) });
}

function toRow({ byBuyerKind, ...row }: UnmetConcept): UnmetConceptModel {
  return Object.assign(new UnmetConceptModel(), row, {
    buyerKinds: BUYER_KINDS.filter((kind) => byBuyerKind[kind] > 0).map((kind) =>
      Object.assign(new BuyerKindCountModel(), { kind, buyers: byBuyerKind[kind] }),
    ),
  });
}
