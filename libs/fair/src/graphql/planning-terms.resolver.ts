import { Args, Context, Float, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, organizerOf, staff, fromArgument } from '#access';
import { CurrentViewer, IdArg, IdListArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { PlanningTermsService } from '../application/planning-terms.service.js';
import { Delegate } from '../domain/participation.entity.js';
import { looksAfter, runsFair } from './fair.policies.js';
import { DESPITE, HAS_MEETINGS } from './fair.results.js';
import { toDelegateModel } from './participation.model.js';
import {
  AddInterpreterInput,
  AddMeetingPrecedenceInput,
  InterpreterInput,
  RemoteInput,
  TableTermsInput,
} from './planning-terms.inputs.js';
import { PlanningTermsModel, planningTermsOf } from './planning-terms.model.js';
import {
  PlanningTermsResult,
  ReviseInterpreterResult,
  SetDelegateStayResult,
} from './planning-terms.results.js';

type TermsKind = 'table' | 'hall' | 'participation' | 'interpreter' | 'precedence';

const runsFairOf = (kind: TermsKind, path: string) => anyOf(staff, organizerOf(fromArgument(kind, path)));

/** What making a timetable has to heed. */
@Resolver(() => PlanningTermsModel)
export class PlanningTermsResolver {
  constructor(private readonly service: PlanningTermsService) {}

  @Query(() => PlanningTermsModel, { description: 'What making a timetable of the fair has to heed.' })
  @Allow(runsFair('fairId'))
  planningTerms(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, fairId);
  }

  @Mutation(() => PlanningTermsModel, { description: 'How many of the open tables a timetable leaves free.' })
  @Allow(runsFair('fairId'))
  async setSpareTableShare(
    @IdArg('fairId') fairId: string,
    @Args('spareTableShare', { type: () => Float, description: '0 to 0.5' }) share: number,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    await this.service.setSpareTableShare(fairId, share);
    return planningTermsOf(em, fairId);
  }

  @Mutation(() => PlanningTermsResult, {
    description:
      'Says for whom a table is and in which slots it can’t be used. Refused while meetings stand in a slot that is new among these, unless all of them are named.',
  })
  @Allow(runsFairOf('table', 'input.tableId'))
  setTableTerms(
    @Args('input') input: TableTermsInput,
    @Context() context: RequestContext,
  ): Promise<typeof PlanningTermsResult> {
    return this.orInTheWay(() => this.service.setTableTerms(input), context);
  }

  @Mutation(() => PlanningTermsModel, {
    description: 'How long one walks between two halls; 0 for not at all.',
  })
  @Allow(runsFairOf('hall', 'hallId'))
  async setHallWalk(
    @IdArg('hallId') hallId: string,
    @IdArg('otherHallId') otherHallId: string,
    @Args('minutes', { type: () => Int }) minutes: number,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, await this.service.setHallWalk(hallId, otherHallId, minutes));
  }

  @Mutation(() => SetDelegateStayResult, {
    description:
      'When a delegate arrives and leaves; left out for the whole fair. Refused while meetings stand outside of it, unless all of these are named.',
  })
  @Allow(looksAfter('delegate', 'delegateId'))
  setDelegateStay(
    @IdArg('delegateId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('arrivesAt', { type: () => Date, nullable: true }) arrivesAt: Date | null,
    @Args('leavesAt', { type: () => Date, nullable: true }) leavesAt: Date | null,
    @IdListArg('despiteMeetingIds', { description: DESPITE, defaultValue: [] }) despite: string[],
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof SetDelegateStayResult> {
    const stay = { arrivesAt: arrivesAt ?? null, leavesAt: leavesAt ?? null };
    return orRefusal(
      async () => {
        await this.service.setDelegateStay(id, version, stay, viewer, despite);
        return toDelegateModel(
          await em.findOneOrFail(Delegate, { id }, { refresh: true, populate: ['participation'] }),
        );
      },
      STALE_VERSION,
      HAS_MEETINGS,
    );
  }

  @Mutation(() => PlanningTermsModel, {
    description: 'Whether an organisation takes part on line, with its own clock; null for being there.',
  })
  @Allow(runsFairOf('participation', 'participationId'))
  async setRemoteParticipation(
    @IdArg('participationId') participationId: string,
    @Args('input', { type: () => RemoteInput, nullable: true }) input: RemoteInput | null,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, await this.service.setRemote(participationId, input ?? null));
  }

  @Mutation(() => PlanningTermsModel)
  @Allow(runsFair('input.fairId'))
  async addInterpreter(
    @Args('input') input: AddInterpreterInput,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, await this.service.addInterpreter(input));
  }

  @Mutation(() => ReviseInterpreterResult)
  @Allow(runsFairOf('interpreter', 'interpreterId'))
  reviseInterpreter(
    @IdArg('interpreterId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: InterpreterInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseInterpreterResult> {
    return orRefusal(
      async () => planningTermsOf(em, await this.service.reviseInterpreter(id, version, input)),
      STALE_VERSION,
    );
  }

  @Mutation(() => PlanningTermsResult, {
    description: 'Takes an interpreter off the fair; refused while meetings name them.',
  })
  @Allow(runsFairOf('interpreter', 'interpreterId'))
  removeInterpreter(
    @IdArg('interpreterId') id: string,
    @Context() context: RequestContext,
  ): Promise<typeof PlanningTermsResult> {
    return this.orInTheWay(() => this.service.removeInterpreter(id), context);
  }

  @Mutation(() => PlanningTermsModel, { description: 'One pair meets before another, when both do.' })
  @Allow(runsFair('input.fairId'))
  async addMeetingPrecedence(
    @Args('input') input: AddMeetingPrecedenceInput,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, await this.service.addPrecedence(input));
  }

  @Mutation(() => PlanningTermsModel)
  @Allow(runsFairOf('precedence', 'precedenceId'))
  async removeMeetingPrecedence(
    @IdArg('precedenceId') id: string,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, await this.service.removePrecedence(id));
  }

  /** @param change gives the fair's id */
  private orInTheWay(
    change: () => Promise<string>,
    { em }: RequestContext,
  ): Promise<typeof PlanningTermsResult> {
    return orRefusal(async () => planningTermsOf(em, await change()), HAS_MEETINGS);
  }
}
