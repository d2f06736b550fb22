import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, SubjectRegistry, type Viewer } from '#access';
import {
  CurrentViewer,
  IDEMPOTENCY_KEY,
  IdArg,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
} from '#graphql';
import { MEETING_NOT_STARTED, MEETING_STATE, PLACE_GIVEN_AWAY, UNLESS_RECORDED } from '#scheduling';
import { GroupDayService } from '../application/group-day.service.js';
import { GroupRecord } from '../domain/group-record.entity.js';
import { RecordGroupOutcomeInput, SayLateToGroupInput } from './floor.inputs.js';
import { partyToGroup, runsFloorOfGroup } from './floor.policies.js';
import { GRACE_TIME, GroupDayResult, MEETING_NOT_AHEAD, NO_SHOW_NOT_OPEN } from './floor.results.js';
import { GroupDayModel } from './group-day.model.js';

/** What participants say and do of group meetings on the day, and those who run the fair with them. */
@Resolver()
export class GroupDayResolver {
  constructor(
    private readonly service: GroupDayService,
    private readonly subjects: SubjectRegistry,
  ) {}

  @Mutation(() => GroupDayResult, {
    description: 'Calls a party to its group meeting, on the boards and on its phones.',
  })
  @Allow(runsFloorOfGroup('sessionId'))
  callGroupParty(
    @IdArg('sessionId') id: string,
    @IdArg('participationId') participationId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(id, context, () => this.service.call(id, participationId, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description: 'The party that is called to a group meeting says that it is on its way.',
  })
  @Allow(partyToGroup('sessionId'))
  answerGroupCall(
    @IdArg('sessionId') id: string,
    @IdArg('participationId', {
      nullable: true,
      description: 'For those who run the fair: which party is on its way.',
    })
    participationId: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(id, context, () => this.service.answerCall(id, viewer, participationId));
  }

  @Mutation(() => GroupDayResult, {
    description: 'The party that was called has come, or is not waited for any more.',
  })
  @Allow(runsFloorOfGroup('sessionId'))
  endGroupCall(
    @IdArg('sessionId') id: string,
    @IdArg('participationId') participationId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(id, context, () => this.service.endCall(id, participationId, viewer));
  }

  @Mutation(() => GroupDayResult, { description: 'A party says how late it will be at its group meeting.' })
  @Allow(partyToGroup('input.sessionId'))
  sayLateToGroup(
    @Args('input') input: SayLateToGroupInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(input.sessionId, context, () => this.service.sayLate(input, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description: 'The group meeting takes or took place, with those who came.',
  })
  @Allow(partyToGroup('sessionId'))
  holdGroupMeeting(
    @IdArg('sessionId') id: string,
    @Args('unlessRecorded', UNLESS_RECORDED) unlessRecorded: boolean,
    @Args('idempotencyKey', IDEMPOTENCY_KEY) idempotencyKey: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    const input = { sessionId: id, unlessRecorded, idempotencyKey };
    return this.answer(id, context, () => this.service.hold(input, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description:
      'A party did not come to its group meeting. The other parties can say so after the fair’s grace time. The group goes on without it; without a supplier and a buyer left it is a no-show, and its table and people are free for others.',
  })
  @Allow(partyToGroup('sessionId'))
  reportGroupNoShow(
    @IdArg('sessionId') id: string,
    @IdArg('participationId', { description: 'Who did not come.' }) participationId: string,
    @Args('idempotencyKey', IDEMPOTENCY_KEY) idempotencyKey: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    const input = { sessionId: id, participationId, idempotencyKey };
    return this.answer(id, context, () => this.service.reportNoShow(input, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description:
      'The party that is said not to have come to a group meeting says that it was there; those who run the fair decide.',
  })
  @Allow(partyToGroup('sessionId'))
  contradictGroupNoShow(
    @IdArg('sessionId') id: string,
    @Args('note', {
      type: () => String,
      nullable: true,
      description: 'For those who run the fair; 1,000 characters.',
    })
    note: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(id, context, () => this.service.contradict(id, note?.slice(0, 1_000) ?? null, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description:
      'Settles whether a party came to its group meeting; one to which a supplier and a buyer came was held. Refused when its place has been given to others.',
  })
  @Allow(runsFloorOfGroup('sessionId'))
  decideGroupNoShow(
    @IdArg('sessionId') id: string,
    @IdArg('participationId') participationId: string,
    @Args('came', { type: () => Boolean }) came: boolean,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(id, context, () => this.service.decideNoShow(id, participationId, came, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description: 'Takes back that a group meeting was held or a no-show, and who was absent.',
  })
  @Allow(runsFloorOfGroup('sessionId'))
  reopenGroupMeeting(
    @IdArg('sessionId') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(id, context, () => this.service.reopen(id, viewer));
  }

  @Mutation(() => GroupDayResult, {
    description:
      'Records what came of a group meeting for one’s own party or the organiser, or changes what was recorded before.',
  })
  @Allow(partyToGroup('input.sessionId'))
  recordGroupOutcome(
    @Args('input') input: RecordGroupOutcomeInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof GroupDayResult> {
    return this.answer(input.sessionId, context, () => this.service.recordOutcome(input, viewer));
  }

  private answer(
    id: string,
    context: RequestContext,
    work: () => Promise<void>,
  ): Promise<typeof GroupDayResult> {
    return orRefusal(
      async () => {
        await work();
        return this.show(id, context);
      },
      MEETING_NOT_AHEAD,
      MEETING_STATE,
      MEETING_NOT_STARTED,
      GRACE_TIME,
      NO_SHOW_NOT_OPEN,
      PLACE_GIVEN_AWAY,
      STALE_VERSION,
    );
  }

  private async show(sessionId: string, { em }: RequestContext): Promise<GroupDayModel> {
    const record = await em.findOneOrFail(
      GroupRecord,
      { session: sessionId },
      { populate: ['parties'], refresh: true },
    );
    const subject = (await this.subjects.load('floor-group', [sessionId])).get(sessionId);
    return Object.assign(new GroupDayModel(), {
      ...{ sessionId, fairId: record.fair.id, organisationIds: subject?.organisationIds ?? [] },
      ...{ status: record.status, outcomeKind: record.outcomeKind ?? null },
      absentParticipationIds: record.parties
        .getItems()
        .flatMap((one) => (one.absentAt ? [one.participation.id] : [])),
    });
  }
}
