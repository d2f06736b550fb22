import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow } from '#access';
import { SideEnum } from '#fair';
import { LocalDate } from '#graphql';
import { AbsentSideEnum, MeetingStatusEnum, OutcomeKindEnum, OutcomeSourceEnum } from '#scheduling';
import type { FloorDay, FloorMeeting } from '../application/floor.reader.js';
import type { Terms } from '../application/floor-terms.js';
import { CheckInWayEnum, VerdictEnum } from './floor.enums.js';
import { type OfFloor, whoeverRunsTheFloor } from './floor.policies.js';
import { FreedSlotModel, KioskModel } from './floor-parts.model.js';

@ObjectType('FloorTerms', { description: 'What a fair has settled for its days.' })
@Allow(whoeverRunsTheFloor)
export class FloorTermsModel implements OfFloor {
  fairId!: string;

  @Field(() => Int, { description: 'How long a side waits before it may report the other as a no-show.' })
  graceMinutes!: number;

  @Field(() => Int, { description: 'How long an offer of a freed slot stands.' })
  offerMinutes!: number;

  @Field(() => Boolean, { description: 'Whether freed slots are offered to the waiting list.' })
  offersFreedSlots!: boolean;
}

@ObjectType({ description: 'A slot of the day.' })
@Allow(whoeverRunsTheFloor)
export class FloorSlot implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;
}

@ObjectType({ description: 'A table, with its hall.' })
@Allow(whoeverRunsTheFloor)
export class FloorTable implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  label!: string;

  @Field(() => ID)
  hallId!: string;

  @Field(() => String)
  hallName!: string;

  @Field(() => [ID], { description: 'Slots of the day in which it is out of use.' })
  blockedSlotIds!: string[];
}

@ObjectType({ isAbstract: true })
abstract class StandingCall implements OfFloor {
  fairId!: string;

  @Field(() => Date)
  calledAt!: Date;

  @Field(() => Date, { nullable: true, description: 'The party has said that it is on its way.' })
  answeredAt!: Date | null;
}

@ObjectType({ description: 'A call that stands.' })
@Allow(whoeverRunsTheFloor)
export class FloorPartyCall extends StandingCall {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ description: 'A call of a party to its group meeting.' })
@Allow(whoeverRunsTheFloor)
export class FloorGroupCall extends StandingCall {}

@ObjectType({ isAbstract: true })
abstract class ExpectedParty implements OfFloor {
  fairId!: string;

  @Field(() => SideEnum)
  side!: string;

  @Field(() => ID)
  participationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [ID])
  delegateIds!: string[];

  @Field(() => Boolean, { description: 'Whether one of its people was checked in that day.' })
  isIn!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many minutes after the beginning it has said it comes; none without a word.',
  })
  lateMinutes!: number | null;
}

@ObjectType({ description: 'An organisation whose people attend a session.' })
@Allow(whoeverRunsTheFloor)
export class FloorSessionParty extends ExpectedParty {
  @Field(() => FloorGroupCall, { nullable: true })
  call!: FloorGroupCall | null;

  @Field(() => Boolean, { description: 'Recorded as not having come to the group meeting.' })
  isAbsent!: boolean;

  @Field(() => Boolean, { description: 'It says that it was there, and nobody has decided yet.' })
  isContradicted!: boolean;

  @Field(() => String, { nullable: true })
  contradiction!: string | null;

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'What it says came of the group meeting.' })
  outcomeKind!: string | null;

  @Field(() => String, { nullable: true })
  outcomeNote!: string | null;
}

@ObjectType({ description: 'One side of a meeting, as the floor sees it.' })
@Allow(whoeverRunsTheFloor)
export class FloorParty extends ExpectedParty {
  @Field(() => FloorPartyCall, { nullable: true })
  call!: FloorPartyCall | null;
}

@ObjectType({ description: 'Who said of a meeting that a side did not come, and what became of it.' })
@Allow(whoeverRunsTheFloor)
export class FloorNoShow implements OfFloor {
  fairId!: string;

  @Field(() => AbsentSideEnum)
  absentSide!: string;

  @Field(() => OutcomeSourceEnum)
  reportedFor!: string;

  @Field(() => Date)
  reportedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'The accused side says that it was there.' })
  contradictedAt!: Date | null;

  @Field(() => String, { nullable: true })
  contradiction!: string | null;

  @Field(() => VerdictEnum, { nullable: true, description: 'What was decided.' })
  verdict!: string | null;
}

@ObjectType({ description: 'A meeting of the day.' })
@Allow(whoeverRunsTheFloor)
export class FloorMeetingModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => MeetingStatusEnum)
  status!: string;

  @Field(() => ID)
  slotId!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => ID, { nullable: true, description: 'None for a meeting that is held on line.' })
  tableId!: string | null;

  @Field(() => AbsentSideEnum, { nullable: true })
  absentSide!: string | null;

  @Field(() => OutcomeKindEnum, { nullable: true })
  outcomeKind!: string | null;

  @Field(() => [FloorParty], { description: 'The supplier, then the buyer.' })
  parties!: FloorParty[];

  @Field(() => FloorNoShow, { nullable: true })
  noShow!: FloorNoShow | null;
}

@ObjectType({
  description: 'A session of the day: with a table a group meeting, else an opening, workshop or tour.',
})
@Allow(whoeverRunsTheFloor)
export class FloorSession implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Where a group meets.' })
  tableId!: string | null;

  @Field(() => MeetingStatusEnum, {
    description: 'What became of a group meeting; other sessions are released and stay so.',
  })
  status!: string;

  @Field(() => OutcomeKindEnum, {
    nullable: true,
    description:
      'By which a group meeting counts: the organiser’s word, else the most cautious of its parties.',
  })
  outcomeKind!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What those who run the fair noted of the outcome of a group meeting.',
  })
  organiserNote!: string | null;

  @Field(() => [FloorSessionParty], { description: 'By name.' })
  parties!: FloorSessionParty[];
}

