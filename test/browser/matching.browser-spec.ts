import { MatchSettings, Need, ProposeMatchesService } from '#matching';
import { makeCapability } from '../factories/capabilities.js';
import { type MeetingScene, makeMeetingScene } from '../factories/meetings.js';
import { makeNeed } from '../factories/needs.js';
import { type BrowserApp, PHONE, startBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

describe('matching in the browser', () => {
  let app: BrowserApp;
  let scene: MeetingScene;

  beforeAll(async () => {
    app = await startBrowserApp();
    scene = await makeMeetingScene(app.test.em());
  });
  afterAll(() => app?.close());

  it('shows what the supplier changes while the buyer and the organiser look, without a reload', async () => {
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

  it('names what contradicts itself beside its field, in the reader’s language, and keeps nothing of it', async () => {
    const need = await makeNeed(app.test.em(), scene.buyer.organisation, {
      fair: scene.fair,
      partSizeMm: 100,
    });
    const page = await app.visitor({ as: 'buyer@example.com', language: 'vi' });
    await page.goto(`/needs/${need.id}/edit`);
    await page.getByLabel('Chi tiết nhỏ nhất của nhóm (mm)').fill('400');
    await page.getByLabel('Kích thước lớn nhất (mm)').fill('200');
    await page.getByLabel('Mong trả lời trước ngày').fill('2026-11-01');
    await page.getByRole('combobox', { name: 'Không muốn' }).fill('phay CNC');
    await page
      .getByRole('option', { name: /^phay CNC/i })
      .first()
      .click();
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await page.getByText('Khoảng bị ngược: đầu dưới lớn hơn đầu trên.').waitFor();
    await page.getByText('Ngày này đã qua.').waitFor();
    await page.getByText(/^phay CNC: Vừa được hỏi vừa bị loại trừ/i).waitFor();
    await shot(page, 'need-contradictions');
    expect(await app.test.em().findOneOrFail(Need, { id: need.id })).toMatchObject({
      ...{ partSizeMm: 100, excludedConceptIds: [], version: need.version },
    });

    const desk = await app.visitor({ as: 'organiser@example.com' });
    await desk.goto(`/fairs/${scene.fair.id}/matching`);
    const set = desk.getByRole('button', { name: 'Set weights and rules' });
    await desk.getByLabel(/^Suppliers?: at least/).fill('5');
    await desk.getByLabel(/^Suppliers?: at most/).fill('2');
    await desk.getByText('Nobody can be promised more meetings than they may have.').waitFor();
    expect(await set.isDisabled()).toBe(true);
    await desk.getByRole('button', { name: 'Discard changes' }).click();
    const sliders = desk.getByRole('slider');
    for (let at = 0; at < (await sliders.count()); at++) await sliders.nth(at).press('Home');
    await desk.getByText('At least one aspect must count.').waitFor();
    expect(await set.isDisabled()).toBe(true);
    expect(await app.test.em().count(MatchSettings, { fair: scene.fair })).toBe(0);
  });
});
