import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair, Participation } from '#fair';
import { COMPONENT_NAMES, DEFAULT_TERMS, MatchSettings, Proposal } from '#matching';
import { makeCapability } from '../factories/capabilities.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makeNeed } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

const LEARN = `mutation ($fairId: ID!) { learnWeights(fairId: $fairId) { __typename
  ... on NotEnoughAnswersError { missing { what have least } }
  ... on WeightLesson { id examples positives before { auc brier } after { auc brier reliability { count } } learned { component weight } } } }`;
const APPLY = `mutation ($id: ID!, $version: Int!) { applyWeightLesson(id: $id, version: $version) { __typename
  ... on MatchSettings { version weights { component weight } } ... on StaleVersionError { currentVersion } } }`;
const TAKE_BACK = `mutation ($id: ID!, $version: Int!) { takeBackWeightLesson(id: $id, version: $version) { __typename
  ... on MatchSettings { version weights { component weight } } ... on LessonNotStandingError { code reason } } }`;
const LESSONS = `query ($fairId: ID!) { weightLessons(fairId: $fairId) { edges { node { id appliedAt isStanding } } }
  matchSettings(fairId: $fairId) { version minScore weights { component weight } } }`;

describe('learning from answers', () => {
  let test: TestApp;
  let em: EntityManager;
  let fair: Fair;
  let buyer: Participation;
  let organizer: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    fair = await makeFair(em, { organizers: [await makePerson(em, { email: 'organizer@example.com' })] });
    buyer = await makeParticipation(
      em,
      fair,
      await makeOrganisation(em, { legalName: 'Buyer', isBuyer: true }),
      {
        side: 'buyer',
      },
    );
    organizer = await test.client().signIn('organizer@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  /** Answered proposals: the buyer wants those that can make the volume. */
  const answerMany = async (needs: number, suppliers: number) => {
    const there: Participation[] = [];
    for (let s = 0; s < suppliers; s++) {
      const details = {
        legalName: `Supplier ${s}`,
        isSupplier: true,
        size: s % 2 ? ('small' as const) : ('large' as const),
      };
      there.push(await makeParticipation(em, fair, await makeOrganisation(em, details)));
    }
    for (let n = 0; n < needs; n++) {
      const need = await makeNeed(em, buyer.organisation.getEntity(), { fair });
      for (const [s, supplier] of there.entries()) {
        const capacity = ((7 * n + 3 * s) % 10) / 10;
        const values = COMPONENT_NAMES.map((name, at) =>
          name === 'capacity' ? capacity : ((n + s * (at + 2)) % 7) / 7,
        );
        em.create(Proposal, {
          ...{ fair, need, supplier, buyer, score: 0.5, reasons: [] },
          components: COMPONENT_NAMES.map((name, at) => ({ name, value: values[at]!, weight: 1 / 12 })),
          buyerAnswer: capacity + (((n * s) % 5) - 2) / 20 > 0.45 ? 'meet' : 'no-thanks',
          supplierAnswer: s % 3 === 0 ? 'meet' : null,
        });
      }
    }
    await em.flush();
  };

  it('says when there is too little, and learns, measures and applies when there is enough', async () => {
    expect((await organizer.data(LEARN, { fairId: fair.id })).learnWeights).toMatchObject({
      __typename: 'NotEnoughAnswersError',
      missing: expect.arrayContaining([{ what: 'EXAMPLES', have: 0, least: 100 }]),
    });
    await answerMany(12, 14);
    const { learnWeights: lesson } = await organizer.data(LEARN, { fairId: fair.id });
    expect(lesson).toMatchObject({ __typename: 'WeightLesson', examples: 168 });
    expect(lesson.after.auc).toBeGreaterThan(0.9);
    expect(lesson.after.auc).toBeGreaterThan(lesson.before.auc);
    expect(lesson.after.brier).toBeLessThan(lesson.before.brier);
    const weightOf = (weights: { component: string; weight: number }[], name: string) =>
      weights.find(({ component }) => component === name)!.weight;
    expect(weightOf(lesson.learned, 'CAPACITY')).toBeGreaterThan(0.5);

    // Nothing has changed by learning; an organiser's word does it, on the settings as they were read.
    expect(await em.fork().count(MatchSettings, {})).toBe(0);
    expect((await organizer.data(APPLY, { id: lesson.id, version: 3 })).applyWeightLesson).toEqual({
      ...{ __typename: 'StaleVersionError', currentVersion: 0 },
    });
    const { applyWeightLesson: applied } = await organizer.data(APPLY, { id: lesson.id, version: 0 });
    expect(weightOf(applied.weights, 'CAPACITY')).toBe(weightOf(lesson.learned, 'CAPACITY'));
    const settings = await em.fork().findOneOrFail(MatchSettings, { fair });
    expect(settings.meetingRules).toEqual(DEFAULT_TERMS.meetingRules);
  });

  it('takes back what was applied, and never what somebody has set since', async () => {
    await answerMany(12, 14);
    const { learnWeights: lesson } = await organizer.data(LEARN, { fairId: fair.id });
    const look = async () => {
      const { weightLessons, matchSettings } = await organizer.data(LESSONS, { fairId: fair.id });
      return { ...weightLessons.edges[0].node, ...matchSettings };
    };
    const takeBack = async () =>
      (await organizer.data(TAKE_BACK, { id: lesson.id, version: (await look()).version }))
        .takeBackWeightLesson;
    const byHand = async (change: Record<string, unknown>) => {
      const { matchSettings } = await organizer.data(
        `query ($fairId: ID!) { matchSettings(fairId: $fairId) { version minScore isFair optIn digestDays
           weights { component weight } supplierQuota { minimum maximum } buyerQuota { minimum maximum } } }`,
        { fairId: fair.id },
      );
      const { version, ...input } = matchSettings;
      const { reviseMatchSettings } = await organizer.data(
        `mutation ($fairId: ID!, $version: Int!, $input: MatchSettingsInput!) {
           reviseMatchSettings(fairId: $fairId, version: $version, input: $input) { __typename } }`,
        { fairId: fair.id, version, input: { ...input, meetingRules: [], ...change } },
      );
      expect(reviseMatchSettings.__typename).toBe('MatchSettings');
    };
    const refused = (reason: string) => ({
      ...{ __typename: 'LessonNotStandingError', code: 'LESSON_NOT_STANDING', reason },
    });
    expect(await takeBack()).toEqual(refused('NOT_APPLIED'));

    // What stood when it was applied comes back, not what stood when it was learnt; other settings stay.
    const own = COMPONENT_NAMES.map((name) => ({
      component: name.toUpperCase().replaceAll('-', '_'),
      weight: name === 'location' ? 0.3 : 0.1,
    }));
    await byHand({ weights: own });
    const { version } = await look();
    await organizer.data(APPLY, { id: lesson.id, version });
    await byHand({ minScore: 0.55 });
    expect(await look()).toMatchObject({ isStanding: true, appliedAt: expect.any(String) });
    // Applying what stands changes nothing, and doesn't make it its own forerunner.
    await organizer.data(APPLY, { id: lesson.id, version: (await look()).version });
    expect(await takeBack()).toMatchObject({ __typename: 'MatchSettings', weights: own });
    expect(await look()).toMatchObject({ isStanding: false, appliedAt: null, minScore: 0.55, weights: own });
    expect(await takeBack()).toEqual(refused('NOT_APPLIED'));

    await organizer.data(APPLY, { id: lesson.id, version: (await look()).version });
    const later = own.map((one) => (one.component === 'LANGUAGE' ? { ...one, weight: 0.4 } : one));
    await byHand({ weights: later });
    expect(await look()).toMatchObject({ isStanding: false, appliedAt: expect.any(String) });
    expect(await takeBack()).toEqual(refused('CHANGED_SINCE'));
    expect(await look()).toMatchObject({ weights: later });
    // Applied again it can be taken back to what was set by hand.
    await organizer.data(APPLY, { id: lesson.id, version: (await look()).version });
    expect(await takeBack()).toMatchObject({ weights: later });
  });

  it('reports who is made visible, beside how many they are', async () => {
    await answerMany(3, 4);
    const { exposureReport } = await organizer.data(
      `query ($fairId: ID!) { exposureReport(fairId: $fairId) {
         dimension value suppliers shareOfSuppliers exposures { stage count share } } }`,
      { fairId: fair.id },
    );
    const sizes = exposureReport.filter((group: any) => group.dimension === 'SIZE');
    expect(sizes.map(({ suppliers, shareOfSuppliers }: any) => [suppliers, shareOfSuppliers])).toEqual([
      [2, 0.5],
      [2, 0.5],
    ]);
    for (const group of sizes) {
      expect(group.exposures.map(({ stage }: any) => stage)).toEqual(['PROPOSED', 'TOP', 'AGREED', 'MET']);
      expect(group.exposures[0]).toMatchObject({ count: 6, share: 0.5 });
      expect(group.exposures[3]).toMatchObject({ count: 0, share: null });
    }
  });
});

it('scores anew what a changed capability touches, and nothing else, live for the people looking', async () => {
  const test = await borrowTestApp();
  const em = test.em();
  const person = (name: string) => makePerson(em, { email: `${name}@example.com` });
  const fair = await makeFair(em, { organizers: [await person('organizer')] });
  const buyer = await makeOrganisation(em, {
    legalName: 'Buyer',
    isBuyer: true,
    members: [await person('buyer')],
  });
  const buyerAt = await makeParticipation(em, fair, buyer, { side: 'buyer' });
  const need = await makeNeed(em, buyer, { fair, should: ['material.aluminium'], toleranceUm: 20 });
  const suppliers = [];
  for (const name of ['one', 'other']) {
    const organisation = await makeOrganisation(em, {
      legalName: name,
      isSupplier: true,
      members: [await person(name)],
    });
    await makeParticipation(em, fair, organisation);
    const capability = await makeCapability(em, organisation, {
      conceptIds: ['process.cnc-milling'],
      toleranceUm: 20,
    });
    suppliers.push({ organisation, capability });
  }
  const organizer = await test.client().signIn('organizer@example.com', TEST_PASSWORD);
  await organizer.data(
    `mutation ($input: ProposeMatchesInput!) { proposeMatches(input: $input) { __typename } }`,
    {
      input: { fairId: fair.id, minScore: 0 },
    },
  );
  const versions = async () =>
    new Map(
      (await em.fork().find(Proposal, { need }, { populate: ['supplier.organisation'] })).map((one) => [
        one.supplier.getEntity().organisation.getEntity().legalName,
        { version: one.version, score: one.score },
      ]),
    );
  const before = await versions();
  const supplying = await test.client().signIn('one@example.com', TEST_PASSWORD);
  const buying = await test.client().signIn('buyer@example.com', TEST_PASSWORD);
  const outside = await test.client().signIn('other@example.com', TEST_PASSWORD);
  const [looking, uninvolved] = await Promise.all([
    LiveClient.connect(test.url, buying.bearer),
    LiveClient.connect(test.url, outside.bearer),
  ]);
  try {
    const { capability } = suppliers[0]!;
    const revised = await supplying.ask(
      `mutation ($id: ID!, $version: Int!, $input: CapabilityInput!) {
         reviseCapability(id: $id, version: $version, input: $input) { __typename } }`,
      {
        ...{ id: capability.id, version: capability.version },
        input: {
          title: 'Milling',
          conceptIds: ['process.cnc-milling', 'material.aluminium'],
          toleranceUm: 5,
        },
      },
    );
    expect(revised.errors).toBeUndefined();
    await eventually(async () => {
      const now = await versions();
      expect(now.get('one')!.score).toBeGreaterThan(before.get('one')!.score);
    });
    await eventually(async () => {
      expect(looking.messages.some(({ topic }) => topic === 'proposal.changed')).toBe(true);
    });
    // The pair that wasn't touched stays to the letter, and its people hear nothing.
    expect((await versions()).get('other')).toEqual(before.get('other'));
    expect(uninvolved.messages.filter(({ topic }) => topic === 'proposal.changed')).toEqual([]);
    expect(buyerAt.id).toBeTruthy();
  } finally {
    looking.close();
    uninvolved.close();
    await test.close();
  }
});
