import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer } from '#access';
import {
  CurrentViewer,
  IDEMPOTENCY_KEY,
  IdArg,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
} from '#graphql';
import { RecordMeetingsService } from '../application/record-meetings.service.js';
import { Outcome } from '../domain/meeting.entity.js';
import { RecordOutcomeInput, UNLESS_RECORDED } from './meeting.inputs.js';
import { toOutcomeModel } from './meeting.model.js';
import { showMeeting } from './scheduling.loaders.js';
import { partyTo, runsFairOfMeeting } from './scheduling.policies.js';
import {
  MEETING_NOT_STARTED,
  MEETING_STATE,
  PLACE_GIVEN_AWAY,
  RecordAttendanceResult,
  RecordOutcomeResult,
} from './scheduling.results.js';

const EARLY = {
  type: () => Boolean,
  defaultValue: false,
  description: 'Though the slot has not begun. For staff.',
};

/** What became of meetings. */
@Resolver()
export class RecordMeetingsResolver {
  constructor(private readonly service: RecordMeetingsService) {}

  @Mutation(() => RecordAttendanceResult, { description: 'The meeting takes or took place.' })
  @Allow(partyTo('meeting', 'meetingId'))
  holdMeeting(
    @IdArg('meetingId') id: string,
    @Args('early', EARLY) early: boolean,
    @Args('unlessRecorded', UNLESS_RECORDED) unlessRecorded: boolean,
    @Args('idempotencyKey', IDEMPOTENCY_KEY) idempotencyKey: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof RecordAttendanceResult> {
    return orRefusal(
      async () => {
        await this.service.hold({ meetingId: id, early, unlessRecorded, idempotencyKey }, viewer);
        return showMeeting(id, context);
      },
      MEETING_STATE,
      MEETING_NOT_STARTED,
      PLACE_GIVEN_AWAY,
    );
  }

  @Mutation(() => RecordAttendanceResult, {
    description: 'Takes back that a meeting was held or a no-show.',
  })
  @Allow(runsFairOfMeeting('meetingId'))
  reopenMeeting(
    @IdArg('meetingId') id: string,
    @Context() context: RequestContext,
  ): Promise<typeof RecordAttendanceResult> {
    return orRefusal(
      async () => {
        await this.service.reopen(id);
        return showMeeting(id, context);
      },
      MEETING_STATE,
      PLACE_GIVEN_AWAY,
    );
  }

  @Mutation(() => RecordOutcomeResult, {
    description:
      'Records what came of a meeting, for the viewer’s side or the organiser, or changes what was recorded before.',
  })
  @Allow(partyTo('meeting', 'input.meetingId'))
  recordOutcome(
    @Args('input') input: RecordOutcomeInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof RecordOutcomeResult> {
    return orRefusal(
      async () => {
        const id = await this.service.recordOutcome(input, viewer);
        return toOutcomeModel(
          await em.findOneOrFail(Outcome, { id }, { populate: ['meeting.supplier', 'meeting.buyer'] }),
        );
      },
      STALE_VERSION,
      MEETING_STATE,
      MEETING_NOT_STARTED,
    );
  }
}
