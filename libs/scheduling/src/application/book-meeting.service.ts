import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, once } from '#database';
import { Delegate, Slot } from '#fair';
import { Clock, InvalidInputError } from '#kernel';
import { Meeting, MeetingAttendance } from '../domain/meeting.entity.js';
import { type Acting, actingIn } from './acting.js';
import { BookingLocks } from './booking-locks.js';
import { assertAgreed, assertNotBooked, originOf } from './pair-agreement.js';
import { type Pair, assertOpen, organisationsOf, readPair } from './pair.js';
import { PlaceChooser, type Wish } from './place-chooser.js';
import { announceMeeting } from './scheduling-events.js';
import { SlotRefusals, flushPlace } from './slot-refusals.js';

export interface MeetingBooking {
  fairId: string;
  slotId: string;
  tableId?: string | null;
  /** Taken when it is free and `tableId` is left out. */
  preferredTableId?: string | null;
  supplierParticipationId: string;
  buyerParticipationId: string;
  delegateIds?: string[] | null;
  requestId?: string | null;
  proposalId?: string | null;
  /** Not shown to the two sides until it is released; for those who run the fair. */
  isDraft?: boolean;
  /** Though the two have a meeting planned already; for those who run the fair. */
  isAnother?: boolean;
  idempotencyKey?: string | null;
}

@Injectable()
export class BookMeetingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly chooser: PlaceChooser,
    private readonly refusals: SlotRefusals,
    private readonly locks: BookingLocks,
    private readonly clock: Clock,
  ) {}

  /**
   * Books a meeting: for those who run the fair between any two, for a member of either side once the two have
   * agreed. Advisory locks come first, then the checks, with the database's exclusion constraints behind them.
   * Announces `meeting.booked`.
   * @returns the meeting's id
   * @throws SlotTakenError, DelegateUnavailableError, TableBlockedError, TableReservedError, NotAgreedError,
   *   AlreadyBookedError, FairNotOpenError, InvalidInputError
   */
  book(input: MeetingBooking, viewer: Viewer): Promise<string> {
    const wish = wishOf(input);
    return this.refusals.explain(
      () =>
        this.transactions.run((em) =>
          once(em, 'bookMeeting', input, () => this.bookIn(em, input, wish, viewer)),
        ),
      () => wish,
    );
  }

  /**
   * Books in the transaction of `em`, by the same rules and under the same locks.
   * @throws PlaceTaken, and as `book` does
   */
  bookWithin(em: EntityManager, input: MeetingBooking, viewer: Viewer): Promise<string> {
    return this.bookIn(em, input, wishOf(input), viewer);
  }

  private async bookIn(
    em: EntityManager,
    input: MeetingBooking,
    wish: Wish,
    viewer: Viewer,
  ): Promise<string> {
    const pair = await readPair(em, wish, {
      supplier: 'input.supplierParticipationId',
      buyer: 'input.buyerParticipationId',
    });
    assertOpen(pair.fair);
    const slot = await em.findOne(
      Slot,
      { id: wish.slotId, fair: wish.fairId },
      { lockMode: LockMode.PESSIMISTIC_READ },
    );
    if (!slot) throw InvalidInputError.at('input.slotId', 'The fair has no such slot.');
    const acting = actingOf(viewer, pair);
    // Whoever hasn't agreed is told so before learning who is free when.
    if (!acting.runsFair) {
      await assertAgreed(em, wish);
      this.assertWithinRights(input, slot);
      await this.assertOwnDelegates(em, wish, acting);
    }
    await this.locks.hold(em, pair.fair.id);
    const { tableId, delegateIds, interpreterId } = await this.chooser.choose(em, wish, true);
    const now = this.clock.nowDate();
    if (!(acting.runsFair && input.isAnother)) await assertNotBooked(em, wish, now);
    const origin = await originOf(em, wish, input);
    const meeting = em.create(Meeting, {
      ...{ fair: pair.fair, slot, table: tableId, interpreter: interpreterId },
      ...{ startsAt: slot.startsAt, endsAt: slot.endsAt },
      ...{ supplier: pair.supplier, buyer: pair.buyer, ...origin },
      status: input.isDraft ? 'draft' : 'released',
      releasedAt: input.isDraft ? null : now,
    });
    for (const delegate of delegateIds) {
      em.create(MeetingAttendance, { meeting, delegate, startsAt: slot.startsAt, endsAt: slot.endsAt });
    }
    await flushPlace(em);
    await announceMeeting(em, 'booked', meeting);
    return meeting.id;
  }

  /** Members plan meetings that are to come, and plan them openly. */
  private assertWithinRights(input: MeetingBooking, slot: Slot): void {
    if (input.isDraft) throw InvalidInputError.at('input.isDraft', 'Drafts are for the fair’s organisers.');
    if (slot.startsAt <= this.clock.nowDate()) {
      throw InvalidInputError.at('input.slotId', 'This slot has begun.');
    }
  }

  /** Whom the other side sends is its own affair. */
  private async assertOwnDelegates(em: EntityManager, wish: Wish, acting: Acting): Promise<void> {
    if (wish.delegateIds.length === 0) return;
    const own = acting.side === 'supplier' ? wish.supplierId : wish.buyerId;
    const count = await em.count(Delegate, { id: { $in: [...wish.delegateIds] }, participation: own });
    if (count < new Set(wish.delegateIds).size) {
      throw InvalidInputError.at('input.delegateIds', 'Name people of your own side only.');
    }
  }
}

function wishOf(input: MeetingBooking): Wish {
  return {
    fairId: input.fairId,
    slotId: input.slotId,
    tableId: input.tableId,
    preferredTableId: input.preferredTableId ?? undefined,
    supplierId: input.supplierParticipationId,
    buyerId: input.buyerParticipationId,
    delegateIds: input.delegateIds ?? [],
  };
}

export function actingOf(viewer: Viewer, pair: Pair): Acting {
  const [supplierOrganisationId, buyerOrganisationId] = organisationsOf(pair);
  return actingIn(viewer, { fairId: pair.fair.id, supplierOrganisationId, buyerOrganisationId });
}
