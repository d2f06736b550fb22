import { makeCapability, makeSupplier } from '../factories/capabilities.js';
import { makeOrganisation } from '../factories/organisations.js';
import { makePerson } from '../factories/people.js';
import { type BrowserApp, borrowBrowserApp } from './support/browser-app.js';
import { pick } from './support/fields.js';
import { shot } from './support/shot.js';
import { watch } from './support/watch.js';

describe('setting up a fair', () => {
  let app: BrowserApp;

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-11-01T02:00:00Z' });
    await makePerson(app.test.em(), { email: 'staff@example.com', isStaff: true });
  });
  afterEach(() => app?.close());

  it('is done by clicking: the fair, its slots, its tables, its participants', async () => {
    const em = app.test.em();
    for (const legalName of ['Thăng Long Precision', 'Sông Hồng Moulds']) {
      await makeCapability(em, await makeSupplier(em, { legalName }));
    }
    await makeOrganisation(em, { legalName: 'Kitamine Hanoi', isBuyer: true, country: 'JP' });
    const page = await app.visitor({ as: 'staff@example.com' });
    const { problems } = watch(page);

    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Fairs' })
      .click();
    await page.getByRole('link', { name: 'Set up a fair' }).click();
    await page.getByLabel('Name in Vietnamese').fill('Hội chợ Công nghiệp hỗ trợ Hà Nội 2026');
    await page.getByLabel('Name in English').fill('Hanoi Supporting Industries Fair 2026');
    await page.getByLabel('Short name for addresses').fill('hsif-2026');
    await page.getByLabel('First day').fill('2026-11-25');
    await page.getByLabel('Last day').fill('2026-11-26');
    await page.getByLabel('Venue').fill('ICE');
    await page.getByLabel('City').fill('Hà Nội');
    await page.getByRole('button', { name: 'Create the fair' }).click();

    await page.getByLabel('Opens').fill('09:00');
    await page.getByLabel('Closes').fill('16:30');
    await page.getByLabel('Minutes between').fill('10');
    await page.getByRole('button', { name: 'Add a break' }).click();
    await page.getByLabel('Break from').last().fill('15:00');
    await page.getByLabel('Break until').last().fill('14:30');
    await page.getByRole('button', { name: 'Lay the slots' }).click();
    await page.getByText('A break ends after it begins.').waitFor();
    await page.getByLabel('Break until').last().fill('15:30');
    await page.getByRole('button', { name: 'Lay the slots' }).click();
    // Six before the first break, three before the second, two after it.
    await page.getByRole('checkbox', { name: /Wednesday.* 11 slots/ }).waitFor();
    await page.getByRole('checkbox', { name: /Thursday.* 11 slots/ }).waitFor();
    await page.getByLabel('From', { exact: true }).fill('09:10');
    await page.getByLabel('Until', { exact: true }).fill('09:20');
    await page.getByRole('button', { name: 'Add the slot' }).click();
    await page.getByRole('alert').getByText('09:00 – 09:20').waitFor();

    await page.getByLabel('Name of a new hall').fill('Hall B');
    await page.getByRole('button', { name: 'Add the hall' }).click();
    await page.getByText('Hall B · 0 tables').waitFor();
    await page.getByLabel('Letters before').fill('B');
    await page.getByLabel('How many').fill('4');
    await page.getByRole('button', { name: 'Add tables' }).click();
    await page.getByText('Hall B · 4 tables').waitFor();
    await page.getByRole('button', { name: 'Table B04', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Take out of use' }).click();
    await page.getByRole('button', { name: 'Table B04, out of use' }).waitFor();
    await page.getByRole('button', { name: 'Open the fair' }).click();
    await page.getByRole('button', { name: 'Start the fair' }).waitFor();
    await shot(page, 'setup');

    const tabs = page.getByRole('navigation', { name: 'Pages of the fair' });
    await tabs.getByRole('link', { name: 'Participants' }).click();
    for (const [side, names] of [
      ['Suppliers', ['Thăng Long Precision', 'Sông Hồng Moulds']],
      ['Buyers', ['Kitamine Hanoi']],
    ] as const) {
      await page.getByRole('button', { name: 'Register participants' }).click();
      const dialog = page.getByRole('dialog', { name: 'Register participants' });
      await pick(dialog, 'As what', side);
      for (const name of names) await dialog.getByRole('checkbox', { name }).check();
      await dialog.getByRole('button', { name: `Register ${names.length}` }).click();
      await page.getByText(`${names.length} registered, 0 were there already.`).waitFor();
      await dialog.waitFor({ state: 'hidden' });
    }
    await page.getByText('3 participations').waitFor();
    await shot(page, 'setup-participants');

    await tabs.getByRole('link', { name: 'Timetable' }).click();
    await page.getByRole('button', { name: 'Book 09:00 at table B01' }).waitFor();
    expect(await page.getByRole('button', { name: /^Book .* at table B04$/ }).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('takes a list of suppliers, says what was wrong with it, and shows the rest in the directory', async () => {
    const page = await app.visitor({ as: 'staff@example.com' });
    const { problems } = watch(page);
    const lines = [
      'Tên công ty,Quốc gia,Mã số thuế,Năng lực',
      'Công ty TNHH Cơ khí An Phát,Việt Nam,0101234567,gia công CNC',
      'Công ty Khuôn mẫu Sông Hồng,Việt Nam,0107654321,khuôn ép nhựa',
      'Atlantis Parts,Atlantis,,phay',
    ];

    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Import' })
      .click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).click();
    await (
      await chooser
    ).setFiles({ name: 'Danh sách.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });

    await page.getByRole('heading', { level: 1, name: 'Danh sách.csv' }).waitFor();
    const meaning = page.getByRole('combobox', { name: 'Meaning of the column Tên công ty' });
    expect(await meaning.inputValue()).toBe('LEGAL_NAME');
    await page.getByText('Công ty Khuôn mẫu Sông Hồng').waitFor();
    await shot(page, 'import-mapping');
    await page.getByRole('button', { name: 'Import 3 rows' }).click();

    await page.getByText('All rows have been dealt with.').waitFor();
    const counts = page.getByRole('region', { name: 'Progress of the import' });
    expect(await counts.getByRole('definition').allTextContents()).toEqual(['2', '0', '0', '1']);
    const bad = page.getByRole('row', { name: /Atlantis/ });
    await bad.getByText('There is no country of this name.').waitFor();
    await shot(page, 'import-result');

    await page.getByRole('link', { name: 'See the directory' }).click();
    await page.getByRole('link', { name: /Công ty TNHH Cơ khí An Phát/ }).waitFor();
    expect(problems).toEqual([]);
  });
});
