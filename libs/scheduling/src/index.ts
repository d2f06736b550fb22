import { AnswerDigest } from './domain/answer-digest.entity.js';
import { Meeting, MeetingAttendance, Outcome } from './domain/meeting.entity.js';
import { MeetingRequest } from './domain/meeting-request.entity.js';

export { UNLESS_RECORDED } from './graphql/meeting.inputs.js';
export { AnswerDigestService } from './application/answer-digest.service.js';
export { BookMeetingService, type MeetingBooking } from './application/book-meeting.service.js';
export { BookingLocks } from './application/booking-locks.js';
export { ChangeMeetingsService } from './application/change-meetings.service.js';
export { FreeSlotsService } from './application/free-slots.service.js';
export { MeetingRequestsService, type AskForMeeting } from './application/meeting-requests.service.js';
export {
  RecordMeetingsService,
  type AbsentSide,
  type Attendance,
  type HowSaid,
  type OutcomeToRecord,
} from './application/record-meetings.service.js';
export { announceMeeting, type MeetingVerb } from './application/scheduling-events.js';
export { actingAt } from './application/locked-meeting.js';
export type { Acting } from './application/acting.js';
export { interpretedPairs, interpreterStates } from './application/interpreting.js';
export { PlaceTaken } from './application/place-chooser.js';
export {
  FAIR_NOT_OPEN,
  FairNotOpenModel,
  MEETING_NOT_STARTED,
  MEETING_STATE,
  MeetingNotStartedModel,
  MeetingStateModel,
  PLACE_GIVEN_AWAY,
  PlaceGivenAwayModel,
} from './graphql/scheduling.results.js';
export { ownMeetings, visibleMeetings } from './application/visible-meetings.js';
export {
  AbsentSideEnum,
  MeetingConnection,
  MeetingModel,
  MeetingStatusEnum,
  OutcomeSourceEnum,
  OutcomeKindEnum,
  toMeetingModel,
} from './graphql/meeting.model.js';
export { MeetingRequestModel } from './graphql/meeting-request.model.js';
export { meetingLoader, showMeeting } from './graphql/scheduling.loaders.js';
export { partyTo, runsFairOfMeeting } from './graphql/scheduling.policies.js';
export { lockKeys } from './domain/lock-keys.js';
export { SchedulingModule } from './scheduling.module.js';
export {
  MEETING_STATUSES,
  type MeetingAction,
  type MeetingStatus,
  nextStatus,
} from './domain/meeting-state.js';
export { REQUEST_STATUSES, statusAt, type RequestStatus } from './domain/meeting-request-state.js';
export {
  OUTCOME_KINDS,
  OUTCOME_SOURCES,
  type OutcomeKind,
  type OutcomeSource,
  outcomeFits,
  settledKind,
} from './domain/outcome.js';
export * from './domain/scheduling.errors.js';
export { AnswerDigest, Meeting, MeetingAttendance, MeetingRequest, Outcome };
export const schedulingEntities = [MeetingRequest, Meeting, MeetingAttendance, Outcome, AnswerDigest];
