import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { FollowUp, FollowUpInvitation } from '#agreement';
import { Organisation } from '#directory';
import { KiosksService } from '#floor';
import { type DemoAccount, type DemoRole, loadDemo } from '#demo';
import { Person } from '#identity';
import { SupplierImportsService } from '#import';
import { SYSTEM } from '#access';
import { PlanRunsService } from '#planning';
import { FreezeReportService } from '#report';
import { makeSavedSearch, makeShortlist } from '../factories/sourcing.js';
import { eventually } from '../support/eventually.js';
import { type BrowserApp, DESKTOP, PHONE, startBrowserApp } from './support/browser-app.js';
import { barriers, barriersNow, onceDrawn, overflow, untranslated } from './support/page-checks.js';
import { shot } from './support/shot.js';
import { type Watch, watch } from './support/watch.js';

type Audience = DemoRole | 'anybody';

const ROUTES = join(import.meta.dirname, '../../apps/web/src/routes.tsx');

/** Who comes to which route (as routes.tsx writes it), and where an example of it is. */
const PAGES: Record<string, (ids: Ids) => [Audience, string][]> = {
  '/': () => [['anybody', '/']],
  '/home': () =>
    (['supplier', 'buyer', 'organizer', 'staff'] as const).map((audience) => [audience, '/home']),
  '/sign-in': () => [['anybody', '/sign-in']],
  '/choose-password': () => [['anybody', '/choose-password#nothing']],
  '/welcome': () => [['anybody', '/welcome#nothing']],
  '/forgotten-password': () => [['anybody', '/forgotten-password']],
  '/fairs': () => [
    ['anybody', '/fairs'],
    ['staff', '/fairs'],
  ],
  '/fairs/:fairId': ({ fair }) => [
    ['anybody', `/fairs/${fair}`],
    ['organizer', `/fairs/${fair}`],
  ],
  '/fairs/new': () => [['staff', '/fairs/new']],
  setup: ({ fair }) => [['organizer', `/fairs/${fair}/setup`]],
  'setup/terms': ({ fair }) => [['organizer', `/fairs/${fair}/setup/terms`]],
  floor: ({ fair }) => [['organizer', `/fairs/${fair}/floor`]],
  'check-in': ({ fair }) => [['organizer', `/fairs/${fair}/floor/check-in?show=all`]],
  'freed-slots': ({ fair }) => [['organizer', `/fairs/${fair}/floor/freed-slots`]],
  repairs: ({ fair }) => [['organizer', `/fairs/${fair}/floor/repairs`]],
  entrances: ({ fair }) => [['organizer', `/fairs/${fair}/floor/entrances`]],
  '/fairs/:fairId/floor/screen': ({ fair }) => [['organizer', `/fairs/${fair}/floor/screen`]],
  'my-day': ({ fair }) => [
    ['supplier', `/fairs/${fair}/my-day`],
    ['buyer', `/fairs/${fair}/my-day`],
  ],
  '/kiosk': ({ kiosk }) => [['anybody', `/kiosk#${kiosk}`]],
  timetable: ({ fair }) => [['organizer', `/fairs/${fair}/timetable`]],
  'timetable/planning': ({ fair }) => [['organizer', `/fairs/${fair}/timetable/planning`]],
  'timetable/drafts/:draftId': ({ fair, draft }) => [
    ['organizer', `/fairs/${fair}/timetable/drafts/${draft}`],
  ],
  matching: ({ fair }) => [['organizer', `/fairs/${fair}/matching`]],
  proposals: ({ fair }) => [
    ['supplier', `/fairs/${fair}/proposals`],
    ['buyer', `/fairs/${fair}/proposals?view=list`],
    ['organizer', `/fairs/${fair}/proposals`],
    ['organizer', `/fairs/${fair}/proposals?show=open&side=BUYER`],
  ],
  requests: ({ fair }) => [
    ['supplier', `/fairs/${fair}/requests`],
    ['organizer', `/fairs/${fair}/requests`],
    ['organizer', `/fairs/${fair}/requests?status=UNBOOKED`],
  ],
  calendar: ({ fair }) => [
    ['supplier', `/fairs/${fair}/calendar`],
    ['buyer', `/fairs/${fair}/calendar`],
  ],
  participants: ({ fair }) => [
    ['anybody', `/fairs/${fair}/participants`],
    ['organizer', `/fairs/${fair}/participants`],
  ],
  'participants/:participationId': ({ fair, participation }) => [
    ['anybody', `/fairs/${fair}/participants/${participation}`],
    ['organizer', `/fairs/${fair}/participants/${participation}`],
  ],
  people: ({ fair }) => [
    ['supplier', `/fairs/${fair}/people`],
    ['buyer', `/fairs/${fair}/people`],
  ],
  '/suppliers': () => [
    ['anybody', '/suppliers?q=CNC'],
    ['buyer', '/suppliers?q=CNC'],
  ],
  '/compare': ({ suppliers }) => [
    ['anybody', '/compare'],
    ['buyer', `/compare?${suppliers.map((id) => `id=${id}`).join('&')}`],
  ],
  '/shortlists': () => [['buyer', '/shortlists']],
  '/shortlists/:shortlistId': ({ shortlist }) => [['buyer', `/shortlists/${shortlist}`]],
  '/saved-searches': () => [
    ['buyer', '/saved-searches'],
    ['staff', '/saved-searches'],
  ],
  '/saved-searches/:savedSearchId': ({ savedSearch }) => [['buyer', `/saved-searches/${savedSearch}`]],
  '/directory': () => [['anybody', '/directory']],
  '/organisations/:organisationId': ({ supplier, buyer, need }) => [
    ['anybody', `/organisations/${supplier}`],
    ['supplier', `/organisations/${buyer}`],
    ['buyer', `/organisations/${supplier}?need=${need}`],
  ],
  '/needs': () => [
    ['anybody', '/needs'],
    ['buyer', '/needs?whose=mine'],
  ],
  '/needs/:needId': ({ need, supplier }) => [
    ['anybody', `/needs/${need}`],
    ['buyer', `/needs/${need}`],
    ['buyer', `/needs/${need}?supplier=${supplier}`],
  ],
  '/needs/new': () => [['buyer', '/needs/new']],
  '/needs/:needId/edit': ({ need }) => [['buyer', `/needs/${need}/edit`]],
  '/agreements': () => [['staff', '/agreements?statuses=REPORTED&statuses=CONFIRMED&abroadOnly=true']],
  '/agreements/new': ({ meeting }) => [['supplier', `/agreements/new?meeting=${meeting}`]],
  '/agreements/:agreementId': ({ agreement }) => [['staff', `/agreements/${agreement}`]],
  '/agreements/:agreementId/edit': ({ reported, agreement }) => [
    ['staff', `/agreements/${reported}/edit`],
    // Verified: it says why it can't be revised.
    ['staff', `/agreements/${agreement}/edit`],
  ],
  '/agreements/doubles': () => [['staff', '/agreements/doubles']],
  '/follow-ups': () => [
    ['staff', '/follow-ups?view=silent'],
    ['staff', '/follow-ups?view=answered'],
  ],
  '/pipeline': () => [['staff', '/pipeline']],
  '/answer/:token': ({ answer }) => [
    ['anybody', `/answer/${answer}`],
    ['anybody', '/answer/nothing'],
  ],
  '/open-needs': () => [['supplier', '/open-needs']],
  '/exchange-rates': () => [['staff', '/exchange-rates']],
  '/recognitions': () => [
    ['anybody', '/recognitions'],
    ['staff', '/recognitions?asOf=2024-12-31&from=2021-01-01'],
  ],
  '/recognitions/new': () => [['staff', '/recognitions/new']],
  '/recognitions/import': () => [['staff', '/recognitions/import']],
  '/targets': () => [['staff', '/targets']],
  '/support/rounds': () => [['staff', '/support/rounds']],
  '/support/rounds/:roundId': ({ round }) => [['staff', `/support/rounds/${round}`]],
  '/support/rounds/:roundId/:assessmentId': ({ round, assessment, openRound, openAssessment }) => [
    ['staff', `/support/rounds/${round}/${assessment}`],
    ['staff', `/support/rounds/${openRound}/${openAssessment}`],
  ],
  '/support/ledger': () => [['staff', '/support/ledger']],
  '/support/import': () => [['staff', '/support/import']],
  '/support/criteria': () => [['staff', '/support/criteria']],
  '/certificates': () => [['anybody', '/certificates?number=CN-2026-00000000']],
  '/activities': () => [
    ['anybody', '/activities'],
    ['staff', '/activities?show=past'],
  ],
  '/activities/:activityId': ({ activity, heldActivity }) => [
    ['supplier', `/activities/${activity}`],
    ['staff', `/activities/${heldActivity}`],
  ],
  '/activities/new': () => [['staff', '/activities/new']],
  '/activities/:activityId/edit': ({ activity }) => [['staff', `/activities/${activity}/edit`]],
  '/organisations/:organisationId/supply-chain': ({ supplier }) => [
    ['supplier', `/organisations/${supplier}/supply-chain`],
    ['buyer', `/organisations/${supplier}/supply-chain`],
  ],
  '/zones': () => [
    ['anybody', '/zones'],
    ['staff', '/zones?kind=CLUSTER'],
  ],
  '/map': () => [
    ['anybody', '/map'],
    ['buyer', '/map?province=01'],
    ['staff', '/map?show=zones'],
    ['anybody', '/map?show=zones&province=01'],
  ],
  '/report': () => [['staff', '/report']],
  '/report/funnel': () => [['staff', '/report/funnel']],
  '/report/returns': () => [['staff', '/report/returns']],
  '/report/returns/:fairId': ({ fair }) => [['staff', `/report/returns/${fair}`]],
  '/report/unmet': () => [['staff', '/report/unmet?fewer=10']],
  '/report/frozen': () => [['staff', '/report/frozen']],
  '/report/frozen/:reportId': ({ frozen }) => [['staff', `/report/frozen/${frozen}`]],
  '/report/verify': () => [['anybody', '/report/verify']],
  '/imports': () => [['staff', '/imports']],
  '/imports/:importId': ({ waiting, finished }) => [
    ['staff', `/imports/${waiting}`],
    ['staff', `/imports/${finished}`],
  ],
  '/vocabulary': () => [
    ['organizer', '/vocabulary'],
    ['staff', '/vocabulary?tab=added'],
    ['staff', '/vocabulary?tab=all&q=coating'],
  ],
  '/vocabulary/new': () => [['staff', '/vocabulary/new?text=hot+wire+cutting&language=en']],
  '/vocabulary/concepts/:conceptId': ({ localConcept }) => [
    ['staff', `/vocabulary/concepts/${localConcept}`],
  ],
  '/organisations/new': () => [['staff', '/organisations/new']],
  '/organisations/:organisationId/visibility': ({ supplier }) => [
    ['supplier', `/organisations/${supplier}/visibility`],
  ],
  '/organisations/:organisationId/edit': ({ supplier }) =>
    ['profile', 'capabilities', 'certificates', 'contacts', 'colleagues'].map((tab) => [
      'supplier',
      `/organisations/${supplier}/edit?tab=${tab}`,
    ]),
  '/calendar': () => [['supplier', '/calendar']],
  '/requests': () => [['buyer', '/requests']],
  '/meetings/:meetingId': ({ meeting }) => [
    ['supplier', `/meetings/${meeting}`],
    ['organizer', `/meetings/${meeting}`],
  ],
  '/account': () => [['supplier', '/account']],
  '/admin/outbox': () => [['admin', '/admin/outbox']],
  '/admin/colleagues': () => [['admin', '/admin/colleagues']],
  '*': () => [['anybody', '/there-is-no-such-page']],
};

