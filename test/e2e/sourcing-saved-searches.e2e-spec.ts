import { CapabilitiesService } from '#capability';
import { AuditEntry, OutboxEvent } from '#database';
import { Membership, type Organisation } from '#directory';
import type { Person } from '#identity';
import { MailMessage } from '#notification';
import { SupplierIndex } from '#search';
import { SavedSearch, SavedSearchWatch } from '#sourcing';
import { makeCapability, makeSupplier } from '../factories/capabilities.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { makeSavedSearch } from '../factories/sourcing.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const FIELDS =
  'id version name query filterJson isWatched isTooWide total newCount organisation { legalName }';
const SAVE = `mutation ($input: SaveSearchInput!) {
  saveSearch(input: $input) {
    __typename ... on SavedSearch { ${FIELDS} }
    ... on TooManyError { code limit } ... on SearchTooWideError { code found limit }
  }
}`;
const MINE = `query ($first: Int) {
  savedSearches(first: $first) { totalCount edges { node { ${FIELDS} } } } newMatchCount
}`;
const MATCHES = `query ($id: ID!, $newOnly: Boolean, $first: Int) {
  savedSearchMatches(savedSearchId: $id, newOnly: $newOnly, first: $first) {
    totalCount edges { node { isNew foundAt supplier { legalName contacts { email } } } }
  }
}`;
const mutation = (name: string, fields = '... on SavedSearch { version isWatched newCount }') =>
  `mutation ($id: ID!, $version: Int!) { ${name}(id: $id, version: $version) {
    __typename ${fields} ... on Refusal { code } } }`;
const REMOVE = mutation('removeSavedSearch', '... on Removed { id }');

