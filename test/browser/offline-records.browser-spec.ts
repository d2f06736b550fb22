import type { Page } from 'playwright-core';
import { Meeting, Outcome } from '#scheduling';
import { type MeetingScene, makeRunningDay } from '../factories/meetings.js';
import { makePerson, TEST_PASSWORD } from '../factories/people.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, borrowBrowserApp, signIn } from './support/browser-app.js';
import { isKept } from './support/kept-pages.js';
import { shot } from './support/shot.js';

/** The first try may meet a connection that swallows everything: ten seconds, and as many until the next. */
const PATIENCE = { timeout: 120_000 };

describe('what is recorded without network', () => {
  let app: BrowserApp;
  let scene: MeetingScene;
  let meetings: Meeting[];
  let myDay: string;

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-11-25T02:55:00Z' });
    ({ scene, meetings } = await makeRunningDay(app.test.em()));
    myDay = `/fairs/${scene.fair.id}/my-day`;
  });
  afterEach(() => app?.close());

  const meetingNow = (index: number) => app.test.em().findOneOrFail(Meeting, { id: meetings[index]!.id });

  /** A page of the day that can be opened without network from now on, and is without. */
  async function cutOff(page: Page, address: string, sign: string): Promise<void> {
    await page.goto(address);
    await page.getByText(sign).first().waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.goto(address);
    await page.getByText(sign).first().waitFor();
    await isKept(page);
    await page.context().setOffline(true);
    await page.goto(address);
    await page.getByText(sign).first().waitFor();
  }

  /** What came of the meeting that began then. */
  async function record(page: Page, time: string, outcome: string): Promise<void> {
    await page
      .getByText(time, { exact: true })
      .locator('xpath=ancestor::div[.//button][1]')
      .getByRole('button', { name: 'What came of it' })
      .click();
    await page.getByRole('menuitem', { name: outcome }).click();
  }

  it('is sent once from whatever page is opened next, and what others recorded meanwhile stands and is said', async () => {
    const first = await app.visitor({ as: 'supplier@example.com', viewport: PHONE });
    await cutOff(first, myDay, 'buyer Co.');
    await record(first, '09:00', 'Cooperation possible');
    await first.getByText('1 entry waits for the network').waitFor();
    await record(first, '09:20', 'Informative');
    await first.getByText('2 entries wait for the network').waitFor();
    await shot(first, 'my-day-offline');
    // Closed, and opened again without network: today's timetable and what waits are there.
    await first.close();
    const phone = await first.context().newPage();
    await phone.goto(myDay);
    await phone.getByText('2 entries wait for the network').waitFor();
    await phone.getByText('buyer Co.').first().waitFor();
    await phone.close();

    // Meanwhile the desk has recorded that the supplier wasn't there at 9:20.
    const desk = await app.visitor({ as: 'organiser@example.com' });
    await desk.goto('/home');
    const answer = await desk.evaluate(`fetch('/graphql', { method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { reportNoShow(meetingId: "${meetings[1]!.id}", absentSide: SUPPLIER) { __typename } }' }),
    }).then((one) => one.json())`);
    expect(answer).toMatchObject({ data: { reportNoShow: { __typename: 'Meeting' } } });

    await first.context().setOffline(false);
    const next = await first.context().newPage();
    await next.goto('/home');
    await next.getByText('Not done: buyer Co.: Informative').waitFor(PATIENCE);
    await next
      .getByText('Meanwhile somebody else has recorded another thing of this meeting.', { exact: false })
      .waitFor();
    await next.getByText('for the network').waitFor({ state: 'hidden' });
    await shot(next, 'home-not-done');
    expect(await meetingNow(0)).toMatchObject({ status: 'held', outcomeKind: 'cooperation-possible' });
    expect(await meetingNow(1)).toMatchObject({ status: 'no-show', absentSide: 'supplier' });
    await next.reload();
    await next.getByText('Not done: buyer Co.: Informative').waitFor();
    await next.getByRole('button', { name: 'Understood' }).click();
    await next.getByText('Not done').waitFor({ state: 'hidden' });
    expect(await app.test.em().count(Outcome)).toBe(1);
  });

  it('of the desk doesn’t undo what another desk has recorded', async () => {
    const away = await app.visitor({ as: 'organiser@example.com', viewport: PHONE });
    await cutOff(away, `/fairs/${scene.fair.id}/floor`, 'Now: 09:40–10:00');
    await away.getByRole('button', { name: 'Is being held' }).click();
    await away.getByText('1 entry waits for the network').waitFor();
    const desk = await app.visitor({ as: 'organiser@example.com' });
    await desk.goto(`/fairs/${scene.fair.id}/floor`);
    await desk
      .getByRole('button', { name: /^No-show/ })
      .last()
      .click();
    await desk.getByRole('menuitem', { name: 'buyer Co.' }).click();
    await eventually(async () => expect(await meetingNow(2)).toMatchObject({ status: 'no-show' }));
    await away.context().setOffline(false);
    await away.getByText('Meanwhile somebody else has recorded a no-show. That stands.').waitFor(PATIENCE);
    await shot(away, 'desk-not-done');
    expect(await meetingNow(2)).toMatchObject({ status: 'no-show', absentSide: 'buyer' });
  });

  it('outlives the session: it waits for its owner to sign in again, and for nobody else', async () => {
    await makePerson(app.test.em(), { email: 'other@example.com' });
    const phone = await app.visitor({ as: 'supplier@example.com', viewport: PHONE });
    await cutOff(phone, myDay, 'buyer Co.');
    await record(phone, '09:00', 'Cooperation agreed');
    await phone.getByText('1 entry waits for the network').waitFor();
    await phone.context().clearCookies();
    await phone.context().setOffline(false);
    const safe = phone.getByText('1 entry of the day is safe on this device.', { exact: false });
    await safe.waitFor(PATIENCE);
    await shot(phone, 'session-ended');
    await phone.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await phone.waitForURL(/\/sign-in\?next=/);
    await safe.waitFor();
    await shot(phone, 'sign-in-waiting');

    await signIn(phone, 'other@example.com');
    await phone.goto(myDay);
    await phone.getByText('1 entry of somebody else waits on this device', { exact: false }).waitFor();
    expect(await app.test.em().count(Outcome)).toBe(0);
    await phone.context().clearCookies();
    await phone.goto(`/sign-in?next=${encodeURIComponent(myDay)}`);
    await phone.getByLabel(/^(E-mail|Email)/).fill('supplier@example.com');
    await phone.getByRole('textbox', { name: /^Password/ }).fill(TEST_PASSWORD);
    await phone.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await eventually(async () =>
      expect(await meetingNow(0)).toMatchObject({ status: 'held', outcomeKind: 'cooperation-agreed' }),
    );
    await phone.getByText('Cooperation agreed', { exact: true }).waitFor();
    await phone.getByText('waits for the network').waitFor({ state: 'hidden' });
    expect(await app.test.em().count(Outcome)).toBe(1);
  });
});
