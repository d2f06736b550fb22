import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEmail,
  IsOptional,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Allow, anyOf, everyone, fromParent, memberOf, publicly, staff } from '#access';
import {
  LocalizedText,
  LocalizedTextInput,
  Refusal,
  StaleVersionModel,
  connectionOf,
  enumOf,
  refusal,
  resultUnion,
  toLocalizedTexts,
} from '#graphql';
import {
  ACTIVITY_KINDS,
  ACTIVITY_STATUSES,
  ACTIVITY_TOPICS,
  type Activity,
  type ActivityKind,
  type ActivitySession,
  type ActivityTopic,
  ENROLMENT_STATUSES,
} from '../domain/activity.entity.js';
import { PlacesTakenError, SessionAttendedError, SignUpClosedError } from '../domain/activity.errors.js';

export const ActivityKindEnum = enumOf('ActivityKind', ACTIVITY_KINDS, {
  describe: { consulting: 'A programme in the enterprise, such as 5S3D.' },
});
export const ActivityTopicEnum = enumOf('ActivityTopic', ACTIVITY_TOPICS, {
  description: 'What it is about; targets count by it.',
});
export const ActivityStatusEnum = enumOf('ActivityStatus', ACTIVITY_STATUSES, {
  describe: { draft: 'Seen by staff alone.' },
});
export const EnrolmentStatusEnum = enumOf('EnrolmentStatus', ENROLMENT_STATUSES);

@ObjectType('ActivitySession', { description: 'One time in which people come together.' })
@Allow(everyone)
export class ActivitySessionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String, { nullable: true })
  title!: string | null;
}

export function toSessionModel({ id, startsAt, endsAt, title }: ActivitySession): ActivitySessionModel {
  return Object.assign(new ActivitySessionModel(), { id, startsAt, endsAt, title: title ?? null });
}

@ObjectType('Activity', { description: 'A course, consulting programme or workshop for enterprises.' })
@Allow(
  anyOf(publicly(fromParent<{ status: string }>(({ status }) => ({ isPublic: status !== 'draft' }))), staff),
)
export class ActivityModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => ActivityKindEnum)
  kind!: string;

  @Field(() => ActivityTopicEnum)
  topic!: string;

  @Field(() => ActivityStatusEnum)
  status!: string;

  @Field(() => [LocalizedText])
  title!: LocalizedText[];

  @Field(() => [LocalizedText])
  description!: LocalizedText[];

  @Field(() => String)
  place!: string;

  @Field(() => String, { nullable: true, description: 'Who teaches or consults.' })
  provider!: string | null;

  @Field(() => String, { description: 'IANA name; its times are shown in it.' })
  timeZone!: string;

  @Field(() => Int, { nullable: true, description: 'People who can come; null for any number.' })
  places!: number | null;

  @Field(() => Date, { description: 'After it nobody signs up.' })
  signUpUntil!: Date;

  @Field(() => Int, {
    description:
      'Per cent of the sessions that a person must have come to for a certificate, and to be counted.',
  })
  requiredAttendance!: number;

  @Field(() => String, { nullable: true })
  cancelReason!: string | null;

  @Field(() => Boolean)
  isDemo!: boolean;

  /** For field resolvers; not in the schema. */
  fairId!: string | null;
}

@ObjectType('ActivityConnection')
@Allow(everyone)
export class ActivityConnection extends connectionOf(ActivityModel, 'Activity') {}

export function toActivityModel(activity: Activity): ActivityModel {
  const { id, version, kind, topic, status, title, description, place, timeZone, signUpUntil } = activity;
  return Object.assign(new ActivityModel(), {
    ...{ id, version, kind, topic, status, place, timeZone, signUpUntil },
    title: toLocalizedTexts(title),
    description: toLocalizedTexts(description),
    provider: activity.provider ?? null,
    places: activity.places ?? null,
    requiredAttendance: activity.requiredAttendance,
    cancelReason: activity.cancelReason ?? null,
    isDemo: activity.isDemo,
    fairId: activity.fair?.id ?? null,
  });
}

const sender = anyOf(
  staff,
  memberOf(
    fromParent<{ organisationId: string }>(({ organisationId }) => ({ organisationIds: [organisationId] })),
  ),
);

@ObjectType('ActivityParticipant', { description: 'A person whom an organisation sends.' })
@Allow(sender)
export class ActivityParticipantModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => [ID], { description: 'Sessions that the person came to.' })
  attendedSessionIds!: string[];

  @Field(() => Boolean, { description: 'Whether the person came to enough of them for a certificate.' })
  isCertified!: boolean;

  /** For the policy; not in the schema. */
  organisationId!: string;
}

