import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Allow, everyone, fromParent, memberOf, anyOf, staff } from '#access';
import {
  Decimal,
  LocalizedText,
  LocalizedTextInput,
  Refusal,
  StaleVersionModel,
  enumOf,
  refusal,
  resultUnion,
  toLocalizedTexts,
} from '#graphql';
import { type AssessmentRound, ROUND_STATUSES } from '../domain/assessment.entity.js';
import { AssessorNotPossibleError, RoundClosedError, SheetsMissingError } from '../domain/support.errors.js';

export const RoundStatusEnum = enumOf('AssessmentRoundStatus', ROUND_STATUSES);
export const AssessmentStateEnum = enumOf(
  'AssessmentState',
  ['unassigned', 'scoring', 'to-reconcile', 'reconciled'] as const,
  { description: 'How far an enterprise has come in a round.' },
);

@ObjectType('GivenScore', { description: 'A score for one criterion.' })
@Allow(staff)
export class GivenScoreModel {
  @Field(() => ID)
  criterionId!: string;

  @Field(() => Int)
  score!: number;

  @Field(() => String, { description: 'On what it rests.' })
  note!: string;
}

@ObjectType('ScoreSheet', { description: 'What one assessor gave.' })
@Allow(staff)
export class ScoreSheetModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  assessorId!: string;

  @Field(() => String)
  assessorName!: string;

  @Field(() => Boolean, { description: 'Whether the viewer is its assessor.' })
  isMine!: boolean;

  @Field(() => Date, { nullable: true })
  submittedAt!: Date | null;

  @Field(() => [GivenScoreModel], {
    nullable: true,
    description: 'null until both sheets are submitted, but for the assessor’s own.',
  })
  scores!: GivenScoreModel[] | null;

  @Field(() => Decimal, { nullable: true, description: 'Points in all; null with the scores.' })
  total!: string | null;
}

@ObjectType('AssessmentResult', { description: 'What two sheets were reconciled to, in one edition.' })
@Allow(staff)
export class AssessmentResultModel {
  @Field(() => Int, { description: 'From 1; the latest holds.' })
  edition!: number;

  @Field(() => [GivenScoreModel])
  scores!: GivenScoreModel[];

  @Field(() => Decimal)
  total!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => String)
  decidedByName!: string;

  @Field(() => Date)
  decidedAt!: Date;
}

@ObjectType('Assessment', { description: 'An enterprise in a round.' })
@Allow(staff)
export class AssessmentModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when reconciling.' })
  version!: number;

  @Field(() => ID)
  roundId!: string;

  @Field(() => String, { description: 'What support is asked for.' })
  subject!: string;

  @Field(() => AssessmentStateEnum)
  state!: string;

  @Field(() => [ScoreSheetModel])
  sheets!: ScoreSheetModel[];

  @Field(() => [ID], {
    description:
      'Criteria in which the sheets differ by more than a fifth of the scale; none until both are in.',
  })
  farApart!: string[];

  @Field(() => AssessmentResultModel, { nullable: true, description: 'The one that holds.' })
  result!: AssessmentResultModel | null;

  @Field(() => [AssessmentResultModel], { description: 'Every edition, the latest first.' })
  results!: AssessmentResultModel[];

  @Field(() => Boolean)
  isDemo!: boolean;

  /** For field resolvers; not in the schema. */
  organisationId!: string;
}

@ObjectType('RankedAssessment', { description: 'An enterprise in the ranking of a round.' })
@Allow(staff)
export class RankedAssessmentModel {
  @Field(() => Int, { nullable: true, description: 'Equal points share a rank; null without a result.' })
  rank!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the points reach the threshold; null without a result or threshold.',
  })
  isEligible!: boolean | null;

  @Field(() => AssessmentModel)
  assessment!: AssessmentModel;
}

@ObjectType('AssessmentRound', { description: 'One time in which enterprises are scored and ranked.' })
@Allow(staff)
export class AssessmentRoundModel {
  @Field(() => ID)
  id!: string;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => Int)
  year!: number;

  @Field(() => Int, { nullable: true, description: 'Points from which an enterprise is eligible.' })
  threshold!: number | null;

  @Field(() => RoundStatusEnum)
  status!: string;

  /** For field resolvers; not in the schema. */
  criteriaSetId!: string;
}

export function toRoundModel({ id, name, year, threshold, status, criteriaSet }: AssessmentRound) {
  return Object.assign(new AssessmentRoundModel(), {
    ...{ id, year, status, threshold: threshold ?? null },
    name: toLocalizedTexts(name),
    criteriaSetId: criteriaSet.id,
  });
}

