import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, once } from '#database';
import { InvalidInputError, NotFoundError, TimeRange, toDate } from '#kernel';
import { type Fair, FairDay, Slot } from '../domain/fair.entity.js';
import { SlotOverlapError } from '../domain/fair.errors.js';
import { MOST_SLOTS, type SlotPlan, laySlots, singleSlot, tooMany } from '../domain/lay-slots.js';
import { lockedFair } from './locked-fair.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';

/** The days of a fair and their slots. */
@Injectable()
export class FairDaysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingsInTheWay,
  ) {}

  /**
   * Lays out the slots of the days named, in place of those that these days have; other days stay as they are.
   * A slot that the new plan has too, to the minute, is kept, with who is absent and meets in it.
   * @throws InvalidInputError; HasMeetingsError when a slot that would go has meetings.
   */
  async planDays(fairId: string, plan: SlotPlan & { idempotencyKey?: string | null }): Promise<void> {
    await this.transactions.run((em) =>
      once(em, 'planDays', { ...plan, fairId } as typeof plan, async () => {
        const fair = await lockedFair(em, fairId);
        const laid = laySlots(plan, fair);
        const dates = laid.map(({ date }) => date);
        const days = new Map(
          (await em.find(FairDay, { fair, date: { $in: dates } })).map((day) => [day.date, day]),
        );
        const standing = await this.lockedSlots(em, { day: { $in: [...days.values()] } });
        const wanted = new Set(laid.flatMap(({ slots }) => slots.map(keyOf)));
        const kept = new Set(standing.map(keyOfSlot).filter((key) => wanted.has(key)));
        await this.removeSlots(
          em,
          standing.filter((slot) => !kept.has(keyOfSlot(slot))),
        );
        const total = (await em.count(Slot, { fair })) - kept.size + wanted.size;
        if (total > MOST_SLOTS) throw InvalidInputError.at('input.days', tooMany(total));
        for (const { date, slots } of laid) {
          const day = days.get(date) ?? em.create(FairDay, { fair, date });
          for (const slot of slots) if (!kept.has(keyOf(slot))) createSlot(em, fair, day, slot);
        }
        await announce(em, 'fair.days-planned', { fairId });
        return fairId;
      }),
    );
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
    return this.transactions.run((em) => this.removeSlotWithin(em, slotId));
  }

  /** `removeSlot` in the transaction of `em`. */
  async removeSlotWithin(em: EntityManager, slotId: string): Promise<string> {
    const { fair } = found(await em.findOne(Slot, { id: slotId }), 'slot', slotId);
    await lockedFair(em, fair.id);
    await this.removeSlots(em, await this.lockedSlots(em, { id: slotId }));
    await announce(em, 'fair.days-planned', { fairId: fair.id });
    return fair.id;
  }

  /** Removes a day with its slots. @throws HasMeetingsError; NotFoundError when the fair has no such day. */
  async removeDay(fairId: string, date: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const fair = await lockedFair(em, fairId);
      const day = await em.findOne(FairDay, { fair, date });
      if (!day) throw new NotFoundError('day of this fair', date);
      await this.removeSlots(em, await this.lockedSlots(em, { day }));
      em.remove(day);
      await announce(em, 'fair.days-planned', { fairId });
    });
  }

  /** Locked, so that nobody books a meeting into a slot between looking and removing it. */
  private lockedSlots(
    em: EntityManager,
    where: { id: string } | { day: FairDay | { $in: FairDay[] } },
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

function keyOf({ start, end }: TimeRange): string {
  return `${start.epochMilliseconds}-${end.epochMilliseconds}`;
}

function keyOfSlot({ startsAt, endsAt }: Slot): string {
  return `${startsAt.getTime()}-${endsAt.getTime()}`;
}
