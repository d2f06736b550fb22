import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsISO31661Alpha2,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ParticipationKind, ParticipationKindEnum } from '#fair';
import type { OptIn } from '../domain/opt-in.js';
import { DEFAULT_TERMS, MOST_MEETING_RULES, type MatchTerms } from '../domain/match-terms.js';
import { type ComponentName, type ComponentWeights, DEFAULT_RULES } from '../domain/scoring/scoring-rules.js';
import { ComponentNameEnum, OptInEnum } from './match-settings.model.js';

/** More meetings than anybody has at a fair. */
const MOST_MEETINGS = 1_000;
const TAG = /^[^\s,]([^,]{0,38}[^\s,])?$/;
const NOT_A_TAG = 'must be texts of at most 40 characters without commas';

@InputType({ description: 'How much a component counts beside the others; 0 leaves it out.' })
export class ComponentWeightInput {
  @Field(() => ComponentNameEnum)
  component!: ComponentName;

  @Field(() => Float)
  @Min(0)
  @Max(1_000)
  weight!: number;
}

@InputType()
export class QuotaInput {
  @Field(() => Int, { defaultValue: 0 })
  @Min(0)
  @Max(MOST_MEETINGS)
  minimum!: number;

  @Field(() => Int, { nullable: true, description: 'No limit but time when left out.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_MEETINGS)
  maximum?: number | null;
}

@InputType({ description: 'Participants of one side; what is left empty takes in all.' })
export class ParticipantGroupInput {
  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @Matches(TAG, { each: true, message: NOT_A_TAG })
  tags!: string[];

  @Field(() => [String], { defaultValue: [], description: 'ISO 3166-1 alpha-2.' })
  @ArrayMaxSize(60)
  @IsISO31661Alpha2({ each: true })
  countries!: string[];

  @Field(() => [ParticipationKindEnum], { defaultValue: [] })
  @ArrayMaxSize(2)
  kinds!: ParticipationKind[];
}

@InputType()
export class MeetingRuleInput {
  @Field(() => ParticipantGroupInput)
  @ValidateNested()
  @Type(() => ParticipantGroupInput)
  supplier!: ParticipantGroupInput;

  @Field(() => ParticipantGroupInput)
  @ValidateNested()
  @Type(() => ParticipantGroupInput)
  buyer!: ParticipantGroupInput;

  @Field(() => Boolean)
  mayMeet!: boolean;
}

@InputType({ description: 'Replaces all that is set of a fair.' })
export class MatchSettingsInput {
  @Field(() => [ComponentWeightInput], {
    description: 'Each component once; one that is left out counts as it does by default.',
  })
  @ArrayMaxSize(50)
  @ArrayUnique(({ component }: ComponentWeightInput) => component, { message: 'must name each once' })
  @ValidateNested({ each: true })
  @Type(() => ComponentWeightInput)
  weights!: ComponentWeightInput[];

  @Field(() => Float)
  @Min(0)
  @Max(1)
  minScore!: number;

  @Field(() => QuotaInput)
  @ValidateNested()
  @Type(() => QuotaInput)
  supplierQuota!: QuotaInput;

  @Field(() => QuotaInput)
  @ValidateNested()
  @Type(() => QuotaInput)
  buyerQuota!: QuotaInput;

  @Field(() => Boolean)
  isFair!: boolean;

  @Field(() => OptInEnum, { nullable: true, description: 'DOUBLE when left out.' })
  optIn?: OptIn | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Days of reminders, 1 Monday to 7 Sunday; Monday and Thursday when left out, none when empty.',
  })
  @IsOptional()
  @ArrayMaxSize(7)
  digestDays?: number[] | null;

  @Field(() => [MeetingRuleInput], { description: 'In the order in which they are asked.' })
  @ArrayMaxSize(MOST_MEETING_RULES)
  @ValidateNested({ each: true })
  @Type(() => MeetingRuleInput)
  meetingRules!: MeetingRuleInput[];
}

@InputType({ description: 'Replaces what is set for one participant.' })
export class ParticipationTermsInput {
  @Field(() => [String], { defaultValue: [], description: 'Lower case is all the same.' })
  @ArrayMaxSize(20)
  @Matches(TAG, { each: true, message: NOT_A_TAG })
  tags!: string[];

  @Field(() => Int, { nullable: true, description: "The fair's quota when left out." })
  @IsOptional()
  @Min(0)
  @Max(MOST_MEETINGS)
  minMeetings?: number | null;

  @Field(() => Int, { nullable: true, description: "The fair's quota when left out." })
  @IsOptional()
  @Min(0)
  @Max(MOST_MEETINGS)
  maxMeetings?: number | null;

  @Field(() => Boolean, { defaultValue: false })
  isSponsored!: boolean;
}

export function readTermsInput(input: MatchSettingsInput): MatchTerms {
  return {
    weights: readWeights(input.weights),
    minScore: input.minScore,
    supplierQuota: readQuota(input.supplierQuota),
    buyerQuota: readQuota(input.buyerQuota),
    isFair: input.isFair,
    optIn: input.optIn ?? DEFAULT_TERMS.optIn,
    digestDays: input.digestDays ?? DEFAULT_TERMS.digestDays,
    meetingRules: input.meetingRules.map(({ supplier, buyer, mayMeet }) => ({
      ...{ supplier: readGroup(supplier), buyer: readGroup(buyer), mayMeet },
    })),
  };
}

export function readWeights(weights: readonly ComponentWeightInput[]): ComponentWeights {
  return {
    ...DEFAULT_RULES.weights,
    ...Object.fromEntries(weights.map(({ component, weight }) => [component, weight])),
  };
}

export function readQuota({ minimum, maximum }: QuotaInput) {
  return { minimum, maximum: maximum ?? null };
}

function readGroup({ tags, countries, kinds }: ParticipantGroupInput) {
  return { tags: tags.map((tag) => tag.trim().toLowerCase()), countries, kinds };
}
