import { Delegate, DelegateAbsence, MeetingTable } from '#fair';
import { FairFactsReader, checkPlaced } from '#planning';
import { Meeting, MeetingAttendance } from '#scheduling';
import { MailMessage } from '#notification';
import { makeDelegate } from '../factories/fairs.js';
import { type PlanningScene, makePlanningScene } from '../factories/planning.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const PLACE = `{ startsAt tableLabel people }`;
const FACTS = `__typename ... on Repair { id state subject substitute othersMoved milliseconds letters
    changed { meetingId supplierName buyerName reason madeRoomFor before ${PLACE} after ${PLACE} }
    lost { meetingId reason } alternatives { limit lost othersMoved } } ... on Refusal { code }`;
const PROPOSE = `mutation ($input: ProposeRepairInput!) { proposeRepair(input: $input) { ${FACTS} } }`;
const APPLY = `mutation ($id: ID!) { applyRepair(repairId: $id) { ${FACTS} } }`;

describe('repairing the timetable on the day', () => {
  let test: TestApp;
  let scene: PlanningScene;
  let organiser: GraphqlClient;

  /** At 8:50, ten minutes before the first of three slots; two suppliers, two buyers, two tables. */
  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-25T01:50:00Z' });
    scene = await makePlanningScene(test.em(), { suppliers: 2, buyers: 2, slots: 3, tables: 2 });
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const book = async (supplier: number, buyer: number, slot: number, table: number): Promise<Meeting> => {
    const em = test.em();
    const at = scene.slots[slot]!;
    const { startsAt, endsAt } = at;
    const meeting = em.create(Meeting, {
      ...{ fair: scene.fair.id, slot: at.id, table: scene.tables[table]!.id, startsAt, endsAt },
      supplier: scene.suppliers[supplier]!.participation.id,
      buyer: scene.buyers[buyer]!.participation.id,
      ...{ status: 'released', releasedAt: new Date('2026-11-20T00:00:00Z') },
    });
    for (const { delegate } of [scene.suppliers[supplier]!, scene.buyers[buyer]!]) {
      em.create(MeetingAttendance, { meeting, delegate: delegate.id, startsAt, endsAt });
    }
    await em.flush();
    return meeting;
  };
  const propose = async (rest: object) =>
    (await organiser.data(PROPOSE, { input: { fairId: scene.fair.id, ...rest } })).proposeRepair;
  const apply = async (id: string) => (await organiser.data(APPLY, { id })).applyRepair;
  const faults = async () => {
    const facts = await test.get(FairFactsReader).read(test.em(), scene.fair.id);
    return checkPlaced(facts, facts.meetings);
  };
  const at = async (id: string) => {
    const { slot, table, status } = await test.em().findOneOrFail(Meeting, { id });
    return [scene.slots.findIndex((one) => one.id === slot!.id), table?.id, status] as const;
  };

  it('moves the meetings of somebody who is late, makes room by moving another, and tells those alone', async () => {
    // S1–B1 at 9:00; S2–B1 at 9:20. B1 comes at 9:10, so S1–B1 needs 9:20 or 9:40; S1 can only at 9:20.
    const hit = await book(0, 0, 0, 0);
    const other = await book(1, 0, 1, 0);
    const untouched = await book(1, 1, 0, 1);
    const em = test.em();
    em.create(DelegateAbsence, { delegate: scene.suppliers[0]!.delegate.id, slot: scene.slots[2]!.id });
    await em.flush();
    const repair = await propose({
      kind: 'LATE',
      participationId: scene.buyers[0]!.participation.id,
      at: '2026-11-25T02:10:00Z',
    });
    expect(repair).toMatchObject({ state: 'PROPOSED', subject: 'B1 delegate', othersMoved: 1, lost: [] });
    expect(repair.changed).toMatchObject([
      { meetingId: hit.id, reason: 'HIT', after: { startsAt: '2026-11-25T02:20:00.000Z' } },
      { meetingId: other.id, reason: 'MADE_ROOM', madeRoomFor: 'S1 – B1' },
    ]);
    expect(repair.alternatives).toEqual([{ limit: 0, lost: 1, othersMoved: 0 }]);
    expect(await at(hit.id)).toEqual([0, hit.table!.id, 'released']);
    const done = await apply(repair.id);
    expect(done).toMatchObject({ state: 'APPLIED', letters: 3 });
    expect((await at(hit.id))[0]).toBe(1);
    expect((await at(other.id))[0]).toBe(2);
    expect(await at(untouched.id)).toEqual([0, untouched.table!.id, 'released']);
    expect(await faults()).toEqual([]);
    const letters = await test.em().find(MailMessage, {}, { orderBy: { to: 'asc' } });
    expect(letters.map(({ to }) => to)).toEqual(['b1@example.com', 's1@example.com', 's2@example.com']);
    expect((await apply(repair.id)).state).toBe('APPLIED');
    expect(await test.em().count(MailMessage)).toBe(3);
  });

  it('lets a colleague take over where there is one, and says what cannot be saved and why', async () => {
    const colleague = await makeDelegate(test.em(), scene.buyers[0]!.participation, { name: 'B1 colleague' });
    const covered = await book(0, 0, 0, 0);
    const alone = await book(0, 1, 1, 0);
    const repair = await propose({ kind: 'GONE', delegateId: scene.buyers[0]!.delegate.id });
    expect(repair).toMatchObject({ othersMoved: 0, lost: [] });
    expect(repair.changed).toMatchObject([
      { meetingId: covered.id, reason: 'PEOPLE', after: { people: ['S1 delegate', 'B1 colleague'] } },
    ]);
    await apply(repair.id);
    const [gone] = await test.em().find(Delegate, { id: scene.buyers[0]!.delegate.id });
    expect(gone!.withdrawnAt).not.toBeNull();
    const people = await test.em().find(MeetingAttendance, { meeting: covered.id, isActive: true });
    expect(people.map(({ delegate }) => delegate.id)).toContain(colleague.id);
    const lost = await propose({ kind: 'GONE', delegateId: scene.buyers[1]!.delegate.id });
    expect(lost).toMatchObject({ changed: [], lost: [{ meetingId: alone.id, reason: 'NO_COMMON_SLOT' }] });
    await apply(lost.id);
    expect((await at(alone.id))[2]).toBe('cancelled');
    expect(await faults()).toEqual([]);
  });

  it('seats the meetings of a lost table elsewhere, and swaps a delegate for somebody new', async () => {
    const meeting = await book(0, 0, 0, 0);
    const lost = await propose({ kind: 'TABLE_LOST', tableId: scene.tables[0]!.id });
    expect(lost.changed).toMatchObject([{ reason: 'HIT', after: { tableLabel: 'T2' } }]);
    await apply(lost.id);
    expect(await at(meeting.id)).toEqual([0, scene.tables[1]!.id, 'released']);
    expect(
      (await test.em().findOneOrFail(MeetingTable, { id: scene.tables[0]!.id })).blockedAt,
    ).not.toBeNull();
    const swap = await propose({
      kind: 'SWAPPED',
      delegateId: scene.suppliers[0]!.delegate.id,
      substitute: { name: 'Phạm Thị Mới', email: 'new@example.com' },
    });
    expect(swap).toMatchObject({ substitute: 'Phạm Thị Mới', changed: [{ reason: 'PEOPLE' }] });
    await apply(swap.id);
    const newcomer = await test.em().findOneOrFail(Delegate, { name: 'Phạm Thị Mới' });
    expect(await test.em().count(MeetingAttendance, { meeting: meeting.id, delegate: newcomer.id })).toBe(1);
    expect((await test.em().find(MailMessage, { to: 'new@example.com' })).length).toBe(1);
    expect(await faults()).toEqual([]);
    const list = await organiser.data(`query ($id: ID!) { repairs(fairId: $id) { kind state } }`, {
      id: scene.fair.id,
    });
    expect(list.repairs).toEqual([
      { kind: 'SWAPPED', state: 'APPLIED' },
      { kind: 'TABLE_LOST', state: 'APPLIED' },
    ]);
  });

  it('tells who drops out of a meeting and who joins it just that, and the other side who takes part now', async () => {
    const em = test.em();
    await em.nativeUpdate(Delegate, { id: scene.suppliers[0]!.delegate.id }, { email: 'old@example.com' });
    await em.nativeUpdate(Delegate, { id: scene.buyers[0]!.delegate.id }, { email: 'host@example.com' });
    await book(0, 0, 0, 0);
    const swap = await propose({
      kind: 'SWAPPED',
      delegateId: scene.suppliers[0]!.delegate.id,
      substitute: { name: 'Phạm Thị Mới', email: 'new@example.com' },
    });
    await apply(swap.id);
    const letters = await test.em().find(MailMessage, {});
    const textTo = (name: string) => letters.find(({ to }) => to === `${name}@example.com`)!.text;
    expect(letters).toHaveLength(3);
    expect(textTo('old')).toMatch(/- Bạn không còn dự: S1 – B1: .*, bàn T1; người dự: .*Phạm Thị Mới/);
    expect(textTo('new')).toMatch(/- Mới: S1 – B1: .*, bàn T1; người dự: .*Phạm Thị Mới/);
    expect(textTo('host')).toMatch(/- Thay đổi: S1 – B1: .*, bàn T1; người dự: .*Phạm Thị Mới/);
    expect(textTo('host')).not.toContain('trước đây');
  });

  it('is refused as stale when the timetable has changed since, and when a meeting in it has begun', async () => {
    await book(0, 0, 0, 0);
    const input = { kind: 'TABLE_LOST', tableId: scene.tables[0]!.id };
    const first = await propose(input);
    await book(1, 1, 1, 1);
    expect(await apply(first.id)).toMatchObject({ code: 'REPAIR_STALE' });
    const second = await propose(input);
    test.clock.set('2026-11-25T02:00:00Z');
    expect(await apply(second.id)).toMatchObject({ code: 'REPAIR_STALE' });
    expect((await test.em().findOneOrFail(MeetingTable, { id: scene.tables[0]!.id })).blockedAt).toBeNull();
  });

  it('writes down what happened also where no meeting depends on it', async () => {
    const lost = await propose({ kind: 'TABLE_LOST', tableId: scene.tables[1]!.id });
    expect(lost).toMatchObject({ changed: [], lost: [] });
    await apply(lost.id);
    const table = await test.em().findOneOrFail(MeetingTable, { id: scene.tables[1]!.id });
    expect(table.blockedAt).not.toBeNull();
    const { id } = scene.suppliers[1]!.delegate;
    const swap = await propose({ kind: 'SWAPPED', delegateId: id, substitute: { name: 'Phạm Thị Mới' } });
    await apply(swap.id);
    expect((await test.em().findOneOrFail(Delegate, { id })).withdrawnAt).not.toBeNull();
    expect(await test.em().count(Delegate, { name: 'Phạm Thị Mới' })).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('says what is missing of what happened', async () => {
    const path = async (rest: object) => {
      return problemPaths(await organiser.ask(PROPOSE, { input: { fairId: scene.fair.id, ...rest } }))[0];
    };
    const { id } = scene.buyers[0]!.delegate;
    expect(await path({ kind: 'GONE' })).toBe('input.delegateId');
    expect(await path({ kind: 'LATE', delegateId: id })).toBe('input.at');
    expect(await path({ kind: 'TABLE_LOST' })).toBe('input.tableId');
    expect(await path({ kind: 'SWAPPED', delegateId: id })).toBe('input.substituteId');
    expect(await path({ kind: 'SWAPPED', delegateId: id, substituteId: scene.buyers[1]!.delegate.id })).toBe(
      'input.substituteId',
    );
    expect(await path({ kind: 'GONE', delegateId: id, limit: 99 })).toBe('input.limit');
  });
});
