import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsUUID, Length, MaxLength, Min } from 'class-validator';
import { IdempotentInput } from '#graphql';
import type { MeetingStatus } from '../domain/meeting-state.js';
import type { OutcomeKind } from '../domain/outcome.js';
import { MeetingStatusEnum, OutcomeKindEnum } from './meeting.model.js';

/** People whom both sides together bring to one table. */
const MOST_DELEGATES = 20;

/** Of what is said whether a meeting took place. */
export const UNLESS_RECORDED = {
  type: () => Boolean,
  defaultValue: false,
  description:
    'Refused when somebody has recorded another thing already: for devices that can’t have seen it. What is recorded the same way is done.',
};

@InputType()
export class BookMeetingInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => ID)
  @IsUUID()
  slotId!: string;

  @Field(() => ID, { nullable: true, description: 'Left out, the first free table is taken.' })
  @IsOptional()
  @IsUUID()
  tableId?: string | null;

  @Field(() => ID)
  @IsUUID()
  supplierParticipationId!: string;

  @Field(() => ID)
  @IsUUID()
  buyerParticipationId!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Of a side of which nobody is named, the free delegate with the fewest meetings is taken. Members name people of their own side.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_DELEGATES)
  @IsUUID(undefined, { each: true })
  delegateIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The request it comes from; left out, the latest that was accepted.',
  })
  @IsOptional()
  @IsUUID()
  requestId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The proposal it comes from; left out, the best that both sides want.',
  })
  @IsOptional()
  @IsUUID()
  proposalId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Not shown to the two sides until it is released. For those who run the fair.',
  })
  isDraft!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Though the two have a meeting planned already. For those who run the fair.',
  })
  isAnother!: boolean;
}

@InputType()
export class RecordOutcomeInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  meetingId!: string;

  @Field(() => OutcomeKindEnum)
  kind!: OutcomeKind;

  @Field(() => String, {
    nullable: true,
    description: 'For one’s own side, the organisers and staff; never shown to the other side.',
  })
  @IsOptional()
  @MaxLength(5_000)
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of one’s own earlier outcome, when it is being changed.',
  })
  @IsOptional()
  @Min(1)
  version?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Though the slot has not begun. For staff.' })
  early!: boolean;
}

@InputType()
export class RequestMeetingInput extends IdempotentInput {
  @Field(() => ID, { description: 'The participation that asks.' })
  @IsUUID()
  fromParticipationId!: string;

  @Field(() => ID, { description: 'The participation that is asked: the other side of the same fair.' })
  @IsUUID()
  toParticipationId!: string;

  @Field(() => String, { nullable: true, description: 'What the asked side reads.' })
  @IsOptional()
  @Length(1, 2_000)
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'The proposal from which the wish came.' })
  @IsOptional()
  @IsUUID()
  proposalId?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when an answer is waited for; 7 days when left out, 90 at most.',
  })
  expiresAt?: Date | null;
}

@InputType({ description: 'Which meetings of a fair to list.' })
export class MeetingFilter {
  @Field(() => [MeetingStatusEnum], { nullable: true })
  statuses?: MeetingStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this participation, on either side.' })
  @IsOptional()
  @IsUUID()
  participationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this organisation, on either side.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  delegateId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  slotId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  tableId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Beginning at this instant or later.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Beginning before this instant.' })
  until?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only those that are over without anybody having recorded what became of them.',
  })
  unrecorded!: boolean;
}
