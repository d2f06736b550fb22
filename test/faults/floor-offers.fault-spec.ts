import { Fair } from '#fair';
import { FreedSlot, OffersService, SlotOffer } from '#floor';
import { Meeting, MeetingAttendance, MeetingRequest } from '#scheduling';
import {
  type MeetingScene,
  type Participant,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
} from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { GraphqlClient } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const SLOTS = 6;
const WAITING = 8;
const ACCEPT = `mutation ($id: ID!) { acceptOffer(offerId: $id) {
  ... on SlotOffer { state } ... on OfferEndedError { code state } } }`;

/** Freed slots, two API processes, and everything at once: none is offered or given away twice. */
describe('freed slots under fire', () => {
  let first: TestApp;
  let second: TestApp;
  let scene: MeetingScene;
  let waiting: Participant[];

  beforeAll(async () => {
    first = await startTestApp({ now: '2026-11-25T01:30:00Z', runsJobs: false });
    second = await startTestApp({ beside: first, runsJobs: false });
    const em = first.em();
    scene = await makeMeetingScene(em, { slots: SLOTS, tables: 2 });
    (await em.findOneOrFail(Fair, { id: scene.fair.id })).status = 'running';
    await em.flush();
    waiting = [];
    for (let n = 0; n < WAITING; n++) {
      waiting.push(await makeParticipant(em, scene.fair, `waiting${n}`, 'supplier'));
      em.create(MeetingRequest, {
        ...{ fair: scene.fair.id, askedBy: 'buyer', status: 'accepted' },
        ...{ supplier: waiting[n]!.participation.id, buyer: scene.buyer.participation.id },
        expiresAt: new Date('2026-12-24T00:00:00Z'),
      });
    }
    await em.flush();
  });
  afterAll(async () => {
    await second?.close();
    await first?.close();
  });

  it('are offered once each, to nobody twice at a time, and booked once', async () => {
    const em = first.em();
    const freed: string[] = [];
    for (const slot of scene.slots) {
      const meeting = await makeMeeting(em, scene, { slot, table: scene.tables[0]!, status: 'cancelled' });
      freed.push(meeting.id);
    }
    const services = [first.get(OffersService), second.get(OffersService)];
    const everywhere = (work: (service: OffersService) => Promise<unknown>) =>
      Promise.all(services.flatMap((service) => [work(service), work(service)]));
    await Promise.all(freed.flatMap((id) => services.map((service) => service.noteFreed(id, 'cancelled'))));
    await everywhere((service) => service.lapseDue());
    expect(await first.em().count(FreedSlot)).toBe(SLOTS);
    // One buyer, and so one open offer a slot; each to another supplier, because a pair has one offer at a time.
    const open = await first.em().find(SlotOffer, { state: 'offered' });
    expect(open).toHaveLength(SLOTS);
    expect(new Set(open.map(({ slot }) => slot.id)).size).toBe(SLOTS);
    expect(new Set(open.map(({ supplier }) => supplier.id)).size).toBe(SLOTS);

    const buyers = await clientsOf('buyer');
    const accepted = await Promise.all(
      open.flatMap(({ id, supplier }) => {
        const owner = waiting.findIndex(({ participation }) => participation.id === supplier.id);
        return [0, 1].flatMap((server) => [
          buyers[server]!.ask(ACCEPT, { id }),
          clientsOf(`waiting${owner}`).then((clients) => clients[server]!.ask(ACCEPT, { id })),
        ]);
      }),
    );
    expect(accepted.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const booked = await first.em().find(Meeting, { status: 'released' });
    expect(booked).toHaveLength(SLOTS);
    expect(new Set(booked.map(({ slot }) => slot!.id)).size).toBe(SLOTS);
    const attendances = await first.em().find(MeetingAttendance, { isActive: true });
    const places = attendances.map(({ delegate, startsAt }) => `${delegate.id} ${startsAt.toISOString()}`);
    expect(new Set(places).size).toBe(places.length);
    expect(await first.em().count(SlotOffer, { state: 'accepted' })).toBe(SLOTS);
    expect(await first.em().count(FreedSlot, { state: 'filled' })).toBe(SLOTS);
  });

  /** The same session at both servers. */
  async function clientsOf(name: string): Promise<GraphqlClient[]> {
    const { bearer } = await first.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    return [first, second].map(({ url }) => new GraphqlClient(url, bearer));
  }
});
