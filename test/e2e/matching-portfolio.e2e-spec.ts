import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditEntry, OutboxEvent } from '#database';
import type { Organisation } from '#directory';
import { DelegateAbsence, type Fair, type Participation, Slot } from '#fair';
import { DEFAULT_TERMS, type Need, PortfolioPick, PortfolioRun, Proposal } from '#matching';
import { makeCapability, makeCertificate } from '../factories/capabilities.js';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeNeed, makeProposal } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const SETTINGS = `fairId version weights { component weight } minScore isFair
  supplierQuota { minimum maximum } buyerQuota { minimum maximum }
  meetingRules { mayMeet supplier { tags countries kinds } buyer { tags countries kinds } }`;
const READ_SETTINGS = `query ($fair: ID!) { matchSettings(fairId: $fair) { ${SETTINGS} } }`;
const REVISE_SETTINGS = `mutation ($fair: ID!, $version: Int!, $input: MatchSettingsInput!) {
  reviseMatchSettings(fairId: $fair, version: $version, input: $input) {
    __typename ... on MatchSettings { ${SETTINGS} } ... on StaleVersionError { currentVersion }
  }
}`;
const SET_TERMS = `mutation ($id: ID!, $version: Int!, $input: ParticipationTermsInput!) {
  setParticipationTerms(participationId: $id, version: $version, input: $input) {
    __typename
    ... on ParticipationTerms { version tags minMeetings maxMeetings isSponsored participation { id } }
    ... on StaleVersionError { currentVersion }
  }
}`;
const EXCLUDE = `mutation ($input: ExcludeMeetingInput!) {
  excludeMeeting(input: $input) { id note supplier { legalName } buyer { legalName } }
}`;
const CONFLICTS = `mutation ($of: ID!, $conflicts: [ConflictInput!]!) {
  setConflicts(organisationId: $of, conflicts: $conflicts) { id note against { legalName } }
}`;
const WISHES = `mutation ($of: ID!, $version: Int!, $input: SupplierWishesInput!) {
  setSupplierWishes(organisationId: $of, version: $version, input: $input) {
    __typename
    ... on SupplierWishes { version industries { id } countries minVolume maxVolume volumeUnit }
    ... on StaleVersionError { currentVersion }
  }
}`;
const WHY_NOT = `query ($need: ID!, $supplier: ID!) {
  whyNot(needId: $need, supplierOrganisationId: $supplier) { isEligible rules { code passed } }
}`;
const PORTFOLIO = `id meetings budget worth bound gap worstShare worstShareBound isOptimal appliedAt
  concessions { kind side asked got participation { organisation { legalName } } }`;
const RUN = `mutation ($input: RunPortfolioInput!) {
  runPortfolio(input: $input) {
    __typename ... on Portfolio { ${PORTFOLIO} } ... on NothingToMatchError { missing } ... on Refusal { code }
  }
}`;
const PICKS = `query ($id: ID!, $first: Int) {
  portfolioPicks(portfolioId: $id, first: $first) {
    totalCount
    edges { node {
      worth isFixed needs { title }
      supplier { organisation { legalName } } buyer { organisation { legalName } }
    } }
  }
}`;
const APPLY = `mutation ($id: ID!) {
  applyPortfolio(id: $id) {
    __typename
    ... on AppliedPortfolio { proposed refreshed unchanged withdrawn keptAnswered skipped portfolio { appliedAt } }
    ... on Refusal { code }
  }
}`;
const WHAT_IF = `query ($input: PortfolioWhatIfInput!) {
  portfolioWhatIf(input: $input) {
    __typename
    ... on PortfolioWhatIf {
      comparedWithId meetingsBefore meetingsAfter worthBefore worthAfter bound gaining losing
      changes {
        side meetingsBefore meetingsAfter worthBefore worthAfter participation { organisation { legalName } }
      }
    }
  }
}`;

