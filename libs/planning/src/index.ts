import { GroupMeeting, GroupParty } from './domain/group-meeting.entity.js';
import { PlanRun } from './domain/plan-run.entity.js';
import { DraftGroup, DraftMeeting, TimetableDraft } from './domain/timetable-draft.entity.js';
import {
  TimetableChange,
  TimetableGroupChange,
  TimetableVersion,
} from './domain/timetable-version.entity.js';

export { CompareTimetablesService } from './application/compare-timetables.service.js';
export { readGroups, readMeetings } from './application/draft-records.js';
export { DraftsService } from './application/drafts.service.js';
export { FairFactsReader } from './application/fair-facts.reader.js';
export { GroupMeetingsService, type GroupMeetingDetails } from './application/group-meetings.service.js';
export { PlanRunner } from './application/plan-runner.js';
export { PlanRunsService, type PlanRequest } from './application/plan-runs.service.js';
export { ReleaseService } from './application/release.service.js';
export { postLetters } from './application/release-letters.js';
export { type GroupChange, type Recipient, recipientsOf } from './application/release-recipients.js';
export { groupsAt, timetableAt } from './application/timetable-versions.reader.js';
export { checkPlaced } from './domain/check-placed.js';
export { peopleFor, tableFor } from './domain/choose-place.js';
export { type Absence, Absences } from './domain/absences.js';
export { type FairFacts, type MeetingFact, type PairFact, pairKey } from './domain/fair-facts.js';
export { FactNames, nameViolation } from './domain/name-faults.js';
export { placedOfTimetable, timetableOfPlaced } from './domain/place-timetable.js';
export {
  type PlacedGroup,
  type PlacedMeeting,
  isSamePeople,
  isSamePlace,
  placeOf,
} from './domain/placed-meeting.js';
export { personsOf } from './domain/shared-persons.js';
export { standingMeetings, strandedIn } from './domain/standing-meetings.js';
export { type StandingMeeting, type StatedProblem, stateProblem } from './domain/state-problem.js';
export { withoutInterpreter } from './domain/stated-people.js';
export type { MeetingChange } from './domain/timetable-diff.js';
export type { NamedFault } from './domain/planning-faults.js';
export * from './domain/planning.errors.js';
export { DEFAULT_WEIGHTS, type PlanWeights, worthOf } from './domain/plan-weights.js';
export { PlanningModule } from './planning.module.js';
export { groupsToPlace } from './domain/placed-group.js';
export {
  DraftGroup,
  DraftMeeting,
  GroupMeeting,
  GroupParty,
  PlanRun,
  TimetableChange,
  TimetableDraft,
  TimetableGroupChange,
  TimetableVersion,
};
export const planningEntities = [
  TimetableDraft,
  DraftMeeting,
  DraftGroup,
  GroupMeeting,
  GroupParty,
  PlanRun,
  TimetableVersion,
  TimetableChange,
  TimetableGroupChange,
];
export { PrintTimetableService, type PrintRequest } from './application/print-timetable.service.js';
export { PRINT_SCOPES, type PrintScope } from './domain/printed-timetable.js';
export { SCHEDULE_LANGUAGES, type ScheduleLanguage } from './domain/schedule-words.js';
