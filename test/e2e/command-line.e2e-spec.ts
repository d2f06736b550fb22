import { Fair, FairSession, SessionAttendance } from '#fair';
import { GroupDayService, SlotOffer } from '#floor';
import { GroupMeeting } from '#planning';
import { type Viewer, SYSTEM } from '#access';
import { makeGroupSession } from '../factories/groups.js';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { runCommand } from '../support/command-line.js';
import type { TestApp } from '../support/test-app.js';

const DAY = '2026-11-25';

describe('the command line of a fair', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let code: string;

  beforeEach(async () => {
    test = await borrowTestApp({ now: `${DAY}T01:50:00Z` });
    scene = await makeMeetingScene(test.em());
    ({ code } = scene.fair);
  });
  afterEach(() => test.close());

  const run = (...args: string[]) => runCommand(test.databaseUrl, ...args);

  it('adds a session and a group at a table, lists them on the fair’s clock, and names what is wrong', async () => {
    const { supplier, buyer } = scene;
    expect(await run('session', 'list', code)).toEqual([]);
    const during = ['--from', `${DAY}T10:00+07:00`, '--to', `${DAY}T10:30+07:00`];
    await run('session', 'add', code, '--title', 'Opening', ...during);
    const people = ['--delegate', supplier.delegate.id, buyer.delegate.id];
    await run('session', 'add', code, '--title', 'Press tools', ...during, '--table', 'T2', ...people);
    expect(await run('session', 'list', code)).toMatchObject([
      { title: 'Opening', startsAt: `${DAY}T10:00:00+07:00`, table: null, people: 0 },
      { title: 'Press tools', endsAt: `${DAY}T10:30:00+07:00`, table: 'T2', people: 2 },
    ]);
    expect(await test.em().count(SessionAttendance, {})).toBe(2);
    const wrong = (...args: string[]) => run('session', 'add', code, '--title', 'X', ...args);
    await expect(wrong('--from', `${DAY}T10:00`, '--to', `${DAY}T11:00Z`)).rejects.toThrow(/offset/);
    await expect(wrong(...during, '--table', 'T9')).rejects.toThrow(/T9/);
    await expect(run('session', 'list', 'nowhere')).rejects.toThrow(/nowhere/);
    expect(await test.em().count(FairSession, {})).toBe(2);
  });

  it('asks for a group meeting and lists who comes to it and where it is', async () => {
    const { supplier, buyer } = scene;
    const second = await makeParticipant(test.em(), scene.fair, 'second', 'supplier');
    const ids = [supplier, buyer, second].map(({ participation }) => participation.id);
    expect(await run('group', 'list', code)).toEqual([]);
    const { id } = await run('group', 'add', code, '--title', 'Moulds', '--party', ...ids, '--must');
    const [listed] = await run('group', 'list', code);
    expect(listed).toMatchObject({ id, title: 'Moulds', isMust: true, startsAt: null, table: null });
    expect([...listed.parties].sort()).toEqual(['buyer Co.', 'second Co.', 'supplier Co.']);
    await expect(
      run('group', 'add', code, '--title', 'Two', '--party', ...ids.slice(0, 2)),
    ).rejects.toThrow();
    const { slots, tables } = scene;
    const em = test.em();
    const session = await makeGroupSession(em, scene, [supplier, buyer, second], {
      ...{ title: 'Moulds', table: tables[1]!, startsAt: slots[0]!.startsAt, endsAt: slots[0]!.endsAt },
    });
    (await em.findOneOrFail(GroupMeeting, { id })).session = em.getReference(FairSession, session.id, {
      wrapped: true,
    });
    await em.flush();
    expect(await run('group', 'list', code)).toMatchObject([
      { startsAt: `${DAY}T09:00:00+07:00`, table: 'T2' },
    ]);
  });

  it('says how a day of the fair goes: who has come, meetings, groups and offers', async () => {
    const em = test.em();
    const second = await makeParticipant(em, scene.fair, 'second', 'supplier');
    (await em.findOneOrFail(Fair, { id: scene.fair.id })).status = 'running';
    await em.flush();
    const { slots, tables, supplier, buyer } = scene;
    await makeMeeting(em, scene, { slot: slots[1]!, table: tables[0]!, status: 'held' });
    const group = await makeGroupSession(em, scene, [buyer, supplier, second], {
      ...{ table: tables[0]!, startsAt: slots[0]!.startsAt, endsAt: slots[0]!.endsAt },
    });
    const status = (date = DAY) => run('floor', 'status', code, '--date', date);
    expect(await status()).toMatchObject({
      ...{ date: DAY, people: 3, expected: 3, checkedIn: 0, missing: 3, walkIns: 0 },
      ...{ meetings: 1, held: 1, noShows: 0, groups: 1, groupsHeld: 0, groupsNoShow: 0, offersOpen: 0 },
    });
    test.clock.set(`${DAY}T02:12:00Z`);
    await test
      .get(GroupDayService)
      .reportNoShow({ sessionId: group.id, participationId: buyer.participation.id }, SYSTEM as Viewer);
    expect(await status()).toMatchObject({ groupsNoShow: 1, groupPartiesAbsent: 1 });
    expect(await test.em().count(SlotOffer, {})).toBe(0);
    await expect(status('tomorrow')).rejects.toThrow(/A day such as/);
  });
});
