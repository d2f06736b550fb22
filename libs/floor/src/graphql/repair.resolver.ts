import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { HAS_MEETINGS } from '#fair';
import { IdArg, type RequestContext, orRefusal } from '#graphql';
import { FAIR_NOT_OPEN } from '#scheduling';
import { RepairNames } from '../application/repair-names.js';
import { RepairsService } from '../application/repairs.service.js';
import { Repair } from '../domain/repair.entity.js';
import { ProposeRepairInput } from './floor.inputs.js';
import { runsFloor, runsFloorOf } from './floor.policies.js';
import { ApplyRepairResult, NOTHING_TO_REPAIR, ProposeRepairResult, REPAIR_STALE } from './floor.results.js';
import { RepairModel, toRepairModel } from './repair.model.js';

/** As many as a day brings. */
const MOST_REPAIRS = 50;

/** Mending the timetable on the day. */
@Resolver()
export class RepairResolver {
  constructor(private readonly service: RepairsService) {}

  @Query(() => [RepairModel], { description: 'Repairs that were applied, the newest first; 50 at most.' })
  @Allow(runsFloor('fairId'))
  async repairs(@IdArg('fairId') fairId: string, @Context() { em }: RequestContext): Promise<RepairModel[]> {
    const repairs = await em.find(
      Repair,
      { fair: fairId, state: 'applied' },
      { orderBy: { appliedAt: 'desc', id: 'desc' }, limit: MOST_REPAIRS },
    );
    const names = await RepairNames.of(em, repairs);
    return repairs.map((repair) => toRepairModel(repair, names));
  }

  @Mutation(() => ProposeRepairResult, {
    description:
      'Works out what becomes of the timetable after something that happened, or when a slot, table, day or hall is to be taken out of the fair or days are to be laid out anew, moving at most three other meetings. Nothing is changed until it is applied.',
  })
  @Allow(runsFloor('input.fairId'))
  proposeRepair(
    @Args('input') input: ProposeRepairInput,
    @Context() context: RequestContext,
  ): Promise<typeof ProposeRepairResult> {
    return orRefusal(
      async () => showRepair(await this.service.propose(input), context),
      NOTHING_TO_REPAIR,
      HAS_MEETINGS,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => ApplyRepairResult, {
    description:
      'Does what a repair says, all or nothing, takes out of the fair what was to go, and tells those whom it concerns. Refused when the timetable has changed since.',
  })
  @Allow(runsFloorOf('repair', 'repairId'))
  applyRepair(
    @IdArg('repairId') id: string,
    @Context() context: RequestContext,
  ): Promise<typeof ApplyRepairResult> {
    return orRefusal(
      async () => {
        await this.service.apply(id);
        return showRepair(id, context);
      },
      REPAIR_STALE,
      FAIR_NOT_OPEN,
    );
  }
}

async function showRepair(id: string, { em }: RequestContext): Promise<RepairModel> {
  const repair = await em.findOneOrFail(Repair, { id }, { refresh: true });
  return toRepairModel(repair, await RepairNames.of(em, [repair]));
}
