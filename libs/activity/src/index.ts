import {
  Activity,
  ActivityAttendance,
  ActivityEnrolment,
  ActivityParticipant,
  ActivitySession,
} from './domain/activity.entity.js';

export { ActivitiesService } from './application/activities.service.js';
export { ENROLMENTS_ATTENDED } from './application/attended-sql.js';
export { EnrolmentsService } from './application/enrolments.service.js';
export {
  ACTIVITY_KINDS,
  ACTIVITY_TOPICS,
  type ActivityKind,
  type ActivityTopic,
} from './domain/activity.entity.js';
export type { ActivityDetails } from './domain/activity-rules.js';
export { ActivityModule } from './activity.module.js';
export { Activity, ActivityAttendance, ActivityEnrolment, ActivityParticipant, ActivitySession };
export const activityEntities = [
  Activity,
  ActivitySession,
  ActivityEnrolment,
  ActivityParticipant,
  ActivityAttendance,
];
