import { Membership } from '#directory';
import { FairSession } from '#fair';
import { MailMessage } from '#notification';
import { makePerson } from '../factories/people.js';
import { type PlanningScene, makePlanningScene } from '../factories/planning.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, PHONE, startBrowserApp } from './support/browser-app.js';
import { shot } from './support/shot.js';

describe('a group meeting', () => {
  let app: BrowserApp;
  let scene: PlanningScene;

  beforeAll(async () => {
    app = await startBrowserApp();
    const em = app.test.em();
    scene = await makePlanningScene(em);
    const { delegate, organisation } = scene.suppliers[0]!;
    const person = await makePerson(em, { email: 'supplier@example.com' });
    em.assign(delegate, { person });
    em.create(Membership, { organisation: organisation.id, person: person.id });
    await em.flush();
  });
  afterAll(() => app?.close());

  it('is asked for, found a place, released, and stands on the floor and in the day of all who come', async () => {
    const { fair } = scene;
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${fair.id}/timetable/planning`);
    await page.getByRole('button', { name: 'Ask for one' }).click();
    await page.getByLabel('What it is about').fill('Press tools');
    const parties = page.getByRole('combobox', { name: 'Who has to be there' });
    for (const name of ['B1', 'S1', 'S2']) {
      await parties.fill(name);
      await page.getByRole('option', { name, exact: true }).click();
    }
    await shot(page, 'group-asked');
    await parties.press('Escape');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('To be placed').waitFor();
    await page.getByRole('radiogroup', { name: 'Time for the search' }).getByText('10 s').click();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('link', { name: 'Open the draft' }).click();
    await page.getByText('Press tools').first().waitFor();
    await shot(page, 'group-draft');
    await page.setViewportSize(PHONE);
    await shot(page, 'group-draft-phone');
    await page.getByRole('button', { name: 'Release …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 group meeting').first().waitFor();
    await shot(page, 'group-release');
    await dialog.getByRole('button', { name: 'Release', exact: true }).click();
    await page.waitForURL(/\/timetable$/);
    const em = app.test.em().fork();
    const session = await eventually(() => em.findOneOrFail(FairSession, { title: 'Press tools' }));
    // What a release changed can be read afterwards.
    await page.goto(`/fairs/${fair.id}/timetable/planning`);
    await page.getByRole('button', { name: /^\d new/ }).click();
    const changes = page.getByRole('dialog', { name: 'What version 1 changed' });
    await changes
      .getByText(/^S\d – B\d$/)
      .first()
      .waitFor();
    await changes.getByText('Press tools').waitFor();
    await shot(page, 'version-changes-phone');

    await app.moveTo(new Date(session.startsAt.getTime() + 60_000).toISOString());
    const supplier = await app.visitor({ as: 'supplier@example.com', viewport: PHONE });
    await supplier.goto(`/fairs/${fair.id}/my-day`);
    await supplier.getByText('Press tools').waitFor();
    for (const name of ['B1', 'S2']) await supplier.getByText(name, { exact: true }).first().waitFor();
    await shot(supplier, 'group-my-day');
    await supplier.goto(`/fairs/${fair.id}/calendar`);
    await supplier.getByText('Press tools').waitFor();
    await shot(supplier, 'group-calendar');
    await page.goto(`/fairs/${fair.id}/floor`);
    await page.getByText('Press tools', { exact: true }).waitFor();
    await shot(page, 'group-floor-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await shot(page, 'group-floor');
    await page.goto(`/fairs/${fair.id}/floor/screen`);
    await page.getByText(/Press tools: B1 – S1 – S2/).waitFor();
    await shot(page, 'group-screen');

    // Moved by hand to the evening, it is told once to each, with where it was.
    await app.moveTo(new Date(session.startsAt.getTime() - 600_000).toISOString());
    await em.nativeDelete(MailMessage, {});
    await page.goto(`/fairs/${fair.id}/setup/terms`);
    const sessions = page.getByRole('region', { name: 'Sessions and group meetings' });
    await sessions.getByRole('button', { name: 'Edit Press tools' }).click();
    await sessions.getByLabel('Until').first().fill('18:30');
    await sessions.getByLabel('From').first().fill('18:00');
    await shot(page, 'group-edited');
    await sessions.getByRole('button', { name: 'Save changes' }).click();
    // It is asked first, with whom it tells.
    const asked = page.getByRole('dialog', { name: 'Change “Press tools”?' });
    await asked
      .getByText(
        /told by letter what changes for them.*B1.*S1.*S2|told by letter what changes for them.*S1.*S2.*B1/,
      )
      .waitFor();
    await shot(page, 'group-asked-first');
    expect(await em.count(MailMessage, {})).toBe(0);
    await asked.getByRole('button', { name: 'Save and tell them' }).click();
    await sessions.getByText(/18:00 – 18:30/).waitFor();
    const letters = await em.fork().find(MailMessage, {}, { orderBy: { to: 'asc' } });
    expect(letters.map(({ to }) => to)).toEqual(['b1', 's1', 's2'].map((name) => `${name}@example.com`));
    for (const { text } of letters)
      expect(text).toMatch(/(Changed|Thay đổi): .*Press tools.*18:00.*(was|trước đây)/);
    await supplier.goto(`/fairs/${fair.id}/my-day`);
    await supplier.getByText('18:00').first().waitFor();

    // Under way, its party says what came of it.
    const moved = await em.fork().findOneOrFail(FairSession, { id: session.id });
    await app.moveTo(new Date(moved.startsAt.getTime() + 60_000).toISOString());
    await supplier.goto(`/fairs/${fair.id}/my-day`);
    // What one sits in comes before what is behind one.
    await supplier.getByRole('button', { name: 'What came of it' }).first().click();
    await supplier.getByRole('menuitem', { name: 'Informative' }).click();
    await supplier.getByRole('heading', { name: 'Before' }).waitFor();
    await supplier.getByText('Informative', { exact: true }).waitFor();
    await supplier.getByRole('button', { name: 'Add a note' }).click();
    await supplier.getByLabel(/^Your note/).fill('They want drawings by Friday.');
    await shot(supplier, 'group-note-phone');
    await supplier.getByRole('button', { name: 'Save changes' }).click();
    await supplier.getByText('“They want drawings by Friday.”').waitFor();
    await shot(supplier, 'group-my-day-told');

    // Taken out, too, only once it is said whom that tells.
    await page.reload();
    await sessions.getByRole('button', { name: 'Remove Press tools' }).click();
    const removed = page.getByRole('dialog', { name: 'Take “Press tools” out of the timetable?' });
    await removed.getByText(/told by letter that it is cancelled/).waitFor();
    await page.setViewportSize(PHONE);
    await shot(page, 'group-remove-asked-phone');
    await removed.getByRole('button', { name: 'Cancel' }).click();
    expect(await em.fork().count(FairSession, { title: 'Press tools' })).toBe(1);
    await sessions.getByRole('button', { name: 'Remove Press tools' }).click();
    await removed.getByRole('button', { name: 'Take it out and tell them' }).click();
    await sessions.getByText('Press tools', { exact: true }).waitFor({ state: 'hidden' });
    expect(await em.fork().count(FairSession, { title: 'Press tools' })).toBe(0);
  });
});
