import { Delegate, Fair, Interpreter } from '#fair';
import { FreedSlot, OffersService, SlotOffer } from '#floor';
import { FairFactsReader, checkPlaced } from '#planning';
import { Meeting } from '#scheduling';
import {
  type MeetingScene,
  type Participant,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
  makeRequest,
} from '../factories/meetings.js';
import { makeNeed, makeProposal } from '../factories/needs.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

const MY_DAY = `query ($id: ID!) { myDay(fairId: $id) { date timeZone
  meetings { id status side partnerName tableLabel walkMinutes partnerIsIn partnerLateMinutes ownLateMinutes
    graceUntil mayContradict isContradicted call { id answeredAt } ownOutcome { kind } }
  badges { name code } offers { id startsAt tableLabel asksBuyer supplierName buyerName waitsForSupplier waitsForBuyer worth } } }`;
const FLOOR = `query ($id: ID!) { floor(fairId: $id) { meetings { id status absentSide
    parties { side lateMinutes call { id answeredAt } } noShow { absentSide reportedFor contradiction verdict } }
  freedSlots { state reason supplierName offers { state supplierName worth } } } }`;
const CALL = `mutation ($id: ID!, $side: Side!) { callParty(meetingId: $id, side: $side) {
  ... on FloorCall { id side } ... on Refusal { code } } }`;
const LATE = `mutation ($input: SayLateInput!) { sayLate(input: $input) {
  ... on LateNotice { side minutes } ... on Refusal { code } } }`;
const NO_SHOW = `mutation ($id: ID!, $side: AbsentSide!, $key: String) {
  reportNoShow(meetingId: $id, absentSide: $side, idempotencyKey: $key) { ... on Meeting { status absentSide }
    ... on Refusal { code message } ... on GraceTimeError { until minutes } } }`;
const CONTRADICT = `mutation ($id: ID!, $note: String) { contradictNoShow(meetingId: $id, note: $note) {
  ... on Meeting { status } ... on Refusal { code } } }`;
const DECIDE = `mutation ($id: ID!, $verdict: NoShowVerdict!) { decideNoShow(meetingId: $id, verdict: $verdict) {
  ... on Meeting { status absentSide } ... on Refusal { code } } }`;
const CANCEL = `mutation ($id: ID!) { cancelMeeting(meetingId: $id, version: 1, reason: "Ill") { __typename } }`;
const ACCEPT = `mutation ($id: ID!) { acceptOffer(offerId: $id) {
  ... on SlotOffer { state meetingId } ... on OfferEndedError { code state } } }`;
const DECLINE = `mutation ($id: ID!) { declineOffer(offerId: $id) {
  ... on SlotOffer { state } ... on OfferEndedError { code state } } }`;