describe('saving searches', () => {
  let test: TestApp;
  let kenji: Person;
  let buyer: Organisation;
  let known: Organisation;
  let client: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    kenji = await makePerson(em, { email: 'kenji@kyoto.example', name: 'Kenji' });
    buyer = await makeOrganisation(em, { legalName: 'Kyoto Motors', isBuyer: true, members: [kenji] });
    known = await makeSupplier(em, { legalName: 'Known' });
    await makeCapability(em, known);
    await test.get(SupplierIndex).rebuild();
    client = await test.client().signIn('kenji@kyoto.example', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const save = async (more: object = {}, by = client) =>
    (
      await by.data(SAVE, {
        input: { organisationId: buyer.id, name: 'Milling', query: 'CNC milling', isWatched: true, ...more },
      })
    ).saveSearch;
  const mine = async (by = client) =>
    (await by.data(MINE)).savedSearches.edges.map(({ node }: { node: any }) => node);
  const matches = async (id: string, newOnly = false) =>
    (await client.data(MATCHES, { id, newOnly })).savedSearchMatches.edges.map(({ node }: any) => [
      node.supplier.legalName,
      node.isNew,
    ]);
  /** Everything that has been committed is in the index, and known to be. */
  const indexed = () =>
    eventually(async () => {
      const behind = await test.em().execute(
        `select e.seq from outbox_event e join outbox_consumer c on c.name = 'search'
          where (e."transaction", e.seq) > (c."transaction"::text::xid8, c.seq)`,
      );
      expect(behind).toEqual([]);
    });
  /** A supplier as its own people make it known: the index hears of it by itself. */
  const appears = async (legalName: string, conceptId = 'process.cnc-milling') => {
    const supplier = await makeSupplier(test.em(), { legalName });
    await test.get(CapabilitiesService).add({
      ...{ organisationId: supplier.id, title: legalName, conceptIds: [conceptId], equipment: [] },
    });
    await indexed();
    return supplier;
  };
  const round = () => test.get(SavedSearchWatch).run();
  const letters = () => test.em().find(MailMessage, {}, { orderBy: { id: 'asc' } });

  it('keeps text and filter, to be opened again as they were', async () => {
    const filter = { concepts: ['process.cnc-milling'], sizes: ['SMALL'], toleranceUmAtMost: 50 };
    const saved = await save({ filter, isWatched: false });
    expect(saved).toMatchObject({
      name: 'Milling',
      query: 'CNC milling',
      organisation: { legalName: 'Kyoto Motors' },
    });
    expect(JSON.parse(saved.filterJson)).toMatchObject(filter);
    const again = await client.data(
      'query ($filter: SupplierFilter) { searchSuppliers(filter: $filter) { totalCount } }',
      { filter: JSON.parse(saved.filterJson) },
    );
    expect(again.searchSuppliers.totalCount).toBe(saved.total);
    expect(await mine()).toEqual([expect.objectContaining({ id: saved.id })]);
    const { errors } = await client.ask(SAVE, {
      input: { organisationId: buyer.id, name: 'x', filter: { concepts: ['process.none'], partSizeMm: 0 } },
    });
    expect(errors![0]!.extensions).toMatchObject({ problems: [{ path: ['input', 'filter', 'partSizeMm'] }] });
    const unknown = await client.ask(SAVE, {
      input: { organisationId: buyer.id, name: 'x', filter: { concepts: ['process.none'] } },
    });
    expect(unknown.errors![0]!.extensions).toMatchObject({
      problems: [{ path: ['input', 'filter', 'concepts', '0'] }],
    });
  });

  it('tells of whoever comes to match, once, by letter and badge', async () => {
    const saved = await save();
    expect(saved).toMatchObject({ total: 1, newCount: 0 });
    await round();
    expect(await letters()).toEqual([]);

    await appears('Newcomer');
    await appears('Another trade', 'process.die-casting');
    await round();
    expect(await matches(saved.id)).toEqual([
      ['Newcomer', true],
      ['Known', false],
    ]);
    expect(await client.data(MINE)).toMatchObject({
      newMatchCount: 1,
      savedSearches: { edges: [{ node: { newCount: 1, total: 2, version: saved.version } }] },
    });
    const [letter] = await letters();
    expect(letter).toMatchObject({ to: 'kenji@kyoto.example', subject: 'A new supplier for your searches' });
    expect(letter!.text).toContain(`Newcomer\n  http://fairmatch.test/saved-searches/${saved.id}`);
    expect(letter!.text).not.toContain('Another trade');
    const news = await test.em().find(OutboxEvent, { topic: 'saved-search.changed' });
    expect(news.at(-1)!.payload).toEqual({ savedSearchId: saved.id, personId: kenji.id });

    await round();
    expect(await letters()).toHaveLength(1);
    await client.data('mutation ($id: ID!) { lookThroughSavedSearch(id: $id) { newCount } }', {
      id: saved.id,
    });
    expect(await matches(saved.id, true)).toEqual([]);
    expect((await client.data(MINE)).newMatchCount).toBe(0);
  });

  it('writes once a day at most, about all searches together', async () => {
    await save();
    await save({ name: 'Casting', query: 'die casting' });
    await appears('First');
    await round();
    await appears('Second');
    await appears('Third', 'process.die-casting');
    await round();
    expect(await letters()).toHaveLength(1);
    test.clock.advance({ hours: 25 });
    await round();
    const [, second] = await letters();
    expect(second!.subject).toBe('2 new suppliers for your searches');
    expect(second!.text).toMatch(/Milling \(1\)\n {2}Second[^]*Casting \(1\)\n {2}Third/);
    expect(second!.text).not.toContain('First');
  });

  it('forgets who no longer matches, and is silent once switched off', async () => {
    const saved = await save();
    const newcomer = await appears('Newcomer');
    await round();
    await test.em().execute('update organisation set withdrawn_at = now() where id = ?', [newcomer.id]);
    // At once, though nobody has told the index.
    expect(await matches(saved.id)).toEqual([['Known', false]]);
    await test.get(SupplierIndex).indexOrganisation(newcomer.id);
    test.clock.advance({ hours: 25 });
    await round();
    expect(await test.em().count('SavedSearchMatch' as never, { search: saved.id })).toBe(1);

    const { stopWatchingSavedSearch } = await client.data(mutation('stopWatchingSavedSearch'), {
      id: saved.id,
      version: saved.version,
    });
    expect(stopWatchingSavedSearch).toMatchObject({ isWatched: false, newCount: 0 });
    await appears('Late');
    test.clock.advance({ hours: 25 });
    await round();
    expect(await letters()).toHaveLength(1);
    expect(await matches(saved.id)).toEqual([]);
    // From here on, whoever came meanwhile is known.
    const { watchSavedSearch } = await client.data(mutation('watchSavedSearch'), {
      id: saved.id,
      version: stopWatchingSavedSearch.version,
    });
    expect(watchSavedSearch).toMatchObject({ isWatched: true, newCount: 0 });
    expect((await matches(saved.id)).map(([name]: string[]) => name).sort()).toEqual(['Known', 'Late']);
  });

  it('asks a search again only when the index has taken something in, or a day has passed', async () => {
    const saved = await save();
    await appears('Something');
    await round();
    const checkedAt = async () => (await test.em().findOneOrFail(SavedSearch, { id: saved.id })).checkedAt;
    const first = await checkedAt();
    test.clock.advance({ minutes: 5 });
    await round();
    expect(await checkedAt()).toEqual(first);
    await appears('Something else', 'process.die-casting');
    await round();
    expect((await checkedAt()).getTime()).toBe(first.getTime() + 5 * 60_000);
    test.clock.advance({ hours: 25 });
    await round();
    expect((await checkedAt()).getTime()).toBeGreaterThan(first.getTime() + 24 * 3_600_000);
    // What the product looks up by itself is nobody's edit.
    const edits = await test.em().count(AuditEntry, { recordType: 'SavedSearch', action: 'update' });
    expect([edits, (await mine())[0].version]).toEqual([0, saved.version]);
  });

  it('doesn’t take a part of what was asked for as a match', async () => {
    const saved = await save({ query: 'CNC milling titanium aerospace' });
    expect(saved).toMatchObject({ total: 0 });
    await appears('Half of it');
    await round();
    expect(await matches(saved.id)).toEqual([]);
  });

  it('watches no search that finds too many', async () => {
    const em = test.em();
    for (let at = 0; at < 500; at++) {
      em.create(
        'Organisation' as never,
        {
          ...{ legalName: `S${at}`, foldedName: `s${at}`, country: 'VN', isSupplier: true },
        } as never,
      );
    }
    await em.flush();
    await test.get(SupplierIndex).rebuild();
    expect(await save({ query: '' })).toEqual({
      ...{ __typename: 'SearchTooWideError', code: 'SEARCH_TOO_WIDE', found: 501, limit: 500 },
    });
    const wide = await save({ query: '', isWatched: false });
    expect(wide).toMatchObject({ total: 501, isWatched: false });
    expect(
      (await client.data(mutation('watchSavedSearch'), { id: wide.id, version: wide.version }))
        .watchSavedSearch,
    ).toMatchObject({ code: 'SEARCH_TOO_WIDE' });
    // One that has become too wide says so, and keeps what it had.
    const narrow = await save();
    await em.execute('update saved_search set text = ?, checked_mark = null where id = ?', ['', narrow.id]);
    await round();
    expect((await mine())[0]).toMatchObject({ isTooWide: true, total: 501 });
    expect(await matches(narrow.id)).toEqual([['Known', false]]);
  });

  it('belongs to one person, as long as they speak for the organisation', async () => {
    const em = test.em();
    const yuki = await makePerson(em, { email: 'yuki@kyoto.example' });
    em.create(Membership, { organisation: buyer, person: yuki });
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    await em.flush();
    const saved = await save();
    for (const email of ['yuki@kyoto.example', 'staff@example.com']) {
      const other = await test.client().signIn(email, TEST_PASSWORD);
      expect(await mine(other)).toEqual([]);
      expect(await other.errorCode(MATCHES, { id: saved.id })).toBe('FORBIDDEN');
      expect(await other.errorCode(REMOVE, { id: saved.id, version: 1 })).toBe('FORBIDDEN');
    }
    // Staff search for everybody, but not in the name of somebody.
    const staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);
    expect(await save({ organisationId: null }, staff)).toMatchObject({ organisation: null });
    expect(await staff.errorCode(SAVE, { input: { organisationId: buyer.id, name: 'x' } })).toBe('FORBIDDEN');
    expect(await client.errorCode(SAVE, { input: { name: 'x' } })).toBe('FORBIDDEN');

    await em.nativeDelete(Membership, { person: kenji.id });
    expect(await mine()).toEqual([]);
    expect(await client.errorCode(MATCHES, { id: saved.id })).toBe('FORBIDDEN');
    await appears('Newcomer');
    await round();
    expect((await letters()).map(({ to }) => to)).toEqual(['staff@example.com']);
  });

  it('refuses stale edits, repeats, and more than fifty', async () => {
    const saved = await save({ idempotencyKey: 'key-of-saving' });
    expect((await save({ idempotencyKey: 'key-of-saving' })).id).toBe(saved.id);
    const rename = `mutation ($id: ID!, $v: Int!) {
      renameSavedSearch(id: $id, version: $v, input: { name: "New" }) { ... on SavedSearch { name } ... on Refusal { code } } }`;
    expect((await client.data(rename, { id: saved.id, v: 1 })).renameSavedSearch).toEqual({ name: 'New' });
    expect((await client.data(rename, { id: saved.id, v: 1 })).renameSavedSearch).toEqual({
      code: 'STALE_VERSION',
    });
    const em = test.em();
    for (let at = 1; at < 50; at++) await makeSavedSearch(em, kenji, { organisation: buyer });
    expect(await save()).toMatchObject({ code: 'TOO_MANY', limit: 50 });
    expect((await client.data(REMOVE, { id: saved.id, version: 2 })).removeSavedSearch.__typename).toBe(
      'Removed',
    );
    expect(await save()).toMatchObject({ __typename: 'SavedSearch' });
  });

  it('asks as many statements for three as for one', async () => {
    const em = test.em();
    const others = [await makeSupplier(em), await makeSupplier(em)];
    const saved = await makeSavedSearch(em, kenji, { organisation: buyer, matches: [known, ...others] });
    await makeSavedSearch(em, kenji, { organisation: buyer });
    await makeSavedSearch(em, kenji, { organisation: buyer, matches: others });
    for (const [document, variables] of [
      [MINE, {}],
      [MATCHES, { id: saved.id }],
    ] as const) {
      const one = await fewestStatements(test, () => client.data(document, { ...variables, first: 1 }));
      expect(await fewestStatements(test, () => client.data(document, { ...variables, first: 3 }))).toBe(one);
    }
    await eventually(async () => expect(await mine()).toHaveLength(3));
  });
});