describe('the portfolio of a fair', () => {
  let test: TestApp;
  let em: EntityManager;
  let fair: Fair;
  let suppliers: Organisation[];
  let buyers: Organisation[];
  let supplierSeats: Participation[];
  let buyerSeats: Participation[];
  let needs: Need[];
  let organizer: GraphqlClient;
  let buying: GraphqlClient;
  let supplying: GraphqlClient;
  let staff: GraphqlClient;

  const signedIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);

  /** Two buyers with a need each, and three suppliers: the first does all, the others only what is a must. */
  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    const person = (name: string, rest = {}) => makePerson(em, { email: `${name}@example.com`, ...rest });
    fair = await makeFair(em, { organizers: [await person('organizer')] });
    await person('staff', { isStaff: true });
    await makeSlots(em, fair, { count: 2 });
    await makeTables(em, fair, { count: 2 });
    buyers = [
      await makeOrganisation(em, { legalName: 'Buyer 1', isBuyer: true, members: [await person('buying')] }),
      await makeOrganisation(em, { legalName: 'Buyer 2', isBuyer: true }),
    ];
    suppliers = [];
    for (const [index, name] of ['Best', 'Second', 'Third'].entries()) {
      const members = index === 0 ? [await person('supplying')] : [];
      const supplier = await makeOrganisation(em, { legalName: name, isSupplier: true, members });
      await makeCapability(em, supplier, { conceptIds: ['process.cnc-milling', 'process.cnc-turning'] });
      suppliers.push(supplier);
    }
    await makeCapability(em, suppliers[0]!, { conceptIds: ['material.aluminium'] });
    supplierSeats = [];
    for (const supplier of suppliers) supplierSeats.push(await makeParticipation(em, fair, supplier));
    buyerSeats = [];
    needs = [];
    for (const buyer of buyers) {
      buyerSeats.push(await makeParticipation(em, fair, buyer, { side: 'buyer' }));
      needs.push(
        await makeNeed(em, buyer, {
          title: `Need of ${buyer.legalName}`,
          should: ['material.aluminium', 'process.cnc-turning'],
          fair,
        }),
      );
    }
    [organizer, buying, supplying, staff] = (await Promise.all(
      ['organizer', 'buying', 'supplying', 'staff'].map(signedIn),
    )) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  });
  afterEach(() => test.close());

  const settings = {
    weights: [],
    minScore: 0,
    supplierQuota: { minimum: 0 },
    buyerQuota: { minimum: 0 },
    isFair: true,
    meetingRules: [] as object[],
  };
  const revise = async (rest: object = {}, version = 0) =>
    (await organizer.data(REVISE_SETTINGS, { fair: fair.id, version, input: { ...settings, ...rest } }))
      .reviseMatchSettings;
  const run = async (rest: object = {}) =>
    (await organizer.data(RUN, { input: { fairId: fair.id, ...rest } })).runPortfolio;
  const picksOf = async ({ id }: { id: string }) =>
    (await organizer.data(PICKS, { id })).portfolioPicks.edges
      .map(
        ({ node }: any) => `${node.supplier.organisation.legalName} – ${node.buyer.organisation.legalName}`,
      )
      .sort();
  const apply = async ({ id }: { id: string }) => (await organizer.data(APPLY, { id })).applyPortfolio;
  const setTerms = async (seat: Participation, input: object, version = 0) =>
    (await organizer.data(SET_TERMS, { id: seat.id, version, input })).setParticipationTerms;
  const failedRules = async (client: GraphqlClient, need: Need, supplier: Organisation) =>
    (await client.data(WHY_NOT, { need: need.id, supplier: supplier.id })).whyNot.rules
      .filter(({ passed }: any) => !passed)
      .map(({ code }: any) => code);
  const standing = async () =>
    (await test.em().find(Proposal, { withdrawnAt: null }, { populate: ['supplier.organisation', 'need'] }))
      .map((one) => `${one.supplier.unwrap().organisation.unwrap().legalName} – ${one.need.unwrap().title}`)
      .sort();

  describe('what the organiser sets', () => {
    it('starts from the defaults, keeps what is set with its version and history, and names what is wrong', async () => {
      const { matchSettings } = await organizer.data(READ_SETTINGS, { fair: fair.id });
      expect(matchSettings).toMatchObject({ version: 0, minScore: 0.3, isFair: true });
      expect(matchSettings.weights).toHaveLength(Object.keys(DEFAULT_TERMS.weights).length);
      expect(matchSettings.meetingRules).toEqual([
        {
          mayMeet: false,
          supplier: { tags: [], countries: [], kinds: ['INDIRECT'] },
          buyer: { tags: [], countries: [], kinds: [] },
        },
      ]);
      const set = await revise({ weights: [{ component: 'NOVELTY', weight: 2 }], minScore: 0.1 });
      expect(set).toMatchObject({ __typename: 'MatchSettings', version: 1, minScore: 0.1 });
      expect(set.weights).toContainEqual({ component: 'NOVELTY', weight: 2 });
      expect(set.weights).toContainEqual({
        component: 'CAPACITY',
        weight: DEFAULT_TERMS.weights.capacity,
      });
      expect(await revise({}, 0)).toEqual({ __typename: 'StaleVersionError', currentVersion: 1 });
      expect(await revise({ minScore: 0.4 }, 1)).toMatchObject({ version: 2 });
      expect(await em.count(AuditEntry, { recordType: 'MatchSettings' })).toBe(2);
      const nothing = Object.keys(DEFAULT_TERMS.weights).map((name) => ({
        component: name.toUpperCase().replaceAll('-', '_'),
        weight: 0,
      }));
      const wrong = async (input: object) => {
        const { errors } = await organizer.ask(REVISE_SETTINGS, {
          ...{ fair: fair.id, version: 2 },
          input: { ...settings, ...input },
        });
        return JSON.stringify(errors);
      };
      expect(await wrong({ weights: nothing })).toContain('must not sum up to nothing');
      expect(await wrong({ weights: [{ component: 'NOVELTY', weight: -1 }] })).toContain('weight');
      expect(await wrong({ supplierQuota: { minimum: 5, maximum: 2 } })).toContain(
        'must not be above the maximum',
      );
    });

    it('sets groups and quotas of one participant, and refuses quotas upside down and stale versions', async () => {
      expect(await setTerms(supplierSeats[0]!, { tags: ['VIP', 'vip'], minMeetings: 1 })).toMatchObject({
        version: 1,
        tags: ['vip'],
        minMeetings: 1,
        participation: { id: supplierSeats[0]!.id },
      });
      expect(await setTerms(supplierSeats[0]!, {}, 0)).toMatchObject({ currentVersion: 1 });
      const { errors } = await organizer.ask(SET_TERMS, {
        ...{ id: supplierSeats[0]!.id, version: 1 },
        input: { minMeetings: 3, maxMeetings: 2 },
      });
      expect(JSON.stringify(errors)).toContain('minMeetings');
    });

    it('says which business a supplier would like, to itself and staff alone', async () => {
      const input = {
        industries: ['industry.automotive'],
        countries: ['JP'],
        maxVolume: 5,
        volumeUnit: 'TONNES',
      };
      const set = (client: GraphqlClient, version: number, rest: object = {}) =>
        client.ask(WISHES, { of: suppliers[0]!.id, version, input: { ...input, ...rest } });
      expect((await set(supplying, 0)).data?.setSupplierWishes).toMatchObject({
        ...{ version: 1, countries: ['JP'], industries: [{ id: 'industry.automotive' }] },
        ...{ minVolume: null, maxVolume: 5, volumeUnit: 'TONNES' },
      });
      expect((await set(supplying, 0)).data?.setSupplierWishes).toMatchObject({ currentVersion: 1 });
      const wrong = await set(supplying, 1, {
        industries: ['process.cnc-milling'],
        ...{ volumeUnit: null, minVolume: 9 },
      });
      expect(JSON.stringify(wrong.errors)).toContain('industries');
      expect(JSON.stringify(wrong.errors)).toContain('volumeUnit');
      expect((await set(organizer, 1)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await set(buying, 1)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('who may meet whom', () => {
    it('follows the matrix of groups, countries and kinds', async () => {
      await setTerms(supplierSeats[1]!, { tags: ['guest'] });
      const any = { tags: [], countries: [], kinds: [] };
      await revise({ meetingRules: [{ supplier: { ...any, tags: ['guest'] }, buyer: any, mayMeet: false }] });
      expect(await failedRules(buying, needs[0]!, suppliers[1]!)).toEqual(['meeting-rule']);
      expect(await failedRules(buying, needs[0]!, suppliers[0]!)).toEqual([]);
      expect(await picksOf(await run())).not.toContainEqual(expect.stringContaining('Second'));
    });

    it('does not tell a buyer whether the supplier or the organiser keeps them apart', async () => {
      const keepApart = (supplier: number) =>
        organizer.data(EXCLUDE, {
          input: {
            fairId: fair.id,
            supplierOrganisationId: suppliers[supplier]!.id,
            buyerOrganisationId: buyers[0]!.id,
            note: 'Rivals',
          },
        });
      expect((await keepApart(1)).excludeMeeting).toMatchObject({
        note: 'Rivals',
        supplier: { legalName: 'Second' },
      });
      const conflicts = [{ organisationId: buyers[0]!.id, note: 'They copied us' }];
      const own = await supplying.data(CONFLICTS, { of: suppliers[0]!.id, conflicts });
      expect(own.setConflicts).toMatchObject([{ note: 'They copied us', against: { legalName: 'Buyer 1' } }]);
      for (const supplier of [suppliers[0]!, suppliers[1]!]) {
        expect(await failedRules(buying, needs[0]!, supplier)).toEqual(['not-brought-together']);
      }
      expect(await failedRules(organizer, needs[0]!, suppliers[0]!)).toEqual(['conflict-of-supplier']);
      expect(await failedRules(staff, needs[0]!, suppliers[1]!)).toEqual(['exclusion']);
      expect(await picksOf(await run())).toEqual(
        expect.not.arrayContaining(['Best – Buyer 1', 'Second – Buyer 1']),
      );
      const told = await test.em().find(OutboxEvent, { topic: 'match-separation.changed' });
      expect(told.map(({ payload }) => Object.keys(payload))).toEqual([
        ['fairId', 'separatedOrganisationIds'],
      ]);
      // Nobody else can look into the list, not even by naming it.
      const asked = await buying.ask(`query ($of: ID!) { conflicts(organisationId: $of) { note } }`, {
        of: suppliers[0]!.id,
      });
      expect(asked.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });

  describe('being computed', () => {
    it('is worth most within everybody’s time, proves it, and is kept with its meetings', async () => {
      const first = await run();
      // Two slots and two tables hold four meetings; each buyer has time for two, and everybody gets one.
      expect(first).toMatchObject({ meetings: 4, budget: 4, isOptimal: true, concessions: [] });
      expect(first.gap).toBeLessThan(1e-9);
      expect([first.worstShare, first.worstShareBound]).toEqual([0.5, 0.5]);
      const picks = await picksOf(first);
      expect(picks.filter((pick: string) => pick.startsWith('Best'))).toHaveLength(2);
      const saved = await test.em().findOneOrFail(PortfolioRun, { id: first.id });
      expect(saved.terms).toEqual(DEFAULT_TERMS);
      expect(await test.em().count(PortfolioPick, { run: saved })).toBe(4);
      expect(await picksOf(await run())).toEqual(picks);
    });

    it('gives the same answer for the same key, and says what is missing', async () => {
      const once = await run({ idempotencyKey: 'a-key-of-mine' });
      expect(await run({ idempotencyKey: 'a-key-of-mine' })).toEqual(once);
      expect(await em.count(PortfolioRun, {})).toBe(1);
      await em.execute('delete from meeting_table');
      expect(await run()).toMatchObject({ __typename: 'NothingToMatchError', missing: ['TABLES'] });
    });

    it('keeps to quotas and absences, and names the promises that cannot be kept', async () => {
      const delegate = await makeDelegate(em, buyerSeats[1]!);
      const slot = await em.findOneOrFail(Slot, { fair }, { orderBy: { startsAt: 'asc' } });
      em.create(DelegateAbsence, { delegate, slot });
      await em.flush();
      await setTerms(supplierSeats[0]!, { maxMeetings: 1 });
      await setTerms(supplierSeats[1]!, { minMeetings: 2 });
      await setTerms(supplierSeats[2]!, { minMeetings: 2, isSponsored: true });
      const portfolio = await run();
      // Three places of the buyers for four promised meetings: the sponsor's promise holds.
      expect(portfolio.meetings).toBe(3);
      expect(portfolio.concessions).toContainEqual({
        ...{ kind: 'MINIMUM', side: 'SUPPLIER', asked: 2, got: 1 },
        participation: { organisation: { legalName: 'Second' } },
      });
      expect(portfolio.concessions).toContainEqual({
        ...{ kind: 'SERVED', side: 'SUPPLIER', asked: 1, got: 0 },
        participation: { organisation: { legalName: 'Best' } },
      });
    });

    it('keeps what both sides have agreed, and leaves out what one has refused', async () => {
      const seats = (supplier: number) => ({ supplier: supplierSeats[supplier]!, buyer: buyerSeats[0]! });
      await makeProposal(em, needs[0]!, seats(2), { supplierAnswer: 'meet', buyerAnswer: 'must' });
      await makeProposal(em, needs[0]!, seats(0), { buyerAnswer: 'no-thanks' });
      const { id } = await run();
      const { edges } = (await organizer.data(PICKS, { id })).portfolioPicks;
      const fixed = edges.filter(({ node }: any) => node.isFixed);
      expect(fixed).toHaveLength(1);
      expect(fixed[0].node).toMatchObject({
        supplier: { organisation: { legalName: 'Third' } },
        needs: [{ title: 'Need of Buyer 1' }],
      });
      expect(await picksOf({ id })).not.toContain('Best – Buyer 1');
    });

    it('lists its meetings in as many statements for many as for few', async () => {
      const { id } = await run();
      const count = (first: number) => fewestStatements(test, () => organizer.data(PICKS, { id, first }));
      const few = await count(2);
      // Two look-ups of the same kind may go out together or one after the other; a row of its own would add two.
      expect((await count(4)) - few).toBeLessThanOrEqual(1);
    });
  });

  describe('being applied', () => {
    it('proposes what was chosen, withdraws what nobody has answered, and says what it kept', async () => {
      await revise({ supplierQuota: { minimum: 0, maximum: 1 } });
      const others = (supplier: number, buyer: number, rest: Parameters<typeof makeProposal>[3] = {}) =>
        makeProposal(
          em,
          needs[buyer]!,
          { supplier: supplierSeats[supplier]!, buyer: buyerSeats[buyer]! },
          rest,
        );
      for (const [supplier, buyer] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ]) {
        await others(supplier!, buyer!);
      }
      const refused = await others(2, 0, { supplierAnswer: 'no-thanks' });
      const portfolio = await run();
      const applied = await apply(portfolio);
      expect(applied).toMatchObject({ __typename: 'AppliedPortfolio', withdrawn: 2, skipped: 0 });
      expect(applied.keptAnswered).toBe(1);
      expect(applied.portfolio.appliedAt).not.toBeNull();
      const after = await standing();
      expect(after).toContain('Third – Need of Buyer 2');
      expect(after).toContain('Third – Need of Buyer 1');
      expect(after.filter((one) => one.startsWith('Best'))).toHaveLength(1);
      expect((await test.em().findOneOrFail(Proposal, { id: refused.id })).supplierAnswer).toBe('no-thanks');
      expect(await apply(portfolio)).toMatchObject({ proposed: 0, refreshed: 0, withdrawn: 0 });
    });

    it('skips what is not possible any more', async () => {
      const portfolio = await run();
      needs[0]!.concepts.getItems().forEach((concept) => (concept.importance = 'must'));
      await em.flush();
      const applied = await apply(portfolio);
      expect(applied.skipped).toBeGreaterThan(0);
      expect(await standing()).not.toContain('Second – Need of Buyer 1');
    });
  });

  describe('what if', () => {
    it('says who gains and who loses, against what stands, and saves nothing', async () => {
      const before = await run();
      const runs = await em.count(PortfolioRun, {});
      const ask = async (input: object) =>
        (await organizer.data(WHAT_IF, { input: { fairId: fair.id, ...input } })).portfolioWhatIf;
      expect(await ask({})).toMatchObject({
        ...{ comparedWithId: before.id, meetingsBefore: 4, meetingsAfter: 4, gaining: 0, losing: 0 },
        changes: [],
      });
      const tried = await ask({
        quotas: [{ participationId: supplierSeats[0]!.id, minimum: 0, maximum: 1 }],
      });
      expect(tried).toMatchObject({ meetingsBefore: 4, meetingsAfter: 4 });
      const best = tried.changes.find((one: any) => one.participation.organisation.legalName === 'Best');
      expect(best).toMatchObject({ side: 'SUPPLIER', meetingsBefore: 2, meetingsAfter: 1 });
      expect(best.worthAfter).toBeLessThan(best.worthBefore);
      expect(tried.gaining).toBeGreaterThan(0);
      expect(tried.worthAfter).toBeLessThan(tried.worthBefore);
      expect(await em.count(PortfolioRun, {})).toBe(runs);
      const unknown = await organizer.ask(WHAT_IF, {
        input: { fairId: fair.id, quotas: [{ participationId: fair.id, minimum: 0 }] },
      });
      expect(JSON.stringify(unknown.errors)).toContain('quotas.0.participationId');
    });

    it('compares with the fair’s own terms where nothing has been computed yet', async () => {
      const { portfolioWhatIf } = await organizer.data(WHAT_IF, { input: { fairId: fair.id } });
      expect(portfolioWhatIf).toMatchObject({ comparedWithId: null, meetingsBefore: 4, losing: 0 });
    });
  });

  describe('staying fresh', () => {
    it('scores anew what a change touches, and nothing else', async () => {
      await apply(await run());
      const scores = async () =>
        new Map(
          (await test.em().find(Proposal, {}, { populate: ['supplier'] })).map((one) => [
            one.id,
            { of: one.supplier.unwrap().organisation.id, score: one.score, version: one.version },
          ]),
        );
      const before = await scores();
      const added = await organizer.ask(
        `mutation ($of: ID!, $input: CertificateInput!) {
          addCertificate(organisationId: $of, input: $input) { __typename }
        }`,
        { of: suppliers[1]!.id, input: { conceptId: 'certificate.iso-14001', expiresOn: '2029-01-01' } },
      );
      expect(added.errors).toBeUndefined();
      const touched = (id: string) => before.get(id)!.of === suppliers[1]!.id;
      await eventually(async () => {
        for (const [id, { score }] of await scores()) {
          if (touched(id)) expect(score).toBeGreaterThan(before.get(id)!.score);
        }
      });
      for (const [id, now] of await scores()) if (!touched(id)) expect(now).toEqual(before.get(id));
      const told = await test.em().find(OutboxEvent, { topic: 'matches.refreshed' });
      expect(told.map(({ payload }) => payload)).toEqual([{ fairId: fair.id }]);
    });

    it('withdraws what is not possible any more unless a side has answered', async () => {
      for (const [index, seat] of supplierSeats.slice(0, 2).entries()) {
        await makeProposal(
          em,
          needs[0]!,
          { supplier: seat, buyer: buyerSeats[0]! },
          { supplierAnswer: index === 0 ? 'meet' : null },
        );
      }
      const conflicts = suppliers.slice(0, 2).map(({ id }) => ({ organisationId: id }));
      await buying.data(CONFLICTS, { of: buyers[0]!.id, conflicts });
      await eventually(async () => expect(await standing()).toEqual(['Best – Need of Buyer 1']));
    });
  });

  it('knows meetings that were held before, certificates and records of other fairs', async () => {
    await makeCertificate(em, suppliers[2]!);
    const { id } = await run();
    await apply({ id });
    const [proposal] = await test.em().find(Proposal, { supplier: supplierSeats[2]! });
    const names = proposal!.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['location', 'delivery-record', 'responsiveness', 'supplier-wishes', 'novelty']),
    );
    expect(proposal!.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['no-record', 'first-meeting', 'further-certificate', 'same-country']),
    );
  });
});
