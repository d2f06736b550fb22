import type { Page } from 'playwright-core';
import { Agreement, FollowUpPlanner } from '#agreement';
import { ActivityParticipant } from '#activity';
import { IndustrialZone } from '#directory';
import { MailMessage } from '#notification';
import { makeActivity } from '../factories/activities.js';
import { buildAgreement } from '../factories/agreements.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { makePerson } from '../factories/people.js';
import { makeRecognition } from '../factories/recognitions.js';
import { makeBudget, makePayment } from '../factories/support.js';
import { type BrowserApp, PHONE, startBrowserApp } from './support/browser-app.js';
import { barriers, overflow } from './support/page-checks.js';
import { shot } from './support/shot.js';
import { type Watch, watch } from './support/watch.js';

/** What comes after the fair: each step is shown to whom it concerns, in one running product. */
describe('after the fair', () => {
  let app: BrowserApp;
  let staff: Page;
  let supplier: Page;
  let agreementId: string;
  let activityId: string;
  const watches: Watch[] = [];

  beforeAll(async () => {
    app = await startBrowserApp({ now: '2026-11-27T02:00:00Z' });
    const em = app.test.em();
    const lan = await makePerson(em, { email: 'lan@example.com' });
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    const making = await makeOrganisation(em, {
      ...{ legalName: 'Cơ khí Tân Phát', isSupplier: true, members: [lan] },
      ...{ provinceCode: '01' },
    });
    const buying = await makeOrganisation(em, { legalName: 'Kyoto Motors', isBuyer: true, country: 'JP' });
    const fair = await makeFair(em);
    await makeParticipation(em, fair, making);
    const agreement = buildAgreement(em, {
      ...{ supplier: making, buyer: buying, fair, number: 'TT-1', value: '10000 USD' },
      ...{ signedOn: '2026-11-26', status: 'verified' },
    });
    const { activity } = makeActivity(em, {
      title: { en: 'Course in 5S', vi: 'Khóa 5S' },
      days: ['2026-12-10'],
    });
    makeRecognition(em, making, { decidedOn: '2024-10-01' });
    makeRecognition(em, making, { productName: 'Spindle', decidedOn: '2025-10-01' });
    makePayment(em, makeBudget(em, { code: 'HT-2026' }), making, { amount: '50500000 VND' });
    for (const [name, areaHa] of [
      ['Cụm công nghiệp Phú Minh', 40.5],
      ['Khu công nghiệp Quang Minh', 344],
    ] as const)
      em.create(IndustrialZone, {
        ...{ name, foldedName: name.toLowerCase(), areaHa, provinceCode: '01' },
        kind: name.startsWith('Khu') ? 'park' : 'cluster',
      });
    await em.flush();
    [agreementId, activityId] = [agreement.id, activity.id];
    [staff, supplier] = [
      await app.visitor({ as: 'staff@example.com' }),
      await app.visitor({ as: 'lan@example.com', viewport: PHONE }),
    ];
    watches.push(watch(staff), watch(supplier));
  });
  afterAll(async () => {
    for (const [name, page] of Object.entries({ staff, supplier }))
      if (page) await shot(page, `programme-last-${name}`);
    await app?.close();
  });

  it('a value is amended without changing what was signed', async () => {
    await staff.goto(`/agreements/${agreementId}`);
    await staff.getByRole('button', { name: 'Add an amendment' }).click();
    const dialog = staff.getByRole('dialog', { name: 'Add an amendment' });
    await dialog.getByLabel('What it changes').fill('Second lot');
    await dialog.getByLabel('Signed on').fill('2026-11-27');
    await dialog.getByLabel('New value in USD').fill('-5');
    await dialog.getByRole('button', { name: 'Add an amendment' }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await dialog.getByLabel('New value in USD').fill('15000');
    await dialog.getByRole('button', { name: 'Add an amendment' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await staff.getByText(/15,000.* from then on/).waitFor();
    await shot(staff, 'programme-amended');
    const em = app.test.em();
    expect((await em.findOneOrFail(Agreement, { id: agreementId })).value!.toString()).toBe('10000.00 USD');
    expect(await em.count(Agreement, { amends: agreementId })).toBe(1);
  });

  it('a party answers a follow-up by its link, without signing in, and staff see it', async () => {
    const planner = app.test.get(FollowUpPlanner);
    await planner.makeAndAsk();
    await app.moveTo('2027-02-26T02:00:00Z');
    await planner.makeAndAsk();
    const letter = await app.test
      .em()
      .findOneOrFail(MailMessage, { to: 'lan@example.com', text: { $like: '%/answer/%' } });
    const path = /\/answer\/[\w-]{43}/.exec(letter.text)![0];
    const stranger = await app.visitor({ viewport: PHONE });
    watches.push(watch(stranger));
    await stranger.goto(path);
    // Nothing is answered by the letter's having been opened.
    await stranger.getByRole('button', { name: 'Send the answer' }).click();
    await stranger.getByText('Please fill this in').waitFor();
    await stranger.getByRole('combobox', { name: 'How does it go?' }).selectOption('Under way');
    await stranger.getByRole('textbox', { name: 'Delivered so far, in USD' }).fill('2500');
    await stranger.getByRole('textbox', { name: 'Paid so far, in USD' }).fill('2000');
    await stranger.getByRole('textbox', { name: 'Your name' }).fill('Lan');
    await shot(stranger, 'programme-answer');
    await stranger.getByRole('button', { name: 'Send the answer' }).click();
    await stranger.getByText('Thank you').waitFor();
    await stranger.goto(path);
    await stranger.getByText('This link was used, or has expired').waitFor();
    // Three months on nobody is signed in any more.
    const later = await app.visitor({ as: 'staff@example.com' });
    watches.push(watch(later));
    await later.goto(`/agreements/${agreementId}`);
    await later.getByText('(Lan)').waitFor();
    await shot(later, 'programme-follow-ups');
  });

  it('an enterprise signs up, is marked as there, and its certificate proves true to anybody', async () => {
    await app.moveTo('2026-12-01T02:00:00Z');
    await supplier.goto(`/activities/${activityId}`);
    await supplier.getByRole('textbox', { name: 'Name' }).fill('Nguyễn Bình');
    await supplier.getByRole('button', { name: 'Sign up' }).click();
    await supplier.getByText('You have your places.').waitFor();
    await app.moveTo('2026-12-10T05:00:00Z');
    await staff.goto(`/activities/${activityId}`);
    await staff.getByRole('checkbox', { name: 'Nguyễn Bình' }).check();
    await staff.getByRole('button', { name: 'Record the attendance' }).click();
    await staff.getByRole('link', { name: 'Certificate', exact: true }).waitFor();
    const { id } = await app.test.em().findOneOrFail(ActivityParticipant, { name: 'Nguyễn Bình' });
    const file = await staff.request.get(`/export/certificates/${id}?lang=en`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);

    const anybody = await app.visitor();
    watches.push(watch(anybody));
    await anybody.goto('/activities');
    await anybody.getByRole('link', { name: 'Check a certificate' }).click();
    await anybody.getByLabel('Number of the certificate').fill('CN-2026-00000000');
    await anybody.getByRole('button', { name: 'Check', exact: true }).click();
    await anybody.getByText('Not known here').waitFor();
    await anybody.getByLabel('Number of the certificate').fill(`cn-2026-${id.slice(-8)}`);
    await anybody.getByRole('button', { name: 'Check', exact: true }).click();
    const verdict = anybody.getByRole('status').filter({ hasText: 'Genuine' });
    await verdict.waitFor();
    expect(await verdict.textContent()).toContain('Cơ khí Tân Phát');
    expect(await verdict.textContent()).not.toContain('Bình');
    await shot(anybody, 'programme-certificate');
  });

  it('the report tells it in its chapters, each figure with its records; the map shows clusters and parks', async () => {
    await staff.goto('/report');
    await staff.getByRole('heading', { name: 'Recognised products' }).waitFor();
    await staff.getByRole('heading', { name: 'Training, consulting and workshops' }).waitFor();
    await shot(staff, 'report-chapters');
    await staff.getByRole('button', { name: /^Key industrial products, Products: 2/ }).click();
    await staff.getByRole('dialog').getByText('Spindle').waitFor();
    await shot(staff, 'report-chapter-records');
    const phone = await app.visitor({ as: 'staff@example.com', viewport: PHONE, language: 'vi' });
    await phone.goto('/report');
    await phone.getByRole('heading', { name: 'Kinh phí hỗ trợ' }).waitFor();
    expect([await overflow(phone), await barriers(phone)]).toEqual([[], []]);
    await shot(phone, 'report-chapters-phone');
    for (const [page, name] of [
      [staff, 'desktop'],
      [phone, 'phone'],
    ] as const) {
      await page.goto('/map?show=zones&province=01');
      await page
        .getByRole('button', { name: /^Khu công nghiệp Quang Minh: 344/ })
        .first()
        .waitFor();
      await page.getByRole('cell', { name: /^40[.,]5$/ }).waitFor();
      expect([await overflow(page), await barriers(page)]).toEqual([[], []]);
      await shot(page, `map-zones-${name}`);
    }
    expect(
      watches.flatMap(({ problems }) => problems).filter((text) => !text.startsWith('GraphQL: input')),
    ).toEqual([]);
  });
});
