import { Delegate, Fair, Participation } from '#fair';
import { CheckIn } from '#floor';
import { Meeting } from '#scheduling';
import { type MeetingScene, makeMeeting, makeMeetingScene } from '../factories/meetings.js';
import { type BrowserApp, DESKTOP, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

describe('somebody who comes without having been registered', () => {
  let app: BrowserApp;
  let scene: MeetingScene;

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-11-25T01:45:00Z' });
    const em = app.test.em();
    scene = await makeMeetingScene(em, { slots: 3, tables: 1 });
    (await em.findOneOrFail(Fair, { id: scene.fair.id })).status = 'running';
    await em.flush();
    // The only table is taken at nine.
    await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
  });
  afterEach(() => app?.close());

  it('is let in on a phone once the form is right, gets a meeting of what is free, and is seen on the board', async () => {
    const board = await app.visitor({ as: 'organiser@example.com' });
    await board.goto(`/fairs/${scene.fair.id}/floor`);
    const page = await app.visitor({ as: 'organiser@example.com', viewport: PHONE });
    await page.goto(`/fairs/${scene.fair.id}/floor/check-in`);
    await page.getByRole('button', { name: 'Walk-in' }).click();
    const form = page.getByRole('dialog', { name: 'Walk-in' });
    await form.getByText('Supplier', { exact: true }).click();
    await form.getByRole('button', { name: 'It isn’t in the directory yet' }).click();
    await form.getByRole('button', { name: 'Let in' }).click();
    expect(await form.getByText('Please fill this in.').count()).toBe(2);
    await form.getByRole('textbox', { name: 'Organisation' }).fill('N');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Ngô Thị Mới');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('not an address');
    await form.getByRole('textbox', { name: 'Phone' }).fill('1');
    await form.getByRole('button', { name: 'Let in' }).click();
    await form.getByText('This isn’t an e-mail address.').waitFor();
    await form.getByText('At least 2 characters, please.').waitFor();
    await form.getByText('At least 3 characters, please.').waitFor();
    await shot(page, 'walk-in-wrong');
    expect(await app.test.em().count(CheckIn)).toBe(0);
    await form.getByRole('textbox', { name: 'Organisation' }).fill('Newcomer Plating');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('moi@newcomer.example');
    await form.getByRole('textbox', { name: 'Phone' }).fill('+84 912 345 678');
    await form.getByRole('button', { name: 'Let in' }).click();

    const booking = page.getByRole('dialog', { name: 'Give a meeting' });
    await booking.getByText('Newcomer Plating has no meeting yet.', { exact: false }).waitFor();
    await booking.getByRole('combobox', { name: 'With whom' }).click();
    await page.getByRole('option', { name: 'buyer Co.' }).click();
    const when = booking.getByRole('combobox', { name: 'When' });
    await when.waitFor();
    // At nine the buyer has a meeting and the table is taken.
    expect(await when.locator('option').allTextContents()).toEqual([
      '09:20 – 09:40 · Table T1',
      '09:40 – 10:00 · Table T1',
    ]);
    await when.selectOption({ label: '09:40 – 10:00 · Table T1' });
    await shot(page, 'walk-in-meeting');
    await page.setViewportSize(DESKTOP);
    await shot(page, 'walk-in-meeting-desktop');
    await page.setViewportSize(PHONE);
    await booking.getByRole('button', { name: 'Book the meeting' }).click();
    await page.getByText('Booked: Newcomer Plating – buyer Co.').waitFor();
    const em = app.test.em();
    const delegate = await em.findOneOrFail(Delegate, { name: 'Ngô Thị Mới' });
    expect(delegate).toMatchObject({ email: 'moi@newcomer.example', phone: '+84 912 345 678' });
    const meeting = await em.findOneOrFail(Meeting, { supplier: delegate.participation.id });
    expect(meeting).toMatchObject({ status: 'released', slot: { id: scene.slots[2]!.id } });
    expect(await em.count(CheckIn, { delegate, way: 'walk-in' })).toBe(1);
    expect(await em.count(Participation)).toBe(3);

    await app.moveTo('2026-11-25T02:35:00Z');
    await board.goto(`/fairs/${scene.fair.id}/floor`);
    await board.getByText('Next: 09:40–10:00').waitFor();
    await board.getByText('Newcomer Plating', { exact: true }).waitFor();
    await board.getByText('walk-ins', { exact: true }).waitFor();
    await shot(board, 'walk-in-board');
  });

  it('is told when the two have no time left, and gets a meeting later from the list', async () => {
    const em = app.test.em();
    await makeMeeting(em, scene, { slot: scene.slots[1]!, table: scene.tables[0]! });
    await makeMeeting(em, scene, { slot: scene.slots[2]!, table: scene.tables[0]! });
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/floor/check-in`);
    await page.getByRole('button', { name: 'Walk-in' }).click();
    const form = page.getByRole('dialog', { name: 'Walk-in' });
    await form.getByText('Buyer', { exact: true }).click();
    await form.getByRole('button', { name: 'It isn’t in the directory yet' }).click();
    await form.getByRole('textbox', { name: 'Organisation' }).fill('Late Motors');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Late Buyer');
    await form.getByRole('button', { name: 'Let in' }).click();
    const booking = page.getByRole('dialog', { name: 'Give a meeting' });
    await booking.getByRole('combobox', { name: 'With whom' }).click();
    await page.getByRole('option', { name: 'supplier Co.' }).click();
    await booking.getByText('Today the two have no time in common', { exact: false }).waitFor();
    await shot(page, 'walk-in-no-time');
    await booking.getByRole('button', { name: 'Not now' }).click();
    await booking.waitFor({ state: 'hidden' });
    await page.getByText('All', { exact: true }).click();
    await page.getByRole('button', { name: 'Give a meeting to Late Buyer' }).click();
    await booking.getByText('Late Motors has no meeting yet.', { exact: false }).waitFor();
  });
});
