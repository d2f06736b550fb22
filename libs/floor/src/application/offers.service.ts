import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM, type Viewer } from '#access';
import { Transactions, announce, found, lockInOrder } from '#database';
import { type Participation, type Side, Slot } from '#fair';
import { Clock, DomainError, InvalidInputError, toDate } from '#kernel';
import { FairFactsReader } from '#planning';
import { BookMeetingService, FreeSlotsService, Meeting, PlaceTaken } from '#scheduling';
import { OfferEndedError } from '../domain/floor.errors.js';
import { FreedSlot, type OfferState, SlotOffer } from '../domain/slot-offer.entity.js';
import { type WaitingPair, hasSomebodyFree, waitingList } from '../domain/waiting-list.js';
import { dayOf } from './fair-day.js';
import { termsOf } from './floor-terms.js';

/** Offers that one round of the clock ends. */
const BATCH = 100;

/**
 * Slots that become free on the day go to the waiting list, one pair at a time in order of worth. Whoever writes about a
 * freed slot holds its advisory lock, so that several processes never offer or give it twice; behind that stand unique
 * indexes.
 */
@Injectable()
export class OffersService {
  private readonly logger = new Logger('Offers');

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly facts: FairFactsReader,
    private readonly freeSlots: FreeSlotsService,
    private readonly bookings: BookMeetingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes that a meeting won't be, and offers its slot. Only while the fair is running, for slots of the day that haven't
   * begun. Repeating changes nothing.
   */
  async noteFreed(meetingId: string, reason: 'cancelled' | 'no-show'): Promise<void> {
    const freedId = await this.transactions.run(async (em) => {
      await lockInOrder(em, [`freed-meeting:${meetingId}`]);
      const meeting = await em.findOne(Meeting, { id: meetingId }, { populate: ['fair'] });
      // What was never shown to anybody was never taken; what was taken back isn't free.
      if (!meeting?.releasedAt || meeting.status !== reason) return null;
      const fair = meeting.fair.unwrap();
      const now = this.clock.nowDate();
      const isOfToday = dayOf(meeting.startsAt, fair.timeZone) === dayOf(now, fair.timeZone);
      if (fair.status !== 'running' || meeting.startsAt <= now || !isOfToday) return null;
      if (!(await termsOf(em, fair.id)).offersFreedSlots) return null;
      const known = await em.findOne(FreedSlot, { meeting });
      if (known) return known.id;
      const freed = em.create(FreedSlot, {
        ...{ fair, slot: meeting.slot, meeting, table: meeting.table ?? null, reason },
      });
      await announce(em, 'floor.slot-freed', { fairId: fair.id });
      return freed.id;
    });
    if (freedId) await this.offerNext(freedId);
  }

  /** Ends what is due and offers again; called by the clock. @returns how many offers have lapsed */
  async lapseDue(): Promise<number> {
    const now = this.clock.nowDate();
    const due = await this.em
      .fork()
      .find(SlotOffer, { state: 'offered', expiresAt: { $lte: now } }, { limit: BATCH });
    for (const { id } of due) await this.endOffer(id, 'lapsed', (offer) => offer.expiresAt <= now);
    const open = await this.em.fork().execute<{ id: string }[]>(
      `select f.id from freed_slot f where f.state = 'open'
          and not exists (select 1 from slot_offer o where o.freed_id = f.id and o.state = 'offered')
        order by f.id limit ?`,
      [BATCH],
    );
    for (const { id } of open) await this.offerNext(id);
    return due.length;
  }

