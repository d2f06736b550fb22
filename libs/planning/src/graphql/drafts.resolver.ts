import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { found } from '#database';
import {
  IdArg,
  LARGEST_PAGE,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  groupLoaderOf,
  offsetOf,
  orRefusal,
  pageByOffset,
  pageOf,
} from '#graphql';
import { CompareTimetablesService, type WhyLeftOut } from '../application/compare-timetables.service.js';
import { readGroups, readMeetings } from '../application/draft-records.js';
import { DraftsService } from '../application/drafts.service.js';
import { FairFactsReader } from '../application/fair-facts.reader.js';
import { FactNames } from '../domain/name-faults.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import { MakeRoomInput, StartTimetableDraftInput } from './planning.inputs.js';
import { ComparisonModel, ParticipantBalanceModel, toDifferences } from './differences.model.js';
import {
  PlacedMeetingModel,
  RoomMakerModel,
  RoomMoveModel,
  TimetableDraftConnection,
  TimetableDraftModel,
  UnscheduledPairConnection,
  UnscheduledPairModel,
  UnplacedGroupMeetingModel,
  UnscheduledReasonModel,
  toDraftModel,
  toPlacedMeetingModel,
} from './drafts.model.js';
import { PlacedGroupMeetingModel, toGroupDifferences, toPlacedGroupModel } from './group-meetings.model.js';
import { Culprit } from './planning-faults.model.js';
import { plansFair, plansFairOf } from './planning.policies.js';
import { CloseDraftResult, DRAFT_CLOSED, EditDraftResult, PLACEMENT_REFUSED } from './planning.results.js';

const MOST_DIFFERENCES = 500;
const DEFAULT_PAGE = 25;

const MakingRoom = () =>
  Args('makingRoom', { type: () => MakeRoomInput, nullable: true, description: 'What gives way to it.' });

const countLoader = groupLoaderOf(
  (draftIds, { em }): Promise<{ draftId: string; count: number }[]> =>
    em.execute(
      `select draft_id as "draftId", count(*)::int as count from draft_meeting where draft_id = any(?::uuid[]) group by 1`,
      [`{${draftIds.join(',')}}`],
    ),
  ({ draftId }) => draftId,
  ({ count }) => count,
);

