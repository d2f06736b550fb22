import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, signedIn } from '#access';
import { type Side, SideEnum } from '#fair';
import { CurrentViewer, IDEMPOTENCY_KEY, IdArg, LocalDate, type RequestContext, orRefusal } from '#graphql';
import {
  type AbsentSide,
  AbsentSideEnum,
  MEETING_NOT_STARTED,
  MEETING_STATE,
  PLACE_GIVEN_AWAY,
  UNLESS_RECORDED,
  partyTo,
  runsFairOfMeeting,
  showMeeting,
} from '#scheduling';
import { CallsService } from '../application/calls.service.js';
import { termsOf } from '../application/floor-terms.js';
import { MyDayReader } from '../application/my-day.reader.js';
import { NoShowsService } from '../application/no-shows.service.js';
import { OffersService } from '../application/offers.service.js';
import { FloorCall, LateNotice } from '../domain/floor-call.entity.js';
import type { Verdict } from '../domain/no-show-report.entity.js';
import { SlotOffer } from '../domain/slot-offer.entity.js';
import { VerdictEnum } from './floor.enums.js';
import { SayLateInput } from './floor.inputs.js';
import {
  FloorCallModel,
  OFFER_PARTS,
  SlotOfferModel,
  toFloorCallModel,
  toLateNoticeModel,
  toSlotOfferModel,
} from './floor-parts.model.js';
import { partyOnFloor, runsFloorOf } from './floor.policies.js';
import {
  AnswerOfferResult,
  CallPartyResult,
  GRACE_TIME,
  MEETING_NOT_AHEAD,
  NO_SHOW_NOT_OPEN,
  OFFER_ENDED,
  ReportNoShowResult,
  SayLateResult,
  SettleNoShowResult,
} from './floor.results.js';
import { CheckInBadge, MyCall, MyDayModel, MyMeeting, MyOutcome, toMySession } from './my-day.model.js';

const MEETING_PARTIES = ['meeting.supplier', 'meeting.buyer'] as const;
/** What participants do on the day, and what those who run the fair do with them. */
@Resolver()
export class DayResolver {
  constructor(
    private readonly reader: MyDayReader,
    private readonly calls: CallsService,
    private readonly noShows: NoShowsService,
    private readonly offers: OffersService,
  ) {}

