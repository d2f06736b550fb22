import { FairOrganizer } from '#fair';
import { makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { pick } from './support/fields.js';
import { barriers, overflow } from './support/page-checks.js';
import { shot } from './support/shot.js';
import { watch } from './support/watch.js';

describe('people and places of a fair', () => {
  let app: BrowserApp;

  beforeEach(async () => {
    app = await borrowBrowserApp({ now: '2026-11-22T02:00:00Z' });
  });
  afterEach(() => app?.close());

  it('lets an organisation say on a phone whom it sends and when they can meet', async () => {
    const em = app.test.em();
    const scene = await makeMeetingScene(em, { slots: 20 });
    await makeMeeting(em, scene, { slot: scene.slots[1]!, table: scene.tables[0]! });
    const page = await app.visitor({ as: 'supplier@example.com', viewport: PHONE });
    const { problems } = watch(page);
    await page.goto(`/fairs/${scene.fair.id}`);
    await page
      .getByRole('navigation', { name: 'Pages of the fair' })
      .getByRole('link', { name: 'Our people' })
      .click();
    await page.getByRole('heading', { name: 'supplier Co.' }).waitFor();

    await page.getByRole('button', { name: 'Add a delegate' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a delegate' });
    await dialog.getByLabel('Name').fill('Lan Anh');
    await dialog.getByLabel('Telephone').fill('by letter');
    await dialog.getByRole('combobox', { name: 'Languages' }).fill('Japan');
    await page.getByRole('option', { name: 'Japanese' }).click();
    await dialog.getByRole('button', { name: 'Add a delegate' }).click();
    await dialog.getByText('This isn’t a telephone number.').waitFor();
    await dialog.getByLabel('Telephone').fill('+84 90 123 4567');
    await dialog.getByRole('button', { name: 'Add a delegate' }).click();
    const lan = page.getByRole('article', { name: 'Lan Anh' });
    await lan.getByText('Japanese · +84 90 123 4567').waitFor();

    // Nine in the morning to twenty to four: nine slots before noon, eleven after it.
    await lan.getByRole('button', { name: 'Availability' }).click();
    await lan.getByRole('checkbox', { name: 'Morning' }).click();
    await lan.getByRole('button', { name: 'Can meet 09:40 – 10:00' }).click();
    await lan.getByText('Free in 12 of 20 slots').waitFor();
    expect(await lan.getByRole('checkbox', { name: 'Whole day' }).isChecked()).toBe(false);
    expect(await overflow(page)).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'people-availability');
    await lan.getByRole('button', { name: 'Save availability' }).click();
    await lan.getByText('free in 12 of 20 slots', { exact: true }).waitFor();

    // Somebody with a meeting: it is named, and nothing is changed before that is known.
    const busy = page.getByRole('article', { name: 'supplier’s delegate' });
    await busy.getByRole('button', { name: 'Availability' }).click();
    await busy.getByRole('checkbox', { name: 'Whole day' }).click();
    await busy.getByRole('button', { name: 'Save availability' }).click();
    await busy.getByText('One meeting stands in the way').waitFor();
    await busy.getByRole('link', { name: /09:20 · T1 · supplier Co. – buyer Co./ }).waitFor();
    expect(await overflow(page)).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'people-in-the-way');
    await busy.getByText('free in 20 of 20 slots', { exact: true }).waitFor();
    await busy.getByRole('button', { name: 'Save all the same' }).click();
    await busy.getByText('free in 0 of 20 slots', { exact: true }).waitFor();

    // Taken off by mistake, and put back with the same availability.
    await busy.getByRole('button', { name: 'Take off' }).click();
    await busy.getByText('One meeting stands in the way').waitFor();
    await lan.getByRole('button', { name: 'Take off' }).click();
    await page.getByRole('button', { name: 'Put back Lan Anh' }).click();
    await lan.getByText('free in 12 of 20 slots', { exact: true }).waitFor();
    expect(problems).toEqual(['GraphQL: input.phone: must be a telephone number']);
  });

  it('lets the organiser see to one participant: how it takes part, off the fair, and back', async () => {
    const em = app.test.em();
    const scene = await makeMeetingScene(em);
    const meeting = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    await makeParticipant(em, scene.fair, 'quiet', 'supplier');
    const page = await app.visitor({ as: 'organiser@example.com' });
    const { problems } = watch(page);
    await page.goto(`/fairs/${scene.fair.id}/participants`);
    await page.getByRole('link', { name: 'quiet Co.' }).click();
    await pick(page, 'How they take part', 'Promoted only');
    await page.getByLabel('Booth').fill('A 12');
    await page.getByLabel('Your notes').fill('Called on Monday: will send two people');
    const form = page.locator('form').filter({ hasText: 'How it takes part' });
    await form.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved.').waitFor();

    await page.getByRole('button', { name: 'Take off the fair' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Its open requests are closed').waitFor();
    await dialog.getByRole('button', { name: 'Take off the fair' }).click();
    await page.getByText('Not coming, since').waitFor();
    await page.getByText('Its people were taken off with it.').waitFor();
    await page.getByRole('link', { name: 'All participants' }).click();
    await page.getByText('2 participations').waitFor();
    await page.getByRole('button', { name: 'Who isn’t coming any more' }).click();
    await page.getByRole('link', { name: 'quiet Co.' }).click();
    await page.getByRole('button', { name: 'Put back', exact: true }).click();
    await page.getByRole('article', { name: 'quiet’s delegate' }).waitFor();
    expect(await page.getByLabel('Booth').inputValue()).toBe('A 12');
    expect(await page.getByLabel('Your notes').inputValue()).toMatch(/two people/);

    await page.goto(`/fairs/${scene.fair.id}/participants/${scene.supplier.participation.id}`);
    await page.getByRole('button', { name: 'Take off the fair' }).click();
    await dialog.getByRole('button', { name: 'Take off the fair' }).click();
    await dialog.getByText('One meeting stands in the way').waitFor();
    const link = dialog.getByRole('link', { name: /supplier Co. – buyer Co./ });
    expect(await link.getAttribute('href')).toBe(`/meetings/${meeting.id}`);
    await shot(page, 'participation-in-the-way');
    expect(problems).toEqual([]);
  });

  it('lets the organiser change a fair that is set up already, and loses no meeting by it', async () => {
    const em = app.test.em();
    const scene = await makeMeetingScene(em, { slots: 3 });
    await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const page = await app.visitor({ as: 'organiser@example.com' });
    const { problems } = watch(page);
    await page.goto(`/fairs/${scene.fair.id}/setup`);

    const details = page.getByRole('region', { name: 'The fair' });
    await details.getByRole('button', { name: 'Edit the fair' }).click();
    expect(await details.getByLabel('Short name for addresses').isDisabled()).toBe(true);
    await details.getByLabel('Name in Vietnamese').fill('Hội chợ Hà Nội');
    await details.getByLabel('Venue').fill('NECC');
    await details.getByLabel('Last day').fill('2026-11-24');
    await details.getByRole('button', { name: 'Save changes' }).click();
    await details.getByText('The last day can’t be before the first.').waitFor();
    await details.getByLabel('First day').fill('2026-11-24');
    await details.getByRole('button', { name: 'Save changes' }).click();
    await details.getByText('Wednesday 25 November').waitFor();
    await details.getByLabel('Last day').fill('2026-11-26');
    await details.getByRole('button', { name: 'Save changes' }).click();
    await details.getByText('NECC').waitFor();

    const slots = page.getByRole('region', { name: 'Slots one by one' });
    await slots.getByRole('button', { name: 'Show the slots' }).click();
    await slots.getByRole('button', { name: 'Remove the slot 09:00 – 09:20' }).click();
    const removal = page.getByRole('dialog', { name: 'What becomes of the meetings' });
    await removal.getByText('supplier Co. – buyer Co.').waitFor();
    await removal.getByRole('button', { name: 'Leave it as it is' }).click();
    await slots.getByRole('button', { name: 'Remove the slot 09:40 – 10:00' }).click();
    await slots.getByText('09:00 – 09:40 · 2 slots').waitFor();
    await slots.getByLabel('Day', { exact: true }).selectOption('2026-11-26');
    await slots.getByLabel('From').fill('16:00');
    await slots.getByLabel('Until').fill('16:20');
    await slots.getByRole('button', { name: 'Add the slot' }).click();
    await slots.getByText('16:00 – 16:20 · 1 slot').waitFor();

    const halls = page.getByRole('region', { name: 'Halls and tables' });
    const onTable = async (label: string, deed: string) => {
      await halls.getByRole('button', { name: `Table ${label}`, exact: true }).click();
      await page.getByRole('menuitem', { name: deed }).click();
    };
    await onTable('T1', 'Take out of use');
    await halls.getByText('One meeting stands in the way').waitFor();
    await halls.getByRole('button', { name: 'Take T1 out of use all the same' }).click();
    await halls.getByRole('button', { name: 'Table T1, out of use' }).waitFor();
    await onTable('T2', 'Rename');
    const dialog = page.getByRole('dialog', { name: 'Rename T2' });
    await dialog.getByLabel('New name').fill('VIP');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await halls.getByRole('button', { name: 'Table VIP', exact: true }).waitFor();
    await onTable('VIP', 'Remove the table');
    await halls.getByText('Hall 1 · 1 table').waitFor();
    await halls.getByLabel('How many').first().fill('2');
    await halls.getByRole('button', { name: 'Add tables' }).click();
    await halls.getByRole('button', { name: 'Table T03' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'setup-changed');

    const organizers = page.getByRole('region', { name: 'Organisers' });
    await organizers.getByLabel('Colleague’s name').fill('Mai');
    await organizers.getByRole('button', { name: 'Add an organiser' }).click();
    await organizers.getByText('Please fill this in.').waitFor();
    await organizers.getByLabel('Colleague’s e-mail').fill('mai@example.com');
    await organizers.getByRole('button', { name: 'Add an organiser' }).click();
    await organizers.getByRole('button', { name: 'Remove Mai' }).click();
    await organizers.getByText('add another organiser before this one goes').waitFor();
    expect(await app.test.em().count(FairOrganizer, { fair: scene.fair.id })).toBe(1);

    await page.getByRole('button', { name: 'Call the fair off' }).click();
    await page.getByRole('dialog').getByText('One meeting is still ahead.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Call the fair off' }).click();
    await page.getByRole('button', { name: 'Go on with the fair' }).waitFor();
    expect(problems).toEqual([]);
  });
});