  /** Offers a freed slot to the first of the waiting list that could meet then. Does nothing while an offer stands. */
  async offerNext(freedId: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const known = await em.findOne(FreedSlot, { id: freedId });
      if (!known) return;
      // Two freed slots of a fair at once would both go to the pair that is first on the list.
      await lockInOrder(em, [`freed:${freedId}`, `offering:${known.fair.id}`]);
      const freed = await em.findOneOrFail(
        FreedSlot,
        { id: freedId },
        { populate: ['slot', 'meeting', 'fair'], refresh: true },
      );
      if (freed.state !== 'open') return;
      if (await em.findOne(SlotOffer, { freed, state: 'offered' })) return;
      const fair = freed.fair.unwrap();
      const close = async (state: 'over' | 'exhausted') => {
        freed.state = state;
        await announce(em, 'floor.slot-closed', { fairId: fair.id });
      };
      if (freed.slot.unwrap().startsAt <= this.clock.nowDate() || fair.status !== 'running') {
        return close('over');
      }
      const next = await this.nextPair(em, freed);
      if (!next) return close('exhausted');
      await this.offer(em, freed, next);
    });
  }

  /**
   * A side takes the offer; with the last that is asked the meeting is booked, in the same transaction and by the same
   * rules as any booking. Those who run the fair accept for a side by naming it.
   * @throws OfferEndedError, InvalidInputError
   */
  async accept(offerId: string, viewer: Viewer, side?: Side | null): Promise<void> {
    try {
      await this.transactions.run(async (em) => {
        const offer = await this.standing(em, offerId);
        await this.acceptFor(em, offer, this.sidesOf(offer, viewer, side));
      });
    } catch (error) {
      const isRefused =
        error instanceof PlaceTaken || (error instanceof DomainError && !(error instanceof OfferEndedError));
      if (!isRefused) throw error;
      await this.endOffer(offerId, 'withdrawn');
      throw new OfferEndedError('withdrawn');
    }
  }

  /** A side doesn't want it; the next on the list is asked. @throws OfferEndedError, InvalidInputError */
  async decline(offerId: string, viewer: Viewer): Promise<void> {
    const freedId = await this.transactions.run(async (em) => {
      const offer = await this.standing(em, offerId);
      this.sidesOf(offer, viewer);
      await this.end(em, offer, 'declined');
      return offer.freed.id;
    });
    await this.offerNext(freedId);
  }

  private async acceptFor(em: EntityManager, offer: SlotOffer, sides: readonly Side[]): Promise<void> {
    const now = this.clock.nowDate();
    if (sides.includes('supplier')) offer.supplierAcceptedAt ??= now;
    if (sides.includes('buyer')) offer.buyerAcceptedAt ??= now;
    const waits =
      (offer.asksSupplier && !offer.supplierAcceptedAt) || (offer.asksBuyer && !offer.buyerAcceptedAt);
    if (waits) {
      await this.announceOffer(em, 'floor.offer-accepted-by-one', offer);
      return;
    }
    const freed = await em.findOneOrFail(FreedSlot, { id: offer.freed.id });
    const meetingId = await this.bookings.bookWithin(
      em,
      {
        fairId: offer.fair.id,
        slotId: offer.slot.id,
        preferredTableId: freed.table?.id ?? null,
        supplierParticipationId: offer.supplier.id,
        buyerParticipationId: offer.buyer.id,
        requestId: offer.request?.id ?? null,
        proposalId: offer.proposal?.id ?? null,
      },
      SYSTEM,
    );
    em.assign(offer, { meeting: meetingId });
    freed.state = 'filled';
    await this.end(em, offer, 'accepted');
  }

  /** For whom the viewer speaks in this matter. @throws InvalidInputError */
  private sidesOf(offer: SlotOffer, viewer: Viewer, named?: Side | null): Side[] {
    const runsFair = viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(offer.fair.id);
    const own = (['supplier', 'buyer'] as const).filter((side) =>
      viewer.organisationIds.has(offer[side].unwrap().organisation.id),
    );
    if (named && !own.includes(named) && !runsFair) {
      throw InvalidInputError.at('side', 'Speak for your own side.');
    }
    if (named) return [named];
    return own.length > 0 ? own : ['supplier', 'buyer'];
  }

  /** The offer, held for this transaction. @throws OfferEndedError */
  private async standing(em: EntityManager, id: string): Promise<SlotOffer> {
    const { freed } = found(await em.findOne(SlotOffer, { id }), 'offer', id);
    await lockInOrder(em, [`freed:${freed.id}`]);
    const offer = await em.findOneOrFail(
      SlotOffer,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    await em.populate(offer, ['supplier', 'buyer']);
    if (offer.state !== 'offered') throw new OfferEndedError(offer.state);
    if (offer.expiresAt <= this.clock.nowDate()) throw new OfferEndedError('lapsed');
    return offer;
  }

  private async endOffer(
    id: string,
    state: OfferState,
    stillDue: (offer: SlotOffer) => boolean = () => true,
  ): Promise<void> {
    const freedId = await this.transactions.run(async (em) => {
      const { freed } = await em.findOneOrFail(SlotOffer, { id });
      await lockInOrder(em, [`freed:${freed.id}`]);
      const offer = await em.findOneOrFail(SlotOffer, { id }, { refresh: true });
      await em.populate(offer, ['supplier', 'buyer']);
      if (offer.state !== 'offered' || !stillDue(offer)) return null;
      await this.end(em, offer, state);
      return freed.id;
    });
    if (freedId) await this.offerNext(freedId);
  }

  private async end(em: EntityManager, offer: SlotOffer, state: OfferState): Promise<void> {
    offer.state = state;
    offer.endedAt = this.clock.nowDate();
    await this.announceOffer(em, `floor.offer-${state}`, offer);
  }

  /** The most worth pair that could meet then, by the booking's own rules. */
  private async nextPair(em: EntityManager, freed: FreedSlot): Promise<WaitingPair | null> {
    const facts = await this.facts.read(em, freed.fair.id);
    const slotId = freed.slot.id;
    const meeting = freed.meeting.unwrap();
    const rows: { supplierId: string; buyerId: string; slotId: string; state: OfferState }[] =
      await em.execute(
        `select supplier_id as "supplierId", buyer_id as "buyerId", slot_id as "slotId", state
           from slot_offer where fair_id = ? and (state = 'offered' or slot_id = ?)`,
        [freed.fair.id, slotId],
      );
    const standing = rows.filter(({ state }) => state === 'offered');
    const isAbsent = (id: string) =>
      freed.reason === 'no-show' &&
      ((meeting.absentSide !== 'buyer' && id === meeting.supplier.id) ||
        (meeting.absentSide !== 'supplier' && id === meeting.buyer.id));
    const isOpen = ({ supplierId, buyerId }: WaitingPair) =>
      // Its own pair has just lost the meeting; whoever was asked for this slot isn't asked again.
      !(supplierId === meeting.supplier.id && buyerId === meeting.buyer.id) &&
      !isAbsent(supplierId) &&
      !isAbsent(buyerId) &&
      !rows.some(
        (one) => one.slotId === slotId && one.supplierId === supplierId && one.buyerId === buyerId,
      ) &&
      !standing.some(
        (one) =>
          (one.supplierId === supplierId && one.buyerId === buyerId) ||
          (one.slotId === slotId && (one.supplierId === supplierId || one.buyerId === buyerId)),
      );
    const missed = await this.missedPairs(em, freed.fair.id);
    for (const pair of waitingList(facts)) {
      if (!isOpen(pair) || missed.has(`${pair.supplierId} ${pair.buyerId}`)) continue;
      if (!hasSomebodyFree(facts, pair.supplierId, slotId)) continue;
      if (!hasSomebodyFree(facts, pair.buyerId, slotId)) continue;
      const free = await this.freeSlots.between(pair.supplierId, pair.buyerId, SYSTEM);
      if (free.some((place) => place.slotId === slotId)) return pair;
    }
    return null;
  }

  /** Those of whom one didn't come have had their chance. */
  private async missedPairs(em: EntityManager, fairId: string): Promise<Set<string>> {
    const rows: { pair: string }[] = await em.execute(
      `select supplier_id || ' ' || buyer_id as pair from meeting where fair_id = ? and status = 'no-show'`,
      [fairId],
    );
    return new Set(rows.map(({ pair }) => pair));
  }

  private async offer(em: EntityManager, freed: FreedSlot, pair: WaitingPair): Promise<void> {
    const { offerMinutes } = await termsOf(em, freed.fair.id);
    const slot = await em.findOneOrFail(Slot, { id: freed.slot.id });
    const until = toDate(this.clock.now().add({ minutes: offerMinutes }));
    const meeting = freed.meeting.unwrap();
    // Of a no-show the other side stands at its table: it has the time, and needn't be asked.
    const waits = (id: string, side: Side) =>
      freed.reason === 'no-show' && meeting.absentSide !== side && meeting[side].id === id;
    const offer = em.create(SlotOffer, {
      ...{ fair: freed.fair, freed, slot, worth: pair.worth },
      ...{ supplier: pair.supplierId, buyer: pair.buyerId },
      ...{ request: pair.requestId, proposal: pair.proposalId },
      asksSupplier: !waits(pair.supplierId, 'supplier'),
      asksBuyer: !waits(pair.buyerId, 'buyer'),
      expiresAt: until < slot.startsAt ? until : slot.startsAt,
    });
    await em.flush();
    await em.populate(offer, ['supplier', 'buyer']);
    await this.announceOffer(em, 'floor.offered', offer);
    this.logger.debug(`offered ${freed.id} to ${pair.supplierId} and ${pair.buyerId}`);
  }

  private announceOffer(em: EntityManager, topic: string, offer: SlotOffer): Promise<void> {
    const organisationOf = (side: Participation) => side.organisation.id;
    return announce(em, topic, {
      fairId: offer.fair.id,
      offerId: offer.id,
      organisationIds: [organisationOf(offer.supplier.unwrap()), organisationOf(offer.buyer.unwrap())],
    });
  }
}
