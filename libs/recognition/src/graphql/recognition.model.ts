import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Allow, everyone, staff } from '#access';
import { LocalDate, Refusal, StaleVersionModel, connectionOf, enumOf, refusal, resultUnion } from '#graphql';
import type { RecognitionCount, RecognitionFigures } from '../application/recognition-figures.js';
import { AlreadyRecognisedError, RecognitionWithdrawnError } from '../domain/recognition.errors.js';
import {
  RECOGNITION_KINDS,
  RECOGNITION_STATES,
  type Recognition,
  type RecognitionKind,
  type RecognitionState,
} from '../domain/recognition.entity.js';

export const RecognitionKindEnum = enumOf('RecognitionKind', RECOGNITION_KINDS, {
  describe: {
    'key-industrial-product': 'Sản phẩm công nghiệp chủ lực of a city.',
    'supporting-industry-product': 'A priority product of a supporting-industry programme.',
  },
});
export const RecognitionStateEnum = enumOf('RecognitionState', RECOGNITION_STATES, {
  description: 'What has become of a recognition until today.',
  describe: { renewed: 'A later decision recognises the same product again.' },
});

@ObjectType('Recognition', { description: 'An award for a product of an enterprise by a numbered decision.' })
@Allow(everyone)
export class RecognitionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => RecognitionKindEnum)
  kind!: string;

  @Field(() => String, { description: 'As the decision writes it.' })
  productName!: string;

  @Field(() => ID, { description: 'Shared by the first recognition of a product and its renewals.' })
  productId!: string;

  @Field(() => [ID], { description: 'Concepts of the vocabulary that the product belongs to.' })
  conceptIds!: string[];

  @Field(() => Int, { description: 'The year of the selection.' })
  year!: number;

  @Field(() => String)
  decisionNumber!: string;

  @Field(() => LocalDate)
  decidedOn!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The last day; null for one without an end.' })
  validUntil!: string | null;

  @Field(() => LocalDate, { nullable: true })
  withdrawnOn!: string | null;

  @Field(() => String, { nullable: true })
  withdrawalDecision!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  @Allow(staff)
  withdrawalReason!: string | null;

  @Field(() => Boolean, { description: 'Made by the demo generator.' })
  isDemo!: boolean;

  /** For field resolvers; not in the schema. */
  organisationId!: string;
}

@ObjectType('RecognitionConnection')
@Allow(everyone)
export class RecognitionConnection extends connectionOf(RecognitionModel, 'Recognition') {}

export function toRecognitionModel(recognition: Recognition): RecognitionModel {
  const { id, version, kind, productName, productId, conceptIds, year, organisation } = recognition;
  const { decisionNumber, decidedOn, isDemo } = recognition;
  return Object.assign(new RecognitionModel(), {
    ...{ id, version, kind, productName, productId, conceptIds, year, decisionNumber, decidedOn, isDemo },
    validUntil: recognition.validUntil ?? null,
    withdrawnOn: recognition.withdrawnOn ?? null,
    withdrawalDecision: recognition.withdrawalDecision ?? null,
    withdrawalReason: recognition.withdrawalReason ?? null,
    organisationId: organisation.id,
  });
}

@ObjectType('RecognitionCount')
@Allow(everyone)
export class RecognitionCountModel implements RecognitionCount {
  @Field(() => Int, { description: 'Each product once, however often it was renewed.' })
  products!: number;

  @Field(() => Int)
  enterprises!: number;
}

@ObjectType('RecognitionYear')
@Allow(everyone)
export class RecognitionYearModel {
  @Field(() => Int)
  year!: number;

  @Field(() => RecognitionCountModel, { description: 'Products recognised for the first time.' })
  added!: RecognitionCountModel;

  @Field(() => RecognitionCountModel, { description: 'All until the end of the year.' })
  inAll!: RecognitionCountModel;
}

@ObjectType('RecognitionFigures', {
  description:
    'The counts of decrees and reports. A product counts in the time in which it was first recognised.',
})
@Allow(everyone)
export class RecognitionFiguresModel {
  @Field(() => LocalDate, { nullable: true })
  from!: string | null;

