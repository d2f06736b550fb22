import {
  HoldMeetingMutation,
  RecordOutcomeMutation,
  ReportNoShowMutation,
} from '../features/meeting/meeting.documents.js';
import { AdmitWalkInMutation, CheckInMutation } from '../features/floor/check-in.documents.js';
import { SayLateMutation } from '../features/floor/floor.documents.js';
import {
  HoldGroupMeetingMutation,
  RecordGroupOutcomeMutation,
  ReportGroupNoShowMutation,
  SayLateToGroupMutation,
} from '../features/floor/group-day.documents.js';
import type { ActionKind } from './day-store.js';

/** How each kind of action is sent. */
export const DOCUMENTS: Readonly<Record<ActionKind, unknown>> = {
  checkIn: CheckInMutation,
  walkIn: AdmitWalkInMutation,
  hold: HoldMeetingMutation,
  outcome: RecordOutcomeMutation,
  noShow: ReportNoShowMutation,
  late: SayLateMutation,
  groupHold: HoldGroupMeetingMutation,
  groupOutcome: RecordGroupOutcomeMutation,
  groupNoShow: ReportGroupNoShowMutation,
  groupLate: SayLateToGroupMutation,
};
