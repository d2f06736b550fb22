import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator';
import { Allow, everyone, staff } from '#access';
import {
  LocalDate,
  MoneyInput,
  MoneyModel,
  Refusal,
  StaleVersionModel,
  connectionOf,
  enumOf,
  refusal,
  resultUnion,
  toMoneyModel,
} from '#graphql';
import { Money } from '#kernel';
import type { FollowUp, FollowUpAnswer } from '../domain/follow-up.entity.js';
import { FollowUpClosedError, FollowUpLinkError, UnusualAnswerError } from '../domain/follow-up.errors.js';
import {
  ANSWER_STATES,
  type AnswerState,
  FOLLOW_UP_STATUSES,
  type FollowUpStatus,
  UNUSUAL_ANSWERS,
  type UnusualAnswerCode,
} from '../domain/follow-up-rules.js';

export const FollowUpStatusEnum = enumOf('FollowUpStatus', FOLLOW_UP_STATUSES, {
  describe: {
    planned: 'Its day is to come.',
    open: 'Its day has come, and none of the parties has an address.',
    asked: 'The parties have a letter.',
    escalated: 'They stayed silent: staff call.',
    answered: 'A party or staff has told how it goes.',
    skipped: 'It makes no sense any more.',
  },
});
export const AnswerStateEnum = enumOf('FollowUpState', ANSWER_STATES, { description: 'How it goes.' });

export const UnusualAnswerEnum = enumOf('UnusualAnswer', UNUSUAL_ANSWERS, {
  describe: {
    'more-than-signed': 'More was delivered or paid than was signed.',
    'less-than-before': 'Less was delivered or paid so far than was told before.',
  },
});

@ObjectType('FollowUpAnswer', { description: 'What a party, or staff, says of how it went.' })
@Allow(staff)
export class FollowUpAnswerModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => AnswerStateEnum)
  state!: AnswerState;

  @Field(() => MoneyModel, { nullable: true, description: 'So far.' })
  delivered!: MoneyModel | null;

  @Field(() => MoneyModel, { nullable: true, description: 'So far.' })
  paid!: MoneyModel | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Who says so, by a link; null for staff.' })
  answeredBy!: string | null;

  @Field(() => [UnusualAnswerEnum], { description: 'What was unlikely, and confirmed by whoever answered.' })
  unusualPoints!: UnusualAnswerCode[];

  /** For field resolvers; not in the schema. */
  organisationId!: string | null;
}

export function toFollowUpAnswerModel(answer: FollowUpAnswer): FollowUpAnswerModel {
  const { id, createdAt, state, currency, note, answeredBy } = answer;
  const money = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined || !currency ? null : toMoneyModel(Money.ofMinor(minor, currency));
  return Object.assign(new FollowUpAnswerModel(), {
    ...{ id, at: createdAt, state, note: note ?? null, answeredBy: answeredBy ?? null },
    unusualPoints: answer.unusualPoints,
    ...{ delivered: money(answer.deliveredMinor), paid: money(answer.paidMinor) },
    organisationId: answer.organisation?.id ?? null,
  });
}

@ObjectType('FollowUp', { description: 'A dated check on what became of an agreement or of an outcome.' })
@Allow(staff)
export class FollowUpModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => Int, { description: 'After how many months.' })
  months!: number;

  @Field(() => LocalDate)
  dueOn!: string;

  @Field(() => FollowUpStatusEnum)
  status!: FollowUpStatus;

  @Field(() => Date, { nullable: true })
  askedAt!: Date | null;

  @Field(() => Int)
  reminders!: number;

  @Field(() => Date, { nullable: true })
  escalatedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;

  @Field(() => String, { nullable: true })
  skipReason!: string | null;

  /** For field resolvers; not in the schema. */
  agreementId!: string | null;
  meetingId!: string | null;
  assigneeId!: string | null;
}

@ObjectType('FollowUpConnection')
@Allow(everyone)
export class FollowUpConnection extends connectionOf(FollowUpModel, 'FollowUp') {}