@ObjectType('CriterionPoints')
@Allow(everyone)
export class CriterionPointsModel {
  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => Decimal)
  points!: string;

  @Field(() => Int, { description: 'The most points that it could have brought.' })
  weight!: number;
}

const ownResult = anyOf(
  staff,
  memberOf(
    fromParent<{ organisationId: string }>(({ organisationId }) => ({ organisationIds: [organisationId] })),
  ),
);

@ObjectType('SupportResult', {
  description:
    'What an enterprise learns of its own assessment once the round is closed: points, and no notes.',
})
@Allow(ownResult)
export class SupportResultModel {
  @Field(() => ID)
  assessmentId!: string;

  @Field(() => [LocalizedText])
  roundName!: LocalizedText[];

  @Field(() => Int)
  year!: number;

  @Field(() => String)
  subject!: string;

  @Field(() => Decimal, { nullable: true, description: 'null when it was not scored to the end.' })
  total!: string | null;

  @Field(() => Int, { nullable: true })
  threshold!: number | null;

  @Field(() => [CriterionPointsModel])
  points!: CriterionPointsModel[];

  /** For the policy; not in the schema. */
  organisationId!: string;
}

@ObjectType('AssessorCandidate', { description: 'One of the staff.' })
@Allow(staff)
export class AssessorCandidateModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@InputType()
export class OpenRoundInput {
  @Field(() => [LocalizedTextInput])
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput[];

  @Field(() => Int)
  @Min(2000)
  @Max(2100)
  year!: number;

  @Field(() => ID, { description: 'Criteria in use.' })
  criteriaSetId!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(10_000)
  threshold?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(8, 100)
  idempotencyKey?: string;
}

@InputType()
export class EnterAssessmentInput {
  @Field(() => ID)
  roundId!: string;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => String)
  @Length(1, 500)
  subject!: string;
}

@InputType()
export class GivenScoreInput {
  @Field(() => ID)
  criterionId!: string;

  @Field(() => Int)
  @Min(0)
  @Max(100)
  score!: number;

  @Field(() => String, { defaultValue: '' })
  @MaxLength(2000)
  note!: string;
}

@InputType()
export class SaveScoresInput {
  @Field(() => [GivenScoreInput])
  @ArrayMaxSize(40)
  @ValidateNested()
  @Type(() => GivenScoreInput)
  scores!: GivenScoreInput[];

  @Field(() => Boolean, { description: 'Hands the sheet in: it doesn’t change any more then.' })
  submit!: boolean;
}

@InputType()
export class ReconcileInput {
  @Field(() => [GivenScoreInput])
  @ArrayMaxSize(40)
  @ValidateNested()
  @Type(() => GivenScoreInput)
  scores!: GivenScoreInput[];

  @Field(() => String)
  @Length(1, 4000)
  reason!: string;
}

@ObjectType('RoundClosedError', { implements: () => Refusal, description: 'The round is closed.' })
@Allow(everyone)
export class RoundClosedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  roundId!: string;
}

@ObjectType('AssessorNotPossibleError', {
  implements: () => Refusal,
  description: 'Two of the staff score an enterprise, nobody of its own, and what is submitted stays.',
})
@Allow(everyone)
export class AssessorNotPossibleModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => String, { description: 'not-staff, of-the-enterprise, two-already or submitted.' })
  reason!: string;
}

@ObjectType('SheetsMissingError', {
  implements: () => Refusal,
  description: 'Both sheets have to be submitted first.',
})
@Allow(everyone)
export class SheetsMissingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  submitted!: number;
}

export const ROUND_CLOSED = refusal(RoundClosedError, RoundClosedModel);
export const ASSESSOR_NOT_POSSIBLE = refusal(AssessorNotPossibleError, AssessorNotPossibleModel);
export const SHEETS_MISSING = refusal(SheetsMissingError, SheetsMissingModel);

export const EnterAssessmentResult = resultUnion('EnterAssessmentResult', [
  AssessmentModel,
  RoundClosedModel,
]);
export const ChangeAssessmentResult = resultUnion('ChangeAssessmentResult', [
  AssessmentModel,
  AssessorNotPossibleModel,
  RoundClosedModel,
]);
export const ReconcileAssessmentResult = resultUnion('ReconcileAssessmentResult', [
  AssessmentModel,
  SheetsMissingModel,
  RoundClosedModel,
  StaleVersionModel,
]);

/** Hundredths of a point as a decimal. */
export function pointsText(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
