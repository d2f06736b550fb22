import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Allow, everyone, signedIn } from '#access';
import {
  LocalizedText,
  LocalizedTextInput,
  Refusal,
  StaleVersionModel,
  enumOf,
  refusal,
  resultUnion,
  toLocalizedTexts,
} from '#graphql';
import {
  CRITERIA_SET_STATUSES,
  CRITERION_KINDS,
  type CriteriaSet,
  type Criterion,
  type CriterionKind,
} from '../domain/criteria-set.entity.js';
import { CriteriaInUseError } from '../domain/support.errors.js';

export const CriteriaSetStatusEnum = enumOf('CriteriaSetStatus', CRITERIA_SET_STATUSES);
export const CriterionKindEnum = enumOf('CriterionKind', CRITERION_KINDS, {
  describe: {
    general: 'Every enterprise is scored by it.',
    priority: 'Points on top for what the programme favours.',
  },
});

@ObjectType('Criterion', { description: 'One thing that enterprises are scored by.' })
@Allow(signedIn)
export class CriterionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => CriterionKindEnum)
  kind!: string;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => [LocalizedText], { description: 'What counts as evidence.' })
  evidence!: LocalizedText[];

  @Field(() => Int, { description: 'The most points that it brings into the total.' })
  weight!: number;

  @Field(() => Int, { description: 'Scores are whole numbers from 0 to this.' })
  scale!: number;
}

export function toCriterionModel({ id, kind, name, evidence, weight, scale }: Criterion): CriterionModel {
  return Object.assign(new CriterionModel(), {
    ...{ id, kind, weight, scale },
    name: toLocalizedTexts(name),
    evidence: toLocalizedTexts(evidence),
  });
}

@ObjectType('CriteriaSet', { description: 'What enterprises are scored by, in one edition.' })
@Allow(signedIn)
export class CriteriaSetModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String, { description: 'Shared by all editions.' })
  code!: string;

  @Field(() => Int)
  edition!: number;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => String, { nullable: true, description: 'The paper that laid the criteria down.' })
  source!: string | null;

  @Field(() => CriteriaSetStatusEnum)
  status!: string;

  @Field(() => Date, { nullable: true })
  adoptedAt!: Date | null;

  @Field(() => [CriterionModel])
  criteria!: CriterionModel[];
}

/** Needs `criteria` to be loaded. */
export function toCriteriaSetModel(set: CriteriaSet): CriteriaSetModel {
  const { id, version, code, edition, status } = set;
  return Object.assign(new CriteriaSetModel(), {
    ...{ id, version, code, edition, status },
    name: toLocalizedTexts(set.name),
    source: set.source ?? null,
    adoptedAt: set.adoptedAt ?? null,
    criteria: set.criteria
      .getItems()
      .toSorted((a, b) => a.position - b.position)
      .map(toCriterionModel),
  });
}

@InputType()
export class CriterionInput {
  @Field(() => CriterionKindEnum)
  kind!: CriterionKind;

  @Field(() => [LocalizedTextInput])
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput[];

  @Field(() => [LocalizedTextInput], { description: 'What counts as evidence.' })
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  evidence!: LocalizedTextInput[];

  @Field(() => Int)
  @Min(1)
  @Max(100)
  weight!: number;

  @Field(() => Int)
  @Min(1)
  @Max(100)
  scale!: number;
}

@InputType()
export class CriteriaSetInput {
  @Field(() => [LocalizedTextInput])
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  source?: string | null;

  @Field(() => [CriterionInput])
  @ArrayMaxSize(40)
  @ValidateNested()
  @Type(() => CriterionInput)
  criteria!: CriterionInput[];
}

@InputType()
export class DraftCriteriaSetInput extends CriteriaSetInput {
  @Field(() => String, { description: 'Of a known code the next edition is drafted.' })
  @Matches(/^[a-z0-9][a-z0-9-]{1,59}$/, { message: 'must be small letters, digits and -' })
  code!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(8, 100)
  idempotencyKey?: string;
}

@ObjectType('CriteriaInUseError', {
  implements: () => Refusal,
  description: 'Criteria in use don’t change: a new edition supersedes them.',
})
@Allow(everyone)
export class CriteriaInUseModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  criteriaSetId!: string;
}

export const CRITERIA_IN_USE = refusal(CriteriaInUseError, CriteriaInUseModel);
export const ChangeCriteriaSetResult = resultUnion('ChangeCriteriaSetResult', [
  CriteriaSetModel,
  CriteriaInUseModel,
  StaleVersionModel,
]);
