import { Fair } from '#fair';
import { makeFair, makeSlots } from '../factories/fairs.js';
import { makeMeeting, makeParticipant } from '../factories/meetings.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

/** In Berlin clocks are put forward in the night before the second day. */
const DAYS = ['2026-03-28', '2026-03-29'] as const;

describe('somebody who meets on line from another clock', () => {
  let app: BrowserApp;
  let fair: Fair;

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-03-20T02:00:00Z' });
    const em = app.test.em();
    fair = await makeFair(em, { startsOn: DAYS[0], endsOn: DAYS[1] });
    const pair = {
      fair,
      supplier: await makeParticipant(em, fair, 'supplier', 'supplier'),
      buyer: await makeParticipant(em, fair, 'buyer', 'buyer'),
    };
    for (const date of DAYS) {
      const [slot] = await makeSlots(em, fair, { date, from: '15:00', count: 1 });
      await makeMeeting(em, pair, { slot: slot!, table: null });
    }
  });
  afterEach(() => app?.close());

  it('reads its own time of each day, before the clocks change and on the day after', async () => {
    const afar = { as: 'buyer@example.com', viewport: PHONE, timeZone: 'Europe/Berlin' };
    const page = await app.visitor(afar);
    await page.goto(`/fairs/${fair.id}/calendar`);

    await page.getByText('On your clock: 09:00 (Berlin · GMT+1)').waitFor();
    await page.getByRole('radiogroup').getByText('29 Mar', { exact: false }).click();
    await page.getByText('On your clock: 10:00 (Berlin · GMT+2)').waitFor();
    await shot(page, 'calendar-afar');
    await page.getByText('On your clock: 10:00 (Berlin · GMT+2)').click();
    await page.getByText('On your clock: 10:00 (Berlin · GMT+2)').waitFor();
    await page.getByText('On line', { exact: true }).waitFor();
    await shot(page, 'meeting-afar');

    // Whoever is at the fair reads one time.
    const here = await app.visitor({ as: 'supplier@example.com', language: 'vi' });
    await here.goto(`/fairs/${fair.id}/calendar`);
    await here.getByText('Trực tuyến').first().waitFor();
    expect(await here.getByText('Theo giờ của bạn', { exact: false }).count()).toBe(0);

    const em = app.test.em();
    (await em.findOneOrFail(Fair, { id: fair.id })).status = 'running';
    await em.flush();
    await app.moveTo('2026-03-29T07:30:00Z');
    const onTheDay = await app.visitor(afar);
    await onTheDay.goto(`/fairs/${fair.id}/my-day`);
    await onTheDay.getByText('15:00 · On line').waitFor();
    await onTheDay.getByText('On your clock: 10:00 (Berlin · GMT+2)').waitFor();
    await onTheDay.getByText('in 30:00').waitFor();
    await shot(onTheDay, 'my-day-afar');
  });
});
