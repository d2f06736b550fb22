import { Module } from '@nestjs/common';
import { SlotUse } from '#fair';
import { MeetingHistory } from '#matching';
import { SupplierFreeTime } from '#search';
import { MeetingSlotUse } from './adapters/meeting-slot-use.js';
import { SqlMeetingHistory } from './adapters/sql-meeting-history.js';
import { SqlSupplierFreeTime } from './adapters/sql-supplier-free-time.js';
import { AnswerDigestService } from './application/answer-digest.service.js';
import { BookMeetingService } from './application/book-meeting.service.js';
import { BookingLocks } from './application/booking-locks.js';
import { ChangeMeetingsService } from './application/change-meetings.service.js';
import { FreeSlotsService } from './application/free-slots.service.js';
import { MeetingRequestsService } from './application/meeting-requests.service.js';
import { PlaceChooser } from './application/place-chooser.js';
import { RecordMeetingsService } from './application/record-meetings.service.js';
import { RequestExpiryJob } from './application/request-expiry.job.js';
import { SchedulingSubjects } from './application/scheduling.subjects.js';
import { SlotRefusals } from './application/slot-refusals.js';
import { MeetingRequestResolver } from './graphql/meeting-request.resolver.js';
import { MeetingResolver } from './graphql/meeting.resolver.js';
import {
  MeetingsInTheWayResolver,
  StrandedMeetingsResolver,
} from './graphql/meetings-in-the-way.resolver.js';
import { PlanMeetingsResolver } from './graphql/plan-meetings.resolver.js';
import { RecordMeetingsResolver } from './graphql/record-meetings.resolver.js';
import { TimetableResolver } from './graphql/timetable.resolver.js';

const services = [
  BookMeetingService,
  ChangeMeetingsService,
  RecordMeetingsService,
  MeetingRequestsService,
  FreeSlotsService,
];

const resolvers = [
  MeetingResolver,
  MeetingRequestResolver,
  PlanMeetingsResolver,
  MeetingsInTheWayResolver,
  StrandedMeetingsResolver,
  RecordMeetingsResolver,
  TimetableResolver,
];

@Module({
  providers: [
    ...services,
    ...resolvers,
    BookingLocks,
    PlaceChooser,
    SlotRefusals,
    SchedulingSubjects,
    RequestExpiryJob,
    AnswerDigestService,
    { provide: SlotUse, useClass: MeetingSlotUse },
    { provide: MeetingHistory, useClass: SqlMeetingHistory },
    { provide: SupplierFreeTime, useClass: SqlSupplierFreeTime },
  ],
  exports: [...services, BookingLocks, SlotUse, MeetingHistory, SupplierFreeTime],
})
export class SchedulingModule {}