  @Query(() => MyDayModel, {
    description:
      'One’s own meetings of a day with what matters at the fair: tables, walks, calls, badges and offers.',
  })
  @Allow(signedIn)
  async myDay(
    @IdArg('fairId') fairId: string,
    @Args('date', { type: () => LocalDate, nullable: true }) date: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<MyDayModel> {
    const { graceMinutes } = await termsOf(em, fairId);
    const day = await this.reader.read(em, fairId, viewer, graceMinutes, date);
    const organisation = { $in: [...viewer.organisationIds] };
    const offers = await em.find(
      SlotOffer,
      {
        ...{ fair: fairId, state: 'offered', expiresAt: { $gt: day.at } },
        $or: [{ supplier: { organisation } }, { buyer: { organisation } }],
      },
      { populate: OFFER_PARTS, orderBy: { id: 'asc' } },
    );
    return Object.assign(new MyDayModel(), {
      ...day,
      meetings: day.meetings.map((meeting) =>
        Object.assign(new MyMeeting(), meeting, {
          call: meeting.call && Object.assign(new MyCall(), meeting.call),
          ownOutcome: meeting.ownOutcome && Object.assign(new MyOutcome(), meeting.ownOutcome),
        }),
      ),
      sessions: day.sessions.map(toMySession),
      badges: day.badges.map((badge) => Object.assign(new CheckInBadge(), badge)),
      offers: offers.map(toSlotOfferModel),
    });
  }

  @Mutation(() => CallPartyResult, {
    description: 'Calls a side to its meeting, on the boards and on its phones.',
  })
  @Allow(runsFairOfMeeting('meetingId'))
  callParty(
    @IdArg('meetingId') meetingId: string,
    @Args('side', { type: () => SideEnum }) side: Side,
    @Context() context: RequestContext,
  ): Promise<typeof CallPartyResult> {
    return orRefusal(
      async () => showCall(await this.calls.call({ meetingId, side }), context),
      MEETING_NOT_AHEAD,
    );
  }

  @Mutation(() => FloorCallModel, { description: 'The party that is called says that it is on its way.' })
  @Allow(partyOnFloor('floor-call', 'callId'))
  async answerCall(@IdArg('callId') id: string, @Context() context: RequestContext): Promise<FloorCallModel> {
    await this.calls.answer(id);
    return showCall(id, context);
  }

  @Mutation(() => FloorCallModel, {
    description: 'The party has come, or is not waited for any more.',
  })
  @Allow(runsFloorOf('floor-call', 'callId'))
  async endCall(@IdArg('callId') id: string, @Context() context: RequestContext): Promise<FloorCallModel> {
    await this.calls.end(id);
    return showCall(id, context);
  }

  @Mutation(() => SayLateResult, { description: 'A side says how late it will be at a meeting.' })
  @Allow(partyTo('meeting', 'input.meetingId'))
  sayLate(
    @Args('input') input: SayLateInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof SayLateResult> {
    return orRefusal(async () => {
      const id = await this.calls.sayLate(input, viewer);
      return toLateNoticeModel(await em.findOneOrFail(LateNotice, { id }, { populate: MEETING_PARTIES }));
    }, MEETING_NOT_AHEAD);
  }

  @Mutation(() => ReportNoShowResult, {
    description:
      'One side or both did not come. A member of one side can say so of the other only, after the fair’s grace time.',
  })
  @Allow(partyTo('meeting', 'meetingId'))
  reportNoShow(
    @IdArg('meetingId') meetingId: string,
    @Args('absentSide', { type: () => AbsentSideEnum }) absentSide: AbsentSide,
    @Args('early', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Though the slot has not begun. For staff.',
    })
    early: boolean,
    @Args('unlessRecorded', UNLESS_RECORDED) unlessRecorded: boolean,
    @Args('idempotencyKey', IDEMPOTENCY_KEY) idempotencyKey: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof ReportNoShowResult> {
    return orRefusal(
      async () => {
        const input = { meetingId, absentSide, early, unlessRecorded, idempotencyKey };
        await this.noShows.report(input, viewer);
        return showMeeting(meetingId, context);
      },
      MEETING_STATE,
      MEETING_NOT_STARTED,
      GRACE_TIME,
    );
  }

  @Mutation(() => SettleNoShowResult, {
    description:
      'The side that is said not to have come says that it was there; those who run the fair decide.',
  })
  @Allow(partyTo('meeting', 'meetingId'))
  contradictNoShow(
    @IdArg('meetingId') meetingId: string,
    @Args('note', {
      type: () => String,
      nullable: true,
      description: 'For those who run the fair; 1,000 characters.',
    })
    note: string | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof SettleNoShowResult> {
    return orRefusal(async () => {
      await this.noShows.contradict(meetingId, note?.slice(0, 1_000) ?? null, viewer);
      return showMeeting(meetingId, context);
    }, NO_SHOW_NOT_OPEN);
  }

  @Mutation(() => SettleNoShowResult, {
    description: 'Settles whose no-show it was, or that the meeting was held.',
  })
  @Allow(runsFairOfMeeting('meetingId'))
  decideNoShow(
    @IdArg('meetingId') meetingId: string,
    @Args('verdict', { type: () => VerdictEnum }) verdict: Verdict,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof SettleNoShowResult> {
    return orRefusal(
      async () => {
        await this.noShows.decide(meetingId, verdict, viewer);
        return showMeeting(meetingId, context);
      },
      NO_SHOW_NOT_OPEN,
      PLACE_GIVEN_AWAY,
    );
  }

  @Mutation(() => AnswerOfferResult, {
    description:
      'A side takes the freed slot; with the last side that is asked the meeting is booked at once. Those who run the fair accept for the side they name, or for both.',
  })
  @Allow(partyOnFloor('slot-offer', 'offerId'))
  acceptOffer(
    @IdArg('offerId') id: string,
    @Args('side', { type: () => SideEnum, nullable: true }) side: Side | null,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof AnswerOfferResult> {
    return orRefusal(async () => {
      await this.offers.accept(id, viewer, side);
      return showOffer(id, context);
    }, OFFER_ENDED);
  }

  @Mutation(() => AnswerOfferResult, {
    description: 'A side does not want the freed slot; the next on the list is asked.',
  })
  @Allow(partyOnFloor('slot-offer', 'offerId'))
  declineOffer(
    @IdArg('offerId') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<typeof AnswerOfferResult> {
    return orRefusal(async () => {
      await this.offers.decline(id, viewer);
      return showOffer(id, context);
    }, OFFER_ENDED);
  }
}

async function showCall(id: string, { em }: RequestContext): Promise<FloorCallModel> {
  return toFloorCallModel(
    await em.findOneOrFail(FloorCall, { id }, { populate: MEETING_PARTIES, refresh: true }),
  );
}

async function showOffer(id: string, { em }: RequestContext): Promise<SlotOfferModel> {
  return toSlotOfferModel(
    await em.findOneOrFail(SlotOffer, { id }, { populate: OFFER_PARTS, refresh: true }),
  );
}
