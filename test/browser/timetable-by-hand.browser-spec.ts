import { Interpreter, TableTerms } from '#fair';
import { Meeting } from '#scheduling';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, startBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

describe('the organiser’s hand on the timetable', () => {
  let app: BrowserApp;
  let scene: MeetingScene;

  beforeAll(async () => {
    app = await startBrowserApp();
    scene = await makeMeetingScene(app.test.em(), { slots: 16, tables: 3 });
  });
  afterAll(() => app?.close());

  it('drags, swaps and fixes meetings on the board, with the reason when it can’t be, and prints it', async () => {
    const em = app.test.em();
    const { fair, slots, tables } = scene;
    const [s2, b2] = [
      await makeParticipant(em, fair, 'second-supplier', 'supplier'),
      await makeParticipant(em, fair, 'second-buyer', 'buyer'),
    ];
    const one = await makeMeeting(em, scene, { slot: slots[0]!, table: tables[0]! });
    const other = await makeMeeting(
      em,
      { fair, supplier: s2, buyer: b2 },
      { slot: slots[1]!, table: tables[1]! },
    );
    // Of the same supplier as the first: the two can't be at one time.
    await makeMeeting(em, { ...scene, buyer: b2 }, { slot: slots[2]!, table: tables[2]! });
    const placeOf = async (id: string) => {
      const { slot, table, isFixed } = await em.fork().findOneOrFail(Meeting, { id });
      return [slot!.id, table?.id, isFixed];
    };
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${fair.id}/timetable`);
    const meeting = (supplier: string, buyer: string) =>
      page.getByRole('button', { name: new RegExp(`^${supplier} Co\\.\\s*${buyer} Co\\.`) });
    const first = meeting('supplier', 'buyer').first();
    await first.dragTo(page.getByRole('button', { name: /^Book 10:00 at table T1/ }));
    await page.getByText('Moved; both sides are told.').waitFor();
    await eventually(async () => expect(await placeOf(one.id)).toEqual([slots[3]!.id, tables[0]!.id, false]));
    await first.dragTo(meeting('second-supplier', 'second-buyer'));
    await page.getByText(/They have changed places/).waitFor();
    await eventually(async () => {
      expect(await placeOf(one.id)).toEqual([slots[1]!.id, tables[1]!.id, false]);
      expect(await placeOf(other.id)).toEqual([slots[3]!.id, tables[0]!.id, false]);
    });
    // Its supplier has another meeting at that time.
    await first.dragTo(page.getByRole('button', { name: /^Book 09:40 at table T1/ }));
    await page.getByRole('dialog').getByText('It can’t be moved there').waitFor();
    await page
      .getByRole('dialog')
      .getByText(/rules of the fair/)
      .waitFor();
    await shot(page, 'board-refused');
    await page.keyboard.press('Escape');
    // By keys alone: open it, fix it.
    await first.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Fix' }).press('Enter');
    await eventually(async () => expect((await placeOf(one.id))[2]).toBe(true));
    await page.getByRole('button', { name: 'Print' }).click();
    const link = page.getByRole('menuitem', { name: 'A sheet for each table' });
    await shot(page, 'board-print');
    const printed = await page.request.get((await link.getAttribute('href'))!);
    expect([printed.status(), (await printed.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('sets what a timetable has to heed', async () => {
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/setup`);
    await page.getByRole('link', { name: 'Set the rules' }).click();
    const card = (name: string) => page.getByRole('region', { name });
    const choose = async (region: string, label: string, option: RegExp | string) => {
      await card(region).getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).filter({ visible: true }).first().click();
    };
    await choose('Tables', 'Set a table', 'T3');
    await choose('Tables', 'For whom', 'Reserved');
    await choose('Tables', 'Kept for', 'buyer Co.');
    await card('Tables').getByRole('button', { name: '09:00 – 09:20' }).click();
    await card('Tables').getByRole('button', { name: 'Save' }).last().click();
    await card('Tables').getByText('closed in 1 slot').waitFor();
    const sessions = card('Sessions and group meetings');
    await sessions.getByLabel('Name of a new session').fill('Opening');
    await sessions.getByLabel('From').fill('08:00');
    await sessions.getByLabel('Until').fill('08:30');
    await sessions.getByRole('button', { name: 'Add the session' }).click();
    await sessions.getByText('0 people attend').waitFor();
    await sessions.getByRole('button', { name: 'Edit Opening' }).click();
    await sessions.getByLabel('Name of the session').fill('Welcome');
    await sessions.getByLabel('Until').first().fill('08:45');
    await shot(page, 'session-edited');
    await sessions.getByRole('button', { name: 'Save changes' }).click();
    await sessions.getByText(/08:00 – 08:45/).waitFor();
    const interpreters = card('Interpreters');
    await interpreters.getByRole('button', { name: 'Add an interpreter' }).click();
    await interpreters.getByLabel('Name').fill('Aoki');
    await choose('Interpreters', 'And', 'Japanese');
    await interpreters.getByRole('button', { name: 'Add these languages' }).click();
    await interpreters.getByRole('button', { name: 'Save' }).click();
    await interpreters.getByText('Aoki').waitFor();
    await choose('Taking part on line', 'Who', 'second-buyer Co.');
    await card('Taking part on line').getByRole('combobox', { name: 'Time zone there' }).fill('Tokyo');
    await page.getByRole('option', { name: /Tokyo/ }).click();
    await card('Taking part on line').getByRole('button', { name: 'Takes part on line' }).click();
    await card('Taking part on line').getByText('08:00 – 18:00 · Asia/Tokyo').waitFor();
    await choose('Order of meetings', 'First: supplier', /^supplier Co\./);
    await choose('Order of meetings', 'First: buyer', /^buyer Co\./);
    await choose('Order of meetings', 'Then: supplier', /^second-supplier Co\./);
    await choose('Order of meetings', 'Then: buyer', /^second-buyer Co\./);
    await card('Order of meetings').getByRole('button', { name: 'Set the order' }).click();
    await card('Order of meetings')
      .getByText(/supplier Co\. – buyer Co\. before/)
      .waitFor();
    await page.setViewportSize(PHONE);
    await shot(page, 'terms');
    const em = app.test.em();
    expect(await em.count(TableTerms, { purpose: 'reserved' })).toBe(1);
    expect(await em.findOneOrFail(Interpreter, { name: 'Aoki' })).toMatchObject({ languagePairs: ['ja-vi'] });
  });

  it('opens a day that is under way at what is held now', async () => {
    await app.moveTo('2026-11-25T05:10:00Z');
    const page = await app.visitor({ as: 'organiser@example.com', viewport: PHONE });
    await page.goto(`/fairs/${scene.fair.id}/timetable`);
    const current = page.getByRole('rowheader', { name: '12:00' });
    await current.waitFor();
    expect(await current.getAttribute('aria-current')).toBe('time');
    expect(await page.locator('th[aria-current]').count()).toBe(1);
    const board = page.getByRole('region', { name: /^Timetable/ });
    await eventually(async () => {
      const [row, frame] = [(await current.boundingBox())!, (await board.boundingBox())!];
      expect(row.y).toBeGreaterThan(frame.y);
      expect(row.y + row.height).toBeLessThanOrEqual(frame.y + frame.height);
    });
    await shot(page, 'board-now-phone');
  });
});
