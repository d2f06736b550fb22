import { Fair, FairDay } from '#fair';
import { FreedSlot, SlotOffer } from '#floor';
import { SessionsService } from '#identity';
import { MeetingRequest } from '#scheduling';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { eventually } from '../support/eventually.js';
import { GraphqlClient } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const CANCEL = `mutation ($id: ID!) {
  cancelMeeting(meetingId: $id, version: 1, reason: "They can’t come") { __typename } }`;
const WAITING = 3;
const PATIENCE = 60_000;

/** Offers of freed slots live in the database: whoever is killed, the next process goes on where it ended. */
describe('freed slots offered while the service is killed', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let token: string;
  const running = new Set<ApiProcess>();

  beforeAll(async () => {
    test = await startTestApp({ now: Temporal.Now.instant().toString(), runsJobs: false });
    const em = test.em();
    scene = await makeMeetingScene(em, { slots: 2, tables: 2 });
    await toNow(scene);
    const requests = [];
    for (let n = 0; n < WAITING; n++) {
      const waiting = await makeParticipant(em, scene.fair, `waiting${n}`, 'supplier');
      requests.push({ supplier: waiting.participation.id, buyer: scene.buyer.participation.id });
    }
    for (const pair of requests)
      em.create(MeetingRequest, {
        ...{ ...pair, fair: scene.fair.id, askedBy: 'buyer', status: 'accepted' },
        expiresAt: new Date(Date.now() + 30 * 24 * 3_600_000),
      });
    const from = { userAgent: 'test', address: '127.0.0.1' };
    ({ token } = test.get(SessionsService).open(em, scene.organiser, from));
    await em.flush();
  });
  afterAll(async () => {
    for (const one of running) await one.stop('SIGKILL');
    await test?.close();
  });

  it('are offered, time out and move on exactly once, by whichever process comes back', async () => {
    const first = await start();
    const meeting = await makeMeeting(test.em(), scene, { slot: scene.slots[1]!, table: scene.tables[0]! });
    const { cancelMeeting } = await new GraphqlClient(first.url, token).data(CANCEL, { id: meeting.id });
    expect(cancelMeeting.__typename).toBe('Meeting');
    // Before it, or in the midst of it, offers the slot: the cancellation itself is kept.
    await kill(first);

    const second = await start();
    const offered = await offers(1);
    expect(offered).toMatchObject([{ state: 'offered' }]);
    await kill(second);

    // Nobody answers in time, while nothing runs.
    const expired = new Date(Date.now() - 1_000);
    await test.em().nativeUpdate(SlotOffer, { id: offered[0]!.id }, { expiresAt: expired });
    await Promise.all([start(), start()]);
    const [lapsed, next] = await offers(2);
    expect(lapsed).toMatchObject({ id: offered[0]!.id, state: 'lapsed' });
    expect(lapsed!.endedAt!.getTime()).toBeGreaterThan(expired.getTime());
    expect(next).toMatchObject({ state: 'offered' });
    expect(next!.supplier.id).not.toBe(lapsed!.supplier.id);

    // Another round with two processes; the one that is killed takes nothing with it.
    await test.em().nativeUpdate(SlotOffer, { id: next!.id }, { expiresAt: expired });
    await kill([...running][0]!);
    expect((await offers(3)).map(({ state }) => state)).toEqual(['lapsed', 'lapsed', 'offered']);
    const all = await test.em().find(SlotOffer, {});
    expect(new Set(all.map(({ supplier }) => supplier.id)).size).toBe(WAITING);
    expect(await test.em().find(FreedSlot, {})).toMatchObject([{ state: 'open' }]);
  });

  async function start(): Promise<ApiProcess> {
    const one = await startApiProcess(test.databaseUrl);
    running.add(one);
    return one;
  }

  async function kill(one: ApiProcess): Promise<void> {
    running.delete(one);
    await one.stop('SIGKILL');
  }

  /** Waits until there are so many, of which one stands. */
  async function offers(count: number): Promise<SlotOffer[]> {
    let found: SlotOffer[] = [];
    await eventually(async () => {
      found = await test.em().find(SlotOffer, {}, { orderBy: { createdAt: 'asc' } });
      expect(found).toHaveLength(count);
      expect(found.filter(({ state }) => state === 'offered')).toHaveLength(1);
    }, PATIENCE);
    return found;
  }

  /** The processes live by the real clock: the fair is today, at noon of a zone of its own, and its slots lie ahead. */
  async function toNow({ fair, slots }: MeetingScene): Promise<void> {
    const em = test.em();
    const now = Temporal.Now.instant();
    const ahead = 12 - now.toZonedDateTimeISO('UTC').hour;
    const timeZone = ahead >= 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
    const date = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const days = { startsOn: date, endsOn: date };
    await em.nativeUpdate(Fair, { id: fair.id }, { status: 'running', timeZone, ...days });
    await em.nativeUpdate(FairDay, { fair: fair.id }, { date });
    for (const [index, slot] of slots.entries()) {
      slot.startsAt = new Date(now.epochMilliseconds + (index + 1) * 3_600_000);
      slot.endsAt = new Date(slot.startsAt.getTime() + 20 * 60_000);
      await em.execute('update slot set starts_at = ?, ends_at = ? where id = ?', [
        ...[slot.startsAt, slot.endsAt, slot.id],
      ]);
    }
  }
});
