import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Allow, anyOf, everyone, fromParent, organizerOf, staff } from '#access';
import {
  IdempotentInput,
  LocalDate,
  MoneyInput,
  MoneyModel,
  StaleVersionModel,
  connectionOf,
  enumOf,
  resultUnion,
  toMoneyModel,
} from '#graphql';
import {
  COST_BASES,
  COST_KINDS,
  type CostBasis,
  type CostKind,
  type FairCost,
} from '../domain/fair-cost.entity.js';
import type { CostSum, FairReturn, ValueSum } from '../domain/fair-return.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import { AgreementDrillDown, reportReaders, toAgreementDrillDown } from './drill-down.model.js';

export const CostKindEnum = enumOf('CostKind', COST_KINDS, {
  description: 'What money is spent on at a fair.',
  describe: { support: 'Paid to enterprises so that they can take part.' },
});
export const CostBasisEnum = enumOf('CostBasis', COST_BASES, {
  describe: { estimated: 'Planned or offered.', verified: 'Paid, by a document that is named.' },
});

const runsItsFair = anyOf(
  staff,
  organizerOf(fromParent(({ fairId }: FairCostModel) => ({ fairIds: [fairId] }))),
);

@ObjectType('FairCost', { description: 'One item of what a fair has cost those who run it.' })
@Allow(runsItsFair)
export class FairCostModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when changing it.' })
  version!: number;

  @Field(() => CostKindEnum)
  kind!: CostKind;

  @Field(() => String)
  description!: string;

  @Field(() => LocalDate, { description: 'The day whose exchange rate holds.' })
  incurredOn!: string;

  @Field(() => MoneyModel)
  amount!: MoneyModel;

  @Field(() => CostBasisEnum)
  basis!: CostBasis;

  @Field(() => String, { nullable: true, description: 'Number or place of the invoice or receipt.' })
  documentReference!: string | null;

  @Field(() => Date)
  recordedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Taken out of the sums then.' })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true })
  withdrawalReason!: string | null;

  @Field(() => Boolean, { description: 'Made by the demo generator; no real cost.' })
  isDemo!: boolean;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  recordedById!: string | null;
}

export function toFairCostModel(cost: FairCost): FairCostModel {
  const { id, version, kind, description, incurredOn, basis, isDemo } = cost;
  return Object.assign(new FairCostModel(), {
    ...{ id, version, kind, description, incurredOn, basis, isDemo },
    amount: toMoneyModel(cost.amount),
    documentReference: cost.documentReference ?? null,
    recordedAt: cost.createdAt,
    withdrawnAt: cost.withdrawnAt ?? null,
    withdrawalReason: cost.withdrawalReason ?? null,
    fairId: cost.fair.id,
    recordedById: cost.recordedById ?? null,
  });
}

@ObjectType('FairCostConnection')
@Allow(everyone)
export class FairCostConnection extends connectionOf(FairCostModel, 'FairCost') {}

@InputType()
export class FairCostInput extends IdempotentInput {
  @Field(() => CostKindEnum)
  kind!: CostKind;

  @Field(() => String, { description: 'What for, in a few words.' })
  @Length(1, 300)
  description!: string;

  @Field(() => LocalDate, { description: 'The day whose exchange rate holds: of the invoice or payment.' })
  incurredOn!: string;

  @Field(() => MoneyInput)
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @Field(() => CostBasisEnum, { defaultValue: 'estimated' })
  basis!: CostBasis;

  @Field(() => String, {
    nullable: true,
    description: 'Number or place of the invoice; a verified cost needs one.',
  })
  @IsOptional()
  @MaxLength(500)
  documentReference?: string | null;
}

@InputType()
export class RecordFairCostInput extends FairCostInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;
}

export const ReviseFairCostResult = resultUnion('ReviseFairCostResult', [FairCostModel, StaleVersionModel]);

