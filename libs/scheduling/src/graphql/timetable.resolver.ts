import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  fairArgument,
  fromArgument,
  memberOf,
  organizerOf,
  signedIn,
  staff,
} from '#access';
import { found } from '#database';
import {
  Fair,
  MeetingTable,
  OwnSessionModel,
  Slot,
  SlotModel,
  TableModel,
  ownSessions,
  slotLoader,
  tableLoader,
  toSlotModel,
  toTableModel,
} from '#fair';
import { CurrentViewer, IdArg, type RequestContext } from '#graphql';
import { Clock } from '#kernel';
import { FreeSlotsService } from '../application/free-slots.service.js';
import { timetableEntries } from '../application/timetable.js';
import { ownMeetings, ownRequests, requestsInStatus } from '../application/visible-meetings.js';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { Meeting } from '../domain/meeting.entity.js';
import { REQUEST_PARTS, toMeetingRequestModel } from './meeting-request.model.js';
import { MEETING_PARTS, toMeetingModel } from './meeting.model.js';
import { CalendarModel, FreeSlotModel, TimetableModel, toTimetableMeetingModel } from './timetable.model.js';

const MOST_MEETINGS = 500;
const MOST_REQUESTS = 200;

@Resolver(() => FreeSlotModel)
export class TimetableResolver {
  constructor(
    private readonly freeSlotsService: FreeSlotsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => TimetableModel, {
    description: 'The board of a fair: the same few statements whatever the number of meetings.',
  })
  @Allow(anyOf(organizerOf(fairArgument('fairId')), staff))
  async timetable(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<TimetableModel> {
    found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    const slots = await em.find(Slot, { fair: fairId }, { orderBy: { startsAt: 'asc' } });
    const tables = await em.find(MeetingTable, { fair: fairId }, { populate: ['hall'] });
    const meetings = await timetableEntries(em, fairId);
    return Object.assign(new TimetableModel(), {
      fairId,
      slots: slots.map(toSlotModel),
      tables: tables.sort(byHallAndLabel).map(toTableModel),
      meetings: meetings.map((entry) => toTimetableMeetingModel(entry, fairId)),
    });
  }

  @Query(() => [FreeSlotModel], {
    description:
      'Where two sides could meet, the earliest first. For members once the two have agreed to meet; before that it is refused with the code NOT_AGREED.',
  })
  @Allow(
    anyOf(
      memberOf(fromArgument('participation', 'supplierParticipationId')),
      memberOf(fromArgument('participation', 'buyerParticipationId')),
      organizerOf(fromArgument('participation', 'supplierParticipationId')),
      staff,
    ),
  )
  async freeSlots(
    @IdArg('supplierParticipationId') supplierId: string,
    @IdArg('buyerParticipationId') buyerId: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<FreeSlotModel[]> {
    const free = await this.freeSlotsService.between(supplierId, buyerId, viewer);
    return free.map((place) => Object.assign(new FreeSlotModel(), place));
  }

  @ResolveField(() => SlotModel)
  slot(@Parent() { slotId }: FreeSlotModel, @Context() context: RequestContext) {
    return context.load(slotLoader, slotId);
  }

  @ResolveField(() => TableModel, { nullable: true })
  table(@Parent() { tableId }: FreeSlotModel, @Context() context: RequestContext) {
    return tableId ? context.load(tableLoader, tableId) : null;
  }

  @Query(() => CalendarModel, {
    description:
      'Meetings of the organisations for which the viewer speaks, or to which the viewer goes as a delegate, across fairs.',
  })
  @Allow(signedIn)
  async myCalendar(
    @IdArg('fairId', { nullable: true }) fairId: string | null,
    @Args('from', { type: () => Date, nullable: true, description: 'Meetings that end after this instant.' })
    from: Date | null,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<CalendarModel> {
    const now = this.clock.nowDate();
    const ofFair = fairId ? [{ fair: fairId }] : [];
    const meetings = await em.find(
      Meeting,
      { $and: [ownMeetings(viewer), ...ofFair, ...(from ? [{ endsAt: { $gt: from } }] : [])] },
      { populate: MEETING_PARTS, orderBy: { startsAt: 'asc', id: 'asc' }, limit: MOST_MEETINGS },
    );
    const requests = await em.find(
      MeetingRequest,
      { $and: [ownRequests(viewer, 'all'), requestsInStatus('pending', now), ...ofFair] },
      { populate: REQUEST_PARTS, orderBy: { expiresAt: 'asc', id: 'asc' }, limit: MOST_REQUESTS },
    );
    const sessions = await ownSessions(em, viewer, { fairId, from });
    return Object.assign(new CalendarModel(), {
      sessions: sessions.map((session) => Object.assign(new OwnSessionModel(), session)),
      meetings: meetings.map(toMeetingModel),
      pendingRequests: requests.map((request) => toMeetingRequestModel(request, 'pending')),
    });
  }
}

const collator = new Intl.Collator('en', { numeric: true });

function byHallAndLabel(one: MeetingTable, other: MeetingTable): number {
  return (
    collator.compare(one.hall.unwrap().name, other.hall.unwrap().name) ||
    collator.compare(one.label, other.label)
  );
}
