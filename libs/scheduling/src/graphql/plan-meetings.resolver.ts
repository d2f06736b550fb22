import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, fairArgument, fromArgument, memberOf, organizerOf, staff } from '#access';
import { SlotModel, TableModel, slotLoader, tableLoader } from '#fair';
import { CurrentViewer, IdArg, IdListArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { InvalidInputError } from '#kernel';
import { BookMeetingService } from '../application/book-meeting.service.js';
import { ChangeMeetingsService } from '../application/change-meetings.service.js';
import { BookMeetingInput } from './meeting.inputs.js';
import { showMeeting } from './scheduling.loaders.js';
import { partyTo, runsFairOfMeeting } from './scheduling.policies.js';
import {
  ALREADY_BOOKED,
  BookMeetingResult,
  CancelMeetingResult,
  DELEGATE_UNAVAILABLE,
  DraftsReleased,
  FAIR_NOT_OPEN,
  FreePlace,
  MEETINGS_STRANDED,
  MEETING_STATE,
  MoveMeetingResult,
  NOT_AGREED,
  ReassignDelegatesResult,
  ReleaseDraftMeetingsResult,
  SLOT_TAKEN,
  SetMeetingFixedResult,
  TABLE_BLOCKED,
  TABLE_RESERVED,
} from './scheduling.results.js';

const LONGEST_REASON = 1_000;

/** Placing meetings in the timetable, and taking them out. */
@Resolver(() => FreePlace)
export class PlanMeetingsResolver {
  constructor(
    private readonly booking: BookMeetingService,
    private readonly changes: ChangeMeetingsService,
  ) {}

  @ResolveField(() => SlotModel, { nullable: true })
  slot(@Parent() { slotId }: FreePlace, @Context() context: RequestContext) {
    return context.load(slotLoader, slotId);
  }

  @ResolveField(() => TableModel, { nullable: true })
  table(@Parent() { tableId }: FreePlace, @Context() context: RequestContext) {
    return tableId ? context.load(tableLoader, tableId) : null;
  }

  @Mutation(() => BookMeetingResult, {
    description:
      'Books a meeting: the organiser between any two, a member of either side once the two have agreed to meet.',
  })
  @Allow(
    anyOf(
      organizerOf(fairArgument('input.fairId')),
      staff,
      memberOf(fromArgument('participation', 'input.supplierParticipationId')),
      memberOf(fromArgument('participation', 'input.buyerParticipationId')),
    ),
  )
  bookMeeting(
    @Args('input') input: BookMeetingInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof BookMeetingResult> {
    return orRefusal(
      async () => showMeeting(await this.booking.book(input, viewer), context),
      SLOT_TAKEN,
      DELEGATE_UNAVAILABLE,
      TABLE_BLOCKED,
      TABLE_RESERVED,
      NOT_AGREED,
      ALREADY_BOOKED,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => MoveMeetingResult, {
    description:
      'Moves a planned meeting with its people. Left out, the table stays when it is free then; otherwise the first free one is taken.',
  })
  @Allow(partyTo('meeting', 'meetingId'))
  moveMeeting(
    @IdArg('meetingId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('slotId') slotId: string,
    @IdArg('tableId', { nullable: true }) tableId: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof MoveMeetingResult> {
    return orRefusal(
      async () => {
        await this.changes.move(id, version, { slotId, tableId }, viewer);
        return showMeeting(id, context);
      },
      STALE_VERSION,
      MEETING_STATE,
      SLOT_TAKEN,
      DELEGATE_UNAVAILABLE,
      TABLE_BLOCKED,
      TABLE_RESERVED,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => ReassignDelegatesResult, {
    description:
      'Replaces the people of a planned meeting. A member names people of their own side; those of the other side stay.',
  })
  @Allow(partyTo('meeting', 'meetingId'))
  reassignDelegates(
    @IdArg('meetingId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdListArg('delegateIds') delegateIds: string[],
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof ReassignDelegatesResult> {
    return orRefusal(
      async () => {
        await this.changes.reassignDelegates(id, version, delegateIds, viewer);
        return showMeeting(id, context);
      },
      STALE_VERSION,
      MEETING_STATE,
      SLOT_TAKEN,
      DELEGATE_UNAVAILABLE,
      TABLE_BLOCKED,
      TABLE_RESERVED,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => SetMeetingFixedResult, {
    description: 'Whether a planned meeting stays where it is when a timetable is made.',
  })
  @Allow(runsFairOfMeeting('meetingId'))
  setMeetingFixed(
    @IdArg('meetingId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('isFixed') isFixed: boolean,
    @Context() context: RequestContext,
  ): Promise<typeof SetMeetingFixedResult> {
    return orRefusal(
      async () => {
        await this.changes.setFixed(id, version, isFixed);
        return showMeeting(id, context);
      },
      STALE_VERSION,
      MEETING_STATE,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => CancelMeetingResult, {
    description: 'Calls a planned meeting off; its table and people are free again.',
  })
  @Allow(partyTo('meeting', 'meetingId'))
  cancelMeeting(
    @IdArg('meetingId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('reason', { description: 'Shown to both sides.' }) reason: string,
    @Context() context: RequestContext,
  ): Promise<typeof CancelMeetingResult> {
    return orRefusal(
      async () => {
        await this.changes.cancel(id, version, reasonOf(reason));
        return showMeeting(id, context);
      },
      STALE_VERSION,
      MEETING_STATE,
    );
  }

  @Mutation(() => ReleaseDraftMeetingsResult, {
    description:
      'Shows all draft meetings of a fair to their organisations, all or none; refused while any of them stands where somebody is not there or the table is out of use.',
  })
  @Allow(anyOf(organizerOf(fairArgument('fairId')), staff))
  releaseDraftMeetings(@IdArg('fairId') fairId: string): Promise<typeof ReleaseDraftMeetingsResult> {
    return orRefusal(
      async () => Object.assign(new DraftsReleased(), { released: await this.changes.releaseDrafts(fairId) }),
      FAIR_NOT_OPEN,
      MEETINGS_STRANDED,
    );
  }
}

function reasonOf(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed === '') throw InvalidInputError.at('reason', 'Say why.');
  if (trimmed.length > LONGEST_REASON) {
    throw InvalidInputError.at('reason', `A reason has ${LONGEST_REASON} characters at most.`);
  }
  return trimmed;
}
