import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { IdArg, IdListArg, LocalDate, type RequestContext, orRefusal } from '#graphql';
import { InvalidInputError } from '#kernel';
import { FairDaysService } from '../application/fair-days.service.js';
import { HallsService } from '../application/halls.service.js';
import { Hall, MeetingTable, Slot } from '../domain/fair.entity.js';
import { countedLabels } from '../domain/table-labels.js';
import { runsFair, runsFairOf } from './fair.policies.js';
import { freshFair } from './fair.resolver.js';
import {
  AddHallResult,
  AddSlotResult,
  AddTablesResult,
  BlockTableResult,
  DESPITE,
  HALL_NAME_TAKEN,
  HAS_MEETINGS,
  PlanDaysResult,
  RemoveTablesResult,
  RenameHallResult,
  RenameTableResult,
  SLOT_OVERLAP,
  TABLE_LABELS_TAKEN,
} from './fair.results.js';
import {
  AddHallInput,
  AddSlotInput,
  AddTablesInput,
  PlanDaysInput,
  RenameHallInput,
  RenameTableInput,
} from './venue.inputs.js';
import { TableModel, toHallModel, toSlotModel, toTableModel } from './venue.model.js';

/** Setting up where and when meetings can be held. */
@Resolver()
export class VenueResolver {
  constructor(
    private readonly days: FairDaysService,
    private readonly halls: HallsService,
  ) {}

  @Mutation(() => PlanDaysResult, {
    description:
      'Lays out the slots of the days named, in place of those that these days have. Slots that the new plan has too are kept; refused while any other of them has meetings: then `proposeRepair` says what would become of them.',
  })
  @Allow(runsFair('input.fairId'))
  planDays(
    @Args('input') input: PlanDaysInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof PlanDaysResult> {
    return orRefusal(async () => {
      await this.days.planDays(input.fairId, input);
      return freshFair(em, input.fairId);
    }, HAS_MEETINGS);
  }

  @Mutation(() => AddSlotResult, { description: 'Adds one slot to a day, and the day when it is new.' })
  @Allow(runsFair('input.fairId'))
  addSlot(
    @Args('input') input: AddSlotInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddSlotResult> {
    return orRefusal(async () => {
      const id = await this.days.addSlot(input.fairId, input);
      return toSlotModel(await em.findOneOrFail(Slot, { id }));
    }, SLOT_OVERLAP);
  }

  @Mutation(() => PlanDaysResult, { description: 'Removes one slot; refused while it has meetings.' })
  @Allow(runsFairOf('slot', 'slotId'))
  removeSlot(
    @IdArg('slotId') slotId: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof PlanDaysResult> {
    return orRefusal(async () => freshFair(em, await this.days.removeSlot(slotId)), HAS_MEETINGS);
  }

  @Mutation(() => PlanDaysResult, {
    description: 'Removes a day with its slots; refused while they have meetings.',
  })
  @Allow(runsFair('fairId'))
  removeDay(
    @IdArg('fairId') fairId: string,
    @Args('date', { type: () => LocalDate }) date: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof PlanDaysResult> {
    return orRefusal(async () => {
      await this.days.removeDay(fairId, date);
      return freshFair(em, fairId);
    }, HAS_MEETINGS);
  }

  @Mutation(() => AddHallResult)
  @Allow(runsFair('input.fairId'))
  addHall(
    @Args('input') input: AddHallInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddHallResult> {
    return orRefusal(async () => {
      const id = await this.halls.addHall(input);
      return toHallModel(await em.findOneOrFail(Hall, { id }));
    }, HALL_NAME_TAKEN);
  }

  @Mutation(() => RenameHallResult)
  @Allow(runsFairOf('hall', 'input.hallId'))
  renameHall(
    @Args('input') { hallId, name }: RenameHallInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RenameHallResult> {
    return orRefusal(async () => {
      await this.halls.renameHall(hallId, name);
      return toHallModel(await em.findOneOrFail(Hall, { id: hallId }, { refresh: true }));
    }, HALL_NAME_TAKEN);
  }

  @Mutation(() => RemoveTablesResult, {
    description: 'Removes a hall with its tables; refused while they have meetings.',
  })
  @Allow(runsFairOf('hall', 'hallId'))
  removeHall(
    @IdArg('hallId') hallId: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof RemoveTablesResult> {
    return orRefusal(async () => freshFair(em, await this.halls.removeHall(hallId)), HAS_MEETINGS);
  }

  @Mutation(() => RemoveTablesResult, {
    description:
      'Removes a table; refused while it has meetings. Those that are cancelled keep their record without it.',
  })
  @Allow(runsFairOf('table', 'tableId'))
  removeTable(
    @IdArg('tableId') tableId: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof RemoveTablesResult> {
    return orRefusal(async () => freshFair(em, await this.halls.removeTable(tableId)), HAS_MEETINGS);
  }

  @Mutation(() => AddTablesResult, { description: 'Adds tables to a hall, all of them or none.' })
  @Allow(runsFairOf('hall', 'input.hallId'))
  addTables(
    @Args('input') input: AddTablesInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddTablesResult> {
    const { hallId, idempotencyKey } = input;
    return orRefusal(async () => {
      const id = await this.halls.addTables({ hallId, idempotencyKey, labels: labelsOf(input) });
      return toHallModel(await em.findOneOrFail(Hall, { id }));
    }, TABLE_LABELS_TAKEN);
  }

  @Mutation(() => RenameTableResult)
  @Allow(runsFairOf('table', 'input.tableId'))
  renameTable(
    @Args('input') { tableId, label }: RenameTableInput,
    @Context() context: RequestContext,
  ): Promise<typeof RenameTableResult> {
    return orRefusal(async () => {
      await this.halls.renameTable(tableId, label);
      return freshTable(context, tableId);
    }, TABLE_LABELS_TAKEN);
  }

  @Mutation(() => BlockTableResult, {
    description:
      'Takes a table out of use. Refused while meetings are to be held at it, unless all of these are named: then they stay until they are moved.',
  })
  @Allow(runsFairOf('table', 'tableId'))
  blockTable(
    @IdArg('tableId') tableId: string,
    @IdListArg('despiteMeetingIds', { description: DESPITE, defaultValue: [] })
    despiteMeetingIds: string[],
    @Context() context: RequestContext,
  ): Promise<typeof BlockTableResult> {
    return orRefusal(async () => {
      await this.halls.block(tableId, despiteMeetingIds);
      return freshTable(context, tableId);
    }, HAS_MEETINGS);
  }

  @Mutation(() => TableModel, { description: 'Puts a table back into use.' })
  @Allow(runsFairOf('table', 'tableId'))
  async unblockTable(
    @IdArg('tableId') tableId: string,
    @Context() context: RequestContext,
  ): Promise<TableModel> {
    await this.halls.unblock(tableId);
    return freshTable(context, tableId);
  }
}

async function freshTable({ em }: RequestContext, id: string): Promise<TableModel> {
  return toTableModel(await em.findOneOrFail(MeetingTable, { id }, { refresh: true }));
}

function labelsOf({ labels, prefix, count, firstNumber }: AddTablesInput): string[] {
  if (labels && count) throw InvalidInputError.at('input.count', 'Give either labels or a count, not both.');
  if (labels) return labels;
  if (count) return countedLabels(prefix, firstNumber, count);
  throw InvalidInputError.at('input.labels', 'Give labels or a count.');
}
