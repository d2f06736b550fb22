import { LockMode, ref } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM, type Viewer } from '#access';
import { Transactions, announce, found, lockInOrder } from '#database';
import { Fair, FairSession, MeetingTable, type Participation, type Side, Slot } from '#fair';
import { Clock, DomainError, InvalidInputError } from '#kernel';
import { FairFactsReader, pairKey } from '#planning';
import { BookMeetingService, FreeSlotsService, Meeting, PlaceTaken } from '#scheduling';
import { OfferEndedError } from '../domain/floor.errors.js';
import { type FreedReason, FreedSlot, type OfferState, SlotOffer } from '../domain/slot-offer.entity.js';
import { lastCall, offerEnd } from '../domain/rest-of-slot.js';
import { type WaitingPair, hasSomebodyFree, waitingList } from '../domain/waiting-list.js';
import { dayOf } from './fair-day.js';
import { type FreedParties, absentIn, isStillFree, missedMeetings, partiesOf } from './freed-place.js';
import { termsOf } from './floor-terms.js';

/** Offers that one round of the clock ends. */
const BATCH = 100;
/** What was to be where a place became free. */
const ORIGIN = ['meeting', 'session'] as const;

/** A group meeting that was removed, as it is announced. Instants are ISO 8601. */
export interface RemovedGroup {
  readonly fairId: string;
  readonly sessionId: string;
  readonly title: string;
  readonly tableId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

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
   * Notes that a meeting won't be, and offers its slot. Only while the fair is running, for slots of the day that can still
   * be taken, see lastCall. Repeating changes nothing.
   */
  async noteFreed(meetingId: string, reason: FreedReason): Promise<void> {
    await this.note(`freed-meeting:${meetingId}`, async (em) => {
      const meeting = await em.findOne(Meeting, { id: meetingId }, { populate: ['fair', 'slot'] });
      // What was never shown to anybody was never taken; what was taken back isn't free.
      if (!meeting?.releasedAt || !meeting.slot || meeting.status !== reason) return [];
      const { fair, slot, table = null } = meeting;
      return this.remember(em, [slot.unwrap()], {
        fair: fair.unwrap(),
        meeting,
        ...{ session: null, groupTitle: null },
        table,
        reason,
      });
    });
  }

  /** The same of a group meeting that can't be held any more: of every slot that it would have taken. */
  async noteGroupFreed(sessionId: string): Promise<void> {
    await this.note(`freed-group:${sessionId}`, async (em) => {
      const session = await em.findOne(FairSession, { id: sessionId }, { populate: ['fair'] });
      if (!session?.freedAt) return [];
      const { title, table = null } = session;
      const fair = session.fair.unwrap();
      const of = { fair, meeting: null, session, groupTitle: title, table, reason: 'no-show' as const };
      return this.remember(em, await slotsDuring(em, fair, session), of);
    });
  }

