import { Agreement } from '#agreement';
import { Proposal } from '#matching';
import { MeetingRequest } from '#scheduling';
import { buildAgreement } from '../factories/agreements.js';
import { type MeetingScene, makeMeetingScene, makeRequest } from '../factories/meetings.js';
import { makeNeed, makeProposal } from '../factories/needs.js';
import { makePerson } from '../factories/people.js';
import { type BrowserApp, borrowBrowserApp } from './support/browser-app.js';

describe('answering', () => {
  let app: BrowserApp;
  let scene: MeetingScene;

  beforeEach(async () => {
    app = await borrowBrowserApp();
    scene = await makeMeetingScene(app.test.em());
  });
  afterEach(() => app?.close());

  it('answers several proposals at once with the keyboard alone', async () => {
    const em = app.test.em();
    for (const title of ['Housings', 'Shafts', 'Brackets']) {
      const need = await makeNeed(em, scene.buyer.organisation, { title, fair: scene.fair, isPublic: true });
      await makeProposal(em, need, {
        supplier: scene.supplier.participation,
        buyer: scene.buyer.participation,
      });
    }
    const page = await app.visitor({ as: 'buyer@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/proposals?view=list`);
    await page.locator('article input[type=checkbox]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 chosen').waitFor();
    await page.keyboard.press('1');
    await page.getByText('2 answered: Must meet.').waitFor();
    const answers = (await app.test.em().find(Proposal, {})).map(({ buyerAnswer }) => buyerAnswer ?? null);
    expect(answers.sort()).toEqual(['must', 'must', null]);
  });

  it('declines a request with a note', async () => {
    const em = app.test.em();
    await makeRequest(em, scene, { status: 'pending' });
    const page = await app.visitor({ as: 'buyer@example.com' });
    await page.goto(`/fairs/${scene.fair.id}/requests`);
    await page.getByRole('button', { name: 'Decline' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why not?').fill('We buy no castings.');
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Answer: We buy no castings.').waitFor();
    const [request] = await app.test.em().find(MeetingRequest, {});
    expect(request).toMatchObject({ status: 'declined', answerNote: 'We buy no castings.' });
  });

  it('shows what somebody else has changed before it lets a revision stand over it', async () => {
    const em = app.test.em();
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    const { supplier, buyer } = scene;
    const { id } = buildAgreement(em, { supplier: supplier.organisation, buyer: buyer.organisation });
    await em.flush();
    const page = await app.visitor({ as: 'staff@example.com' });
    await page.goto(`/agreements/${id}/edit`);
    await page.getByLabel('What it is about').fill('Supply of gears');
    const other = app.test.em();
    (await other.findOneOrFail(Agreement, { id })).place = 'Hà Nội';
    await other.flush();

    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Signed at: – → Hà Nội').waitFor();
    await page.getByRole('button', { name: 'Take their version' }).click();
    expect(await page.getByLabel('Signed at').inputValue()).toBe('Hà Nội');
    expect(await page.getByLabel('What it is about').inputValue()).toBe('Supply of parts');
    await page.getByLabel('What it is about').fill('Supply of gears');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: 'Supply of gears' }).waitFor();
    expect(await app.test.em().findOneOrFail(Agreement, { id })).toMatchObject({
      title: 'Supply of gears',
      place: 'Hà Nội',
    });
  });

  it('withdraws an organisation and puts it back', async () => {
    const page = await app.visitor({ as: 'supplier@example.com' });
    await page.goto(`/organisations/${scene.supplier.organisation.id}/edit`);
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn since 22 November 2026').waitFor();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.getByText('is in the directory again.').waitFor();
    await page.getByText('Withdrawn since').waitFor({ state: 'hidden' });
  });
});
