import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { found } from '#database';
import { IdArg, PageArgs, type RequestContext, STALE_VERSION, orRefusal, pageOf } from '#graphql';
import { CompareTimetablesService } from '../application/compare-timetables.service.js';
import { FairFactsReader } from '../application/fair-facts.reader.js';
import { ReleaseService } from '../application/release.service.js';
import { FactNames } from '../domain/name-faults.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import { TimetableChange, TimetableVersion } from '../domain/timetable-version.entity.js';
import { showDraft } from './drafts.resolver.js';
import { ReleaseTimetableInput } from './planning.inputs.js';
import { DifferenceModel, toDifferences } from './differences.model.js';
import { GroupMeetingDifferenceModel, toGroupDifferences } from './group-meetings.model.js';
import { toFaults } from './planning-faults.model.js';
import {
  ReleasePreviewModel,
  TimetableChangeConnection,
  TimetableVersionConnection,
  TimetableVersionModel,
  toChangeModel,
  toRecipientModel,
  toVersionModel,
} from './releases.model.js';
import { plansFair, plansFairOf } from './planning.policies.js';
import {
  DRAFT_CLOSED,
  DraftRebasedModel,
  FAIR_NOT_OPEN,
  RebaseDraftResult,
  ReleaseTimetableResult,
  TIMETABLE_CHANGED,
} from './planning.results.js';

const MOST_RECIPIENTS = 200;

/** Making drafts the fair's timetable, and what was released so far. */
@Resolver(() => TimetableVersionModel)
export class ReleasesResolver {
  constructor(
    private readonly releases: ReleaseService,
    private readonly comparing: CompareTimetablesService,
    private readonly reader: FairFactsReader,
  ) {}

  @Query(() => ReleasePreviewModel, {
    description: 'What releasing a draft would change now, whom it would tell, and what stands in its way.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  async releasePreview(
    @IdArg('draftId') draftId: string,
    @Context() { em }: RequestContext,
  ): Promise<ReleasePreviewModel> {
    const { fair } = found(await em.findOne(TimetableDraft, { id: draftId }), 'draft', draftId);
    const { changes, groups, conflicts, recipients, unreached } = await this.releases.preview(draftId);
    const facts = await this.reader.read(em, fair.id);
    const names = new FactNames(facts);
    const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
    return Object.assign(new ReleasePreviewModel(), {
      fairId: fair.id,
      ...{ added: count('added'), moved: count('moved'), cancelled: count('cancelled') },
      groupMeetings: toGroupDifferences(groups, facts, names),
      conflicts: toFaults(conflicts),
      letters: recipients.length,
      recipients: recipients.slice(0, MOST_RECIPIENTS).map((one) => toRecipientModel(one, names, fair.id)),
      unreached: unreached.map((id) => names.of(id).name),
    });
  }

  @Query(() => TimetableVersionConnection, {
    description: 'Releases of the fair’s timetable, the newest first.',
  })
  @Allow(plansFair('fairId'))
  timetableVersions(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<TimetableVersionConnection> {
    return pageOf(em, TimetableVersion, {
      where: { fair: fairId },
      orderBy: { id: 'desc' },
      page,
      toNode: toVersionModel,
    });
  }

  @ResolveField(() => TimetableChangeConnection, { description: 'What it changed of the version before.' })
  async changes(
    @Parent() { id, fairId }: TimetableVersionModel,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<TimetableChangeConnection> {
    const names = await this.names(em, fairId);
    return pageOf(em, TimetableChange, {
      where: { version: id },
      orderBy: { id: 'asc' },
      page,
      toNode: (change) => toChangeModel(change, names, fairId),
    });
  }

  @Query(() => [DifferenceModel], {
    description: 'What leads from one version to another; version 0 is the empty timetable before the first.',
  })
  @Allow(plansFair('fairId'))
  async timetableDifference(
    @IdArg('fairId') fairId: string,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<DifferenceModel[]> {
    const { changes, names } = await this.comparing.difference(fairId, from, to);
    return toDifferences(changes, names, fairId);
  }

  @Query(() => [GroupMeetingDifferenceModel], {
    description:
      'What leads from the group meetings of one version to those of another, as `timetableDifference`.',
  })
  @Allow(plansFair('fairId'))
  async timetableGroupDifference(
    @IdArg('fairId') fairId: string,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
  ): Promise<GroupMeetingDifferenceModel[]> {
    const { groups, facts, names } = await this.comparing.groupDifference(fairId, from, to);
    return toGroupDifferences(groups, facts, names);
  }

  @Mutation(() => ReleaseTimetableResult, {
    description:
      'Makes a draft the fair’s timetable, all or nothing, and tells those whom it concerns what has changed for them. Refused while the timetable has changed in places that the draft changes too.',
  })
  @Allow(plansFairOf('timetable-draft', 'input.draftId'))
  releaseTimetable(
    @Args('input') input: ReleaseTimetableInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReleaseTimetableResult> {
    return orRefusal(
      async () => {
        const id = await this.releases.release(input);
        return toVersionModel(await em.findOneOrFail(TimetableVersion, { id }));
      },
      STALE_VERSION,
      DRAFT_CLOSED,
      TIMETABLE_CHANGED,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => RebaseDraftResult, {
    description:
      'Brings a draft up to date with the timetable: changes made by hand since win, and what no longer fits finds another place or stays out.',
  })
  @Allow(plansFairOf('timetable-draft', 'draftId'))
  rebaseTimetableDraft(
    @IdArg('draftId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() context: RequestContext,
  ): Promise<typeof RebaseDraftResult> {
    return orRefusal(
      async () => {
        const { moved, dropped } = await this.releases.rebase(id, version);
        return Object.assign(new DraftRebasedModel(), {
          moved,
          dropped,
          draft: await showDraft(id, context),
        });
      },
      STALE_VERSION,
      DRAFT_CLOSED,
    );
  }

  private async names(em: EntityManager, fairId: string): Promise<FactNames> {
    return new FactNames(await this.reader.read(em, fairId));
  }
}
