import { SupplierIndex } from '#search';
import { UncoveredTermsService } from '#terminology';
import { makeCapability, makeSupplier } from '../factories/capabilities.js';
import { makePerson } from '../factories/people.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, startBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';
import { watch } from './support/watch.js';

describe('the vocabulary’s keeper', () => {
  let app: BrowserApp;

  beforeAll(async () => {
    app = await startBrowserApp();
    const em = app.test.em();
    await makePerson(em, { email: 'hanh@example.com', name: 'Hạnh', isStaff: true });
    await makeCapability(em, await makeSupplier(em, { legalName: 'An Phát' }), {
      title: 'Hot wire cutting of foam',
      conceptIds: [],
    });
    await app.test.get(SupplierIndex).rebuild();
    await app.test.get(UncoveredTermsService).countQueries(
      (['hot wire cutting', 'shiny finish'] as const).map((text) => ({
        ...{ key: text, text, language: 'en' as const, count: 4 },
        examples: [{ text: `${text} EPS`, organisationId: null }],
      })),
    );
  });
  afterAll(() => app?.close());

  it('makes a concept of what people ask for, and the search knows it at once', async () => {
    const page = await app.visitor({ as: 'hanh@example.com' });
    const { problems } = watch(page);
    const main = page.getByRole('main');
    const navigation = page.getByRole('navigation', { name: 'Main navigation' });
    await navigation.getByRole('link', { name: 'Vocabulary' }).click();
    const wire = page.getByRole('article', { name: 'hot wire cutting' });
    await wire.getByText('4 searches').waitFor();
    await shot(page, 'vocabulary-suggestions');
    await wire.getByRole('link', { name: 'New concept …' }).click();
    expect(await main.getByLabel('English').inputValue()).toBe('hot wire cutting');
    await main.getByLabel('Vietnamese').fill('hàn');
    await page.getByRole('button', { name: 'Add the concept' }).click();
    await page.getByText('is a name of “welding” already').waitFor();
    await main.getByLabel('Vietnamese').fill('cắt dây nóng');
    await page.getByRole('button', { name: 'Add the concept' }).click();
    await page.getByRole('article', { name: 'hot wire cutting' }).waitFor();

    await page.getByRole('tab', { name: 'Suggestions' }).click();
    const shiny = page.getByRole('article', { name: 'shiny finish' });
    await shiny.getByRole('button', { name: 'Name of a concept …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a name' });
    await dialog.getByLabel('Of which concept').fill('polishing');
    await page
      .getByRole('option', { name: /^polishing/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Add the name' }).click();
    await page.getByText('No suggestions').waitFor();

    // The index follows what is committed a moment later.
    await eventually(async () => {
      await page.goto('/suppliers?q=cat+day+nong');
      await page.getByRole('group', { name: 'Understood as' }).getByText('hot wire cutting').waitFor();
      await page.getByText('An Phát').first().waitFor({ timeout: 5_000 });
    });

    await page.goto('/vocabulary?tab=added');
    await page
      .getByRole('article', { name: 'shiny finish' })
      .getByRole('button', { name: 'Take out of use' })
      .click();
    await page
      .getByRole('article', { name: 'shiny finish' })
      .getByRole('button', { name: 'Bring back into use' })
      .waitFor();
    expect(problems).toEqual([]);
  });
});
