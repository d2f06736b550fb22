import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, signedIn } from '#access';
import { OwnSessionModel, SideEnum } from '#fair';
import { LocalDate } from '#graphql';
import { AbsentSideEnum, MeetingStatusEnum, OutcomeKindEnum } from '#scheduling';
import type { MySession as MySessionView } from '../application/my-day.reader.js';
import { SlotOfferModel } from './floor-parts.model.js';

@ObjectType({ description: 'Those who run the fair call one’s side to its meeting.' })
@Allow(signedIn)
export class MyCall {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  calledAt!: Date;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;
}

@ObjectType({ description: 'What one’s own side has recorded of a meeting.' })
@Allow(signedIn)
export class MyOutcome {
  @Field(() => OutcomeKindEnum)
  kind!: string;

  @Field(() => Int, { description: 'To be given back when changing it.' })
  version!: number;
}

@ObjectType({ description: 'A meeting as one of its sides sees it on the day.' })
@Allow(signedIn)
export class MyMeeting {
  @Field(() => ID)
  id!: string;

  @Field(() => MeetingStatusEnum)
  status!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String, { nullable: true, description: 'None when it is held on line.' })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true })
  hallName!: string | null;

  @Field(() => Int, { description: 'On foot from the hall of the meeting before.' })
  walkMinutes!: number;

  @Field(() => SideEnum, { description: 'The viewer’s.' })
  side!: string;

  @Field(() => String, { description: 'The organisation on the other side.' })
  partnerName!: string;

  @Field(() => [String])
  partnerPeople!: string[];

  @Field(() => [String])
  ownPeople!: string[];

  @Field(() => Boolean, { description: 'Whether somebody of the other side has been checked in that day.' })
  partnerIsIn!: boolean;

  @Field(() => Int, { nullable: true, description: 'How late the other side has said it will be.' })
  partnerLateMinutes!: number | null;

  @Field(() => Int, { nullable: true })
  ownLateMinutes!: number | null;

  @Field(() => MyCall, { nullable: true })
  call!: MyCall | null;

  @Field(() => Date, { description: 'From when the other side may be reported as not having come.' })
  graceUntil!: Date;

  @Field(() => AbsentSideEnum, { nullable: true })
  absentSide!: string | null;

  @Field(() => Boolean, { description: 'Whether one can say that one was there.' })
  mayContradict!: boolean;

  @Field(() => Boolean)
  isContradicted!: boolean;

  @Field(() => MyOutcome, { nullable: true })
  ownOutcome!: MyOutcome | null;
}

@ObjectType({ description: 'Those who run the fair call one’s party to its group meeting.' })
@Allow(signedIn)
export class MyGroupCall {
  @Field(() => Date)
  calledAt!: Date;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;
}

@ObjectType({ description: 'What one’s own party has recorded of a group meeting.' })
@Allow(signedIn)
export class MyGroupOutcome extends MyOutcome {
  @Field(() => String, { nullable: true })
  note!: string | null;
}

@ObjectType('GroupPartner', { description: 'Another organisation of one’s group meeting.' })
@Allow(signedIn)
export class GroupPartnerModel {
  @Field(() => ID)
  participationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'Whether somebody of it has been checked in that day.' })
  isIn!: boolean;

  @Field(() => Int, { nullable: true, description: 'How late it has said it will be.' })
  lateMinutes!: number | null;

  @Field(() => Boolean, { description: 'Recorded as not having come.' })
  isAbsent!: boolean;
}

@ObjectType('MyGroup', { description: 'A group meeting as one of its parties sees it on the day.' })
@Allow(signedIn)
export class MyGroupModel {
  @Field(() => MeetingStatusEnum)
  status!: string;

  @Field(() => Int, { nullable: true })
  ownLateMinutes!: number | null;

  @Field(() => MyGroupCall, { nullable: true })
  call!: MyGroupCall | null;

  @Field(() => Date, { description: 'From when another party may be reported as not having come.' })
  graceUntil!: Date;

  @Field(() => Boolean, { description: 'Whether one’s own party is recorded as not having come.' })
  isAbsent!: boolean;

  @Field(() => Boolean, { description: 'Whether one can say that one was there.' })
  mayContradict!: boolean;

  @Field(() => Boolean)
  isContradicted!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer speaks for a party of it.' })
  maySpeak!: boolean;

  @Field(() => MyGroupOutcome, { nullable: true })
  ownOutcome!: MyGroupOutcome | null;

  @Field(() => [GroupPartnerModel], { description: 'The other organisations, by name.' })
  partners!: GroupPartnerModel[];
}

@ObjectType({ description: 'A session or group meeting of one’s own on the day.' })
@Allow(signedIn)
export class MySession extends OwnSessionModel {
  @Field(() => Int, { description: 'On foot from the hall where one was before.' })
  walkMinutes!: number;

  @Field(() => MyGroupModel, { nullable: true, description: 'Of a group meeting; none of other sessions.' })
  group!: MyGroupModel | null;
}

@ObjectType({ description: 'A delegate’s badge with the code that checks them in.' })
@Allow(signedIn)
export class CheckInBadge {
  @Field(() => ID)
  delegateId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  organisationName!: string;

  @Field(() => String, { description: 'To be shown as a QR code.' })
  code!: string;

  @Field(() => Date, { nullable: true })
  checkedInAt!: Date | null;
}

@ObjectType('MyDay', { description: 'What a participant needs between two meetings.' })
@Allow(signedIn)
export class MyDayModel {
  @Field(() => ID)
  fairId!: string;

  @Field(() => LocalDate)
  date!: string;

  @Field(() => Date, { description: 'When this was read, by the service’s clock.' })
  at!: Date;

  @Field(() => String)
  timeZone!: string;

  @Field(() => [MyMeeting])
  meetings!: MyMeeting[];

  @Field(() => [MySession], {
    description: 'Group meetings and other sessions that one’s own people attend.',
  })
  sessions!: MySession[];

  @Field(() => [CheckInBadge], { description: 'Of the viewer first, then of colleagues.' })
  badges!: CheckInBadge[];

  @Field(() => [SlotOfferModel], { description: 'Freed slots that are offered to one’s own side now.' })
  offers!: SlotOfferModel[];
}

export function toMySession({ group, ...session }: MySessionView): MySession {
  return Object.assign(new MySession(), session, {
    group:
      group &&
      Object.assign(new MyGroupModel(), group, {
        call: group.call && Object.assign(new MyGroupCall(), group.call),
        ownOutcome: group.ownOutcome && Object.assign(new MyGroupOutcome(), group.ownOutcome),
        partners: group.partners.map((one) => Object.assign(new GroupPartnerModel(), one)),
      }),
  });
}