  /** The same of a group meeting that was taken out of the timetable: nobody is left at its table. */
  async noteGroupRemoved({
    fairId,
    sessionId,
    title,
    tableId,
    startsAt,
    endsAt,
  }: RemovedGroup): Promise<void> {
    await this.note(`freed-group:${sessionId}`, async (em) => {
      const fair = await em.findOne(Fair, { id: fairId });
      const table = await em.findOne(MeetingTable, { id: tableId });
      if (!fair || !table) return [];
      const slots = await slotsDuring(em, fair, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
      const of = { fair, meeting: null, session: null, groupTitle: title, reason: 'cancelled' as const };
      return this.remember(em, slots, { ...of, table: ref(table) });
    });
  }

  private async note(key: string, work: (em: EntityManager) => Promise<string[]>): Promise<void> {
    const ids = await this.transactions.run(async (em) => {
      await lockInOrder(em, [key]);
      return work(em);
    });
    for (const id of ids) await this.offerNext(id);
  }

  /** Writes down which of the slots are free. @returns their ids */
  private async remember(
    em: EntityManager,
    slots: readonly Slot[],
    of: {
      fair: Fair;
      meeting: Meeting | null;
      session: FairSession | null;
      groupTitle: string | null;
      table: FreedSlot['table'];
      reason: FreedReason;
    },
  ): Promise<string[]> {
    const { fair, meeting, session, groupTitle, table, reason } = of;
    // A removed group is known by what it was called and where it met.
    const origin = meeting || session ? { meeting, session } : { meeting, session, groupTitle, table };
    if (fair.status !== 'running' || !(await termsOf(em, fair.id)).offersFreedSlots) return [];
    const now = this.clock.nowDate();
    const today = dayOf(now, fair.timeZone);
    const ids: string[] = [];
    for (const slot of slots) {
      if (lastCall(slot, reason) <= now || dayOf(slot.startsAt, fair.timeZone) !== today) continue;
      const known = await em.findOne(FreedSlot, { ...origin, slot });
      // It was taken back meanwhile, or nobody else was left: there may be somebody by now.
      if (known && known.state !== 'filled') known.state = 'open';
      const freed = known ?? em.create(FreedSlot, { ...of, slot });
      if (!known) await announce(em, 'floor.slot-freed', { fairId: fair.id });
      ids.push(freed.id);
    }
    return ids;
  }

  /** Somebody came after all: what was freed is theirs again, and not offered any more. Repeating changes nothing. */
  async noteTakenBack(of: { meeting: string } | { session: string }): Promise<void> {
    await this.transactions.run(async (em) => {
      const known = await em.find(FreedSlot, of, { orderBy: { id: 'asc' } });
      await lockInOrder(
        em,
        known.map(({ id }) => `freed:${id}`),
      );
      for (const { id } of known) {
        const freed = await em.findOneOrFail(FreedSlot, { id }, { populate: ORIGIN, refresh: true });
        if (freed.state !== 'open' || isStillFree(freed)) continue;
        const offers = await em.find(
          SlotOffer,
          { freed, state: 'offered' },
          { populate: ['supplier', 'buyer'] },
        );
        for (const offer of offers) await this.end(em, offer, 'withdrawn');
        await this.close(em, freed, 'over');
      }
    });
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
        { populate: ['slot', ...ORIGIN, 'fair'], refresh: true },
      );
      if (freed.state !== 'open') return;
      if (await em.findOne(SlotOffer, { freed, state: 'offered' })) return;
      const { offerMinutes } = await termsOf(em, freed.fair.id);
      const last = lastCall(freed.slot.unwrap(), freed.reason);
      const until = offerEnd(last, this.clock.nowDate(), offerMinutes);
      const isRunning = freed.fair.unwrap().status === 'running';
      if (!until || !isRunning || !isStillFree(freed)) return this.close(em, freed, 'over');
      const parties = await partiesOf(em, freed);
      const next = await this.nextPair(em, freed, parties);
      if (!next) return this.close(em, freed, 'exhausted');
      await this.offer(em, freed, next, { until, ...parties });
    });
  }

  private async close(em: EntityManager, freed: FreedSlot, state: 'over' | 'exhausted'): Promise<void> {
    freed.state = state;
    await announce(em, 'floor.slot-closed', { fairId: freed.fair.id });
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

  /**
   * The most worth pair that could meet then, by the booking's own rules. Once the slot has begun those come first of whom
   * one is left waiting at its table: of the others both would have to be fetched.
   */
  private async nextPair(
    em: EntityManager,
    freed: FreedSlot,
    { waiting, lostPair }: FreedParties,
  ): Promise<WaitingPair | null> {
    const fairId = freed.fair.id;
    const slotId = freed.slot.id;
    const facts = await this.facts.read(em, fairId);
    const missed = await missedMeetings(em, fairId);
    const missedIds = new Set(missed.map(({ id }) => id));
    // Who waits at the table of a no-show has nothing else then.
    const free = { ...facts, meetings: facts.meetings.filter(({ meetingId }) => !missedIds.has(meetingId)) };
    // Those of whom one didn't come have had their chance.
    const hadTheirs = new Set([...missed.map(pairKey), ...(lostPair === null ? [] : [lostPair])]);
    const absent = await absentIn(em, slotId);
    const isAsked = await this.askedFor(em, freed);
    const open = waitingList(facts).filter(
      (pair) =>
        !hadTheirs.has(pairKey(pair)) &&
        !absent.has(pair.supplierId) &&
        !absent.has(pair.buyerId) &&
        !isAsked(pair),
    );
    const isAtTable = (pair: WaitingPair) => waiting.has(pair.supplierId) || waiting.has(pair.buyerId);
    const hasBegun = freed.slot.unwrap().startsAt <= this.clock.nowDate();
    const inOrder = hasBegun ? [...open.filter(isAtTable), ...open.filter((pair) => !isAtTable(pair))] : open;
    for (const pair of inOrder) {
      if (!hasSomebodyFree(free, pair.supplierId, slotId)) continue;
      if (!hasSomebodyFree(free, pair.buyerId, slotId)) continue;
      if (await this.freeSlots.isFreeIn(em, slotId, { fairId, ...pair })) return pair;
    }
    return null;
  }

  /** Whoever was asked for a slot isn't asked again, and nobody is asked for two things at once. */
  private async askedFor(em: EntityManager, freed: FreedSlot): Promise<(pair: WaitingPair) => boolean> {
    const slotId = freed.slot.id;
    const rows: { supplierId: string; buyerId: string; slotId: string; state: OfferState }[] =
      await em.execute(
        `select supplier_id as "supplierId", buyer_id as "buyerId", slot_id as "slotId", state
           from slot_offer where fair_id = ? and (state = 'offered' or slot_id = ?)`,
        [freed.fair.id, slotId],
      );
    return ({ supplierId, buyerId }) =>
      rows.some((one) => {
        const isPair = one.supplierId === supplierId && one.buyerId === buyerId;
        const sharesSide = one.supplierId === supplierId || one.buyerId === buyerId;
        const isSlot = one.slotId === slotId;
        return (isPair && isSlot) || (one.state === 'offered' && (isPair || (isSlot && sharesSide)));
      });
  }

  private async offer(
    em: EntityManager,
    freed: FreedSlot,
    pair: WaitingPair,
    { until, waiting }: FreedParties & { until: Date },
  ): Promise<void> {
    // Of a group both may have been left: then both are asked, for neither knows of the other's time.
    const areBothHere = waiting.has(pair.supplierId) && waiting.has(pair.buyerId);
    const offer = em.create(SlotOffer, {
      ...{ fair: freed.fair, freed, slot: freed.slot, worth: pair.worth },
      ...{ supplier: pair.supplierId, buyer: pair.buyerId },
      ...{ request: pair.requestId, proposal: pair.proposalId },
      asksSupplier: areBothHere || !waiting.has(pair.supplierId),
      asksBuyer: areBothHere || !waiting.has(pair.buyerId),
      expiresAt: until,
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

function slotsDuring(
  em: EntityManager,
  fair: Fair,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Promise<Slot[]> {
  return em.find(
    Slot,
    { fair, startsAt: { $lt: endsAt }, endsAt: { $gt: startsAt } },
    { orderBy: { startsAt: 'asc' } },
  );
}
