import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type Side, SideEnum } from '#fair';
import { IdempotentInput } from '#graphql';
import type { Answer } from '../domain/proposal.entity.js';
import { AnswerEnum } from './proposal.model.js';

@InputType()
export class ProposeMatchesInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => Float, { defaultValue: 0.3, description: 'Pairs that score less are not proposed; 0 to 1.' })
  @Min(0)
  @Max(1)
  minScore!: number;

  @Field(() => Int, {
    defaultValue: 20,
    description: 'How many suppliers are proposed for one need at most.',
  })
  @Min(1)
  @Max(500)
  maxPerNeed!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'For how many needs one supplier is proposed at most; no limit when left out.',
  })
  @IsOptional()
  @Min(1)
  @Max(500)
  maxPerSupplier?: number | null;
}

@InputType({ description: 'What one side says to a proposal.' })
export class ProposalAnswerInput {
  @Field(() => ID)
  @IsUUID()
  proposalId!: string;

  @Field(() => Int, {
    description: 'The answer version of the own side as it was read; 0 before its first answer.',
  })
  @Min(0)
  version!: number;

  @Field(() => AnswerEnum)
  answer!: Answer;

  @Field(() => String, {
    nullable: true,
    description: 'Shown to the other side together with MUST and MEET; never with NO_THANKS.',
  })
  @IsOptional()
  @MaxLength(2000)
  reason?: string | null;

  @Field(() => SideEnum, {
    nullable: true,
    description: 'On whose behalf: needed by organisers and staff, and by an organisation on both sides.',
  })
  side?: Side | null;
}

@InputType({ description: 'Which proposals to list, of those that the viewer may see.' })
export class ProposalFilter {
  @Field(() => SideEnum, {
    nullable: true,
    description:
      'On which side the viewer stands; for organisers and staff: whose answers `answered` looks at.',
  })
  side?: Side;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  needId?: string;

  @Field(() => ID, { nullable: true, description: 'Of this organisation, on either side.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the own side has answered; for organisers and staff without a side: whether any has.',
  })
  answered?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether both sides want to meet.' })
  agreed?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Those that a side wishes for and the organiser has not decided on; for those who run the fair.',
  })
  awaitsDecision?: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Those that are not proposed any more instead.' })
  withdrawn!: boolean;
}