@ObjectType('ActivityEnrolment', { description: 'An organisation that has signed up.' })
@Allow(sender)
export class ActivityEnrolmentModel {
  @Field(() => ID)
  id!: string;

  @Field(() => EnrolmentStatusEnum)
  status!: string;

  @Field(() => Int, { nullable: true, description: 'The place in the queue, from 1; null unless it waits.' })
  queuePlace!: number | null;

  @Field(() => [ActivityParticipantModel])
  participants!: ActivityParticipantModel[];

  /** For field resolvers and the policy; not in the schema. */
  organisationId!: string;
  activityId!: string;
}

@InputType()
export class ActivitySessionInput {
  @Field(() => ID, { nullable: true, description: 'Of a session that is kept.' })
  @IsOptional()
  id?: string | null;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  title?: string | null;
}

@InputType()
export class ActivityInput {
  @Field(() => ActivityKindEnum)
  kind!: ActivityKind;

  @Field(() => ActivityTopicEnum)
  topic!: ActivityTopic;

  @Field(() => [LocalizedTextInput])
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  title!: LocalizedTextInput[];

  @Field(() => [LocalizedTextInput], { defaultValue: [] })
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  description!: LocalizedTextInput[];

  @Field(() => String)
  @Length(1, 300)
  place!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  provider?: string | null;

  @Field(() => ID, { nullable: true, description: 'The fair on whose side it is held.' })
  @IsOptional()
  fairId?: string | null;

  @Field(() => String, { defaultValue: 'Asia/Ho_Chi_Minh' })
  timeZone!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(100_000)
  places?: number | null;

  @Field(() => Date)
  signUpUntil!: Date;

  @Field(() => Int, { defaultValue: 80 })
  @Min(1)
  @Max(100)
  requiredAttendance!: number;

  @Field(() => [ActivitySessionInput])
  @ArrayMaxSize(60)
  @ValidateNested()
  @Type(() => ActivitySessionInput)
  sessions!: ActivitySessionInput[];
}

@InputType()
export class PlanActivityInput extends ActivityInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(8, 100)
  idempotencyKey?: string;
}

@InputType()
export class ParticipantInput {
  @Field(() => String)
  @Length(1, 200)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  jobTitle?: string | null;

  @Field(() => String, { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined && value !== '')
  @IsEmail()
  email?: string | null;
}

@InputType()
export class EnrolInput {
  @Field(() => ID)
  activityId!: string;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => [ParticipantInput], { description: 'Everybody who comes; replaces those named before.' })
  @ArrayMaxSize(30)
  @ValidateNested()
  @Type(() => ParticipantInput)
  participants!: ParticipantInput[];
}

@InputType()
export class ActivityFilter {
  @Field(() => ActivityKindEnum, { nullable: true })
  @IsOptional()
  kind?: ActivityKind | null;

  @Field(() => ActivityTopicEnum, { nullable: true })
  @IsOptional()
  topic?: ActivityTopic | null;

  @Field(() => ID, { nullable: true, description: 'On the side of this fair.' })
  @IsOptional()
  fairId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With a session still to come, or with none.' })
  @IsOptional()
  isComing?: boolean | null;
}

@ObjectType('SignUpClosedError', { implements: () => Refusal, description: 'Nobody can sign up now.' })
@Allow(everyone)
export class SignUpClosedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => String, { description: 'draft, cancelled or past-deadline.' })
  reason!: string;
}

@ObjectType('PlacesTakenError', { implements: () => Refusal, description: 'More places are taken already.' })
@Allow(everyone)
export class PlacesTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  taken!: number;
}

@ObjectType('SessionAttendedError', {
  implements: () => Refusal,
  description: 'People have come to a session that was to be taken away.',
})
@Allow(everyone)
export class SessionAttendedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  sessionId!: string;
}

export const SIGN_UP_CLOSED = refusal(SignUpClosedError, SignUpClosedModel);
export const PLACES_TAKEN = refusal(PlacesTakenError, PlacesTakenModel);
export const SESSION_ATTENDED = refusal(SessionAttendedError, SessionAttendedModel);

export const ReviseActivityResult = resultUnion('ReviseActivityResult', [
  ActivityModel,
  PlacesTakenModel,
  SessionAttendedModel,
  SignUpClosedModel,
  StaleVersionModel,
]);
export const OpenActivityResult = resultUnion('OpenActivityResult', [ActivityModel, SignUpClosedModel]);
export const EnrolResult = resultUnion('EnrolResult', [ActivityEnrolmentModel, SignUpClosedModel]);
