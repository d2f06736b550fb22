import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { FairStatusEnum, type Side, SideEnum, SlotModel, TableModel } from '#fair';
import { Refusal, StaleVersionModel, enumOf, refusal, resultUnion } from '#graphql';
import type { MeetingStatus } from '../domain/meeting-state.js';
import type { RequestStatus } from '../domain/meeting-request-state.js';
import * as errors from '../domain/scheduling.errors.js';
import { MeetingRequestModel, RequestStatusEnum } from './meeting-request.model.js';
import { MeetingModel, MeetingStatusEnum, OutcomeModel } from './meeting.model.js';

const TakenKindEnum = enumOf('TakenKind', ['table', 'delegate', 'interpreter']);
const UnavailabilityEnum = enumOf('Unavailability', ['absent', 'withdrawn'], {
  describe: { absent: 'Not there in that slot.', withdrawn: 'Not coming to the fair any more.' },
});

@ObjectType({ description: 'Something that has another meeting at that time.' })
@Allow(everyone)
export class Taken {
  @Field(() => TakenKindEnum)
  kind!: 'table' | 'delegate' | 'interpreter';

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The label of the table or the name of the person.' })
  name!: string;
}

@ObjectType({ description: 'A slot and a table at which both sides could meet.' })
@Allow(everyone)
export class FreePlace {
  @Field(() => ID)
  slotId!: string;

  @Field(() => ID, { nullable: true, description: 'None where they meet on line.' })
  tableId!: string | null;

  @Field(() => SlotModel, { nullable: true })
  slot?: SlotModel | null;

  @Field(() => TableModel, { nullable: true })
  table?: TableModel | null;
}

@ObjectType({ description: 'A delegate who is not there.' })
@Allow(everyone)
export class UnavailableDelegate {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => UnavailabilityEnum)
  reason!: string;
}

@ObjectType('SlotTakenError', {
  implements: () => Refusal,
  description: 'The table or somebody needed has another meeting at that time.',
})
@Allow(everyone)
export class SlotTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [Taken], { description: 'Empty when no table at all is free.' })
  taken!: Taken[];

  @Field(() => [FreePlace], {
    description:
      'Up to 5 slots, the nearest first, in which both sides, a table and, where one is needed, an interpreter are free.',
  })
  alternatives!: FreePlace[];

  @Field(() => String, {
    nullable: true,
    description:
      'As `ja-vi`, when the two have no language in common and everybody who interprets between these, named in `taken`, is busy or has a break then.',
  })
  languagePair!: string | null;
}

@ObjectType('DelegateUnavailableError', {
  implements: () => Refusal,
  description: 'Somebody named is not there in that slot, or one side has nobody who is.',
})
@Allow(everyone)
export class DelegateUnavailableModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => SideEnum, { nullable: true, description: 'The side that has nobody.' })
  side!: Side | null;

  @Field(() => [UnavailableDelegate])
  unavailable!: UnavailableDelegate[];
}

@ObjectType('NotAgreedError', {
  implements: () => Refusal,
  description: 'The two have not agreed to meet.',
})
@Allow(everyone)
export class NotAgreedModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('TableBlockedError', { implements: () => Refusal, description: 'The table is out of use.' })
@Allow(everyone)
export class TableBlockedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  tableId!: string;

  @Field(() => String)
  label!: string;
}

@ObjectType('TableReservedError', {
  implements: () => Refusal,
  description: 'The table is kept for others, or one of the two receives at a stand of its own.',
})
@Allow(everyone)
export class TableReservedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  tableId!: string;

  @Field(() => String)
  label!: string;
}

@ObjectType('FairNotOpenError', {
  implements: () => Refusal,
  description: 'Meetings are planned while a fair is open or running.',
})
@Allow(everyone)
export class FairNotOpenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => FairStatusEnum)
  fairStatus!: string;
}

@ObjectType('AlreadyBookedError', {
  implements: () => Refusal,
  description: 'The two have a meeting planned at this fair already.',
})
@Allow(everyone)
export class AlreadyBookedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID, { nullable: true, description: 'None while that meeting is a draft.' })
  meetingId!: string | null;
}

@ObjectType('MeetingsStrandedError', {
  implements: () => Refusal,
  description: 'Drafts stand where somebody is not there or the table is out of use.',
})
@Allow(everyone)
export class MeetingsStrandedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int, { description: 'How many.' })
  meetings!: number;

  /** All of them, the earliest first; not in the schema. */
  meetingIds!: string[];
}

@ObjectType('MeetingStateError', {
  implements: () => Refusal,
  description: 'The state of the meeting does not allow it.',
})
@Allow(everyone)
export class MeetingStateModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus;
}

