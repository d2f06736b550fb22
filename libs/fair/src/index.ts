import { Fair, FairDay, FairOrganizer, Hall, MeetingTable, Slot } from './domain/fair.entity.js';
import { Delegate, DelegateAbsence, Participation } from './domain/participation.entity.js';
import {
  FairSession,
  HallWalk,
  Interpreter,
  InterpreterBreak,
  MeetingPrecedence,
  SessionAttendance,
  TableBlock,
  TableTerms,
} from './domain/planning-terms.entity.js';

export { DelegatesService, type DelegateDetails } from './application/delegates.service.js';
export { FairDaysService } from './application/fair-days.service.js';
export { countAttendance, type Attendance, type AttendanceFilter } from './application/fair-attendance.js';
export { FairsService, type FairDetails } from './application/fairs.service.js';
export { lockedFair } from './application/locked-fair.js';
export { HallsService } from './application/halls.service.js';
export {
  ParticipationsService,
  type RegisteredParticipations,
} from './application/participations.service.js';
export { PlanningTermsService } from './application/planning-terms.service.js';
export { DELEGATE_ABSENT, TABLE_BLOCKED, delegateAbsent, tableBlocked } from './application/presence-sql.js';
export {
  FairSessionsService,
  announceSessions,
  assertNotOver,
  takeOutSession,
  type SessionDetails,
} from './application/fair-sessions.service.js';
export { ownSessions, type OwnSession } from './application/own-sessions.js';
export { SessionNews, type SessionChange, type SessionState } from './application/session-news.port.js';
export { SlotUse } from './application/slot-use.port.js';
export { HasMeetingsError } from './domain/fair.errors.js';
export { languagesBetween, primaryTags } from './domain/interpreting.js';
export { isSameLayout, type DaysLayout, type TimedSlot } from './domain/days-layout.js';
export { laySlots, type DayPlan, type SlotPlan } from './domain/lay-slots.js';
export { FairModule } from './fair.module.js';
export { HAS_MEETINGS, HasMeetingsModel } from './graphql/fair.results.js';
export { TABLE_PURPOSES, type TablePurpose } from './domain/planning-terms.entity.js';
export { FAIR_STATUSES, type FairStatus } from './domain/fair.entity.js';
export {
  PARTICIPATION_KINDS,
  SIDES,
  type ParticipationKind,
  type Side,
} from './domain/participation.entity.js';
export {
  delegateLoader,
  fairLoader,
  participationLoader,
  slotLoader,
  tableLoader,
} from './graphql/fair.loaders.js';
export {
  FairModel,
  FairStatusEnum,
  ParticipationKindEnum,
  SideEnum,
  toFairModel,
} from './graphql/fair.model.js';
export {
  DelegateModel,
  ParticipationModel,
  toDelegateModel,
  toParticipationModel,
} from './graphql/participation.model.js';
export { OwnSessionModel } from './graphql/own-session.model.js';
export { DaysLayoutInput } from './graphql/venue.inputs.js';
export { SlotModel, TableModel, toSlotModel, toTableModel } from './graphql/venue.model.js';
export { Delegate, DelegateAbsence, Fair, FairDay, FairOrganizer, Hall, MeetingTable, Participation, Slot };
export {
  FairSession,
  HallWalk,
  Interpreter,
  InterpreterBreak,
  MeetingPrecedence,
  SessionAttendance,
  TableBlock,
  TableTerms,
};
export const fairEntities = [
  Fair,
  FairOrganizer,
  FairDay,
  Slot,
  Hall,
  MeetingTable,
  Participation,
  Delegate,
  DelegateAbsence,
  TableTerms,
  TableBlock,
  HallWalk,
  FairSession,
  SessionAttendance,
  Interpreter,
  InterpreterBreak,
  MeetingPrecedence,
];
