import type { Page } from 'playwright-core';
import { Fair } from '#fair';
import { CheckIn, CheckInCodes } from '#floor';
import { makeFair } from '../factories/fairs.js';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';
import { TestCamera } from './support/test-camera.js';

describe('check-in by the camera of a phone', () => {
  const camera = new TestCamera();
  let app: BrowserApp;
  let scene: MeetingScene;

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-11-25T01:45:00Z' });
    const em = app.test.em();
    scene = await makeMeetingScene(em, { slots: 2, tables: 1 });
    (await em.findOneOrFail(Fair, { id: scene.fair.id })).status = 'running';
    await em.flush();
    await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
  });
  afterEach(() => app?.close());
  afterAll(() => camera.remove());

  async function codeOf(fairId: string, delegateId: string): Promise<string> {
    const codes = await app.test.get(CheckInCodes).of(app.test.em(), fairId, [delegateId]);
    return codes.get(delegateId)!;
  }

  async function desk(options: { camera?: TestCamera | 'refused'; language?: 'vi' } = {}): Promise<Page> {
    const page = await app.visitor({ as: 'organiser@example.com', viewport: PHONE, ...options });
    await page.goto(`/fairs/${scene.fair.id}/floor/check-in`);
    return page;
  }

  /** Holds something before the camera, which is closed in between. */
  async function scan(page: Page, text: string, { torn = false } = {}): Promise<void> {
    const stop = page.getByRole('button', { name: 'Stop scanning' });
    if (await stop.isVisible()) await stop.click();
    camera.show(text, { torn });
    await page.getByRole('button', { name: 'Scan a code' }).click();
  }

  it('lets in whose badge it sees, and says what is wrong with any other', async () => {
    const em = app.test.em();
    const own = await codeOf(scene.fair.id, scene.supplier.delegate.id);
    const page = await desk({ camera });
    await scan(page, own);
    await page.getByText('supplier’s delegate is in').waitFor();
    await shot(page, 'camera-in');
    expect(await em.find(CheckIn, {}, { populate: ['delegate'] })).toMatchObject([
      { way: 'code', delegate: { id: scene.supplier.delegate.id } },
    ]);

    // A badge that stays before the camera is read once; shown again later it was in already.
    await page.waitForTimeout(1_500);
    expect(await page.getByText('supplier’s delegate is in').isVisible()).toBe(true);
    await app.moveTo('2026-11-25T01:50:00Z');
    await page.getByText(/supplier’s delegate was checked in at 08:45 already, by/).waitFor();
    await shot(page, 'camera-twice');

    const other = await makeFair(em, { code: 'other-fair' });
    const guest = await makeParticipant(em, other, 'guest', 'supplier');
    await scan(page, await codeOf(other.id, guest.delegate.id));
    await page.getByText('This code is for another fair.').waitFor();
    await scan(page, 'https://example.com/menu');
    await page.getByText('This is nobody’s check-in code.', { exact: false }).waitFor();
    // As many characters as a code has, and of this fair, but nobody's.
    await scan(page, `${own.slice(0, 4)}-AAAA-BBBB-CCCC-DDDD`);
    await page.getByText('This is nobody’s check-in code.', { exact: false }).waitFor();
    await scan(page, own, { torn: true });
    await page.getByRole('img', { name: 'Picture of the camera' }).or(page.locator('video')).waitFor();
    await page.waitForTimeout(500);
    await app.moveTo('2026-11-25T01:51:00Z');
    await page.getByText('Nothing read yet.', { exact: false }).waitFor();
    await shot(page, 'camera-torn');
    expect(await em.count(CheckIn)).toBe(1);
  });

  it('knows a badge again without network, and says so of one that it doesn’t know', async () => {
    const page = await desk({ camera });
    await page.getByRole('button', { name: 'Check in buyer’s delegate' }).waitFor();
    // What reads the codes is loaded by then.
    await scan(page, 'https://example.com/menu');
    await page.getByText('This is nobody’s check-in code.', { exact: false }).waitFor();
    await page.context().setOffline(true);
    await scan(page, await codeOf(scene.fair.id, scene.buyer.delegate.id));
    await page.getByText('buyer’s delegate is in').waitFor();
    await page.getByText('1 entry waits for the network').waitFor();
    await page.getByRole('button', { name: 'Check in buyer’s delegate' }).waitFor({ state: 'hidden' });
    await app.moveTo('2026-11-25T01:50:00Z');
    await page.getByText('buyer’s delegate was checked in at 08:45 already.').waitFor();
    // Somebody who has been added since.
    const late = await makeParticipant(app.test.em(), scene.fair, 'late', 'supplier');
    const code = await codeOf(scene.fair.id, late.delegate.id);
    await scan(page, code);
    await page.getByText(`This device doesn’t know the code ${code}`).waitFor();
    await page.getByText('2 entries wait for the network').waitFor();
    await shot(page, 'camera-offline');
    await page.context().setOffline(false);
    await page.getByText(/waits? for the network/).waitFor({ state: 'hidden', timeout: 120_000 });
    const checkIns = await app.test.em().find(CheckIn, {}, { populate: ['delegate'] });
    expect(checkIns.map(({ way, delegate }) => [delegate.unwrap().name, way]).sort()).toEqual([
      ['buyer’s delegate', 'code'],
      ['late’s delegate', 'code'],
    ]);
  });

  it('says why there is no picture, and what helps', async () => {
    const refused = await desk({ camera: 'refused' });
    await refused.getByRole('button', { name: 'Scan a code' }).click();
    await refused.getByText('The camera isn’t allowed').waitFor();
    await refused.getByRole('button', { name: 'Try again' }).waitFor();
    await shot(refused, 'camera-refused');

    const without = await desk({ language: 'vi' });
    await without.getByRole('button', { name: 'Quét mã' }).click();
    await without.getByText('Thiết bị này không có máy ảnh').waitFor();
    await shot(without, 'camera-none-vi');
    await without
      .getByLabel(/^Tên, tổ chức hoặc mã/)
      .fill(await codeOf(scene.fair.id, scene.buyer.delegate.id));
    await without.keyboard.press('Enter');
    await without.getByText('buyer’s delegate đã vào', { exact: false }).waitFor();
  });
});
