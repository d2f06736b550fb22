import type { Page } from 'playwright-core';
import { Membership } from '#directory';
import { DelegateAbsence, Slot } from '#fair';
import { Meeting } from '#scheduling';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { type PlanningScene, makePlanningScene } from '../factories/planning.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { type BrowserApp, PHONE, borrowBrowserApp } from './support/browser-app.js';
import { barriers, overflow } from './support/page-checks.js';
import { shot } from './support/shot.js';

/** A search of minutes on a machine that others use too. */
const PATIENCE = { timeout: 120_000 };

describe('planning a timetable', () => {
  let app: BrowserApp;
  let scene: PlanningScene;
  let organiser: GraphqlClient;

  const arrange = async (options: Parameters<typeof makePlanningScene>[1] = {}) => {
    app = await borrowBrowserApp();
    scene = await makePlanningScene(app.test.em(), options);
    organiser = await app.test.client().signIn('organiser@example.com', TEST_PASSWORD);
    const page = await app.visitor({ as: 'organiser@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/timetable/planning`);
    return page;
  };
  afterEach(() => app?.close());

  it('searches, compares, makes room for who is left out, and releases to those concerned alone', async () => {
    // One buyer more wanted than there are slots.
    const page = await arrange({
      suppliers: 4,
      buyers: 1,
      slots: 3,
      wants: (s) => (s === 3 ? 'meet' : 'must'),
    });
    const em = app.test.em();
    const { organisation, participation } = scene.suppliers[3]!;
    const member = await makePerson(em, { email: 's4-member@example.com' });
    em.create(Membership, { person: member.id, organisation: organisation.id });
    await em.flush();
    expect(await page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
    await page.getByText('10 s', { exact: true }).click();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('link', { name: 'Draft 1', exact: true }).waitFor(PATIENCE);
    await page.getByText(/^3 meetings · /).waitFor();
    await page.getByRole('button', { name: 'Draft by hand' }).click();
    await page.getByRole('heading', { name: 'Draft 2' }).waitFor();
    await page.getByRole('link', { name: 'Planning' }).click();
    await page.getByRole('button', { name: 'Compare' }).click();
    const compare = page.getByRole('dialog', { name: 'Compare' });
    await compare.getByLabel('To').selectOption({ label: 'Draft 1' });
    await compare.getByText('3 new', { exact: true }).waitFor();
    await compare.getByText('0 → 3').waitFor();
    await shot(page, 'compare');
    await compare.getByLabel('From').selectOption({ label: 'Draft 1' });
    await compare.getByText('No meeting is different.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Draft 1', exact: true }).click();
    await page.getByText('Left out', { exact: true }).click();
    await page.getByText('S4 – B1').waitFor();
    await page.getByText(/What would make room:/).waitFor();
    await shot(page, 'left-out');
    await page.getByRole('button', { name: /^Give up and add at/ }).click();
    await page.getByText('1 pair is left out').waitFor();
    await page.getByText('Board', { exact: true }).click();
    const added = page.getByRole('button', { name: /^S4\s*B1/ });
    await added.click();
    await page
      .getByRole('dialog')
      .getByText(/Table|T\d/)
      .first()
      .waitFor();
    await shot(page, 'draft-meeting');
    await page.keyboard.press('Escape');

    const phone = await app.visitor({ as: 's4-member@example.com', viewport: PHONE });
    const myDay = `/fairs/${scene.fair.id}/calendar`;
    await phone.goto(myDay);
    await page.getByRole('button', { name: 'Release …' }).click();
    const release = page.getByRole('dialog', { name: 'Release this draft' });
    await release.getByText('3 new', { exact: true }).first().waitFor();
    await release.getByText('S4 delegate', { exact: true }).click();
    await release.getByText('S4 – B1').filter({ visible: true }).first().waitFor();
    await shot(page, 'release');
    await release.getByRole('button', { name: 'Release', exact: true }).click();
    await page.getByText('Released as version 1; those concerned are told.').waitFor();
    await phone.goto(myDay);
    await phone.getByText('B1').first().waitFor();
    await shot(phone, 'released-phone');
    expect(await em.fork().count(Meeting, { supplier: participation.id, status: 'released' })).toBe(1);
  });

  it('says what can’t be before it searches, and leads there', async () => {
    const page = await arrange({ tables: 0 });
    const em = app.test.em();
    const planning = `/fairs/${scene.fair.id}/timetable/planning`;
    const search = page.getByRole('button', { name: 'Search', exact: true });
    await page.getByText('There is no table that could be used').waitFor();
    expect(await search.isDisabled()).toBe(true);
    await shot(page, 'no-tables');
    await page.getByRole('link', { name: 'go there' }).click();
    await page.getByLabel('Name of a new hall').waitFor();
    await inSight(page, 'Halls and tables');
    await page.getByLabel('Letters before').fill('T');
    await page.getByLabel('How many').fill('2');
    await page.getByRole('button', { name: 'Add tables' }).click();

    // A delegate without a free moment, and an order that bites its own tail.
    for (const slot of scene.slots)
      em.create(DelegateAbsence, { delegate: scene.buyers[1]!.delegate.id, slot: slot.id });
    await em.flush();
    const pair = (s: number) => ({
      supplierId: scene.suppliers[s]!.participation.id,
      buyerId: scene.buyers[0]!.participation.id,
    });
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      await organiser.data(
        `mutation ($input: AddMeetingPrecedenceInput!) { addMeetingPrecedence(input: $input) { fairId } }`,
        { input: { fairId: scene.fair.id, first: pair(first), second: pair(second) } },
      );
    }
    await page.goto(planning);
    await page.getByText('Each of these has to be before the next, in a circle').waitFor();
    await page.getByText('Delegates who are never free').waitFor();
    expect(await search.isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await shot(page, 'impossible');
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toEqual([]);
    await shot(page, 'impossible-phone');
    await page.getByRole('link', { name: 'S1 – B1' }).click();
    await page.getByText(/S1 – B1 before/).waitFor();
    await inSight(page, 'Order of meetings');
    await page.goto(planning);
    await page.getByRole('link', { name: 'B2 delegate' }).click();
    await page.getByRole('heading', { name: 'B2', exact: true }).waitFor();
  });

  it('proves that what must be held doesn’t fit, and names the smallest group that contradicts itself', async () => {
    const page = await arrange({ suppliers: 4, buyers: 2, slots: 1, tables: 1, wants: () => null });
    const parties = (b: number, ...s: number[]) =>
      [scene.buyers[b]!, ...s.map((one) => scene.suppliers[one]!)].map(({ participation }) => ({
        participationId: participation.id,
      }));
    for (const [title, members] of [
      ['Press tools', parties(0, 0, 1)],
      ['Plastic parts', parties(1, 2, 3)],
    ] as const) {
      await organiser.data(
        `mutation ($input: AddGroupMeetingInput!) { addGroupMeeting(input: $input) { id } }`,
        {
          input: { fairId: scene.fair.id, title, isMust: true, parties: members },
        },
      );
    }
    await page.reload();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText('These can’t all be had').waitFor(PATIENCE);
    await shot(page, 'infeasible');
  });

  it('offers no place whose time has come', async () => {
    const page = await arrange();
    await page.goto(`/fairs/${scene.fair.id}/timetable`);
    const places = page.getByRole('button', { name: /^Book / });
    await places.first().waitFor();
    const before = await places.count();
    const [first] = await app.test.em().find(Slot, { fair: scene.fair.id }, { orderBy: { startsAt: 'asc' } });
    await app.moveTo(first!.startsAt.toISOString());
    await page.reload();
    await places.first().waitFor();
    expect(await places.count()).toBe(before - scene.tables.length);
  });
});

/** The part of the page is where one looks, not below. */
async function inSight(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { name: title });
  await heading.waitFor();
  const box = (await heading.boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeLessThan(page.viewportSize()!.height);
}