interface Ids {
  fair: string;
  supplier: string;
  buyer: string;
  meeting: string;
  participation: string;
  draft: string;
  need: string;
  /** Agreements: one that is verified, one that can still be revised. */
  agreement: string;
  reported: string;
  /** The token of a letter that asks what became of one. */
  answer: string;
  /** A frozen report. */
  frozen: string;
  /** Some to compare, with what the buyer keeps of them. */
  suppliers: string[];
  shortlist: string;
  savedSearch: string;
  /** Rounds of scoring: one that is closed, one still open, with an enterprise in each. */
  round: string;
  assessment: string;
  openRound: string;
  openAssessment: string;
  /** Activities: one that is coming, one that was held. */
  activity: string;
  heldActivity: string;
  localConcept: string;
  /** The key of a kiosk that is open. */
  kiosk: string;
  /** Imports: one whose columns are still to be named, one that is through. */
  waiting: string;
  finished: string;
}

describe('every page', () => {
  let app: BrowserApp;
  let home: string;
  let accounts: DemoAccount[];
  let ids: Ids;

  beforeAll(async () => {
    app = await startBrowserApp();
    home = await mkdtemp(join(tmpdir(), 'fairmatch-demo-'));
    accounts = await loadDemo(app.test.app, home);
    ids = await findIds();
  });
  afterAll(async () => {
    await app?.close();
    if (home) await rm(home, { recursive: true });
  });

  const sql = async (query: string) =>
    (await app.test.em().getConnection().execute<{ id: string }[]>(query))[0]!.id;
  const ofMember = (role: DemoRole) =>
    `select m.organisation_id as id from membership m join person p on p.id = m.person_id where p.email like '${role}@%'`;
  const imports = () => app.test.get(SupplierImportsService);
  const upload = async (list: string) => {
    const staff = await sql(`select id from person where email like 'staff@%'`);
    return imports().upload(staff, 'list.csv', Buffer.from(list));
  };
  const importAll = async (list: string) => {
    const importId = await upload(list);
    await imports().start(SYSTEM, { importId, mapping: { 'legal-name': 'Name', country: 'Country' } });
    await eventually(async () => {
      await sql(`select id from import_run where id = '${importId}' and status = 'finished'`);
    });
    return importId;
  };
  const keepForBuyer = async () => {
    const em = app.test.em();
    const person = await em.findOneOrFail(Person, { email: { $like: 'buyer@%' } });
    const organisation = await em.findOneOrFail(Organisation, { id: await sql(ofMember('buyer')) });
    const suppliers = await em.find(
      Organisation,
      { isSupplier: true },
      { orderBy: { foldedName: 'asc' }, limit: 3 },
    );
    const { list } = await makeShortlist(em, organisation, person, { suppliers, note: 'Ask for samples' });
    const search = await makeSavedSearch(em, person, { organisation, isWatched: true, matches: suppliers });
    return { suppliers: suppliers.map(({ id }) => id), shortlist: list.id, savedSearch: search.id };
  };
  const plan = async () => {
    const fairId = await sql(`select id from fair where status = 'running'`);
    const run = await app.test.get(PlanRunsService).plan({ fairId, seconds: 2 });
    return eventually(() =>
      sql(`select draft_id as id from plan_run where id = '${run}' and draft_id is not null`),
    );
  };
  const openKiosk = async () => {
    const fairId = await sql(`select id from fair where status = 'running'`);
    return (await app.test.get(KiosksService).open({ fairId, name: 'Entrance', hours: 12 })).key;
  };
  const askParty = async () => {
    const token = randomBytes(32).toString('base64url');
    const em = app.test.em();
    const followUp = await em.findOneOrFail(FollowUp, { status: 'escalated' });
    em.create(FollowUpInvitation, {
      ...{ followUp, organisation: await sql(ofMember('supplier')), email: 'a@example.com', language: 'vi' },
      tokenHash: createHash('sha256').update(token).digest('hex'),
      expiresAt: new Date(app.test.clock.nowDate().getTime() + 86_400_000),
    });
    await em.flush();
    return token;
  };
  const findIds = async (): Promise<Ids> => ({
    fair: await sql(`select id from fair where status = 'running'`),
    supplier: await sql(ofMember('supplier')),
    buyer: await sql(ofMember('buyer')),
    meeting: await sql(
      `select m.id from meeting m join participation p on p.id = m.supplier_id
       where p.organisation_id in (${ofMember('supplier')}) order by m.status = 'held' desc, m.id`,
    ),
    participation: await sql(
      `select p.id from participation p join fair f on f.id = p.fair_id
       where f.status = 'running' and p.organisation_id in (${ofMember('supplier')})`,
    ),
    need: await sql(`select id from need where is_public and buyer_id in (${ofMember('buyer')})`),
    agreement: await sql(`select id from agreement where status = 'verified' order by signed_on desc`),
    reported: await sql(`select id from agreement where status = 'reported' order by signed_on desc`),
    answer: await askParty(),
    frozen: (await app.test.get(FreezeReportService).freeze({}, { viewer: SYSTEM, audience: null })).id,
    ...(await keepForBuyer()),
    round: await sql(`select id from assessment_round where status = 'closed'`),
    assessment: await sql(
      `select a.id from assessment a join assessment_round r on r.id = a.round_id where r.status = 'closed'`,
    ),
    openRound: await sql(`select id from assessment_round where status = 'open'`),
    openAssessment: await sql(
      `select a.id from assessment a join assessment_round r on r.id = a.round_id
        where r.status = 'open' order by a.id desc`,
    ),
    activity: await sql(`select id from activity order by sign_up_until desc`),
    heldActivity: await sql(`select id from activity order by sign_up_until`),
    draft: await plan(),
    localConcept: await sql('select id from local_concept'),
    kiosk: await openKiosk(),
    waiting: await upload('Name,Country\nSunrise Parts,Japan\nAtlantis Parts,Atlantis'),
    finished: await importAll('Name,Country\nMinato Parts,Japan\nLemuria Parts,Lemuria'),
  });

  it('is on the list of those visited here', async () => {
    const source = await readFile(ROUTES, 'utf8');
    const routes = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path!);
    expect(Object.keys(PAGES).sort()).toEqual(routes.sort());
  });

  it('is sound on a phone and on a desk', async () => {
    const found: string[] = [];
    const asOne = async ({ audience, language, addresses }: Round) => {
      const account = accounts.find(({ role }) => role === audience);
      const page = await app.visitor({
        ...{ language, viewport: PHONE },
        ...(account && { as: account.email, password: account.password }),
      });
      const watched = watch(page);
      for (const address of addresses) {
        const name = address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replaceAll(/[^A-Za-z]+/g, '-');
        const note = (problems: string[]) =>
          found.push(...problems.map((problem) => `${address} (${audience}, ${language}): ${problem}`));
        await page.setViewportSize(PHONE);
        note(await visit(page, watched, address));
        if (language === 'vi') note(await barriers(page));
        await shot(page, `${audience}${name}-${language}-${PHONE.width}`);
        // The same page made wider: what is drawn only there is looked at too. Axe, which takes longest, looks at one width.
        await page.setViewportSize(DESKTOP);
        note(await look(page, watched));
        if (language === 'en') note(await barriers(page));
        await shot(page, `${audience}${name}-${language}-${DESKTOP.width}`);
      }
      await page.context().close();
    };
    // Two at a time: while one page waits, the other works.
    const queue = roundsOf(ids);
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await asOne(next);
    };
    await Promise.all([worker(), worker()]);
    expect(found).toEqual([]);
  }, 1_200_000);

  it('would be told of where it shuts somebody out', async () => {
    const page = await app.visitor();
    await page.setContent(
      '<html lang="en"><title>Pale</title><main><h1>Pale</h1><p style="color: #ddd">Pale</p><img src="data:,"></main>',
    );
    expect(await barriersNow(page)).toEqual([
      'axe color-contrast: <p style="color: #ddd">Pale</p>',
      'axe image-alt: <img src="data:,">',
    ]);
  });

  it('holds still for whoever asks for less motion', async () => {
    const page = await app.visitor();
    await page.addInitScript(`
      window.repeats = [];
      addEventListener('animationstart', ({ target, pseudoElement }) =>
        repeats.push(getComputedStyle(target, pseudoElement).animationIterationCount));`);
    await page.goto('/suppliers?q=CNC');
    await page.getByRole('main').getByRole('heading').first().waitFor();
    // What stands for suppliers on their way would pulse until they come.
    await page.waitForFunction('repeats.length > 0');
    expect(new Set(await page.evaluate<string[]>('repeats'))).toEqual(new Set(['1']));
  });

  async function visit(page: Page, watched: Watch, address: string): Promise<string[]> {
    watched.problems.length = 0;
    await page.goto(address);
    const problems: string[] = [];
    await page
      .getByRole('main')
      .getByRole('heading')
      .first()
      .waitFor()
      .catch(() => problems.push('shows no heading'));
    return [...problems, ...(await look(page, watched))];
  }

  async function look(page: Page, watched: Watch): Promise<string[]> {
    await watched.quiet();
    const drawn = await onceDrawn(async () => {
      const problems: string[] = [];
      const titles = await page.locator('h1').count();
      if (titles !== 1) problems.push(`has ${titles} first-level headings`);
      if ((await page.locator('header').count()) !== 1) problems.push('has not one header');
      return [...problems, ...(await overflow(page)), ...(await untranslated(page))];
    });
    return [...watched.problems.splice(0), ...drawn];
  }
});

/** What one visitor goes through. */
interface Round {
  readonly audience: Audience;
  readonly language: 'vi' | 'en';
  readonly addresses: readonly string[];
}

/** Everything that is on the list, once, one address in Vietnamese and the next in English; the longest rounds first. */
function roundsOf(ids: Ids): Round[] {
  const visits = Map.groupBy(
    Object.values(PAGES).flatMap((examples) => examples(ids)),
    ([audience]) => audience,
  );
  return [...visits]
    .flatMap(([audience, of]) =>
      (['vi', 'en'] as const).map((language, parity) => ({
        ...{ audience, language },
        addresses: of.filter((_, index) => index % 2 === parity).map(([, address]) => address),
      })),
    )
    .toSorted((a, b) => b.addresses.length - a.addresses.length);
}
