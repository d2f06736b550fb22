import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { found } from '#database';
import { IdArg, PageArgs, type RequestContext, orRefusal, pageOf } from '#graphql';
import { PlanRunsService } from '../application/plan-runs.service.js';
import { PlanRun } from '../domain/plan-run.entity.js';
import { PlanTimetableInput } from './planning.inputs.js';
import { PlanRunConnection, PlanRunModel, toPlanRunModel } from './plan-runs.model.js';
import { PlanningFault, toFaults } from './planning-faults.model.js';
import { plansFair, plansFairOf } from './planning.policies.js';
import {
  CancelPlanRunResult,
  PLAN_IMPOSSIBLE,
  PLAN_RUN_OVER,
  PlanTimetableResult,
} from './planning.results.js';

/** Searching for timetables. */
@Resolver(() => PlanRunModel)
export class PlanRunsResolver {
  constructor(private readonly service: PlanRunsService) {}

  @Query(() => PlanRunConnection, { description: 'Searches for a timetable of the fair, the newest first.' })
  @Allow(plansFair('fairId'))
  planRuns(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<PlanRunConnection> {
    return pageOf(em, PlanRun, {
      where: { fair: fairId },
      orderBy: { id: 'desc' },
      page,
      toNode: toPlanRunModel,
    });
  }

  @Query(() => PlanRunModel, { description: 'One search, with how far it has come.' })
  @Allow(plansFairOf('plan-run', 'id'))
  async planRun(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<PlanRunModel> {
    return toPlanRunModel(found(await em.findOne(PlanRun, { id }), 'plan run', id));
  }

  @Query(() => [PlanningFault], {
    description: 'What would stand in the way of a timetable, or make it poorer; empty when nothing does.',
  })
  @Allow(plansFair('fairId'))
  async planningFaults(
    @IdArg('fairId') fairId: string,
    @Args('mayMovePlanned', { defaultValue: false }) mayMovePlanned: boolean,
  ): Promise<PlanningFault[]> {
    return toFaults(await this.service.faults(fairId, mayMovePlanned));
  }

  @Mutation(() => PlanTimetableResult, {
    description:
      'Starts a search for a timetable in the background; it tells how far it has come by the event `timetable.plan-progressed` of the fair, and makes a draft.',
  })
  @Allow(plansFair('input.fairId'))
  planTimetable(
    @Args('input') input: PlanTimetableInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof PlanTimetableResult> {
    return orRefusal(
      async () =>
        toPlanRunModel(await em.findOneOrFail(PlanRun, { id: await this.service.plan(input) }, FRESH)),
      PLAN_IMPOSSIBLE,
    );
  }

  @Mutation(() => CancelPlanRunResult, {
    description: 'Ends a search; the best that it has becomes a draft.',
  })
  @Allow(plansFairOf('plan-run', 'planRunId'))
  cancelPlanRun(
    @IdArg('planRunId') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof CancelPlanRunResult> {
    return orRefusal(async () => {
      await this.service.cancel(id);
      return toPlanRunModel(await em.findOneOrFail(PlanRun, { id }, FRESH));
    }, PLAN_RUN_OVER);
  }
}

const FRESH = { refresh: true } as const;