@ObjectType({ description: 'A check-in of the day.' })
@Allow(whoeverRunsTheFloor)
export class FloorCheckIn implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => CheckInWayEnum)
  way!: string;

  @Field(() => String, { nullable: true, description: 'The name of who did it, or of the kiosk.' })
  by!: string | null;
}

@ObjectType({ description: 'A delegate as those at the entrance see them.' })
@Allow(whoeverRunsTheFloor)
export class FloorPerson implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  delegateId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => ID)
  participationId!: string;

  @Field(() => String)
  organisationName!: string;

  @Field(() => SideEnum)
  side!: string;

  @Field(() => Int, { description: 'Of that day, sessions and group meetings too.' })
  meetings!: number;

  @Field(() => Date, { nullable: true })
  firstMeetingAt!: Date | null;

  @Field(() => String, {
    description:
      'First 24 hexadecimal digits of the SHA-256 of the check-in code: by it a device without network knows the code again.',
  })
  codeHash!: string;

  @Field(() => FloorCheckIn, { nullable: true })
  checkIn!: FloorCheckIn | null;
}

@ObjectType({ description: 'How many have come.' })
@Allow(whoeverRunsTheFloor)
export class FloorCounters implements OfFloor {
  fairId!: string;

  @Field(() => Int, { description: 'Delegates who have not been taken off the fair.' })
  people!: number;

  @Field(() => Int, { description: 'Of those, with a meeting or a session that day.' })
  expected!: number;

  @Field(() => Int, { description: 'Expected and checked in.' })
  checkedIn!: number;

  @Field(() => Int, { description: 'Checked in, though nothing is planned for them that day.' })
  unexpected!: number;

  @Field(() => Int, { description: 'Expected and not checked in.' })
  missing!: number;

  @Field(() => Int)
  walkIns!: number;
}

@ObjectType('Floor', { description: 'A day of the fair while it happens.' })
@Allow(whoeverRunsTheFloor)
export class FloorModel implements OfFloor {
  @Field(() => ID)
  fairId!: string;

  @Field(() => LocalDate, { description: 'The day, on the fair’s clock.' })
  date!: string;

  @Field(() => Date, { description: 'When this was read, by the service’s clock.' })
  at!: Date;

  @Field(() => String)
  timeZone!: string;

  @Field(() => FloorTermsModel)
  terms!: FloorTermsModel;

  @Field(() => [FloorSlot])
  slots!: FloorSlot[];

  @Field(() => [FloorTable], { description: 'By hall and label.' })
  tables!: FloorTable[];

  @Field(() => [FloorMeetingModel], {
    description: 'Those that are shown to their sides and not called off.',
  })
  meetings!: FloorMeetingModel[];

  @Field(() => [FloorSession], { description: 'Group meetings and other sessions, the earliest first.' })
  sessions!: FloorSession[];

  @Field(() => [FloorPerson], { description: 'By organisation and name.' })
  people!: FloorPerson[];

  @Field(() => FloorCounters)
  counters!: FloorCounters;

  @Field(() => [FreedSlotModel], {
    description: 'Slots of the day that became free, and to whom they were offered.',
  })
  freedSlots?: FreedSlotModel[];

  @Field(() => [KioskModel], { description: 'Kiosks that are open.' })
  kiosks?: KioskModel[];
}

export function toTermsModel(fairId: string, terms: Terms): FloorTermsModel {
  const { graceMinutes, offerMinutes, offersFreedSlots } = terms;
  return Object.assign(new FloorTermsModel(), { fairId, graceMinutes, offerMinutes, offersFreedSlots });
}

export function toFloorModel(day: FloorDay): FloorModel {
  const { fairId } = day;
  return Object.assign(new FloorModel(), {
    ...day,
    terms: toTermsModel(fairId, day.terms),
    slots: day.slots.map((slot) => Object.assign(new FloorSlot(), slot, { fairId })),
    tables: day.tables.map((table) => Object.assign(new FloorTable(), table, { fairId })),
    meetings: day.meetings.map((meeting) => toFloorMeetingModel(meeting, fairId)),
    sessions: day.sessions.map((session) =>
      Object.assign(new FloorSession(), session, {
        fairId,
        parties: session.parties.map((party) =>
          Object.assign(new FloorSessionParty(), party, {
            fairId,
            call: party.call && Object.assign(new FloorGroupCall(), party.call, { fairId }),
          }),
        ),
      }),
    ),
    people: day.people.map((person) =>
      Object.assign(new FloorPerson(), person, {
        fairId,
        checkIn: person.checkIn && Object.assign(new FloorCheckIn(), person.checkIn, { fairId }),
      }),
    ),
    counters: Object.assign(new FloorCounters(), day.counters, { fairId }),
  });
}

function toFloorMeetingModel(meeting: FloorMeeting, fairId: string): FloorMeetingModel {
  return Object.assign(new FloorMeetingModel(), meeting, {
    fairId,
    parties: meeting.parties.map((party) =>
      Object.assign(new FloorParty(), party, {
        fairId,
        call: party.call && Object.assign(new FloorPartyCall(), party.call, { fairId }),
      }),
    ),
    noShow: meeting.noShow && Object.assign(new FloorNoShow(), meeting.noShow, { fairId }),
  });
}
