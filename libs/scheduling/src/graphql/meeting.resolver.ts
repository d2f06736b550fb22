import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FilterQuery } from '@mikro-orm/core';
import { Allow, type Viewer, signedIn } from '#access';
import {
  DelegateModel,
  FairModel,
  Interpreter,
  ParticipationModel,
  SlotModel,
  TableModel,
  delegateLoader,
  fairLoader,
  participationLoader,
  slotLoader,
  tableLoader,
} from '#fair';
import { CurrentViewer, IdArg, PageArgs, type RequestContext, loaderOf, pageOf } from '#graphql';
import { Clock, NotFoundError } from '#kernel';
import { ProposalModel, proposalLoader } from '#matching';
import { unrecordedMeetings, visibleMeetings } from '../application/visible-meetings.js';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { statusAt } from '../domain/meeting-request-state.js';
import { Meeting } from '../domain/meeting.entity.js';
import { MeetingRequestModel, REQUEST_PARTS, toMeetingRequestModel } from './meeting-request.model.js';
import { MeetingFilter } from './meeting.inputs.js';
import {
  MEETING_PARTS,
  MeetingConnection,
  MeetingModel,
  OutcomeModel,
  toMeetingModel,
} from './meeting.model.js';
import { interpretedPairs } from '../application/interpreting.js';
import { outcomesLoader } from './scheduling.loaders.js';

const requestLoader = loaderOf(
  (ids, { em }) => em.find(MeetingRequest, { id: { $in: [...ids] } }, { populate: REQUEST_PARTS }),
  (request) => request.id,
);

const interpreterNameLoader = loaderOf(
  (ids, { em }) => em.find(Interpreter, { id: { $in: [...ids] } }),
  ({ id }) => id,
  ({ name }) => name,
);

/** By fair, supplier and buyer: the languages between which somebody has to interpret. */
const languagePairLoader = loaderOf(
  async (keys, { em }) => {
    const asked = keys.map((key) => {
      const [fairId, supplierId, buyerId] = key.split(' ') as [string, string, string];
      return { key, fairId, supplierId, buyerId };
    });
    const found = [];
    for (const [fairId, pairs] of Map.groupBy(asked, (one) => one.fairId)) {
      const needs = await interpretedPairs(em, fairId, pairs);
      found.push(
        ...pairs.map(({ key }, index) => ({ key, languagePair: needs[index]?.languagePair ?? null })),
      );
    }
    return found;
  },
  ({ key }) => key,
  ({ languagePair }) => languagePair,
);

@Resolver(() => MeetingModel)
export class MeetingResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => MeetingModel, { description: 'One meeting that the viewer may see.' })
  @Allow(signedIn)
  async meeting(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<MeetingModel> {
    const where: FilterQuery<Meeting> = { $and: [{ id }, visibleMeetings(viewer)] };
    const meeting = await em.findOne(Meeting, where, { populate: MEETING_PARTS });
    if (!meeting) throw new NotFoundError('meeting', id);
    return toMeetingModel(meeting);
  }

  @Query(() => MeetingConnection, {
    description:
      'Meetings of a fair that the viewer may see, the earliest first; drafts are for those who run it.',
  })
  @Allow(signedIn)
  meetings(
    @IdArg('fairId') fairId: string,
    @Args('filter', { type: () => MeetingFilter, nullable: true }) filter: MeetingFilter | null,
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<MeetingConnection> {
    const wanted = filter ? conditions(filter, this.clock.nowDate()) : [];
    return pageOf(em, Meeting, {
      where: { $and: [{ fair: fairId }, visibleMeetings(viewer), ...wanted] },
      orderBy: { startsAt: 'asc', id: 'asc' },
      page,
      populate: MEETING_PARTS,
      toNode: toMeetingModel,
    });
  }

  @ResolveField(() => [OutcomeModel], { nullable: true })
  outcomes(@Parent() { id }: MeetingModel, @Context() context: RequestContext) {
    return context.load(outcomesLoader, id);
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(@Parent() { fairId }: MeetingModel, @Context() context: RequestContext) {
    return context.load(fairLoader, fairId);
  }

  @ResolveField(() => SlotModel, { nullable: true })
  slot(@Parent() { slotId }: MeetingModel, @Context() context: RequestContext) {
    return slotId === null ? null : context.load(slotLoader, slotId);
  }

  @ResolveField(() => TableModel, { nullable: true })
  table(@Parent() { tableId }: MeetingModel, @Context() context: RequestContext) {
    return tableId ? context.load(tableLoader, tableId) : null;
  }

  @ResolveField(() => String, { nullable: true })
  interpreterName(@Parent() { interpreterId }: MeetingModel, @Context() context: RequestContext) {
    return interpreterId ? context.load(interpreterNameLoader, interpreterId) : null;
  }

  @ResolveField(() => String, { nullable: true })
  lacksInterpreterFor(@Parent() meeting: MeetingModel, @Context() context: RequestContext) {
    const { interpreterId, fairId, supplierId, buyerId } = meeting;
    if (interpreterId !== null || meeting.status === 'cancelled') return null;
    return context.load(languagePairLoader, `${fairId} ${supplierId} ${buyerId}`);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  supplier(@Parent() { supplierId }: MeetingModel, @Context() context: RequestContext) {
    return context.load(participationLoader, supplierId);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  buyer(@Parent() { buyerId }: MeetingModel, @Context() context: RequestContext) {
    return context.load(participationLoader, buyerId);
  }

  @ResolveField(() => [DelegateModel])
  async delegates(
    @Parent() { attendeeIds }: MeetingModel,
    @Context() context: RequestContext,
  ): Promise<DelegateModel[]> {
    const delegates = await Promise.all(attendeeIds.map((id) => context.load(delegateLoader, id)));
    return delegates.filter((delegate) => delegate !== null);
  }

  @ResolveField(() => MeetingRequestModel, { nullable: true })
  async request(@Parent() { requestId }: MeetingModel, @Context() context: RequestContext) {
    const request = requestId ? await context.load(requestLoader, requestId) : null;
    return request && toMeetingRequestModel(request, statusAt(request, this.clock.nowDate()));
  }

  @ResolveField(() => ProposalModel, { nullable: true })
  proposal(@Parent() { proposalId }: MeetingModel, @Context() context: RequestContext) {
    return proposalId ? context.load(proposalLoader, proposalId) : null;
  }
}

function conditions(filter: MeetingFilter, now: Date): FilterQuery<Meeting>[] {
  const { statuses, participationId, organisationId, delegateId, slotId, tableId, from, until } = filter;
  const where: FilterQuery<Meeting>[] = [];
  if (statuses) where.push({ status: { $in: statuses } });
  if (participationId) where.push({ $or: [{ supplier: participationId }, { buyer: participationId }] });
  if (organisationId) {
    const organisation = organisationId;
    where.push({ $or: [{ supplier: { organisation } }, { buyer: { organisation } }] });
  }
  if (delegateId) where.push({ attendances: { $some: { delegate: delegateId } } });
  if (slotId) where.push({ slot: slotId });
  if (tableId) where.push({ table: tableId });
  if (from) where.push({ startsAt: { $gte: from } });
  if (until) where.push({ startsAt: { $lt: until } });
  if (filter.unrecorded) where.push(unrecordedMeetings(now));
  return where;
}
