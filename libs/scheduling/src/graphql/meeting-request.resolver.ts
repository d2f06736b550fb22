import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, fromArgument, memberOf, organizerOf, signedIn, staff } from '#access';
import { FairModel, ParticipationModel, fairLoader, participationLoader } from '#fair';
import { CurrentViewer, IdArg, PageArgs, type RequestContext, orRefusal, pageOf } from '#graphql';
import { Clock, InvalidInputError } from '#kernel';
import { ProposalModel, proposalLoader } from '#matching';
import { MeetingRequestsService } from '../application/meeting-requests.service.js';
import {
  type RequestBox,
  requestsInStatus,
  unbookedRequests,
  visibleRequests,
} from '../application/visible-meetings.js';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { type RequestStatus, statusAt } from '../domain/meeting-request-state.js';
import {
  MeetingRequestConnection,
  MeetingRequestModel,
  REQUEST_PARTS,
  RequestBoxEnum,
  RequestStatusEnum,
  toMeetingRequestModel,
} from './meeting-request.model.js';
import { RequestMeetingInput } from './meeting.inputs.js';
import { partyTo } from './scheduling.policies.js';
import {
  AnswerMeetingRequestResult,
  FAIR_NOT_OPEN,
  REQUEST_NOT_PENDING,
  REQUEST_PENDING,
  RequestMeetingResult,
} from './scheduling.results.js';

const LONGEST_NOTE = 2_000;
const asksFor = fromArgument('participation', 'input.fromParticipationId');

@Resolver(() => MeetingRequestModel)
export class MeetingRequestResolver {
  constructor(
    private readonly service: MeetingRequestsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => MeetingRequestConnection, {
    description: 'Requests of a fair, the newest first: those of the viewer’s organisations.',
  })
  @Allow(signedIn)
  meetingRequests(
    @IdArg('fairId') fairId: string,
    @Args('status', { type: () => RequestStatusEnum, nullable: true }) status: RequestStatus | null,
    @Args('box', { type: () => RequestBoxEnum, defaultValue: 'all' }) box: RequestBox,
    @Args('unbooked', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Only accepted ones whose two sides have no meeting yet.',
    })
    unbooked: boolean,
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<MeetingRequestConnection> {
    const now = this.clock.nowDate();
    return pageOf(em, MeetingRequest, {
      where: {
        $and: [
          visibleRequests(viewer, fairId, box),
          status ? requestsInStatus(status, now) : {},
          unbooked ? unbookedRequests(viewer, fairId) : {},
        ],
      },
      orderBy: { id: 'desc' },
      page,
      populate: REQUEST_PARTS,
      toNode: (request) => toMeetingRequestModel(request, statusAt(request, now)),
    });
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(@Parent() { fairId }: MeetingRequestModel, @Context() context: RequestContext) {
    return context.load(fairLoader, fairId);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  supplier(@Parent() { supplierId }: MeetingRequestModel, @Context() context: RequestContext) {
    return context.load(participationLoader, supplierId);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  buyer(@Parent() { buyerId }: MeetingRequestModel, @Context() context: RequestContext) {
    return context.load(participationLoader, buyerId);
  }

  @ResolveField(() => ProposalModel, { nullable: true })
  proposal(@Parent() { proposalId }: MeetingRequestModel, @Context() context: RequestContext) {
    return proposalId ? context.load(proposalLoader, proposalId) : null;
  }

  @Mutation(() => RequestMeetingResult, { description: 'Asks the other side for a meeting.' })
  @Allow(anyOf(memberOf(asksFor), organizerOf(asksFor), staff))
  requestMeeting(
    @Args('input') input: RequestMeetingInput,
    @Context() context: RequestContext,
  ): Promise<typeof RequestMeetingResult> {
    return orRefusal(
      async () => this.show(await this.service.request(input), context),
      REQUEST_PENDING,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => AnswerMeetingRequestResult, {
    description: 'Agrees to meet: contacts open, and either side can book a meeting.',
  })
  @Allow(partyTo('meeting-request-asked', 'requestId'))
  acceptMeetingRequest(
    @IdArg('requestId') id: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @Context() context: RequestContext,
  ): Promise<typeof AnswerMeetingRequestResult> {
    return orRefusal(async () => {
      await this.service.accept(id, noteOf(note));
      return this.show(id, context);
    }, REQUEST_NOT_PENDING);
  }

  @Mutation(() => AnswerMeetingRequestResult, { description: 'Says no; the asker reads the note.' })
  @Allow(partyTo('meeting-request-asked', 'requestId'))
  declineMeetingRequest(
    @IdArg('requestId') id: string,
    @Args('note', { type: () => String, nullable: true }) note: string | null,
    @Context() context: RequestContext,
  ): Promise<typeof AnswerMeetingRequestResult> {
    return orRefusal(async () => {
      await this.service.decline(id, noteOf(note));
      return this.show(id, context);
    }, REQUEST_NOT_PENDING);
  }

  @Mutation(() => AnswerMeetingRequestResult, { description: 'Takes back a request before it is answered.' })
  @Allow(partyTo('meeting-request-asker', 'requestId'))
  withdrawMeetingRequest(
    @IdArg('requestId') id: string,
    @Context() context: RequestContext,
  ): Promise<typeof AnswerMeetingRequestResult> {
    return orRefusal(async () => {
      await this.service.withdraw(id);
      return this.show(id, context);
    }, REQUEST_NOT_PENDING);
  }

  private async show(id: string, { em }: RequestContext): Promise<MeetingRequestModel> {
    const request = await em.findOneOrFail(MeetingRequest, { id }, { populate: REQUEST_PARTS });
    return toMeetingRequestModel(request, statusAt(request, this.clock.nowDate()));
  }
}

function noteOf(note: string | null): string | null {
  const trimmed = note?.trim() || null;
  if (trimmed && trimmed.length > LONGEST_NOTE) {
    throw InvalidInputError.at('note', `A note has ${LONGEST_NOTE} characters at most.`);
  }
  return trimmed;
}