describe('the day of the fair', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let organiser: GraphqlClient;
  let meeting: Meeting;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-25T01:50:00Z' });
    const em = test.em();
    scene = await makeMeetingScene(em, { slots: 4, tables: 2 });
    (await em.findOneOrFail(Fair, { id: scene.fair.id })).status = 'running';
    await em.flush();
    meeting = await makeMeeting(test.em(), scene, { slot: scene.slots[1]!, table: scene.tables[0]! });
    organiser = await as('organiser');
  });
  afterEach(() => test.close());

  const as = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const myDay = async (client: GraphqlClient) => (await client.data(MY_DAY, { id: scene.fair.id })).myDay;
  const floor = async () => (await organiser.data(FLOOR, { id: scene.fair.id })).floor;

  it('calls a missing party on the board and on its phones, and hears that it is on its way', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const phone = await LiveClient.connect(test.url, supplier.bearer);
    const call = async () => (await organiser.data(CALL, { id: meeting.id, side: 'SUPPLIER' })).callParty;
    const { id } = await call();
    expect((await call()).id).toBe(id);
    await phone.heard('floor.called');
    phone.close();
    expect((await myDay(supplier)).meetings[0].call).toEqual({ id, answeredAt: null });
    expect((await myDay(buyer)).meetings[0].call).toBeNull();
    const answer = `mutation ($id: ID!) { answerCall(callId: $id) { answeredAt } }`;
    expect(await buyer.errorCode(answer, { id })).toBe('FORBIDDEN');
    await supplier.data(answer, { id });
    expect((await floor()).meetings[0].parties[0].call.answeredAt).not.toBeNull();
    await organiser.data(`mutation ($id: ID!) { endCall(callId: $id) { endedAt } }`, { id });
    expect((await floor()).meetings[0].parties[0].call).toBeNull();
    expect(await supplier.errorCode(CALL, { id: meeting.id, side: 'BUYER' })).toBe('FORBIDDEN');
    test.clock.set('2026-11-25T03:00:00Z');
    expect((await call()).code).toBe('MEETING_NOT_AHEAD');
  });

  it('tells both sides how late one of them says it will be', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const late = async (client: GraphqlClient, rest: object) =>
      (await client.ask(LATE, { input: { meetingId: meeting.id, ...rest } })).data?.sayLate;
    const input = { minutes: 10, idempotencyKey: 'late once' };
    expect(await late(supplier, input)).toEqual({ side: 'SUPPLIER', minutes: 10 });
    expect(await late(supplier, input)).toEqual({ side: 'SUPPLIER', minutes: 10 });
    expect((await myDay(buyer)).meetings[0]).toMatchObject({ partnerLateMinutes: 10, ownLateMinutes: null });
    expect(await late(supplier, { minutes: 5, side: 'BUYER' })).toBeUndefined();
    expect(await late(organiser, { minutes: 5 })).toBeUndefined();
    expect(await late(organiser, { minutes: 5, side: 'BUYER' })).toMatchObject({ side: 'BUYER' });
    expect((await floor()).meetings[0].parties).toMatchObject([{ lateMinutes: 10 }, { lateMinutes: 5 }]);
  });

  it('records a no-show after the grace time, hears the accused side, and lets the organiser decide', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const noShow = async (client: GraphqlClient, side: string, key?: string) =>
      (await client.ask(NO_SHOW, { id: meeting.id, side, key })).data?.reportNoShow;
    expect(await noShow(buyer, 'SUPPLIER')).toMatchObject({ code: 'MEETING_NOT_STARTED' });
    test.clock.set('2026-11-25T02:25:00Z');
    expect(await noShow(buyer, 'SUPPLIER')).toMatchObject({
      code: 'GRACE_TIME',
      until: '2026-11-25T02:30:00.000Z',
      minutes: 10,
    });
    test.clock.set('2026-11-25T02:31:00Z');
    expect(await noShow(buyer, 'BUYER')).toBeUndefined();
    const done = { status: 'NO_SHOW', absentSide: 'SUPPLIER' };
    expect(await noShow(buyer, 'SUPPLIER', 'no-show-1')).toEqual(done);
    expect(await noShow(buyer, 'SUPPLIER', 'no-show-1')).toEqual(done);
    expect((await myDay(supplier)).meetings[0]).toMatchObject({ mayContradict: true, isContradicted: false });
    const contradict = async (client: GraphqlClient) =>
      (await client.data(CONTRADICT, { id: meeting.id, note: 'We sat at T1.' })).contradictNoShow;
    expect(await contradict(buyer)).toEqual({ code: 'NO_SHOW_NOT_OPEN' });
    expect(await contradict(supplier)).toEqual({ status: 'NO_SHOW' });
    expect((await floor()).meetings[0].noShow).toEqual({
      absentSide: 'SUPPLIER',
      reportedFor: 'BUYER',
      contradiction: 'We sat at T1.',
      verdict: null,
    });
    const decide = async (client: GraphqlClient, verdict: string) =>
      (await client.data(DECIDE, { id: meeting.id, verdict })).decideNoShow;
    await expect(decide(supplier, 'HELD')).rejects.toThrow();
    expect(await decide(organiser, 'HELD')).toEqual({ status: 'HELD', absentSide: null });
    expect(await decide(organiser, 'BUYER')).toEqual({ code: 'NO_SHOW_NOT_OPEN' });
  });

  describe('a slot that becomes free', () => {
    let second: Participant;
    let third: Participant;
    let off: Meeting;

    /** Slot 2 is to be freed; two other suppliers wait for the buyer, the third of which is wanted more. */
    beforeEach(async () => {
      const em = test.em();
      second = await makeParticipant(em, scene.fair, 'second', 'supplier');
      third = await makeParticipant(em, scene.fair, 'third', 'supplier');
      const { buyer } = scene;
      await makeRequest(em, { fair: scene.fair, supplier: second, buyer });
      const need = await makeNeed(em, buyer.organisation, { fair: scene.fair });
      await makeProposal(
        em,
        need,
        { supplier: third.participation, buyer: buyer.participation },
        { supplierAnswer: 'must', buyerAnswer: 'must' },
      );
      off = meeting;
    });

    const offered = () =>
      eventually(async () => {
        const [offer] = await test.em().find(SlotOffer, { state: 'offered' });
        if (!offer) throw new Error('Nothing is offered.');
        return offer;
      });
    const accept = async (client: GraphqlClient, id: string) =>
      (await client.data(ACCEPT, { id })).acceptOffer;

    it('is offered at once to the pair that wants it most, and booked when both have said yes', async () => {
      const waiting = await organiser.data(
        `query ($id: ID!) { waitingList(fairId: $id) { supplierName worth } }`,
        { id: scene.fair.id },
      );
      expect(waiting.waitingList).toMatchObject([
        { supplierName: 'third Co.' },
        { supplierName: 'second Co.' },
      ]);
      await organiser.data(CANCEL, { id: off.id });
      const offer = await offered();
      expect(offer.supplier.id).toBe(third.participation.id);
      const [wanted, buyer, other] = [await as('third'), await as('buyer'), await as('second')];
      expect((await myDay(wanted)).offers).toMatchObject([
        { id: offer.id, buyerName: 'buyer Co.', waitsForSupplier: true, waitsForBuyer: true, worth: null },
      ]);
      expect((await myDay(other)).offers).toEqual([]);
      await expect(accept(other, offer.id)).rejects.toThrow();
      expect(await accept(wanted, offer.id)).toMatchObject({ state: 'OFFERED' });
      const done = await accept(buyer, offer.id);
      expect(done).toMatchObject({ state: 'ACCEPTED' });
      expect(await accept(buyer, offer.id)).toEqual({ code: 'OFFER_ENDED', state: 'ACCEPTED' });
      const booked = await test.em().findOneOrFail(Meeting, { id: done.meetingId });
      expect(booked).toMatchObject({ status: 'released', startsAt: off.startsAt });
      expect(booked.table!.id).toBe(off.table!.id);
      expect((await floor()).freedSlots).toMatchObject([{ state: 'FILLED', reason: 'CANCELLED' }]);
    });

    it('goes only to pairs for whom somebody interprets then, who is booked with it', async () => {
      const em = test.em();
      const guests = {
        supplier: await makeParticipant(em, scene.fair, 'fourth', 'supplier'),
        buyer: await makeParticipant(em, scene.fair, 'guest', 'buyer'),
      };
      for (const [{ delegate }, language] of [
        ...[third, guests.supplier].map((one) => [one, 'ja'] as const),
        ...[second, scene.buyer, guests.buyer].map((one) => [one, 'vi'] as const),
      ])
        (await em.findOneOrFail(Delegate, { id: delegate.id })).languages = [language];
      const aoki = em.create(Interpreter, { fair: scene.fair.id, name: 'Aoki', languagePairs: ['ja-vi'] });
      const slot = scene.slots.find(({ startsAt }) => startsAt.getTime() === off.startsAt.getTime())!;
      const table = scene.tables.find(({ id }) => id !== off.table!.id)!;
      const busy = await makeMeeting(em, { fair: scene.fair, ...guests }, { slot, table });
      await em.execute('update meeting set interpreter_id = ? where id = ?', [aoki.id, busy.id]);
      // The third is wanted more, but Aoki is at another table.
      await organiser.data(CANCEL, { id: off.id });
      const first = await offered();
      expect(first.supplier.id).toBe(second.participation.id);
      await (await as('second')).data(DECLINE, { id: first.id });
      await eventually(async () =>
        expect((await floor()).freedSlots).toMatchObject([{ state: 'EXHAUSTED' }]),
      );
      await organiser.data(CANCEL, { id: busy.id });
      const offer = await offered();
      expect(offer.supplier.id).toBe(third.participation.id);
      await accept(await as('third'), offer.id);
      const done = await accept(await as('buyer'), offer.id);
      expect(await test.em().findOneOrFail(Meeting, { id: done.meetingId })).toMatchObject({
        ...{ status: 'released', startsAt: off.startsAt, interpreter: { id: aoki.id } },
      });
    });

    it('goes to the next when an offer is declined or runs out, and to nobody twice', async () => {
      await organiser.data(CANCEL, { id: off.id });
      const first = await offered();
      const wanted = await as('third');
      expect((await wanted.data(DECLINE, { id: first.id })).declineOffer).toEqual({ state: 'DECLINED' });
      const next = await offered();
      expect(next.supplier.id).toBe(second.participation.id);
      test.clock.advance({ minutes: 6 });
      const [service] = [test.get(OffersService)];
      await Promise.all([service.lapseDue(), service.lapseDue()]);
      expect(await accept(await as('second'), next.id)).toEqual({ code: 'OFFER_ENDED', state: 'LAPSED' });
      // The job that comes round by itself may be at it too.
      await eventually(async () =>
        expect((await floor()).freedSlots).toMatchObject([
          {
            state: 'EXHAUSTED',
            offers: [
              { state: 'LAPSED', supplierName: 'second Co.' },
              { state: 'DECLINED', supplierName: 'third Co.' },
            ],
          },
        ]),
      );
      expect(await test.em().count(SlotOffer)).toBe(2);
    });

    it('is withdrawn when the place was taken meanwhile, without anything booked twice', async () => {
      await organiser.data(CANCEL, { id: off.id });
      const offer = await offered();
      await makeMeeting(
        test.em(),
        { fair: scene.fair, supplier: third, buyer: scene.buyer },
        { slot: scene.slots[1]!, table: scene.tables[1]! },
      );
      await accept(await as('third'), offer.id);
      expect(await accept(await as('buyer'), offer.id)).toEqual({ code: 'OFFER_ENDED', state: 'WITHDRAWN' });
      expect(await test.em().count(Meeting, { status: 'released' })).toBe(1);
    });

    it('of a no-show said early asks only who isn’t at the table already', async () => {
      const staff = await organiser.data(
        `mutation ($id: ID!) { reportNoShow(meetingId: $id, absentSide: SUPPLIER, early: true) { ... on Refusal { code } } }`,
        { id: off.id },
      );
      // Organisers wait for the slot; staff need not.
      expect(staff.reportNoShow.code).toBe('MEETING_NOT_STARTED');
      const em = test.em();
      await makePerson(em, { email: 'staff@example.com', isStaff: true });
      await (
        await as('staff')
      ).data(
        `mutation ($id: ID!) { reportNoShow(meetingId: $id, absentSide: SUPPLIER, early: true) { ... on Refusal { code } } }`,
        { id: off.id },
      );
      const offer = await offered();
      expect(offer).toMatchObject({ asksSupplier: true, asksBuyer: false });
      expect(await accept(await as('third'), offer.id)).toMatchObject({ state: 'ACCEPTED' });
      const reopen = `mutation ($id: ID!) { reopenMeeting(meetingId: $id) { ... on Refusal { code } } }`;
      expect((await organiser.data(reopen, { id: off.id })).reopenMeeting).toEqual({
        code: 'PLACE_GIVEN_AWAY',
      });
    });

    it('of a no-show once it has begun: its rest goes to whom the side that waits could meet, to the next, and is booked now', async () => {
      // Somebody else's wish is greater, and nobody of them is at the table.
      const em = test.em();
      const other = await makeParticipant(em, scene.fair, 'other', 'buyer');
      const need = await makeNeed(em, other.organisation, { fair: scene.fair });
      await makeProposal(
        em,
        need,
        { supplier: second.participation, buyer: other.participation },
        { supplierAnswer: 'must', buyerAnswer: 'must', score: 1 },
      );
      await organiser.data(
        `mutation ($id: ID!) { setFloorTerms(fairId: $id, input: { graceMinutes: 4, offerMinutes: 4, offersFreedSlots: true }) { graceMinutes } }`,
        { id: scene.fair.id },
      );
      test.clock.set('2026-11-25T02:24:00Z');
      const [buyer, wanted, next] = [await as('buyer'), await as('third'), await as('second')];
      const phone = await LiveClient.connect(test.url, wanted.bearer);
      expect((await buyer.data(NO_SHOW, { id: off.id, side: 'SUPPLIER' })).reportNoShow).toMatchObject({
        status: 'NO_SHOW',
      });
      await phone.heard('floor.offered');
      phone.close();
      const first = await offered();
      expect(first).toMatchObject({
        ...{ asksSupplier: true, asksBuyer: false, supplier: { id: third.participation.id } },
        expiresAt: new Date('2026-11-25T02:28:00Z'),
      });
      expect((await myDay(wanted)).offers).toMatchObject([
        { id: first.id, tableLabel: 'T1', startsAt: '2026-11-25T02:20:00.000Z', asksBuyer: false },
      ]);
      // It has begun: nobody puts anything else into it.
      const book = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { __typename } }`;
      const input = {
        ...{ fairId: scene.fair.id, slotId: scene.slots[1]!.id },
        supplierParticipationId: second.participation.id,
        buyerParticipationId: scene.buyer.participation.id,
      };
      expect(await next.errorCode(book, { input })).toBe('BAD_USER_INPUT');

      test.clock.set('2026-11-25T02:28:30Z');
      await test.get(OffersService).lapseDue();
      const then = await offered();
      // Ten minutes of the slot are left when it ends.
      expect(then).toMatchObject({
        ...{ supplier: { id: second.participation.id }, buyer: { id: scene.buyer.participation.id } },
        expiresAt: new Date('2026-11-25T02:30:00Z'),
      });
      expect(await accept(wanted, first.id)).toEqual({ code: 'OFFER_ENDED', state: 'LAPSED' });
      const done = await accept(next, then.id);
      expect(done).toMatchObject({ state: 'ACCEPTED' });
      const booked = await test.em().findOneOrFail(Meeting, { id: done.meetingId });
      expect(booked).toMatchObject({
        status: 'released',
        startsAt: off.startsAt,
        table: { id: off.table!.id },
      });
      expect((await floor()).freedSlots).toMatchObject([{ state: 'FILLED', reason: 'NO_SHOW' }]);

      // Both find it in their day, under way; the grace time runs from when it was booked.
      for (const client of [next, buyer]) {
        expect((await myDay(client)).meetings).toContainEqual(
          expect.objectContaining({
            ...{ id: booked.id, status: 'RELEASED', tableLabel: 'T1' },
            graceUntil: '2026-11-25T02:32:30.000Z',
          }),
        );
      }
      // As if the slot hadn't begun, for the checker takes what has for history.
      const facts = await test.get(FairFactsReader).read(test.em(), scene.fair.id);
      const standing = facts.meetings.filter(({ meetingId }) => meetingId !== off.id);
      expect(checkPlaced({ ...facts, now: new Date('2026-11-25T01:00:00Z') }, standing)).toEqual([]);
      expect(standing).toHaveLength(1);
    });

    it('of a no-show is offered while ten minutes are left, and not when somebody came after all', async () => {
      test.clock.set('2026-11-25T02:22:00Z');
      await organiser.data(NO_SHOW, { id: off.id, side: 'SUPPLIER' });
      const offer = await offered();
      const reopen = `mutation ($id: ID!) { reopenMeeting(meetingId: $id) { __typename } }`;
      expect((await organiser.data(reopen, { id: off.id })).reopenMeeting.__typename).toBe('Meeting');
      await eventually(async () =>
        expect((await floor()).freedSlots).toMatchObject([
          { state: 'OVER', offers: [{ state: 'WITHDRAWN', supplierName: 'third Co.' }] },
        ]),
      );
      expect(await accept(await as('third'), offer.id)).toEqual({ code: 'OFFER_ENDED', state: 'WITHDRAWN' });
      // Said again, it goes to the next.
      await organiser.data(NO_SHOW, { id: off.id, side: 'SUPPLIER' });
      expect(await offered()).toMatchObject({ supplier: { id: second.participation.id } });

      const late = await makeMeeting(
        test.em(),
        { fair: scene.fair, supplier: third, buyer: scene.buyer },
        { slot: scene.slots[2]!, table: scene.tables[1]! },
      );
      test.clock.set('2026-11-25T02:50:30Z');
      await organiser.data(NO_SHOW, { id: late.id, side: 'SUPPLIER' });
      await test.get(OffersService).noteFreed(late.id, 'no-show');
      expect(await test.em().count(FreedSlot)).toBe(1);
    });

    it('is nobody’s when the fair doesn’t want it, or it isn’t of the day', async () => {
      await organiser.data(
        `mutation ($id: ID!) { setFloorTerms(fairId: $id, input: { graceMinutes: 5, offerMinutes: 3, offersFreedSlots: false }) { graceMinutes } }`,
        { id: scene.fair.id },
      );
      await test.get(OffersService).noteFreed(off.id, 'cancelled');
      await organiser.data(CANCEL, { id: off.id });
      await test.get(OffersService).noteFreed(off.id, 'cancelled');
      expect(await test.em().count(FreedSlot)).toBe(0);
    });
  });
});