  @Field(() => LocalDate)
  asOf!: string;

  @Field(() => RecognitionCountModel, {
    description: 'Recognised in the time, those withdrawn since included.',
  })
  recognised!: RecognitionCountModel;

  @Field(() => RecognitionCountModel, { description: 'Of these, in force on the day.' })
  inForce!: RecognitionCountModel;

  @Field(() => RecognitionCountModel)
  expired!: RecognitionCountModel;

  @Field(() => RecognitionCountModel)
  withdrawn!: RecognitionCountModel;

  @Field(() => [RecognitionYearModel])
  byYear!: RecognitionYearModel[];
}

export function toRecognitionFiguresModel(figures: RecognitionFigures): RecognitionFiguresModel {
  return Object.assign(new RecognitionFiguresModel(), figures);
}

@InputType()
export class RecognitionFilter {
  @Field(() => RecognitionKindEnum, { nullable: true })
  @IsOptional()
  kind?: RecognitionKind | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The year of the selection.' })
  @IsOptional()
  year?: number | null;

  @Field(() => RecognitionStateEnum, { nullable: true })
  @IsOptional()
  state?: RecognitionState | null;

  @Field(() => String, { nullable: true, description: 'A part of the name of product or enterprise.' })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;
}

@InputType()
export class RecognitionInput {
  @Field(() => RecognitionKindEnum)
  kind!: RecognitionKind;

  @Field(() => String)
  @Length(1, 500)
  productName!: string;

  @Field(() => [ID], { defaultValue: [] })
  @ArrayMaxSize(20)
  conceptIds!: string[];

  @Field(() => Int, { description: 'The year of the decision or the one before.' })
  @Min(1990)
  @Max(2100)
  year!: number;

  @Field(() => String)
  @Length(1, 100)
  decisionNumber!: string;

  @Field(() => LocalDate)
  decidedOn!: string;

  @Field(() => LocalDate, { nullable: true })
  @IsOptional()
  validUntil?: string | null;
}

@InputType()
export class RecordRecognitionInput extends RecognitionInput {
  @Field(() => ID)
  organisationId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A repeat with the same key and input changes nothing and gets the first answer.',
  })
  @IsOptional()
  @Length(8, 100)
  idempotencyKey?: string;
}

@InputType()
export class WithdrawRecognitionInput {
  @Field(() => LocalDate)
  withdrawnOn!: string;

  @Field(() => String, { nullable: true, description: 'The number of the decision that withdraws it.' })
  @IsOptional()
  @MaxLength(100)
  decision?: string | null;

  @Field(() => String)
  @Length(1, 1000)
  reason!: string;
}

@ObjectType('AlreadyRecognisedError', {
  implements: () => Refusal,
  description: 'The decision has recognised this product of the enterprise already.',
})
@Allow(everyone)
export class AlreadyRecognisedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  recognitionId!: string;
}

@ObjectType('RecognitionWithdrawnError', {
  implements: () => Refusal,
  description: 'It was withdrawn before.',
})
@Allow(everyone)
export class RecognitionWithdrawnModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => LocalDate)
  withdrawnOn!: string;
}

export const ALREADY_RECOGNISED = refusal(AlreadyRecognisedError, AlreadyRecognisedModel);
export const RECOGNITION_WITHDRAWN = refusal(RecognitionWithdrawnError, RecognitionWithdrawnModel);

export const RecordRecognitionResult = resultUnion('RecordRecognitionResult', [
  RecognitionModel,
  AlreadyRecognisedModel,
]);
export const ReviseRecognitionResult = resultUnion('ReviseRecognitionResult', [
  RecognitionModel,
  AlreadyRecognisedModel,
  StaleVersionModel,
]);
export const WithdrawRecognitionResult = resultUnion('WithdrawRecognitionResult', [
  RecognitionModel,
  RecognitionWithdrawnModel,
  StaleVersionModel,
]);
