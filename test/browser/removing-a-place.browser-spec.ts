import { MeetingTable, Slot } from '#fair';
import { Meeting } from '#scheduling';
import { makeGroupSession } from '../factories/groups.js';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

describe('a slot or table that is removed', () => {
  let app: BrowserApp;
  let scene: MeetingScene;
  let meeting: Meeting;

  beforeEach(async () => {
    app = await borrowBrowserApp();
    const em = app.test.em();
    scene = await makeMeetingScene(em, { slots: 4, tables: 3 });
    meeting = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const { startsAt, endsAt } = scene.slots[0]!;
    const others = [
      await makeParticipant(em, scene.fair, 'second', 'supplier'),
      await makeParticipant(em, scene.fair, 'third', 'supplier'),
      await makeParticipant(em, scene.fair, 'guest', 'buyer'),
    ];
    await makeGroupSession(em, scene, others, { table: scene.tables[1]!, startsAt, endsAt });
  });
  afterEach(() => app?.close());

  it('shows where each of its meetings goes, and one click moves them and takes it out', async () => {
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/setup`);
    await page.getByRole('button', { name: 'Show the slots' }).first().click();
    // Nobody meets there: it is gone at once.
    await page.getByRole('button', { name: 'Remove the slot 10:00 – 10:20' }).click();
    await page.getByRole('button', { name: 'Remove the slot 10:00 – 10:20' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Remove the slot 09:00 – 09:20' }).click();
    const dialog = page.getByRole('dialog', { name: 'What becomes of the meetings' });
    await dialog.getByText('supplier Co. – buyer Co.').waitFor();
    await dialog.getByText(/09:00, Table T1 → .*09:20, Table T/).waitFor();
    await dialog.getByText('Press tools').waitFor();
    await dialog.getByText(/09:00, Table T2 → .*09:20, Table T/).waitFor();
    await shot(page, 'slot-removed');
    await page.setViewportSize(PHONE);
    await shot(page, 'slot-removed-phone');
    // Somebody is quicker: it is worked out anew.
    const em = app.test.em();
    const extra = await makeParticipant(em, scene.fair, 'extra', 'supplier');
    await makeMeeting(
      em,
      { fair: scene.fair, supplier: extra, buyer: scene.buyer },
      { slot: scene.slots[1]!, table: scene.tables[0]! },
    );
    await dialog.getByRole('button', { name: 'Remove it and tell everybody concerned' }).click();
    await dialog.getByText(/has changed since/).waitFor();
    await shot(page, 'slot-removed-stale-phone');
    await dialog.getByRole('button', { name: 'Work it out anew' }).click();
    await dialog.getByText(/09:00, Table T1 → .*09:40, Table T/).waitFor();
    await dialog.getByRole('button', { name: 'Remove it and tell everybody concerned' }).click();
    await page.getByText('The slot 09:00 – 09:20 is removed.').waitFor();
    await page.getByRole('button', { name: 'Remove the slot 09:00 – 09:20' }).waitFor({ state: 'hidden' });
    expect(await app.test.em().count(Slot, {})).toBe(2);
    const moved = await app.test.em().findOneOrFail(Meeting, { id: meeting.id });
    expect(moved.startsAt).toEqual(scene.slots[2]!.startsAt);
  });

  it('of a table likewise', async () => {
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/setup`);
    await page.getByRole('button', { name: /T1/ }).click();
    await page.getByRole('menuitem', { name: 'Remove the table' }).click();
    const dialog = page.getByRole('dialog', { name: 'What becomes of the meetings' });
    await dialog.getByText(/09:00, Table T1 → .*09:00, Table T3/).waitFor();
    await shot(page, 'table-removed');
    await dialog.getByRole('button', { name: 'Remove it and tell everybody concerned' }).click();
    await eventually(async () => expect(await app.test.em().count(MeetingTable, {})).toBe(2));
  });

  it('of a day that is laid out anew, and of a hall, likewise', async () => {
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/setup`);
    const card = page.locator('form').filter({ has: page.getByRole('heading', { name: 'Days and slots' }) });
    await card.getByRole('checkbox', { name: /26 November/ }).uncheck();
    await card.getByRole('checkbox', { name: /25 November/ }).check();
    await card.getByLabel('Opens').fill('09:00');
    await card.getByLabel('Minutes a meeting').fill('30');
    await card.getByRole('button', { name: 'Lay the slots' }).click();
    const dialog = page.getByRole('dialog', { name: 'What becomes of the meetings' });
    await dialog.getByText('supplier Co. – buyer Co.').waitFor();
    await dialog.getByText('Press tools').waitFor();
    await dialog.getByText(/09:00 – 09:20, Table T1 → .*09:00 – 09:30, Table T1/).waitFor();
    await shot(page, 'days-laid');
    await page.setViewportSize(PHONE);
    await shot(page, 'days-laid-phone');
    await dialog.getByRole('button', { name: 'Lay it out anew and tell everybody concerned' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const moved = await app.test.em().findOneOrFail(Meeting, { id: meeting.id });
    expect(moved.endsAt.getTime() - moved.startsAt.getTime()).toBe(30 * 60_000);
    await page.getByRole('button', { name: /Hall 1/ }).click();
    await page.getByRole('menuitem', { name: 'Remove the hall' }).click();
    await dialog.getByText('Cancelled').first().waitFor();
    await shot(page, 'hall-removed-phone');
    await dialog.getByRole('button', { name: 'Remove it and tell everybody concerned' }).click();
    await eventually(async () => expect(await app.test.em().count(MeetingTable, {})).toBe(0));
  });
});