export function toFollowUpModel(followUp: FollowUp): FollowUpModel {
  const { id, version, months, dueOn, status, reminders } = followUp;
  return Object.assign(new FollowUpModel(), {
    ...{ id, version, months, dueOn, status, reminders },
    askedAt: followUp.askedAt ?? null,
    escalatedAt: followUp.escalatedAt ?? null,
    answeredAt: followUp.answeredAt ?? null,
    skipReason: followUp.skipReason ?? null,
    agreementId: followUp.agreement?.id ?? null,
    meetingId: followUp.meeting?.id ?? null,
    assigneeId: followUp.assigneeId ?? null,
  });
}

@ObjectType('FollowUpQuestion', { description: 'What whoever has a one-time link is asked.' })
@Allow(everyone)
export class FollowUpQuestionModel {
  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => String, { nullable: true, description: "The agreement's number; null for an outcome." })
  number!: string | null;

  @Field(() => String, { description: 'The organisation that is asked.' })
  organisation!: string;

  @Field(() => [String], { description: 'The others.' })
  partners!: string[];

  @Field(() => Int)
  months!: number;

  @Field(() => LocalDate, { description: 'The day of signing, or of the meeting.' })
  since!: string;

  @Field(() => MoneyModel, { nullable: true, description: 'What was signed, amendments with it.' })
  value!: MoneyModel | null;

  @Field(() => String, { description: 'The language of the letter, a BCP 47 tag.' })
  language!: string;
}

@InputType({ description: 'How it goes.' })
export class FollowUpAnswerInput {
  @Field(() => AnswerStateEnum)
  state!: AnswerState;

  @Field(() => MoneyInput, { nullable: true, description: "Delivered so far, in the agreement's currency." })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  delivered?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: "Paid so far, in the agreement's currency." })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  paid?: MoneyInput | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(5000)
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Who says so.' })
  @IsOptional()
  @Length(1, 200)
  answeredBy?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'What an UnusualAnswerError would name has been looked at, and is right.',
  })
  confirmUnusual!: boolean;
}

@InputType({ description: 'Which follow-ups to list. What is left out or null does not matter.' })
export class FollowUpFilter {
  @Field(() => [FollowUpStatusEnum], { nullable: true })
  statuses?: FollowUpStatus[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Nobody's yet." })
  unassigned?: boolean | null;

  @Field(() => LocalDate, { nullable: true })
  dueUntil?: string | null;
}

@ObjectType('FollowUpAnswered')
@Allow(everyone)
export class FollowUpAnsweredModel {
  @Field(() => Date)
  at!: Date;
}

@ObjectType('FollowUpLinkError', {
  implements: () => Refusal,
  description: 'The link is unknown, was used already, or has expired.',
})
@Allow(everyone)
export class FollowUpLinkModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('FollowUpClosedError', {
  implements: () => Refusal,
  description: 'It was answered, or makes no sense any more.',
})
@Allow(everyone)
export class FollowUpClosedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => FollowUpStatusEnum)
  status!: FollowUpStatus;
}

@ObjectType('UnusualAnswerError', {
  implements: () => Refusal,
  description: 'Something about the figures is unlikely: they are kept only when that is confirmed.',
})
@Allow(everyone)
export class UnusualAnswerModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [UnusualAnswerEnum])
  points!: UnusualAnswerCode[];
}

export const UNUSUAL_ANSWER = refusal(UnusualAnswerError, UnusualAnswerModel);
export const FOLLOW_UP_LINK = refusal(FollowUpLinkError, FollowUpLinkModel);
export const FOLLOW_UP_CLOSED = refusal(FollowUpClosedError, FollowUpClosedModel);
export const FollowUpQuestionResult = resultUnion('FollowUpQuestionResult', [
  FollowUpQuestionModel,
  FollowUpLinkModel,
]);
export const AnswerFollowUpResult = resultUnion('AnswerFollowUpResult', [
  FollowUpAnsweredModel,
  FollowUpLinkModel,
  FollowUpClosedModel,
  UnusualAnswerModel,
]);
export const FollowUpResult = resultUnion('FollowUpResult', [
  FollowUpModel,
  StaleVersionModel,
  FollowUpClosedModel,
  UnusualAnswerModel,
]);