@ObjectType('CostSum', { description: 'Some costs in the currency of the report.' })
@Allow(reportReaders)
export class CostSumModel {
  @Field(() => CostKindEnum, { nullable: true, description: 'null for all kinds together.' })
  kind!: CostKind | null;

  @Field(() => Int)
  count!: number;

  @Field(() => MoneyModel, { description: 'Planned or offered.' })
  estimated!: MoneyModel;

  @Field(() => MoneyModel, { description: 'Paid.' })
  verified!: MoneyModel;

  @Field(() => Int, { description: 'How many no rate of their day converts; they are in neither sum.' })
  unconvertedCount!: number;
}

@ObjectType('ValueSum', { description: 'The value of some agreements by how sure it is.' })
@Allow(reportReaders)
export class ValueSumModel {
  @Field(() => Int)
  count!: number;

  @Field(() => MoneyModel, { description: 'Reported, or confirmed by the other party.' })
  estimated!: MoneyModel;

  @Field(() => MoneyModel, { description: 'Seen by staff in the signed document.' })
  verified!: MoneyModel;

  @Field(() => Int, { description: 'How many have a value that no rate converts; it is in neither sum.' })
  unconvertedCount!: number;

  @Field(() => AgreementDrillDown)
  drillDown!: AgreementDrillDown;
}

@ObjectType('FairReturn', {
  description: 'What a fair has cost, and what came of it, whenever it was signed.',
})
@Allow(reportReaders)
export class FairReturnModel {
  @Field(() => ID)
  fairId!: string;

  @Field(() => String, { description: 'The name of the fair, in the language of the report.' })
  label!: string;

  @Field(() => LocalDate)
  startsOn!: string;

  @Field(() => CostSumModel)
  costs!: CostSumModel;

  @Field(() => [CostSumModel])
  costsByKind!: CostSumModel[];

  @Field(() => ValueSumModel)
  signed!: ValueSumModel;

  @Field(() => MoneyModel, { description: 'Of what was signed: delivered so far, as recorded.' })
  delivered!: MoneyModel;

  @Field(() => Int)
  meetingsHeld!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Value signed for one unit of cost; null without a cost.',
  })
  signedRatio!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same of verified value alone.' })
  verifiedRatio!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same of what was delivered.' })
  deliveredRatio!: number | null;

  @Field(() => MoneyModel, { nullable: true })
  costPerMeeting!: MoneyModel | null;

  @Field(() => MoneyModel, { nullable: true })
  costPerAgreement!: MoneyModel | null;
}

export function toFairReturnModel(row: FairReturn, language: ReportLanguage): FairReturnModel {
  const { fairId, startsOn, meetingsHeld, signedRatio, verifiedRatio, deliveredRatio } = row;
  return Object.assign(new FairReturnModel(), {
    ...{ fairId, startsOn, meetingsHeld, signedRatio, verifiedRatio, deliveredRatio },
    label: row.labels[language],
    costs: toCostSum(row.costs, null),
    costsByKind: row.costsByKind.map((sum) => toCostSum(sum, sum.kind)),
    signed: toValueSum(row.signed),
    delivered: toMoneyModel(row.delivered),
    costPerMeeting: row.costPerMeeting && toMoneyModel(row.costPerMeeting),
    costPerAgreement: row.costPerAgreement && toMoneyModel(row.costPerAgreement),
  });
}

function toCostSum(
  { count, estimated, verified, unconverted }: CostSum,
  kind: CostKind | null,
): CostSumModel {
  return Object.assign(new CostSumModel(), {
    ...{ kind, count },
    estimated: toMoneyModel(estimated),
    verified: toMoneyModel(verified),
    unconvertedCount: unconverted,
  });
}

function toValueSum({ count, estimated, verified, unconverted, drillDown }: ValueSum): ValueSumModel {
  return Object.assign(new ValueSumModel(), {
    count,
    estimated: toMoneyModel(estimated),
    verified: toMoneyModel(verified),
    unconvertedCount: unconverted,
    drillDown: toAgreementDrillDown(drillDown),
  });
}
