import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import { makeNeed } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const SET = `mutation ($id: ID!, $withdrawn: Boolean!) {
  setOrganisationWithdrawn(organisationId: $id, withdrawn: $withdrawn) { withdrawnAt }
}`;
const ONE = `query ($id: ID!) { organisation(id: $id) { legalName withdrawnAt } }`;
const LISTED = `{ organisations { edges { node { id } } } }`;
const MINE = `{ myOrganisations { id withdrawnAt } }`;

describe('withdrawing an organisation from the directory', () => {
  let test: TestApp;
  let em: EntityManager;
  let own: Organisation;
  let member: GraphqlClient;
  let colleague: GraphqlClient;
  let stranger: GraphqlClient;
  let anybody: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    const [one, other, third] = await Promise.all(
      ['member', 'colleague', 'stranger'].map((name) =>
        makePerson(test.em(), { email: `${name}@example.com` }),
      ),
    );
    own = await makeOrganisation(em, { legalName: 'Own', isBuyer: true, members: [one!, other!] });
    await makeOrganisation(em, { legalName: 'Foreign', isSupplier: true, members: [third!] });
    const signedIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    [member, colleague, stranger] = (await Promise.all(
      ['member', 'colleague', 'stranger'].map(signedIn),
    )) as [GraphqlClient, GraphqlClient, GraphqlClient];
    anybody = test.client();
  });
  afterEach(() => test.close());

  const isListed = async () =>
    (await anybody.data(LISTED)).organisations.edges.some((edge: any) => edge.node.id === own.id);

  it('hides it from everybody else, and lets any of its people put it back', async () => {
    await makeNeed(em, own, { title: 'Housings', isPublic: true });
    expect(await isListed()).toBe(true);

    await member.data(SET, { id: own.id, withdrawn: true });
    expect(await isListed()).toBe(false);
    for (const outsider of [anybody, stranger]) {
      expect(await outsider.errorCode(ONE, { id: own.id })).toBe('NOT_FOUND');
      expect((await outsider.data('{ needs { totalCount } }')).needs.totalCount).toBe(0);
    }
    for (const insider of [member, colleague]) {
      expect((await insider.data(ONE, { id: own.id })).organisation).toEqual({
        legalName: 'Own',
        withdrawnAt: '2026-11-22T02:00:00.000Z',
      });
      expect((await insider.data(MINE)).myOrganisations).toEqual([
        { id: own.id, withdrawnAt: '2026-11-22T02:00:00.000Z' },
      ]);
    }

    const { setOrganisationWithdrawn } = await colleague.data(SET, { id: own.id, withdrawn: false });
    expect(setOrganisationWithdrawn).toEqual({ withdrawnAt: null });
    expect(await isListed()).toBe(true);
  });

  it('is for nobody else to do or to undo', async () => {
    expect(await stranger.errorCode(SET, { id: own.id, withdrawn: true })).toBe('FORBIDDEN');
    await member.data(SET, { id: own.id, withdrawn: true });
    expect(await stranger.errorCode(SET, { id: own.id, withdrawn: false })).toBe('FORBIDDEN');
    expect(await anybody.errorCode(SET, { id: own.id, withdrawn: false })).toBe('UNAUTHENTICATED');
    await member.data(SET, { id: own.id, withdrawn: false });
  });
});
