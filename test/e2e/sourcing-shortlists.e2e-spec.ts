import { AuditEntry, OutboxEvent } from '#database';
import type { Organisation } from '#directory';
import { makeSupplier } from '../factories/capabilities.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const CREATE = `mutation ($input: CreateShortlistInput!) {
  createShortlist(input: $input) { __typename ... on Shortlist { id version name entryCount } ... on Refusal { code } }
}`;
const ADD = `mutation ($input: AddToShortlistInput!) {
  addToShortlist(input: $input) { __typename ... on Shortlist { id entryCount } ... on TooManyError { code limit } }
}`;
const ENTRIES = `query ($id: ID!, $first: Int, $after: String) {
  shortlistEntries(shortlistId: $id, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id version note addedByName addedAt supplier { legalName contacts { email } } } }
  }
}`;
const ANNOTATE = `mutation ($id: ID!, $version: Int!, $note: String) {
  annotateShortlistEntry(id: $id, version: $version, input: { note: $note }) {
    __typename ... on ShortlistEntry { version note } ... on StaleVersionError { currentVersion }
  }
}`;
const LISTS = `query ($of: ID!, $first: Int) {
  shortlists(organisationId: $of, first: $first) { totalCount edges { node { id name entryCount } } }
}`;

describe('keeping shortlists', () => {
  let test: TestApp;
  let buyer: Organisation;
  let suppliers: Organisation[];
  let member: GraphqlClient;
  let colleague: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    buyer = await makeOrganisation(em, {
      legalName: 'Kyoto Motors',
      isBuyer: true,
      members: [
        await makePerson(em, { email: 'kenji@kyoto.example', name: 'Kenji' }),
        await makePerson(em, { email: 'yuki@kyoto.example', name: 'Yuki' }),
      ],
    });
    suppliers = [];
    for (const legalName of ['An Phát', 'Bình Minh', 'Cường Thịnh']) {
      suppliers.push(await makeSupplier(em, { legalName }));
    }
    member = await test.client().signIn('kenji@kyoto.example', TEST_PASSWORD);
    colleague = await test.client().signIn('yuki@kyoto.example', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const create = async (name = 'Brackets', more: object = {}) =>
    (await member.data(CREATE, { input: { organisationId: buyer.id, name, ...more } })).createShortlist;
  const add = async (shortlistId: string, of: Organisation[], more: object = {}, client = member) =>
    (await client.data(ADD, { input: { shortlistId, supplierIds: of.map(({ id }) => id), ...more } }))
      .addToShortlist;
  const entries = async (id: string, client = member) =>
    (await client.data(ENTRIES, { id })).shortlistEntries.edges.map(({ node }: { node: any }) => node);
  const names = async (id: string): Promise<string[]> =>
    (await entries(id)).map(({ supplier }: { supplier: { legalName: string } }) => supplier.legalName);

  it('takes suppliers with a note and who added them, and shows them to colleagues', async () => {
    const list = await create();
    expect(list).toMatchObject({ version: 1, name: 'Brackets', entryCount: 0 });
    expect(await add(list.id, [suppliers[0]!], { note: '  Good machines ' })).toMatchObject({
      entryCount: 1,
    });
    await add(list.id, [suppliers[1]!, suppliers[0]!], {}, colleague);
    expect(await entries(list.id, colleague)).toMatchObject([
      // Contacts open when both sides have agreed to meet, and not because one is interested.
      { note: 'Good machines', addedByName: 'Kenji', supplier: { legalName: 'An Phát', contacts: null } },
      { note: null, addedByName: 'Yuki', supplier: { legalName: 'Bình Minh' } },
    ]);
    const { shortlisted } = await colleague.data(
      'query ($of: ID!, $ids: [ID!]!) { shortlisted(organisationId: $of, supplierIds: $ids) { shortlistId supplierId } }',
      { of: buyer.id, ids: suppliers.map(({ id }) => id) },
    );
    expect(shortlisted).toEqual([
      { shortlistId: list.id, supplierId: suppliers[0]!.id },
      { shortlistId: list.id, supplierId: suppliers[1]!.id },
    ]);
  });

  it('does the same wish once', async () => {
    const first = await create('Twice', { idempotencyKey: 'key-of-the-list' });
    expect((await create('Twice', { idempotencyKey: 'key-of-the-list' })).id).toBe(first.id);
    expect((await member.data(LISTS, { of: buyer.id })).shortlists.totalCount).toBe(1);
    const answers = await Promise.all(
      [1, 2, 3].map(() => add(first.id, suppliers, { idempotencyKey: 'key-of-adding' })),
    );
    expect(answers.map(({ entryCount }) => entryCount)).toEqual([3, 3, 3]);
    // Also without a key: who is on it, is on it.
    expect(await add(first.id, suppliers)).toMatchObject({ entryCount: 3 });
  });

  it('notices that somebody else has edited in between', async () => {
    const list = await create();
    await add(list.id, suppliers);
    const [entry] = await entries(list.id);
    const annotate = async (version: number, note: string) =>
      (await member.data(ANNOTATE, { id: entry.id, version, note })).annotateShortlistEntry;
    expect(await annotate(entry.version, 'first')).toMatchObject({ note: 'first', version: 2 });
    expect(await annotate(entry.version, 'second')).toEqual({
      __typename: 'StaleVersionError',
      currentVersion: 2,
    });
    expect((await entries(list.id))[0].note).toBe('first');
    const rename =
      'mutation ($id: ID!, $v: Int!) { renameShortlist(id: $id, version: $v, input: { name: "New" }) { __typename } }';
    expect((await member.data(rename, { id: list.id, v: 1 })).renameShortlist.__typename).toBe('Shortlist');
    expect((await member.data(rename, { id: list.id, v: 1 })).renameShortlist.__typename).toBe(
      'StaleVersionError',
    );
    const remove =
      'mutation ($id: ID!, $v: Int!) { removeFromShortlist(id: $id, version: $v) { __typename } }';
    expect((await member.data(remove, { id: entry.id, v: 1 })).removeFromShortlist.__typename).toBe(
      'StaleVersionError',
    );
    expect((await member.data(remove, { id: entry.id, v: 2 })).removeFromShortlist.__typename).toBe(
      'Shortlist',
    );
    expect(await names(list.id)).toEqual(['Bình Minh', 'Cường Thịnh']);
  });

  it('puts entries into another order, also while a note is being written', async () => {
    const list = await create();
    await add(list.id, suppliers);
    const [first, second, third] = await entries(list.id);
    const move = (id: string, beforeEntryId?: string) =>
      member.ask(
        'mutation ($id: ID!, $before: ID) { moveShortlistEntry(id: $id, beforeEntryId: $before) { id } }',
        { id, before: beforeEntryId },
      );
    await move(third.id, first.id);
    expect(await names(list.id)).toEqual(['Cường Thịnh', 'An Phát', 'Bình Minh']);
    await move(third.id);
    expect(await names(list.id)).toEqual(['An Phát', 'Bình Minh', 'Cường Thịnh']);
    await move(second.id, second.id);
    expect(await names(list.id)).toEqual(['An Phát', 'Bình Minh', 'Cường Thịnh']);
    const other = await create('Other');
    await add(other.id, [suppliers[0]!]);
    const [elsewhere] = await entries(other.id);
    expect((await move(first.id, elsewhere.id)).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['beforeEntryId'] }],
    });
    expect(
      (await member.data(ANNOTATE, { id: third.id, version: third.version, note: 'ok' }))
        .annotateShortlistEntry.__typename,
    ).toBe('ShortlistEntry');
  });

  it('takes suppliers of the directory alone, and shows no more of one that has left it', async () => {
    const list = await create();
    const em = test.em();
    const other = await makeOrganisation(em, { legalName: 'Only buys', isBuyer: true });
    const answer = await member.ask(ADD, {
      input: { shortlistId: list.id, supplierIds: [suppliers[0]!.id, other.id] },
    });
    expect(answer.errors![0]!.extensions).toMatchObject({
      problems: [{ path: ['input', 'supplierIds', '1'] }],
    });
    await add(list.id, suppliers);
    await em.execute('update organisation set withdrawn_at = now() where id = ?', [suppliers[1]!.id]);
    expect((await entries(list.id)).map(({ supplier }: any) => supplier?.legalName ?? null)).toEqual([
      'An Phát',
      null,
      'Cường Thịnh',
    ]);
    for (const [input, path] of [
      [{ organisationId: buyer.id, name: '  ' }, 'name'],
      [{ organisationId: buyer.id, name: 'x'.repeat(121) }, 'name'],
      [{ organisationId: buyer.id, name: 'x', idempotencyKey: 'short' }, 'idempotencyKey'],
    ] as const) {
      const { errors } = await member.ask(CREATE, { input });
      expect(errors![0]!.extensions).toMatchObject({ problems: [{ path: ['input', path] }] });
    }
  });

  it('keeps a list from everybody but its people, and from the supplier above all', async () => {
    const em = test.em();
    const supplierMember = await makePerson(em, { email: 'me@anphat.example' });
    await em.execute(
      'insert into membership (id, created_at, organisation_id, person_id) values (?, now(), ?, ?)',
      ['0197b0f0-0000-7000-8000-000000000001', suppliers[0]!.id, supplierMember.id],
    );
    await makePerson(em, { email: 'admin@example.com', isAdmin: true, isStaff: true });
    const list = await create();
    await add(list.id, suppliers, { note: 'secret' });
    for (const email of ['me@anphat.example', 'admin@example.com']) {
      const client = await test.client().signIn(email, TEST_PASSWORD);
      expect(await client.errorCode(ENTRIES, { id: list.id })).toBe('FORBIDDEN');
      expect(await client.errorCode(LISTS, { of: buyer.id })).toBe('FORBIDDEN');
    }
    // News of it goes to the organisation's own room, and names no supplier.
    const events = await em.find(OutboxEvent, { topic: 'shortlist.changed' });
    expect(events.map(({ payload }) => payload)).toEqual([
      { shortlistId: list.id, organisationId: buyer.id },
      { shortlistId: list.id, organisationId: buyer.id },
    ]);
  });

  it('deletes a list with what is on it, each with its trace', async () => {
    const list = await create();
    await add(list.id, suppliers, { note: 'Visit them' });
    const { removeShortlist } = await member.data(
      'mutation ($id: ID!) { removeShortlist(id: $id, version: 1) { __typename ... on Removed { id } } }',
      { id: list.id },
    );
    expect(removeShortlist).toEqual({ __typename: 'Removed', id: list.id });
    expect((await member.data(LISTS, { of: buyer.id })).shortlists.totalCount).toBe(0);
    const audit = await test.em().find(AuditEntry, { recordType: 'ShortlistEntry', action: 'delete' });
    expect(audit).toHaveLength(3);
  });

  it('has a limit', async () => {
    const list = await create();
    const em = test.em();
    await em.execute(
      `with made as (
         insert into organisation (id, created_at, updated_at, legal_name, folded_name, is_supplier, is_buyer, country, languages, source)
         select gen_random_uuid(), now(), now(), 'S' || n, 's' || n, true, false, 'VN', '{}', 'import' from generate_series(1, 499) n
         returning id)
       insert into shortlist_entry (id, created_at, updated_at, shortlist_id, supplier_id, added_by_id, position)
       select gen_random_uuid(), now(), now(), ?, made.id, (select id from person limit 1), row_number() over () from made`,
      [list.id],
    );
    expect(await add(list.id, suppliers)).toEqual({
      __typename: 'TooManyError',
      code: 'TOO_MANY',
      limit: 500,
    });
    expect(await add(list.id, [suppliers[0]!])).toMatchObject({ entryCount: 500 });
  });

  it('pages, and asks as many statements for three as for one', async () => {
    const list = await create();
    await add(list.id, suppliers);
    for (const name of ['Second', 'Third']) await add((await create(name)).id, suppliers);
    const page = await member.data(ENTRIES, { id: list.id, first: 2 });
    expect(page.shortlistEntries).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await member.data(ENTRIES, {
      id: list.id,
      after: page.shortlistEntries.pageInfo.endCursor,
    });
    expect(rest.shortlistEntries.edges.map(({ node }: any) => node.supplier.legalName)).toEqual([
      'Cường Thịnh',
    ]);
    for (const [document, variables] of [
      [ENTRIES, { id: list.id }],
      [LISTS, { of: buyer.id }],
    ] as const) {
      const one = await fewestStatements(test, () => member.data(document, { ...variables, first: 1 }));
      expect(await fewestStatements(test, () => member.data(document, { ...variables, first: 3 }))).toBe(one);
    }
  });
});
