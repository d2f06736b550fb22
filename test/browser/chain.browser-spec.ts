import type { Page } from 'playwright-core';
import { makeCapability, makeSupplier } from '../factories/capabilities.js';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { makePerson } from '../factories/people.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, startBrowserApp } from './support/browser-app.js';
import { choose, listens, pick } from './support/fields.js';
import { shot } from './support/shot.js';
import { type Watch, watch } from './support/watch.js';

const SUPPLIER = 'Thăng Long Precision';
const BUYER = 'Kitamine Hanoi';
const FAIR = 'Hanoi Supporting Industries Fair 2026';

describe('from a capability to the report', () => {
  let app: BrowserApp;
  let supplier: Page;
  let buyer: Page;
  let organiser: Page;
  let staff: Page;
  let watches: Watch[];

  beforeAll(async () => {
    // Eight in the morning of the first day, an hour before the first meeting.
    app = await startBrowserApp({ now: '2026-11-25T01:00:00Z' });
    await prepare();
    [supplier, buyer, organiser, staff] = await Promise.all([
      app.visitor({ as: 'supplier@example.com' }),
      app.visitor({ as: 'buyer@example.com', viewport: PHONE }),
      app.visitor({ as: 'organiser@example.com' }),
      app.visitor({ as: 'staff@example.com' }),
    ]);
    watches = [supplier, buyer, organiser, staff].map(watch);
  });
  afterAll(async () => {
    // What everybody saw last, for whoever looks for the cause of a failure.
    for (const [name, page] of Object.entries({ supplier, buyer, organiser, staff }))
      if (page) await shot(page, `chain-last-${name}`);
    await app?.close();
  });

  /** Accounts, organisations with their members, and a fair that both of them take part in. */
  async function prepare() {
    const em = app.test.em();
    const person = (name: string, rest = {}) => makePerson(em, { email: `${name}@example.com`, ...rest });
    const [ofSupplier, ofBuyer, ofFair] = [
      await person('supplier'),
      await person('buyer'),
      await person('organiser'),
    ];
    await person('staff', { isStaff: true });
    const making = await makeSupplier(em, {
      legalName: SUPPLIER,
      members: [ofSupplier],
      languages: ['vi', 'en'],
    });
    const buying = await makeOrganisation(em, {
      ...{ legalName: BUYER, isBuyer: true, country: 'JP' },
      ...{ members: [ofBuyer], languages: ['ja', 'en'] },
    });
    const fair = await makeFair(em, { organizers: [ofFair] });
    await makeSlots(em, fair);
    await makeTables(em, fair);
    for (const [organisation, side, member] of [
      [making, 'supplier', ofSupplier],
      [buying, 'buyer', ofBuyer],
    ] as const) {
      const participation = await makeParticipation(em, fair, organisation, { side });
      await makeDelegate(em, participation, { name: `Delegate of the ${side}`, person: member });
    }
    // Somebody who must not be found, proposed or counted.
    const other = await makeSupplier(em, { legalName: 'Sông Hồng Garments' });
    await makeCapability(em, other, { title: 'Sewing of shirts', conceptIds: ['process.sewing'] });
  }

  it('is walked by supplier, buyer, organiser and staff, each in a browser of their own', async () => {
    await describeCapability();
    await addCertificate();
    await findSupplier();
    await postNeed();
    await proposeMatches();
    await answerProposals();
    await bookMeeting();
    await holdMeeting();
    await recordAgreement();
    await confirmAgreement();
    await verifyAgreement();
    await readReport();
    // Nothing else went wrong than what was meant to.
    expect(watches.flatMap(({ problems }) => problems)).toEqual([
      'GraphQL: input.capacityUnit: is needed with a monthly capacity or a minimum order',
    ]);
  });

  async function describeCapability() {
    await supplier.getByRole('link', { name: 'Capabilities' }).click();
    await supplier.getByRole('button', { name: 'Add a capability' }).click();
    const dialog = supplier.getByRole('dialog', { name: 'Add a capability' });
    await dialog.getByLabel('Name of the capability').fill('5-axis milling of aluminium housings');
    const concepts = 'Processes, materials, products, industries';
    await choose(dialog, concepts, 'CNC milling', 'phay CNC');
    await choose(dialog, concepts, 'aluminium');
    await dialog.getByLabel('Tolerance held (mm)').fill('0.01');
    await dialog.getByLabel('Capacity a month').fill('8000');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await dialog.getByText('is needed with a monthly capacity or a minimum order').waitFor();
    await shot(supplier, 'chain-capability');
    await choose(dialog, 'Unit of the quantities', 'pieces', '');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await supplier.getByRole('heading', { name: '5-axis milling of aluminium housings' }).waitFor();
  }

  async function addCertificate() {
    await supplier.getByRole('tab', { name: 'Certificates' }).click();
    await supplier.getByRole('button', { name: 'Add a certificate' }).click();
    const dialog = supplier.getByRole('dialog', { name: 'Add a certificate' });
    await choose(dialog, 'Certificate', 'ISO 9001');
    await dialog.getByLabel('Issued by').fill('QUACERT');
    await dialog.getByLabel(/^Valid until/).fill('2028-06-30');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await supplier.getByText('Issued by QUACERT').waitFor();
  }

  async function findSupplier() {
    await buyer
      .getByRole('navigation', { name: 'Quick navigation' })
      .getByRole('link', { name: 'Search' })
      .click();
    const results = buyer.getByRole('region', { name: 'Suppliers found' });
    // The index follows what is committed a moment later.
    await eventually(async () => {
      await buyer.getByRole('searchbox').fill('');
      await buyer.getByRole('searchbox').fill('アルミ 切削 ISO 9001 ±0.02 mm');
      await buyer.getByRole('searchbox').press('Enter');
      await results.getByRole('link', { name: SUPPLIER }).waitFor({ timeout: 2_000 });
    });
    expect(await results.getByRole('link', { name: 'Sông Hồng Garments' }).count()).toBe(0);
    await shot(buyer, 'chain-search');
    await results.getByRole('link', { name: SUPPLIER }).click();
    await buyer.getByRole('heading', { level: 1, name: SUPPLIER }).waitFor();
    await buyer.getByRole('heading', { name: '5-axis milling of aluminium housings' }).waitFor();
    await buyer.getByText('Issued by QUACERT').waitFor();
  }

  async function postNeed() {
    await fromMenu('Buyers’ needs');
    await buyer.getByRole('link', { name: 'Post a need' }).click();
    await buyer.getByLabel('What do you need?').fill('Sensor housings of aluminium');
    const concepts = 'Processes, materials, products, certificates';
    await choose(buyer, concepts, 'CNC milling', 'milling');
    await choose(buyer, concepts, 'ISO 9001');
    await buyer.keyboard.press('Escape');
    await pick(buyer, 'How much CNC milling matters', 'Must');
    await buyer.getByLabel('Loosest tolerance that will do (mm)').fill('0.02');
    await choose(buyer, 'For which fair', FAIR, '');
    await shot(buyer, 'chain-need');
    await buyer.getByRole('button', { name: 'Post the need' }).click();
    await buyer.getByRole('heading', { level: 1, name: 'Sensor housings of aluminium' }).waitFor();
  }

  async function proposeMatches() {
    await organiser.getByRole('main').getByRole('link', { name: 'Proposals', exact: true }).click();
    await organiser.getByRole('button', { name: 'Propose matches' }).click();
    await organiser.getByRole('dialog').getByRole('button', { name: 'Compute' }).click();
    await organiser.getByText('1 new, 0 refreshed, 0 unchanged, 0 withdrawn.').waitFor();
    const proposal = organiser.getByRole('article');
    await proposal.getByRole('heading', { name: `${SUPPLIER} → ${BUYER}` }).waitFor();
    await proposal.getByText(/Holds ISO 9001, valid until/).waitFor();
  }

  async function answerProposals() {
    await fromMenu('Home');
    await buyer.getByRole('main').getByRole('link', { name: 'Proposals', exact: true }).click();
    await buyer.getByRole('heading', { name: SUPPLIER }).waitFor();
    await shot(buyer, 'chain-one-by-one');
    await buyer.getByRole('button', { name: 'Meet', exact: true }).click();
    await buyer.getByText('All answered').waitFor();

    await goHome(supplier);
    await supplier.getByRole('main').getByRole('link', { name: 'Proposals', exact: true }).click();
    await supplier.getByRole('heading', { name: BUYER }).waitFor();
    await listens(supplier);
    await supplier.keyboard.press('1');
    await supplier.getByText('All answered').waitFor();
    await supplier.getByText('Both sides want to meet. Contacts are open now.').waitFor();
  }

  async function bookMeeting() {
    await supplier.getByRole('link', { name: 'My calendar' }).click();
    await supplier.getByText('No meetings on this day').waitFor();
    const loaded = await supplier.evaluate<number>('performance.timeOrigin');

    await organiser.getByRole('link', { name: 'Timetable' }).click();
    await organiser.getByRole('button', { name: 'Book 09:20 at table T2' }).click();
    const dialog = organiser.getByRole('dialog', { name: 'Book a meeting' });
    await choose(dialog, 'Who meets', `${SUPPLIER} – ${BUYER}`, 'Kita');
    await dialog.getByRole('button', { name: 'Book', exact: true }).click();

    // It comes to the calendar that is open elsewhere, which isn't loaded anew.
    await supplier.getByRole('link', { name: new RegExp(BUYER) }).waitFor();
    expect(await supplier.evaluate<number>('performance.timeOrigin')).toBe(loaded);
    await supplier.getByText('Table T2 · Hall 1').waitFor();
    await shot(supplier, 'chain-calendar');
    await shot(organiser, 'chain-board');
  }

  async function holdMeeting() {
    await app.moveTo('2026-11-25T02:45:00Z');
    await organiser.getByRole('button', { name: new RegExp(SUPPLIER) }).click();
    await organiser
      .getByRole('dialog', { name: 'Meeting' })
      .getByRole('button', { name: 'It took place' })
      .click();
    await organiser.getByRole('dialog').getByText('Held').waitFor();

    await supplier.getByRole('link', { name: new RegExp(BUYER) }).click();
    const outcome = supplier.getByRole('region', { name: 'What came of it?' });
    await outcome.getByRole('button', { name: 'Cooperation agreed' }).click();
    await outcome.getByRole('button', { name: 'Cooperation agreed', pressed: true }).waitFor();
    await shot(supplier, 'chain-outcome');
  }

  async function recordAgreement() {
    await supplier.getByRole('link', { name: 'Record an agreement' }).click();
    await eventually(async () =>
      expect(await supplier.getByLabel('What it is about').inputValue()).toBe('Sensor housings of aluminium'),
    );
    await supplier.getByLabel('Signed on').fill('2026-11-25');
    await supplier.getByRole('textbox', { name: 'Value', exact: true }).fill('48,000.50');
    await shot(supplier, 'chain-record');
    await supplier.getByRole('button', { name: 'Record an agreement' }).click();
    await supplier.getByRole('heading', { level: 1, name: 'Sensor housings of aluminium' }).waitFor();
    await supplier.getByText('Reported', { exact: true }).waitFor();
  }

  async function confirmAgreement() {
    await fromMenu('Agreements');
    await buyer.getByRole('link', { name: /2026-0001/ }).click();
    await buyer.getByRole('button', { name: 'Confirm for our side' }).click();
    await buyer.getByText('Confirmed by the other party').waitFor();
    await shot(buyer, 'chain-confirmed');
  }

  async function verifyAgreement() {
    await fromSide(staff, 'Agreements');
    await staff.getByRole('link', { name: /2026-0001/ }).click();
    await staff.getByRole('button', { name: 'Verify' }).click();
    const dialog = staff.getByRole('dialog', { name: 'Verify' });
    await dialog.getByLabel('Where the signed document is').fill('Binder 7, page 3');
    await dialog.getByRole('button', { name: 'Verify' }).click();
    await staff.getByText('Verified', { exact: true }).first().waitFor();
    await staff.getByText('Binder 7, page 3').waitFor();
  }

  async function readReport() {
    await fromSide(staff, 'Report');
    const sentence = await staff.getByRole('region', { name: 'The report in one sentence' }).textContent();
    expect(sentence).toMatch(/1 agreement/);
    expect(sentence).toMatch(/48,000/);
    await shot(staff, 'chain-report');
    await staff.getByRole('link', { name: '1 agreement or contract: show the list' }).first().click();
    await staff.getByRole('heading', { level: 1, name: 'Agreements' }).waitFor();
    await staff.getByText('1 agreement', { exact: true }).waitFor();
    await staff.getByRole('link', { name: /2026-0001/ }).click();
    await staff.getByRole('heading', { level: 1, name: 'Sensor housings of aluminium' }).waitFor();
    await staff.getByText(/48,000\.50/).waitFor();
  }

  /** On a phone the rest of the pages stands under "More". */
  async function fromMenu(name: string) {
    await buyer
      .getByRole('navigation', { name: 'Quick navigation' })
      .getByRole('button', { name: 'More' })
      .click();
    await buyer.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name, exact: true }).click();
  }

  async function fromSide(page: Page, name: string) {
    await page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name, exact: true })
      .click();
  }

  async function goHome(page: Page) {
    await fromSide(page, 'Home');
  }
});
