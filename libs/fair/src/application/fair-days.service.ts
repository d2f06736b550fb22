import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, once } from '#database';
import { Clock, InvalidInputError, NotFoundError, TimeRange, newId, toDate } from '#kernel';
import { type DaysLayout, isDuring, layoutOf } from '../domain/days-layout.js';
import { Fair, FairDay, Slot } from '../domain/fair.entity.js';
import { SlotOverlapError } from '../domain/fair.errors.js';
import { MOST_SLOTS, type SlotPlan, laySlots, singleSlot, tooMany } from '../domain/lay-slots.js';
import { DelegateAbsence } from '../domain/participation.entity.js';
import { InterpreterBreak, TableBlock } from '../domain/planning-terms.entity.js';
import { lockedFair } from './locked-fair.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';

/** The days of a fair and their slots. */
@Injectable()
export class FairDaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingsInTheWay,
    private readonly clock: Clock,
  ) {}

  /**
   * Lays out the slots of the days named, in place of those that these days have; other days stay as they are.
   * A slot that the new plan has too, to the minute, is kept, with who is absent and meets in it. Who can't meet in a slot
   * that goes, can't in any new one that is partly at its time: people, tables and interpreters. Of a day that is partly over
   * only the rest is laid: slots that have begun stay.
   * @throws InvalidInputError; HasMeetingsError when a slot that would go has meetings.
   */
  async planDays(fairId: string, plan: SlotPlan & { idempotencyKey?: string | null }): Promise<void> {
    await this.transactions.run((em) =>
      once(em, 'planDays', { ...plan, fairId } as typeof plan, async () => {
        await lockedFair(em, fairId);
        const layout = await this.layout(em, fairId, plan);
        await this.addLaid(em, fairId, layout);
        await this.removeSlotsWithin(
          em,
          fairId,
          layout.removed.map(({ id }) => id),
        );
        return fairId;
      }),
    );
  }

  /**
   * What laying days out would change; nothing is written.
   * @param path of the plan in the input
   * @throws InvalidInputError, NotFoundError
   */
  async layout(
    em: EntityManager,
    fairId: string,
    plan: SlotPlan,
    path: readonly string[] = ['input'],
  ): Promise<DaysLayout> {
    const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    const laid = laySlots(plan, fair, path);
    const days = await em.find(FairDay, { fair, date: { $in: laid.map(({ date }) => date) } });
    const standing = await em.find(Slot, { day: { $in: days } }, { orderBy: { startsAt: 'asc' } });
    // Before a fair is open, and once it is over, its slots are put right as anything else that was written down.
    const isGoingOn = fair.status === 'open' || fair.status === 'running';
    const layout = layoutOf(laid, days, standing, newId, {
      begunBy: isGoingOn ? this.clock.nowDate() : null,
      path,
    });
    const total = (await em.count(Slot, { fair })) - layout.removed.length + layout.added.length;
    if (total > MOST_SLOTS) throw InvalidInputError.at([...path, 'days'].join('.'), tooMany(total));
    return layout;
  }

  /**
   * Adds the days and slots of a layout in the transaction of `em`, with who can't meet in them. Until that ends the slots
   * that they replace may still be there: what is in them can be moved in between. `removeSlotsWithin` does the rest.
   */
  async addLaid(em: EntityManager, fairId: string, layout: DaysLayout): Promise<void> {
    await em.execute('set constraints slot_no_overlap deferred');
    for (const { id, date, isNew } of layout.days) if (isNew) em.create(FairDay, { id, fair: fairId, date });
    for (const { id, dayId, startsAt, endsAt } of layout.added) {
      em.create(Slot, {
        ...{ id, fair: fairId, day: dayId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
      });
    }
    const at = { slot: { $in: layout.removed.map(({ id }) => id) } };
    const [absences, blocks, breaks] = [
      await em.find(DelegateAbsence, at),
      await em.find(TableBlock, at),
      await em.find(InterpreterBreak, at),
    ];
    for (const slot of layout.added) {
      const former = new Set(layout.removed.filter((one) => isDuring(one, slot)).map(({ id }) => id));
      const carry = <T extends { slot: { id: string } }>(all: readonly T[], of: (one: T) => string) =>
        new Set(all.filter((one) => former.has(one.slot.id)).map(of));
      for (const delegate of carry(absences, (one) => one.delegate.id))
        em.create(DelegateAbsence, { delegate, slot: slot.id });
      for (const table of carry(blocks, (one) => one.table.id))
        em.create(TableBlock, { table, slot: slot.id });
      for (const interpreter of carry(breaks, (one) => one.interpreter.id))
        em.create(InterpreterBreak, { interpreter, slot: slot.id });
    }
    await em.flush();
  }

  /**
   * Adds one slot by wall-clock time, and its day when that is new.
   * @throws InvalidInputError, SlotOverlapError
   */
  addSlot(
    fairId: string,
    input: { date: string; from: string; to: string; idempotencyKey?: string | null },
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addSlot', { ...input, fairId } as typeof input, async () => {
        const fair = await lockedFair(em, fairId);
        const { date } = input;
        const range = singleSlot(input, fair);
        const other = await em.findOne(Slot, {
          fair,
          startsAt: { $lt: toDate(range.end) },
          endsAt: { $gt: toDate(range.start) },
        });
        if (other) throw new SlotOverlapError(other.id);
        const total = (await em.count(Slot, { fair })) + 1;
        if (total > MOST_SLOTS) throw InvalidInputError.at('input.fairId', tooMany(total));
        const day = (await em.findOne(FairDay, { fair, date })) ?? em.create(FairDay, { fair, date });
        const slot = createSlot(em, fair, day, range);
        await announce(em, 'fair.days-planned', { fairId });
        return slot.id;
      }),
    );
  }

  /** Gives the fair's id. @throws HasMeetingsError */
  removeSlot(slotId: string): Promise<string> {
    return this.transactions.run(async (em) => {
      const { fair } = found(await em.findOne(Slot, { id: slotId }), 'slot', slotId);
      await this.removeSlotsWithin(em, fair.id, [slotId]);
      return fair.id;
    });
  }

  /** Removes slots in the transaction of `em`. @throws HasMeetingsError */
  async removeSlotsWithin(em: EntityManager, fairId: string, slotIds: readonly string[]): Promise<void> {
    await lockedFair(em, fairId);
    await this.removeSlots(em, await this.lockedSlots(em, { id: { $in: [...slotIds] } }));
    await announce(em, 'fair.days-planned', { fairId });
  }

  /** Removes a day with its slots. @throws HasMeetingsError; NotFoundError when the fair has no such day. */
  removeDay(fairId: string, date: string): Promise<void> {
    return this.transactions.run((em) => this.removeDayWithin(em, fairId, date));
  }

  /** `removeDay` in the transaction of `em`. */
  async removeDayWithin(em: EntityManager, fairId: string, date: string): Promise<void> {
    const fair = await lockedFair(em, fairId);
    const day = await em.findOne(FairDay, { fair, date });
    if (!day) throw new NotFoundError('day of this fair', date);
    await this.removeSlots(em, await this.lockedSlots(em, { day }));
    em.remove(day);
    await announce(em, 'fair.days-planned', { fairId });
  }

  /** Locked, so that nobody books a meeting into a slot between looking and removing it. */
  private lockedSlots(
    em: EntityManager,
    where: { id: { $in: string[] } } | { day: FairDay },
  ): Promise<Slot[]> {
    return em.find(Slot, where, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  private async removeSlots(em: EntityManager, slots: Slot[]): Promise<void> {
    await this.meetings.ofSlots(
      em,
      slots.map(({ id }) => id),
    );
    em.remove(slots);
    // Slots of a fair must not overlap: the old ones go before the new ones come.
    await em.flush();
  }
}

function createSlot(em: EntityManager, fair: Fair, day: FairDay, range: TimeRange): Slot {
  return em.create(Slot, { fair, day, startsAt: toDate(range.start), endsAt: toDate(range.end) });
}
