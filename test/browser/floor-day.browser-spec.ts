import type { Page } from 'playwright-core';
import { Delegate, Participation } from '#fair';
import { CheckIn, CheckInCodes } from '#floor';
import { Meeting, Outcome } from '#scheduling';
import { makeGroupSession } from '../factories/groups.js';
import { type MeetingScene, makeParticipant, makeRequest, makeRunningDay } from '../factories/meetings.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { isKept } from './support/kept-pages.js';
import { shot } from './support/shot.js';

describe('the day of the fair', () => {
  let app: BrowserApp;
  let scene: MeetingScene;
  let meetings: Meeting[];

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-11-25T01:45:00Z' });
    ({ scene, meetings } = await makeRunningDay(app.test.em()));
  });
  afterEach(() => app?.close());

  it('brings a delegate from the badge on the phone to the table, and calls who is missing', async () => {
    const phone = await app.visitor({ as: 'supplier@example.com', viewport: PHONE });
    await phone.goto(`/fairs/${scene.fair.id}/my-day`);
    await phone.getByRole('img', { name: 'Check-in code of supplier’s delegate' }).waitFor();
    const [code] = (await app.test
      .get(CheckInCodes)
      .of(app.test.em(), scene.fair.id, [scene.supplier.delegate.id])
      .then((codes) => [...codes.values()])) as [string];
    await phone.getByText(code).waitFor();

    const desk = await app.visitor({ as: 'organiser@example.com' });
    await desk.goto(`/fairs/${scene.fair.id}/floor/entrances`);
    await desk.getByLabel('Where it stands').fill('North entrance');
    await desk.getByRole('button', { name: 'Open a kiosk' }).click();
    const link = await desk.getByRole('link', { name: 'Open the kiosk on this device' }).getAttribute('href');
    const kiosk = await app.visitor();
    await kiosk.goto(new URL(link!).pathname + new URL(link!).hash);
    // A scanner types the code and presses enter.
    await kiosk.getByLabel('Or type the code').and(kiosk.locator(':focus')).waitFor();
    await kiosk.keyboard.type(code.replaceAll('-', '').toLowerCase());
    await kiosk.keyboard.press('Enter');
    await kiosk.getByText('Welcome, supplier’s delegate').waitFor();
    await kiosk.getByText('Your next meeting: 09:00, Table T1, Hall 1').waitFor();
    await shot(kiosk, 'kiosk-welcome');
    await phone.getByText('checked in at 08:45').waitFor();

    await app.moveTo('2026-11-25T02:02:00Z');
    await desk.goto(`/fairs/${scene.fair.id}/floor`);
    await desk.getByText('1 party is missed').waitFor();
    await shot(desk, 'floor-board');
    await desk.getByRole('button', { name: 'Call', exact: true }).click();
    const buyer = await app.visitor({ as: 'buyer@example.com', viewport: PHONE });
    await buyer.goto(`/fairs/${scene.fair.id}/my-day`);
    await buyer.getByText('You are waited for: Table T1, supplier Co.').waitFor();
    const screen = await app.visitor({ as: 'organiser@example.com' });
    await screen.goto(`/fairs/${scene.fair.id}/floor/screen`);
    await screen.getByText('buyer Co. → T1').waitFor();
    await shot(buyer, 'my-day-called');
    await buyer.getByRole('button', { name: 'I’m coming' }).click();
    await buyer.getByText('We have told them that you are coming.').waitFor();
    await desk.getByText('on the way').waitFor();
    await buyer.getByRole('button', { name: 'I’m late' }).click();
    await buyer.getByRole('menuitem', { name: '10 minutes' }).click();
    await screen.getByText('10 min late').waitFor();
    await shot(screen, 'floor-screen');
    await buyer.getByRole('button', { name: 'What came of it' }).first().click();
    await buyer.getByRole('menuitem', { name: 'Cooperation possible' }).click();
    await eventually(async () => {
      const held = await app.test.em().findOneOrFail(Meeting, { id: meetings[0]!.id });
      expect(held).toMatchObject({ status: 'held', outcomeKind: 'cooperation-possible' });
    });
  });

  it('goes on without network, and sends what was done exactly once when it is back', async () => {
    await app.moveTo('2026-11-25T02:41:00Z');
    const address = `/fairs/${scene.fair.id}/floor`;
    const [desk, phone] = [
      await app.visitor({ as: 'organiser@example.com' }),
      await app.visitor({ as: 'organiser@example.com', viewport: PHONE }),
    ];
    for (const device of [desk, phone]) {
      await device.goto(address);
      await device.getByText('Now: 09:40–10:00').waitFor();
      // A page names the files it has loaded by `performance`, which the fixed clock of this browser empties; what is
      // loaded under the worker is kept in any case.
      await device.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      await device.goto(address);
      // Shown, it has loaded all that it stands on; files and answers enough are there before that.
      await device.getByText('Now: 09:40–10:00').waitFor();
      await isKept(device);
      await device.context().setOffline(true);
      // As after a restart of the device: everything comes from what was kept.
      await device.goto(address);
      await device.getByText('Now: 09:40–10:00').waitFor();
      await device.getByText('You are offline.').waitFor();
    }
    await desk.getByRole('button', { name: 'Is being held' }).click();
    await desk.getByText('1 entry waits for the network').waitFor();
    await desk.getByRole('link', { name: 'Check-in' }).click();
    await desk.getByRole('button', { name: 'Check in supplier’s delegate' }).click();
    await desk.getByText('2 entries wait for the network').waitFor();
    // Two phones let the same person in, and neither knows of the other.
    await phone.goto(`${address}/check-in`);
    for (const device of [desk, phone])
      await device.getByRole('button', { name: 'Check in buyer’s delegate' }).click();
    await desk.getByText('3 entries wait for the network').waitFor();
    // Somebody unannounced, of an organisation that nobody can look up now.
    await phone.getByRole('button', { name: 'Walk-in' }).click();
    await phone.getByRole('combobox', { name: 'Organisation' }).click();
    await phone.getByRole('option', { name: 'supplier Co.' }).click();
    await phone.getByRole('textbox', { name: 'Name', exact: true }).fill('Unannounced');
    await shot(phone, 'walk-in-offline');
    await phone.getByRole('button', { name: 'Let in' }).click();
    await phone.getByText('2 entries wait for the network').waitFor();
    await desk.getByRole('link', { name: 'Repair' }).click();
    await desk.getByText('A repair needs the network').waitFor();
    await shot(desk, 'repair-offline');
    await desk.goto(`${address}/check-in`);
    await desk.getByText('3 entries wait for the network').waitFor();
    await shot(desk, 'floor-offline');
    await shot(phone, 'floor-offline-phone');
    expect(await app.test.em().count(CheckIn)).toBe(0);

    await app.moveTo('2026-11-25T02:50:00Z');
    await desk.context().setOffline(false);
    // The first try may meet a connection that swallows everything: ten seconds, and as many until the next.
    const patience = { timeout: 120_000 };
    await desk.getByText('wait for the network').waitFor({ state: 'hidden', ...patience });
    await phone.context().setOffline(false);
    await phone.getByText('Not done: Checked in: buyer’s delegate').waitFor(patience);
    await phone.getByText('waits for the network').waitFor({ state: 'hidden' });
    const checkIns = await app.test.em().find(CheckIn, {}, { populate: ['delegate'] });
    expect(checkIns.map(({ way, delegate }) => [delegate.unwrap().name, way]).sort()).toEqual([
      ['Unannounced', 'walk-in'],
      ['buyer’s delegate', 'name'],
      ['supplier’s delegate', 'name'],
    ]);
    expect(await app.test.em().count(Participation)).toBe(2);
    // When they came, not when it was told.
    for (const { at } of checkIns) expect(at.toISOString()).toBe('2026-11-25T02:41:00.000Z');
    expect(await app.test.em().findOneOrFail(Meeting, { id: meetings[2]!.id })).toMatchObject({
      status: 'held',
    });
    await phone.getByRole('button', { name: 'Understood' }).click();
    await phone.getByText('Not done').waitFor({ state: 'hidden' });
    await desk.reload();
    await desk.getByText('checked in', { exact: true }).waitFor();
    expect(await app.test.em().count(CheckIn)).toBe(3);
    expect(await app.test.em().count(Outcome)).toBe(0);
  });

  it('of a group: calls a party, hears how late it is, who didn’t come and what it says, and gives the rest away', async () => {
    const em = app.test.em();
    const [second, other] = [
      await makeParticipant(em, scene.fair, 'second', 'supplier'),
      await makeParticipant(em, scene.fair, 'other', 'buyer'),
    ];
    await makeRequest(em, { fair: scene.fair, supplier: scene.supplier, buyer: other });
    const { startsAt, endsAt } = scene.slots[3]!;
    await makeGroupSession(em, scene, [scene.buyer, scene.supplier, second], {
      ...{ table: scene.tables[1]!, startsAt, endsAt },
    });
    await app.moveTo('2026-11-25T02:55:00Z');
    const myDay = `/fairs/${scene.fair.id}/my-day`;
    const desk = await app.visitor({ as: 'organiser@example.com' });
    await desk.goto(`/fairs/${scene.fair.id}/floor`);
    const phone = await app.visitor({ as: 'second@example.com', viewport: PHONE });
    await phone.goto(myDay);
    await phone.getByText('Press tools').first().waitFor();
    const row = desk
      .getByText('second Co.', { exact: true })
      .first()
      .locator('xpath=ancestor::div[.//button][1]');
    await row.getByRole('button', { name: 'Call', exact: true }).click();
    await phone.getByText('You are waited for: Table T2, Press tools').waitFor();
    await phone.getByRole('button', { name: 'I’m coming' }).click();
    await desk.getByText('on the way').waitFor();
    await phone.getByRole('button', { name: 'I’m late' }).click();
    await phone.getByRole('menuitem', { name: '5 minutes', exact: true }).click();
    await phone.getByText('You said 5 min late').waitFor();
    await shot(phone, 'group-called-phone');
    await row.getByRole('button', { name: 'End the call' }).click();
    await row.getByText('5 min late').waitFor();
    await shot(desk, 'group-missed');

    await app.moveTo('2026-11-25T03:04:00Z');
    await desk.reload();
    await row.getByRole('button', { name: 'No-show: Press tools' }).click();
    await desk.getByRole('menuitem', { name: 'second Co.' }).click();
    await phone.getByText('You are recorded as absent.').waitFor();
    await phone.getByRole('button', { name: 'We were there' }).click();
    await phone.getByLabel(/^What happened/).fill('We sat at T1.');
    await shot(phone, 'group-dispute-phone');
    await phone.getByRole('button', { name: 'Tell the organiser' }).click();
    await desk.getByText('second Co. is recorded as absent').waitFor();
    await desk.getByText('“We sat at T1.”').waitFor();
    await shot(desk, 'group-disputed');
    await desk.getByRole('button', { name: 'It wasn’t' }).click();
    await desk.getByText('second Co. is recorded as absent').waitFor({ state: 'hidden' });

    // Without its only buyer it can't be held: its table and the supplier that waits there are offered for what is left.
    const [waiting, asked] = [
      await app.visitor({ as: 'supplier@example.com', viewport: PHONE }),
      await app.visitor({ as: 'other@example.com', viewport: PHONE }),
    ];
    await waiting.goto(myDay);
    await asked.goto(myDay);
    await desk.getByRole('button', { name: 'No-show: Press tools' }).last().click();
    await desk.getByRole('menuitem', { name: 'buyer Co.' }).click();
    await asked.getByText('Free now, until 10:20: do you want it?').waitFor();
    await asked.getByText('Table T2 · Hall 1').waitFor();
    await shot(asked, 'rest-offered-phone');
    await waiting.getByText('We have asked other Co. to come to you now.', { exact: false }).waitFor();
    await shot(waiting, 'rest-waiting-phone');
    await desk.goto(`/fairs/${scene.fair.id}/floor/freed-slots`);
    await desk.getByText('no-show: Press tools', { exact: false }).waitFor();
    await shot(desk, 'rest-freed');
    await asked.getByRole('button', { name: 'Yes, book it' }).click();
    for (const page of [asked, waiting]) {
      await page.getByRole('heading', { name: 'Now', exact: true }).waitFor();
      await page.getByText('until 10:20').waitFor();
      await page.getByText('10:00 · Table T2').waitFor();
    }
    await shot(asked, 'rest-now-phone');
    await desk.getByText('Filled').waitFor();
  });

  it('repairs the day of a late buyer, and every page that is open shows the new time', async () => {
    const myDay = `/fairs/${scene.fair.id}/my-day`;
    const supplier = await app.visitor({ as: 'supplier@example.com', viewport: PHONE });
    await supplier.goto(myDay);
    await supplier.getByText('09:00', { exact: false }).first().waitFor();
    const buyer = await app.visitor({ as: 'buyer@example.com', viewport: PHONE });
    await buyer.goto(myDay);
    await buyer.getByText('09:00', { exact: false }).first().waitFor();
    const second = await app.visitor({ as: 'organiser@example.com' });
    await second.goto(`/fairs/${scene.fair.id}/floor/repairs`);
    await second.getByText('Something has happened').waitFor();

    const desk = await app.visitor({ as: 'organiser@example.com', viewport: PHONE });
    await desk.goto(`/fairs/${scene.fair.id}/floor/repairs`);
    await desk.getByText('Something has happened').waitFor();
    await desk.evaluate(
      '(function look() { window.tallest = Math.max(window.tallest ?? 0, innerHeight); requestAnimationFrame(look); })()',
    );
    await choose(desk, 'Who', 'buyer Co. (Buyer)');
    await choose(desk, 'Is there from', '09:20');
    // A phone zooms out of what is too wide for it, and whoever is about to tap meets something else.
    expect(await desk.evaluate('window.tallest')).toBe(PHONE.height);
    await desk.getByRole('button', { name: 'Work out a repair' }).click();
    await desk.getByText(/1 meeting changes, no other makes room, none is lost/).waitFor();
    await desk.getByText('09:00, Table T1 → 10:00, Table T1').waitFor();
    await shot(desk, 'repair-late-phone');
    for (const page of [supplier, buyer]) expect(await page.getByText(/^10:00/).count()).toBe(0);
    await desk.getByRole('button', { name: 'Apply and tell everybody concerned' }).click();

    // Nobody reloads anything.
    for (const page of [supplier, buyer]) {
      await page.getByText('A meeting has changed').waitFor();
      await page.getByText('09:00, Table T1 → 10:00, Table T1').waitFor();
    }
    await second.getByText('09:00, Table T1 → 10:00, Table T1').waitFor();
    await shot(supplier, 'my-day-repaired');
    await shot(second, 'repairs-seen');
    expect(await app.test.em().findOneOrFail(Meeting, { id: meetings[0]!.id })).toMatchObject({
      slot: { id: scene.slots[3]!.id },
    });
  });

  it('says that no meeting changes when somebody without one is replaced', async () => {
    await makeParticipant(app.test.em(), scene.fair, 'idle', 'supplier');
    const desk = await app.visitor({ as: 'organiser@example.com', viewport: PHONE });
    await desk.goto(`/fairs/${scene.fair.id}/floor/repairs`);
    await choose(desk, 'What', 'Somebody else comes instead');
    await choose(desk, 'Who', 'idle’s delegate – idle Co.');
    await desk.getByLabel('Or somebody new: name').fill('Stand-in');
    await desk.getByRole('button', { name: 'Work out a repair' }).click();
    await desk.getByText('No meeting changes').waitFor();
    await shot(desk, 'repair-nothing');
    await desk.getByRole('button', { name: 'Write it down' }).click();
    await desk.getByText('Stand-in comes instead of idle’s delegate').last().waitFor();
    await eventually(async () => {
      const standIn = await app.test.em().count(Delegate, { name: 'Stand-in', withdrawnAt: null });
      expect(standIn).toBe(1);
    });
  });

  it('shows what a change on the day does before it is done', async () => {
    const desk = await app.visitor({ as: 'organiser@example.com' });
    await desk.goto(`/fairs/${scene.fair.id}/floor/repairs`);
    await choose(desk, 'What', 'A table can’t be used any more');
    await choose(desk, 'Which table', 'T1 – Hall 1');
    await desk.getByRole('button', { name: 'Work out a repair' }).click();
    await desk.getByText(/3 meetings change, no other makes room, none is lost/).waitFor();
    await desk.getByText('09:00, Table T1 → 09:00, Table T2').waitFor();
    await shot(desk, 'floor-repair');
    await desk.getByRole('button', { name: 'Apply and tell everybody concerned' }).click();
    await desk.getByText('Table T1 is lost').waitFor();
    await eventually(async () => {
      const moved = await app.test.em().find(Meeting, { table: scene.tables[1]!.id });
      expect(moved).toHaveLength(3);
    });
  });
});

/** As a person does: a list that has closed before one came to it is opened again. */
async function choose(page: Page, field: string, option: string): Promise<void> {
  const wanted = page.getByRole('option', { name: option });
  await eventually(async () => {
    if (!(await wanted.isVisible())) await page.getByRole('combobox', { name: field, exact: true }).click();
    await wanted.click({ timeout: 3_000 });
  });
}
