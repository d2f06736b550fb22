import { readFile } from 'node:fs/promises';
import { CapabilitiesService } from '#capability';
import { SupplierIndex } from '#search';
import { SavedSearchWatch } from '#sourcing';
import { makeCapability, makeCertificate, makeSupplier } from '../factories/capabilities.js';
import { makeOrganisation } from '../factories/organisations.js';
import { makePerson } from '../factories/people.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { barriers, overflow } from './support/page-checks.js';
import { shot } from './support/shot.js';
import { watch } from './support/watch.js';

describe('a buyer’s search', () => {
  let app: BrowserApp;

  beforeEach(async () => {
    app = await borrowBrowserApp();
    const em = app.test.em();
    const kenji = await makePerson(em, { email: 'kenji@kyoto.example', name: 'Kenji' });
    await makeOrganisation(em, { legalName: 'Kyoto Motors', isBuyer: true, country: 'JP', members: [kenji] });
    for (const [legalName, toleranceUm] of [
      ['An Phát', 10],
      ['Bình Minh', 50],
      ['Cường Thịnh', 100],
    ] as const) {
      const supplier = await makeSupplier(em, { legalName });
      await makeCapability(em, supplier, { title: 'CNC milling of housings', toleranceUm });
      if (legalName === 'An Phát') await makeCertificate(em, supplier, { issuer: 'TÜV' });
    }
    await app.test.get(SupplierIndex).rebuild();
  });
  afterEach(() => app?.close());

  it('goes from finding to a shortlist, a comparison, and news of whoever comes later', async () => {
    const page = await app.visitor({ as: 'kenji@kyoto.example' });
    const { problems } = watch(page);
    const navigation = page.getByRole('navigation', { name: 'Main navigation' });
    await navigation.getByRole('link', { name: 'Find suppliers' }).click();
    await page.getByRole('searchbox', { name: 'What do you need made?' }).fill('CNC milling');
    await page.getByText('3 suppliers').waitFor();

    // Found, and kept with a note.
    await page.getByRole('button', { name: 'Shortlist An Phát' }).click();
    const dialog = page.getByRole('dialog', { name: 'Shortlist An Phát' });
    await dialog.getByLabel('Name of the shortlist').fill('Housings');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Finest tolerance');
    await dialog.getByRole('button', { name: 'Shortlist', exact: true }).click();
    await page.getByText('On 1 shortlist').waitFor();

    // Laid side by side.
    await page.getByRole('checkbox', { name: 'Compare An Phát' }).check();
    await page.getByText('Choose one more').waitFor();
    await page.getByRole('checkbox', { name: 'Compare Bình Minh' }).check();
    await shot(page, 'sourcing-search');
    await page.getByRole('link', { name: 'Compare 2' }).click();
    const row = page.getByRole('row', { name: /^Tightest tolerance/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['±0.01 mm\nBest', '±0.05 mm']);
    const certificates = page.getByRole('row', { name: /^Valid certificates/ });
    expect((await certificates.getByRole('cell').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(
      ['ISO 9001', 'Not stated'],
    );
    await page.getByRole('row', { name: /^Processes/ }).waitFor();
    await page.getByRole('switch', { name: 'Differences only' }).check();
    await page.getByRole('row', { name: /^Processes/ }).waitFor({ state: 'detached' });
    await shot(page, 'sourcing-compare');

    // Kept as a search, with news.
    await page.goBack();
    await page.getByRole('button', { name: 'Save this search' }).click();
    const saving = page.getByRole('dialog', { name: 'Save this search' });
    await saving.getByLabel('Name of the search').fill('Milled housings');
    await saving.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Milled housings' }).waitFor();
    const found = page.getByRole('region', { name: 'What it has found' });
    await found.getByRole('link', { name: /An Phát/ }).waitFor();

    const late = await makeSupplier(app.test.em(), { legalName: 'Late Comer' });
    await app.test.get(CapabilitiesService).add({
      ...{
        organisationId: late.id,
        title: 'CNC milling',
        conceptIds: ['process.cnc-milling'],
        equipment: [],
      },
    });
    await eventually(async () => {
      await app.test.get(SavedSearchWatch).run();
      const [row] = await app.test.em().execute('select 1 from saved_search_match where seen_at is null');
      expect(row).toBeDefined();
    });
    // Without being asked for: the badge, the mark and the supplier come live.
    const badge = navigation.getByRole('link', { name: 'Saved searches 1 new supplier' });
    await badge.waitFor();
    await page
      .getByRole('link', { name: /Late Comer/ })
      .getByText('New', { exact: true })
      .waitFor();
    await shot(page, 'sourcing-news');
    await page.getByRole('button', { name: 'Mark all as seen' }).click();
    await badge.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('keeps a shortlist in order, with notes, and takes it along as a file', async () => {
    const page = await app.visitor({ as: 'kenji@kyoto.example', viewport: PHONE });
    const { problems } = watch(page);
    await page.goto('/shortlists');
    await page.getByLabel('New shortlist').fill('Housings');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Housings' }).waitFor();
    await page.goto('/suppliers?q=CNC+milling&sort=NAME');
    for (const name of ['An Phát', 'Bình Minh']) {
      await page.getByRole('button', { name: `Shortlist ${name}` }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Shortlist', exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    await page.goto('/shortlists');
    await page.getByRole('link', { name: /Housings/ }).click();
    const names = () => page.getByRole('article').getByRole('heading').allInnerTexts();
    await page.getByRole('button', { name: 'Move Bình Minh up' }).click();
    await eventually(async () => expect(await names()).toEqual(['Bình Minh', 'An Phát']));
    await page.getByRole('button', { name: 'Add a note An Phát' }).click();
    await page.getByRole('textbox', { name: 'Note on An Phát' }).fill('Ask for a sample');
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.getByRole('textbox', { name: 'Note on An Phát' }).waitFor({ state: 'detached' });
    await page.getByText('Ask for a sample').waitFor();
    await page.getByRole('button', { name: 'Take An Phát off the list' }).click();
    await page.getByText('An Phát is off the list.').waitFor();
    await page.getByRole('button', { name: 'Put back' }).click();
    await eventually(async () => expect(await names()).toEqual(['Bình Minh', 'An Phát']));
    await page.getByText('Ask for a sample').waitFor();
    await shot(page, 'sourcing-shortlist-phone');
    expect([await overflow(page), await barriers(page)]).toEqual([[], []]);

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as CSV' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    expect(file.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      '\u{feff}Name',
      'Bình Minh',
      'An Phát',
      '',
    ]);
    expect(file).toContain('Ask for a sample');
    expect(problems).toEqual([]);
  });

  it('lets anybody compare, on a phone too, where the table scrolls and its first column stays', async () => {
    const page = await app.visitor({ viewport: PHONE });
    const { problems } = watch(page);
    await page.goto('/suppliers?q=CNC+milling');
    for (const name of ['An Phát', 'Bình Minh', 'Cường Thịnh']) {
      await page.getByRole('checkbox', { name: `Compare ${name}` }).check();
    }
    expect(await page.getByRole('button', { name: /shortlist/i }).count()).toBe(0);
    await page.getByRole('link', { name: 'Compare 3' }).click();
    const table = page.getByRole('region', { name: 'Compare suppliers' });
    const label = page.getByRole('rowheader', { name: /^Processes/ });
    await label.waitFor();
    const before = await label.boundingBox();
    await table.evaluate((element) => element.scrollBy(300, 0));
    const after = await label.boundingBox();
    expect([Math.round(after!.x), await table.evaluate((element) => element.scrollLeft > 0)]).toEqual([
      Math.round(before!.x),
      true,
    ]);
    await shot(page, 'sourcing-compare-phone');
    expect(await overflow(page)).toEqual([]);
    expect(problems).toEqual([]);
  });
});
