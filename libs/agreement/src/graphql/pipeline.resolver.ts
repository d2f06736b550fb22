import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, staff } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { FairModel, fairLoader } from '#fair';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  groupLoaderOf,
  orRefusal,
  pageOf,
} from '#graphql';
import { PersonModel, personLoader } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import { MeetingModel, meetingLoader } from '#scheduling';
import { PipelineService } from '../application/pipeline.service.js';
import type { PipelineStage } from '../domain/pipeline-rules.js';
import { PipelineCard, PipelineMove } from '../domain/pipeline.entity.js';
import { agreementLoader } from './agreement.loaders.js';
import { AgreementModel } from './agreement.model.js';
import {
  PipelineCardConnection,
  PipelineCardInput,
  PipelineCardModel,
  PipelineCardResult,
  PipelineFilter,
  PipelineMoveModel,
  PipelineStageEnum,
  toPipelineCardModel,
  toPipelineMoveModel,
} from './pipeline.model.js';

const VERSION = { type: () => Int, description: 'The version that was read.' };

/** The last first. */
const movesLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(PipelineMove, { card: { $in: [...ids] } }, { orderBy: { id: 'desc' }, refresh: true }),
  (move) => move.card.id,
  toPipelineMoveModel,
);

@Resolver(() => PipelineCardModel)
export class PipelineResolver {
  constructor(
    private readonly pipeline: PipelineService,
    private readonly clock: Clock,
  ) {}

  @Query(() => PipelineCardConnection, {
    description: 'Cards, the one that has stood longest in its stage first.',
  })
  @Allow(staff)
  pipelineCards(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => PipelineFilter, nullable: true }) filter?: PipelineFilter | null,
  ): Promise<PipelineCardConnection> {
    const where: FilterQuery<PipelineCard> = {
      ...(filter?.stages && { stage: { $in: filter.stages } }),
      ...(filter?.assigneeId && { assigneeId: filter.assigneeId }),
      ...(filter?.unassigned && { assigneeId: null }),
      ...(filter?.fairId && { fair: filter.fairId }),
    };
    const now = this.clock.nowDate();
    return pageOf(em, PipelineCard, {
      ...{ where, orderBy: { stageSince: 'asc' as const, id: 'asc' as const }, page },
      toNode: (card) => toPipelineCardModel(card, now),
    });
  }

  @Mutation(() => PipelineCardModel, { description: 'Opens a card by hand.' })
  @Allow(staff)
  async openPipelineCard(
    @Args('input') input: PipelineCardInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<PipelineCardModel> {
    return this.shown(em, await this.pipeline.open(input, viewer));
  }

  @Mutation(() => PipelineCardResult, { description: 'Moves a card to another stage; a lost one says why.' })
  @Allow(staff)
  movePipelineCard(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('stage', { type: () => PipelineStageEnum }) stage: PipelineStage,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Promise<typeof PipelineCardResult> {
    assertLength('note', note);
    return orRefusal(async () => {
      await this.pipeline.move(id, version, stage, viewer, note);
      return this.shown(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => PipelineCardResult, { description: 'Says whose a card is and what happens next.' })
  @Allow(staff)
  revisePipelineCard(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Context() { em }: RequestContext,
    @IdArg('assigneeId', { nullable: true }) assigneeId?: string | null,
    @Args('nextStep', { type: () => String, nullable: true }) nextStep?: string | null,
    @Args('nextStepOn', { type: () => String, nullable: true, description: 'A day such as 2026-11-25.' })
    nextStepOn?: string | null,
  ): Promise<typeof PipelineCardResult> {
    assertLength('nextStep', nextStep);
    if (nextStepOn && !/^\d{4}-\d{2}-\d{2}$/.test(nextStepOn))
      throw InvalidInputError.at('nextStepOn', 'A day such as 2026-11-25.');
    return orRefusal(async () => {
      await this.pipeline.revise(id, version, { assigneeId: assigneeId ?? null, nextStep, nextStepOn });
      return this.shown(em, id);
    }, STALE_VERSION);
  }

  @ResolveField(() => OrganisationModel)
  supplier(@Parent() { supplierId }: PipelineCardModel, @Context() context: RequestContext) {
    return context.load(organisationLoader, supplierId);
  }

  @ResolveField(() => OrganisationModel)
  buyer(@Parent() { buyerId }: PipelineCardModel, @Context() context: RequestContext) {
    return context.load(organisationLoader, buyerId);
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(@Parent() { fairId }: PipelineCardModel, @Context() context: RequestContext) {
    return fairId ? context.load(fairLoader, fairId) : null;
  }

  @ResolveField(() => MeetingModel, { nullable: true, description: 'What it came from.' })
  meeting(@Parent() { meetingId }: PipelineCardModel, @Context() context: RequestContext) {
    return meetingId ? context.load(meetingLoader, meetingId) : null;
  }

  @ResolveField(() => AgreementModel, { nullable: true, description: 'What it has led to.' })
  agreement(@Parent() { agreementId }: PipelineCardModel, @Context() context: RequestContext) {
    return agreementId ? context.load(agreementLoader, agreementId) : null;
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'The member of staff whose it is.' })
  assignee(@Parent() { assigneeId }: PipelineCardModel, @Context() context: RequestContext) {
    return assigneeId ? context.load(personLoader, assigneeId) : null;
  }

  @ResolveField(() => [PipelineMoveModel], { description: 'The last first.' })
  moves(@Parent() { id }: PipelineCardModel, @Context() context: RequestContext) {
    return context.load(movesLoader, id);
  }

  private async shown(em: EntityManager, id: string): Promise<PipelineCardModel> {
    const card = await em.findOneOrFail(PipelineCard, { id }, { refresh: true });
    return toPipelineCardModel(card, this.clock.nowDate());
  }
}

@Resolver(() => PipelineMoveModel)
export class PipelineMoveResolver {
  @ResolveField(() => PersonModel, { nullable: true, description: 'null when a record moved it.' })
  person(@Parent() { personId }: PipelineMoveModel, @Context() context: RequestContext) {
    return personId ? context.load(personLoader, personId) : null;
  }
}

function assertLength(path: string, text: string | null | undefined): void {
  if (text && text.length > 500) throw InvalidInputError.at(path, 'At most 500 characters.');
}
