import { ProposeMatchesService } from '#matching';
import { makeCapability } from '../factories/capabilities.js';
import { type MeetingScene, makeMeetingScene } from '../factories/meetings.js';
import { makeNeed } from '../factories/needs.js';
import { type BrowserApp, PHONE, startBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

describe('proposals that somebody looks at', () => {
  let app: BrowserApp;
  let scene: MeetingScene;

  beforeAll(async () => {
    app = await startBrowserApp();
    scene = await makeMeetingScene(app.test.em());
  });
  afterAll(() => app?.close());

  it('follow what the supplier changes while the buyer and the organiser look, without a reload', async () => {
    const em = app.test.em();
    const { fair, supplier, buyer } = scene;
    const conceptIds = ['process.cnc-milling', 'material.aluminium'];
    await makeCapability(em, supplier.organisation, { conceptIds, toleranceUm: 20 });
    await makeNeed(em, buyer.organisation, { fair, should: ['material.aluminium'], toleranceUm: 20 });
    await app.test
      .get(ProposeMatchesService)
      .propose({ fairId: fair.id, minScore: 0, maxPerNeed: 5, maxPerSupplier: null });

    const [buying, organising, supplying] = [
      await app.visitor({ as: 'buyer@example.com', viewport: PHONE }),
      await app.visitor({ as: 'organiser@example.com' }),
      await app.visitor({ as: 'supplier@example.com' }),
    ];
    for (const page of [buying, organising]) {
      await page.goto(`/fairs/${fair.id}/proposals?view=list`);
      await page.getByText('Can hold ±0.02 mm').waitFor();
      await page.evaluate(() => void ((globalThis as { stays?: boolean }).stays = true));
    }
    const fitAt = (page: typeof buying) => page.locator('article').first().innerText();
    const before = await fitAt(buying);

    await supplying.goto(`/organisations/${supplier.organisation.id}/edit?tab=capabilities`);
    await supplying.getByRole('button', { name: 'Edit' }).first().click();
    const dialog = supplying.getByRole('dialog');
    await dialog.getByLabel('Tolerance held (mm)').fill('0.005');
    await dialog.getByRole('button', { name: 'Save' }).click();
    for (const page of [buying, organising]) {
      await page.getByText('Can hold ±0.005 mm').waitFor();
      // The same page all along: news came to it.
      expect(await page.evaluate(() => (globalThis as { stays?: boolean }).stays)).toBe(true);
    }
    expect(await fitAt(buying)).not.toBe(before);
    await shot(buying, 'live-proposal-phone');
    await shot(organising, 'live-proposal-organiser');
  });
});
