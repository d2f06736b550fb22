import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { found } from '#database';
import { Participation } from '#fair';
import { Clock } from '#kernel';
import { type FreeSlot, freeSlots } from './availability.js';
import { actingOf } from './book-meeting.service.js';
import { assertAgreed } from './pair-agreement.js';
import { readPair } from './pair.js';

/** Slots that one fair can have; what is free is never more. */
const MOST_SLOTS = 1_000;

@Injectable()
export class FreeSlotsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Where the two could meet: both have somebody free and there is a table. When a firm is busy is its own affair,
   * so members learn it only of those with whom they have agreed to meet. Reads only.
   * @throws NotAgreedError, InvalidInputError
   */
  async between(supplierId: string, buyerId: string, viewer: Viewer): Promise<FreeSlot[]> {
    const em = this.em.fork();
    const { fair } = found(await em.findOne(Participation, { id: supplierId }), 'participation', supplierId);
    const pair = await readPair(
      em,
      { fairId: fair.id, supplierId, buyerId },
      { supplier: 'supplierParticipationId', buyer: 'buyerParticipationId' },
      LockMode.NONE,
    );
    if (!actingOf(viewer, pair).runsFair) await assertAgreed(em, { supplierId, buyerId });
    const now = this.clock.nowDate();
    return freeSlots(em, { fairId: fair.id, supplierId, buyerId, now, limit: MOST_SLOTS });
  }

  /**
   * Whether the two could meet in one slot, also in what is left of it when it has begun: for those who give out freed
   * slots. Reads in the transaction of `em`.
   */
  async isFreeIn(
    em: EntityManager,
    slotId: string,
    pair: { fairId: string; supplierId: string; buyerId: string },
  ): Promise<boolean> {
    const free = await freeSlots(em, { ...pair, inSlotId: slotId, now: this.clock.nowDate(), limit: 1 });
    return free.length > 0;
  }
}