@ObjectType('PlaceGivenAwayError', {
  implements: () => Refusal,
  description: 'A no-show made room for another meeting, which has its table or people now.',
})
@Allow(everyone)
export class PlaceGivenAwayModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('MeetingNotStartedError', {
  implements: () => Refusal,
  description: 'What became of a meeting is recorded once its slot has begun.',
})
@Allow(everyone)
export class MeetingNotStartedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Date)
  startsAt!: Date;
}

@ObjectType('RequestPendingError', {
  implements: () => Refusal,
  description: 'The pair has an open request already, whoever asked.',
})
@Allow(everyone)
export class RequestPendingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  requestId!: string;

  @Field(() => SideEnum)
  askedBy!: Side;

  @Field(() => Date)
  expiresAt!: Date;
}

@ObjectType('RequestNotPendingError', {
  implements: () => Refusal,
  description: 'The request was answered, withdrawn or has expired in the meantime.',
})
@Allow(everyone)
export class RequestNotPendingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => RequestStatusEnum)
  status!: RequestStatus;
}

@ObjectType({ description: 'The drafts of a fair were released.' })
@Allow(everyone)
export class DraftsReleased {
  @Field(() => Int, { description: 'How many meetings their organisations see from now on.' })
  released!: number;
}

export const SLOT_TAKEN = refusal(errors.SlotTakenError, SlotTakenModel);
export const DELEGATE_UNAVAILABLE = refusal(errors.DelegateUnavailableError, DelegateUnavailableModel);
export const NOT_AGREED = refusal(errors.NotAgreedError, NotAgreedModel);
export const TABLE_BLOCKED = refusal(errors.TableBlockedError, TableBlockedModel);
export const TABLE_RESERVED = refusal(errors.TableReservedError, TableReservedModel);
export const FAIR_NOT_OPEN = refusal(errors.FairNotOpenError, FairNotOpenModel);
export const ALREADY_BOOKED = refusal(errors.AlreadyBookedError, AlreadyBookedModel);
export const MEETINGS_STRANDED = refusal(errors.MeetingsStrandedError, MeetingsStrandedModel);
export const MEETING_STATE = refusal(errors.MeetingStateError, MeetingStateModel);
export const PLACE_GIVEN_AWAY = refusal(errors.PlaceGivenAwayError, PlaceGivenAwayModel);
export const MEETING_NOT_STARTED = refusal(errors.MeetingNotStartedError, MeetingNotStartedModel);
export const REQUEST_PENDING = refusal(errors.RequestPendingError, RequestPendingModel);
export const REQUEST_NOT_PENDING = refusal(errors.RequestNotPendingError, RequestNotPendingModel);

export const BookMeetingResult = resultUnion('BookMeetingResult', [
  MeetingModel,
  SlotTakenModel,
  DelegateUnavailableModel,
  TableBlockedModel,
  TableReservedModel,
  NotAgreedModel,
  AlreadyBookedModel,
  FairNotOpenModel,
]);
export const MoveMeetingResult = resultUnion('MoveMeetingResult', [
  MeetingModel,
  StaleVersionModel,
  MeetingStateModel,
  SlotTakenModel,
  DelegateUnavailableModel,
  TableBlockedModel,
  TableReservedModel,
  FairNotOpenModel,
]);
export const ReassignDelegatesResult = resultUnion('ReassignDelegatesResult', [
  MeetingModel,
  StaleVersionModel,
  MeetingStateModel,
  SlotTakenModel,
  DelegateUnavailableModel,
  TableBlockedModel,
  TableReservedModel,
  FairNotOpenModel,
]);
export const SetMeetingFixedResult = resultUnion('SetMeetingFixedResult', [
  MeetingModel,
  StaleVersionModel,
  MeetingStateModel,
  FairNotOpenModel,
]);
export const CancelMeetingResult = resultUnion('CancelMeetingResult', [
  MeetingModel,
  StaleVersionModel,
  MeetingStateModel,
]);
export const RecordAttendanceResult = resultUnion('RecordAttendanceResult', [
  MeetingModel,
  MeetingStateModel,
  MeetingNotStartedModel,
  PlaceGivenAwayModel,
]);
export const RecordOutcomeResult = resultUnion('RecordOutcomeResult', [
  OutcomeModel,
  StaleVersionModel,
  MeetingStateModel,
  MeetingNotStartedModel,
]);
export const ReleaseDraftMeetingsResult = resultUnion('ReleaseDraftMeetingsResult', [
  DraftsReleased,
  FairNotOpenModel,
  MeetingsStrandedModel,
]);
export const RequestMeetingResult = resultUnion('RequestMeetingResult', [
  MeetingRequestModel,
  RequestPendingModel,
  FairNotOpenModel,
]);
export const AnswerMeetingRequestResult = resultUnion('AnswerMeetingRequestResult', [
  MeetingRequestModel,
  RequestNotPendingModel,
]);
