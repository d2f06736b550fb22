import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const REVISE = `mutation ($id: ID!, $version: Int!, $name: String!) {
  reviseOrganisation(id: $id, version: $version, input: { legalName: $name, country: "VN" }) {
    __typename ... on Organisation { legalName version } ... on StaleVersionError { currentVersion }
  }
}`;

describe('what a request sees', () => {
  let test: TestApp;
  let staff: GraphqlClient;
  let ids: string[];

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    const organisations = [];
    for (const legalName of ['One', 'Two', 'Three'])
      organisations.push(await makeOrganisation(em, { legalName }));
    ids = organisations.map(({ id }) => id);
    staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  it('is its own under parallel resolvers and parallel requests', async () => {
    const fields = Array.from(
      { length: 30 },
      (_, index) => `o${index}: organisation(id: "${ids[index % 3]}") { legalName contacts { name } }`,
    );
    const answers = await Promise.all(
      Array.from(
        { length: 8 },
        () => staff.data(`{ ${fields.join('\n')} }`) as Promise<Record<string, { legalName: string }>>,
      ),
    );
    for (const answer of answers) {
      for (let index = 0; index < 30; index++) {
        expect(answer[`o${index}`]!.legalName).toBe(['One', 'Two', 'Three'][index % 3]);
      }
    }
  });

  it('shows each of several mutations what the one before it did', async () => {
    const id = ids[0]!;
    const set = (withdrawn: boolean) =>
      `setOrganisationWithdrawn(organisationId: "${id}", withdrawn: ${withdrawn}) { version withdrawnAt }`;
    const answer = await staff.data(
      `mutation { first: ${set(true)} second: ${set(false)} third: ${set(true)} }`,
    );
    expect([
      answer.first.withdrawnAt !== null,
      answer.second.withdrawnAt !== null,
      answer.third.withdrawnAt !== null,
    ]).toEqual([true, false, true]);
    expect(answer.third.version).toBe(answer.first.version + 2);
    await staff.data(`mutation { ${set(false)} }`);
  });

  it('lets one of two simultaneous edits through and tells the other, without a server error', async () => {
    const id = ids[1]!;
    const { organisation } = await staff.data(`query ($id: ID!) { organisation(id: $id) { version } }`, {
      id,
    });
    const edits = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        staff.data(REVISE, { id, version: organisation.version, name: `Two ${index}` }),
      ),
    );
    const kinds = edits.map(({ reviseOrganisation }) => reviseOrganisation.__typename).sort();
    expect(kinds).toEqual(['Organisation', ...Array.from({ length: 5 }, () => 'StaleVersionError')]);
  });

  it('undoes everything when a mutation is refused half-way', async () => {
    const id = ids[2]!;
    const before = await staff.data(`query ($id: ID!) { organisation(id: $id) { legalName version } }`, {
      id,
    });
    const answer = await staff.ask(
      `mutation ($id: ID!, $version: Int!) {
        reviseOrganisation(id: $id, version: $version, input: { legalName: "Changed", country: "VN", provinceCode: "98" }) { __typename }
      }`,
      { id, version: before.organisation.version },
    );
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['input', 'provinceCode'] }],
    });
    expect(
      await staff.data(`query ($id: ID!) { organisation(id: $id) { legalName version } }`, { id }),
    ).toEqual(before);
  });
});
