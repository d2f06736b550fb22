import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Allow, everyone, staff } from '#access';
import { IdempotentInput, LocalDate, StaleVersionModel, connectionOf, enumOf, resultUnion } from '#graphql';
import { PIPELINE_STAGES, type PipelineStage, standstill } from '../domain/pipeline-rules.js';
import type { PipelineCard, PipelineMove } from '../domain/pipeline.entity.js';

export const PipelineStageEnum = enumOf('PipelineStage', PIPELINE_STAGES, {
  description: 'How far a supplier and a buyer have come.',
  describe: { lost: 'Nothing came of it.' },
});

@ObjectType('PipelineMove', { description: 'That a card came into a stage.' })
@Allow(staff)
export class PipelineMoveModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => PipelineStageEnum, { nullable: true })
  fromStage!: PipelineStage | null;

  @Field(() => PipelineStageEnum)
  toStage!: PipelineStage;

  @Field(() => String, { nullable: true })
  note!: string | null;

  /** For field resolvers; not in the schema. */
  personId!: string | null;
}

export function toPipelineMoveModel(move: PipelineMove): PipelineMoveModel {
  const { id, createdAt, fromStage, toStage, note, personId } = move;
  return Object.assign(new PipelineMoveModel(), {
    ...{ id, at: createdAt, toStage, fromStage: fromStage ?? null, note: note ?? null },
    personId: personId ?? null,
  });
}

@ObjectType('PipelineCard', {
  description:
    'A supplier and a buyer on their way from talking to a contract, and who of staff looks after them.',
})
@Allow(staff)
export class PipelineCardModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => PipelineStageEnum)
  stage!: PipelineStage;

  @Field(() => Date)
  stageSince!: Date;

  @Field(() => Int, { description: 'Whole days since then.' })
  daysInStage!: number;

  @Field(() => Boolean, { description: 'It has been there for longer than is good.' })
  isStuck!: boolean;

  @Field(() => String, { nullable: true })
  nextStep!: string | null;

  @Field(() => LocalDate, { nullable: true })
  nextStepOn!: string | null;

  /** For field resolvers; not in the schema. */
  supplierId!: string;
  buyerId!: string;
  fairId!: string | null;
  meetingId!: string | null;
  agreementId!: string | null;
  assigneeId!: string | null;
}

@ObjectType('PipelineCardConnection')
@Allow(everyone)
export class PipelineCardConnection extends connectionOf(PipelineCardModel, 'PipelineCard') {}

export function toPipelineCardModel(card: PipelineCard, now: Date): PipelineCardModel {
  const { id, version, stage, stageSince, nextStep, nextStepOn } = card;
  const { days, isStuck } = standstill(stage, stageSince, now);
  return Object.assign(new PipelineCardModel(), {
    ...{ id, version, stage, stageSince, daysInStage: days, isStuck },
    ...{ nextStep: nextStep ?? null, nextStepOn: nextStepOn ?? null },
    ...{ supplierId: card.supplier.id, buyerId: card.buyer.id, fairId: card.fair?.id ?? null },
    ...{ meetingId: card.meeting?.id ?? null, agreementId: card.agreement?.id ?? null },
    assigneeId: card.assigneeId ?? null,
  });
}

@InputType()
export class PipelineCardInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  supplierId!: string;

  @Field(() => ID)
  @IsUUID()
  buyerId!: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => PipelineStageEnum, { nullable: true, description: 'Talking, unless said.' })
  stage?: PipelineStage | null;

  @Field(() => ID, { nullable: true, description: 'The viewer, unless said.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;

  @Field(() => String, { nullable: true, description: 'What is to happen next.' })
  @IsOptional()
  @MaxLength(500)
  nextStep?: string | null;

  @Field(() => LocalDate, { nullable: true })
  nextStepOn?: string | null;
}

@InputType({ description: 'Which cards to list. What is left out or null does not matter.' })
export class PipelineFilter {
  @Field(() => [PipelineStageEnum], { nullable: true })
  stages?: PipelineStage[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Nobody's yet." })
  unassigned?: boolean | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;
}

export const PipelineCardResult = resultUnion('PipelineCardResult', [PipelineCardModel, StaleVersionModel]);