/** Drafts of a timetable: looking at them, comparing them, changing them by hand. */
@Resolver(() => TimetableDraftModel)
export class DraftsResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly comparing: CompareTimetablesService,
    private readonly reader: FairFactsReader,
  ) {}

  @Query(() => TimetableDraftConnection, { description: 'Drafts of the fair, the newest first.' })
  @Allow(plansFair('fairId'))
  timetableDrafts(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<TimetableDraftConnection> {
    return pageOf(em, TimetableDraft, {
      where: { fair: fairId, status: { $ne: 'discarded' } },
      orderBy: { id: 'desc' },
      page,
      toNode: toDraftModel,
    });
  }

  @Query(() => TimetableDraftModel, { description: 'One draft.' })
  @Allow(plansFairOf('timetable-draft', 'id'))
  async timetableDraft(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<TimetableDraftModel> {
    return toDraftModel(found(await em.findOne(TimetableDraft, { id }), 'draft', id));
  }

  @ResolveField(() => Int)
  async meetingCount(@Parent() { id }: TimetableDraftModel, @Context() context: RequestContext) {
    return (await context.load(countLoader, id))[0] ?? 0;
  }

  @ResolveField(() => [PlacedMeetingModel])
  async meetings(
    @Parent() { id, fairId }: TimetableDraftModel,
    @Context() { em }: RequestContext,
  ): Promise<PlacedMeetingModel[]> {
    const names = new FactNames(await this.reader.read(em, fairId));
    return (await readMeetings(em, id)).map((meeting) => toPlacedMeetingModel(meeting, names, fairId));
  }

  @ResolveField(() => [PlacedGroupMeetingModel])
  async groupMeetings(
    @Parent() { id, fairId }: TimetableDraftModel,
    @Context() { em }: RequestContext,
  ): Promise<PlacedGroupMeetingModel[]> {
    const groups = await readGroups(em, id);
    if (groups.length === 0) return [];
    const facts = await this.reader.read(em, fairId);
    const names = new FactNames(facts);
    return groups.map((group) => toPlacedGroupModel(group, facts, names));
  }

  @Query(() => ComparisonModel, {
    description:
      'Who gains, who loses and what moved between two timetables; without an id it is the timetable as it stands.',
  })
  @Allow(plansFair('fairId'))
  async compareTimetables(
    @IdArg('fairId') fairId: string,
    @IdArg('beforeDraftId', { nullable: true }) beforeDraftId: string | null,
    @IdArg('afterDraftId', { nullable: true }) afterDraftId: string | null,
  ): Promise<ComparisonModel> {
    const { changes, balances, groups, names, facts } = await this.comparing.compare(
      fairId,
      beforeDraftId ?? null,
      afterDraftId ?? null,
    );
    const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
    return Object.assign(new ComparisonModel(), {
      fairId,
      ...{ added: count('added'), moved: count('moved'), cancelled: count('cancelled') },
      differences: toDifferences(changes.slice(0, MOST_DIFFERENCES), names, fairId),
      groupMeetings: toGroupDifferences(groups, facts, names),
      balances: balances.map((one) =>
        Object.assign(new ParticipantBalanceModel(), one, {
          fairId,
          name: names.of(one.participationId).name,
        }),
      ),
    });
  }

  @Query(() => UnscheduledPairConnection, {
    description:
      'Pairs that have agreed to meet and have no meeting in a draft, what is worth most first: why, and what would make room.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  async unscheduledPairs(
    @IdArg('draftId') draftId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<UnscheduledPairConnection> {
    const offset = offsetOf(page.after);
    const first = Math.min(page.first ?? DEFAULT_PAGE, LARGEST_PAGE);
    const { items, total } = await this.comparing.unscheduled(draftId, offset, first);
    const { fair } = await em.findOneOrFail(TimetableDraft, { id: draftId });
    const nodes = items.map(({ reasons, room, ...pair }) =>
      Object.assign(new UnscheduledPairModel(), pair, { fairId: fair.id, ...toWhyModel({ reasons, room }) }),
    );
    return pageByOffset(nodes, offset, total);
  }

  @Query(() => [UnplacedGroupMeetingModel], {
    description: 'Group meetings that a draft leaves out: why, and what would make room.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  async unplacedGroupMeetings(
    @IdArg('draftId') draftId: string,
    @Context() { em }: RequestContext,
  ): Promise<UnplacedGroupMeetingModel[]> {
    const { fair } = found(await em.findOne(TimetableDraft, { id: draftId }), 'draft', draftId);
    return (await this.comparing.unplacedGroups(draftId)).map(({ groupId, title, isMust, ...why }) =>
      Object.assign(new UnplacedGroupMeetingModel(), {
        ...{ fairId: fair.id, groupMeetingId: groupId, title, isMust },
        ...toWhyModel(why),
      }),
    );
  }

  @Mutation(() => TimetableDraftModel, {
    description: 'Makes a draft of the timetable as it stands, to be changed by hand.',
  })
  @Allow(plansFair('input.fairId'))
  async startTimetableDraft(
    @Args('input') input: StartTimetableDraftInput,
    @Context() context: RequestContext,
  ): Promise<TimetableDraftModel> {
    return showDraft(await this.drafts.start(input), context);
  }

  @Mutation(() => CloseDraftResult)
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  renameTimetableDraft(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('name') name: string,
    @Context() context: RequestContext,
  ): Promise<typeof CloseDraftResult> {
    return orRefusal(
      async () => {
        await this.drafts.rename(id, version, name.slice(0, 100));
        return showDraft(id, context);
      },
      STALE_VERSION,
      DRAFT_CLOSED,
    );
  }

  @Mutation(() => CloseDraftResult, { description: 'Puts a draft aside for good.' })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  discardTimetableDraft(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() context: RequestContext,
  ): Promise<typeof CloseDraftResult> {
    return orRefusal(
      async () => {
        await this.drafts.discard(id, version);
        return showDraft(id, context);
      },
      STALE_VERSION,
      DRAFT_CLOSED,
    );
  }

  @Mutation(() => EditDraftResult, {
    description:
      'Moves a meeting of a draft. Left out, the table stays when it is free there, otherwise the first free one is taken; people come as they can.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  moveDraftMeeting(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('meetingId') meetingId: string,
    @IdArg('slotId') slotId: string,
    @IdArg('tableId', { nullable: true }) tableId: string | null,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () => this.drafts.move(id, version, meetingId, { slotId, tableId }));
  }

  @Mutation(() => EditDraftResult, { description: 'Two meetings of a draft change places.' })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  swapDraftMeetings(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('meetingId') meetingId: string,
    @IdArg('otherMeetingId') otherMeetingId: string,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () => this.drafts.swap(id, version, meetingId, otherMeetingId));
  }

  @Mutation(() => EditDraftResult, {
    description: 'Puts a meeting of two into a draft, and moves or takes out what gives way to it.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  addDraftMeeting(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('supplierParticipationId') supplierId: string,
    @IdArg('buyerParticipationId') buyerId: string,
    @IdArg('slotId') slotId: string,
    @IdArg('tableId', { nullable: true }) tableId: string | null,
    @MakingRoom() room: MakeRoomInput | null,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () =>
      this.drafts.add(id, version, { supplierId, buyerId }, { slotId, tableId }, room ?? undefined),
    );
  }

  @Mutation(() => EditDraftResult, {
    description: 'Takes a meeting out of a draft: when the draft is released, the meeting is cancelled.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  removeDraftMeeting(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('meetingId') meetingId: string,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () => this.drafts.remove(id, version, meetingId));
  }

  @Mutation(() => EditDraftResult, {
    description: 'Whether a search that starts from the draft leaves the meeting where it is.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  fixDraftMeeting(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('meetingId') meetingId: string,
    @Args('isFixed') isFixed: boolean,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () => this.drafts.setFixed(id, version, meetingId, isFixed));
  }

  @Mutation(() => EditDraftResult, {
    description:
      'Puts a group meeting into a slot of a draft, or moves it there; without a table it takes a free one.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  placeDraftGroupMeeting(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('groupMeetingId') groupId: string,
    @IdArg('slotId') slotId: string,
    @IdArg('tableId', { nullable: true }) tableId: string | null,
    @MakingRoom() room: MakeRoomInput | null,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () =>
      this.drafts.placeGroup(id, version, groupId, { slotId, tableId }, room ?? undefined),
    );
  }

  @Mutation(() => EditDraftResult, {
    description: 'Takes a group meeting out of a draft: once that is released, it is to be placed again.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  removeDraftGroupMeeting(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @IdArg('groupMeetingId') groupId: string,
    @Context() context: RequestContext,
  ): Promise<typeof EditDraftResult> {
    return this.edit(id, context, () => this.drafts.removeGroup(id, version, groupId));
  }

  private edit(
    id: string,
    context: RequestContext,
    change: () => Promise<unknown>,
  ): Promise<typeof EditDraftResult> {
    return orRefusal(
      async () => {
        await change();
        return showDraft(id, context);
      },
      STALE_VERSION,
      DRAFT_CLOSED,
      PLACEMENT_REFUSED,
    );
  }
}

export async function showDraft(id: string, { em }: RequestContext): Promise<TimetableDraftModel> {
  return toDraftModel(await em.findOneOrFail(TimetableDraft, { id }, { refresh: true }));
}

function toWhyModel({ reasons, room }: WhyLeftOut) {
  const named = (culprits: readonly Culprit[]) =>
    culprits.map((culprit) => Object.assign(new Culprit(), culprit));
  return {
    reasons: reasons.map(({ code, culprits }) =>
      Object.assign(new UnscheduledReasonModel(), { code, culprits: named(culprits) }),
    ),
    room:
      room &&
      Object.assign(new RoomMakerModel(), room, {
        culprits: named(room.culprits),
        moves: room.moves.map((move) => Object.assign(new RoomMoveModel(), move)),
        givenUp: [...room.givenUp],
      }),
  };
}
