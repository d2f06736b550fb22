import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { HasMeetingsModel } from '#fair';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import {
  FairNotOpenModel,
  MeetingModel,
  MeetingNotStartedModel,
  MeetingStateModel,
  PlaceGivenAwayModel,
} from '#scheduling';
import * as errors from '../domain/floor.errors.js';
import { OfferStateEnum, WrongDayEnum } from './floor.enums.js';
import {
  CheckInModel,
  FloorCallModel,
  KioskWelcome,
  LateNoticeModel,
  OpenedKiosk,
  SlotOfferModel,
} from './floor-parts.model.js';
import { GroupDayModel } from './group-day.model.js';
import { RepairModel } from './repair.model.js';

@ObjectType('CodeUnknownError', {
  implements: () => Refusal,
  description: 'What was scanned or typed is nobody’s check-in code.',
})
@Allow(everyone)
export class CodeUnknownModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('CodeRevokedError', {
  implements: () => Refusal,
  description: 'The code is void: the delegate has got a new one.',
})
@Allow(everyone)
export class CodeRevokedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Date)
  renewedAt!: Date;
}

@ObjectType('OtherFairsCodeError', {
  implements: () => Refusal,
  description: 'The code is good, at another fair.',
})
@Allow(everyone)
export class OtherFairsCodeModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('DelegateGoneError', {
  implements: () => Refusal,
  description: 'The delegate, or the organisation, has been taken off the fair.',
})
@Allow(everyone)
export class DelegateGoneModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  organisationName!: string;
}

@ObjectType('AlreadyCheckedInError', {
  implements: () => Refusal,
  description: 'The delegate has been checked in that day.',
})
@Allow(everyone)
export class AlreadyCheckedInModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  checkInId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'The name of who did it, or of the kiosk.' })
  by!: string | null;
}

@ObjectType('WrongDayError', {
  implements: () => Refusal,
  description: 'Nobody, or not this delegate, is expected on this day. `anyway` checks them in all the same.',
})
@Allow(everyone)
export class WrongDayModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => WrongDayEnum)
  reason!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: 'The days of the fair, or from which on the delegate is expected.' })
  days!: string[];
}

@ObjectType('CheckInUndoneError', {
  implements: () => Refusal,
  description: 'The check-in has been taken back already.',
})
@Allow(everyone)
export class CheckInUndoneModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Date)
  undoneAt!: Date;
}

@ObjectType('GraceTimeError', {
  implements: () => Refusal,
  description: 'A side waits so long before it reports the other as a no-show.',
})
@Allow(everyone)
export class GraceTimeModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Date)
  until!: Date;

  @Field(() => Int)
  minutes!: number;
}

@ObjectType('NoShowNotOpenError', {
  implements: () => Refusal,
  description: 'No no-show of this side is recorded, or it has been decided already.',
})
@Allow(everyone)
export class NoShowNotOpenModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('MeetingNotAheadError', {
  implements: () => Refusal,
  description: 'The meeting is over, called off or not shown to its sides yet.',
})
@Allow(everyone)
export class MeetingNotAheadModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('OfferEndedError', {
  implements: () => Refusal,
  description: 'The offer can’t be taken any more.',
})
@Allow(everyone)
export class OfferEndedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => OfferStateEnum)
  state!: string;
}

@ObjectType('NothingToRepairError', {
  implements: () => Refusal,
  description:
    'Nothing in the timetable depends on what is to be taken out of the fair: no repair is needed for that.',
})
@Allow(everyone)
export class NothingToRepairModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('RepairStaleError', {
  implements: () => Refusal,
  description: 'The timetable has changed since the repair was worked out.',
})
@Allow(everyone)
export class RepairStaleModel implements Refusal {
  code!: string;
  message!: string;
}

export const CODE_UNKNOWN = refusal(errors.CodeUnknownError, CodeUnknownModel);
export const CODE_REVOKED = refusal(errors.CodeRevokedError, CodeRevokedModel);
export const OTHER_FAIRS_CODE = refusal(errors.OtherFairsCodeError, OtherFairsCodeModel);
export const DELEGATE_GONE = refusal(errors.DelegateGoneError, DelegateGoneModel);
export const ALREADY_CHECKED_IN = refusal(errors.AlreadyCheckedInError, AlreadyCheckedInModel);
export const WRONG_DAY = refusal(errors.WrongDayError, WrongDayModel);
export const CHECK_IN_UNDONE = refusal(errors.CheckInUndoneError, CheckInUndoneModel);
export const GRACE_TIME = refusal(errors.GraceTimeError, GraceTimeModel);
export const NO_SHOW_NOT_OPEN = refusal(errors.NoShowNotOpenError, NoShowNotOpenModel);
export const MEETING_NOT_AHEAD = refusal(errors.MeetingNotAheadError, MeetingNotAheadModel);
export const OFFER_ENDED = refusal(errors.OfferEndedError, OfferEndedModel);
export const NOTHING_TO_REPAIR = refusal(errors.NothingToRepairError, NothingToRepairModel);
export const REPAIR_STALE = refusal(errors.RepairStaleError, RepairStaleModel);

export const CheckInResult = resultUnion('CheckInResult', [
  CheckInModel,
  CodeUnknownModel,
  CodeRevokedModel,
  OtherFairsCodeModel,
  DelegateGoneModel,
  AlreadyCheckedInModel,
  WrongDayModel,
  FairNotOpenModel,
]);
export const KioskCheckInResult = resultUnion('KioskCheckInResult', [
  KioskWelcome,
  CodeUnknownModel,
  CodeRevokedModel,
  OtherFairsCodeModel,
  DelegateGoneModel,
  AlreadyCheckedInModel,
  WrongDayModel,
  FairNotOpenModel,
]);
export const UndoCheckInResult = resultUnion('UndoCheckInResult', [CheckInModel, CheckInUndoneModel]);
export const AdmitWalkInResult = resultUnion('AdmitWalkInResult', [
  CheckInModel,
  WrongDayModel,
  FairNotOpenModel,
]);
export const OpenKioskResult = resultUnion('OpenKioskResult', [OpenedKiosk, FairNotOpenModel]);
export const CallPartyResult = resultUnion('CallPartyResult', [FloorCallModel, MeetingNotAheadModel]);
export const SayLateResult = resultUnion('SayLateResult', [LateNoticeModel, MeetingNotAheadModel]);
export const ReportNoShowResult = resultUnion('ReportNoShowResult', [
  MeetingModel,
  MeetingStateModel,
  MeetingNotStartedModel,
  GraceTimeModel,
]);
export const GroupDayResult = resultUnion('GroupDayResult', [
  GroupDayModel,
  MeetingNotAheadModel,
  MeetingStateModel,
  MeetingNotStartedModel,
  GraceTimeModel,
  NoShowNotOpenModel,
  PlaceGivenAwayModel,
  StaleVersionModel,
]);
export const SettleNoShowResult = resultUnion('SettleNoShowResult', [
  MeetingModel,
  NoShowNotOpenModel,
  PlaceGivenAwayModel,
]);
export const AnswerOfferResult = resultUnion('AnswerOfferResult', [SlotOfferModel, OfferEndedModel]);
export const ProposeRepairResult = resultUnion('ProposeRepairResult', [
  RepairModel,
  NothingToRepairModel,
  HasMeetingsModel,
  FairNotOpenModel,
]);
export const ApplyRepairResult = resultUnion('ApplyRepairResult', [
  RepairModel,
  RepairStaleModel,
  FairNotOpenModel,
]);
