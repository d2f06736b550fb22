import { Membership } from '#directory';
import type { Fair } from '#fair';
import { Person } from '#identity';
import { MailMessage } from '#notification';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import {
  ADD_DELEGATE,
  PARTICIPATIONS,
  REGISTER_ALL,
  SET_AVAILABILITY,
  type FairDesk,
  startFairDesk,
} from '../support/fair-desk.js';

describe('participants of a fair and their delegates', () => {
  let test: FairDesk['test'];
  let staff: FairDesk['staff'];
  let memberOfNew: FairDesk['memberOfNew'];
  let organizerOf: FairDesk['organizerOf'];

  beforeEach(async () => {
    ({ test, staff, memberOfNew, organizerOf } = await startFairDesk());
  });
  afterEach(() => test.close());

  it('tells who the delegates are to their own side and to organisers, and to others when they agreed to meet', async () => {
    const { fair, organizer } = await organizerOf();
    await makePerson(test.em(), { email: 'rival@example.com' });
    await makeFair(test.em(), {
      code: 'rival-2026',
      organizers: [await test.em().findOneOrFail(Person, { email: 'rival@example.com' })],
    });
    const rival = await test.client().signIn('rival@example.com', TEST_PASSWORD);
    const supplier = await memberOfNew('Precision Works');
    const buyer = await memberOfNew('Big Motors');
    const em = test.em();
    const ofSupplier = await makeParticipation(em, fair, supplier.organisation, { booth: 'B7' });
    const ofBuyer = await makeParticipation(em, fair, buyer.organisation, { side: 'buyer' });
    const delegate = await makeDelegate(em, ofSupplier, {
      name: 'Canary',
      email: 'canary@example.com',
      phone: '+84 90 000 0000',
    });
    const suppliersSeenBy = async (client: GraphqlClient) =>
      (await client.data(PARTICIPATIONS, { fairId: fair.id, side: 'SUPPLIER' })).participations.nodes;
    const publicPart = {
      side: 'SUPPLIER',
      kind: 'DIRECT',
      booth: 'B7',
      organisation: { legalName: 'Precision Works' },
      fair: { code: 'hsif-2026' },
    };
    for (const client of [test.client(), buyer.member, rival]) {
      expect(await suppliersSeenBy(client)).toEqual([{ node: { ...publicPart, delegates: null } }]);
      const answer = await client.ask(`query ($id: ID!) { delegate(id: $id) { name email } }`, {
        id: delegate.id,
      });
      expect(answer.errors).toHaveLength(1);
      expect(JSON.stringify(answer)).not.toMatch(/canary/i);
    }
    const whole = {
      ...publicPart,
      delegates: [
        expect.objectContaining({ name: 'Canary', email: 'canary@example.com', phone: '+84 90 000 0000' }),
      ],
    };
    for (const client of [supplier.member, organizer, staff]) {
      expect(await suppliersSeenBy(client)).toEqual([{ node: whole }]);
    }
    // Both agree to meet: an accepted request opens contacts.
    await em.execute(
      `insert into meeting_request (id, created_at, updated_at, fair_id, supplier_id, buyer_id, asked_by, status, expires_at)
       values (gen_random_uuid(), now(), now(), ?, ?, ?, 'buyer', 'accepted', now() + interval '1 day')`,
      [fair.id, ofSupplier.id, ofBuyer.id],
    );
    expect(await suppliersSeenBy(buyer.member)).toEqual([{ node: whole }]);
    expect(await suppliersSeenBy(rival)).toEqual([{ node: { ...publicPart, delegates: null } }]);
  });

  it('registers organisations one by one and many at once, and takes them off again', async () => {
    const { fair, organizer } = await organizerOf();
    const [one, two] = await Promise.all(
      ['One', 'Two'].map((legalName) => makeOrganisation(test.em(), { legalName })),
    );
    const registerAll = (organisationIds: string[], kind = 'INDIRECT') =>
      organizer.ask(REGISTER_ALL, { input: { fairId: fair.id, side: 'SUPPLIER', kind, organisationIds } });
    const unknown = '01890000-0000-7000-8000-000000000000';
    const refused = await registerAll([one!.id, unknown]);
    expect(refused.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'organisationIds', '1'] },
    ]);
    const first = (await registerAll([one!.id])).data.registerParticipations;
    const second = (await registerAll([two!.id, one!.id, two!.id], 'DIRECT')).data.registerParticipations;
    expect(second.registered.map((row: any) => row.organisation.legalName)).toEqual(['Two']);
    expect(second.alreadyThere).toEqual(first.registered);

    const register = (organisationId: string, side: string) =>
      organizer.data(
        `mutation ($input: RegisterParticipationInput!) {
          registerParticipation(input: $input) {
            __typename ... on Participation { id version kind booth withdrawnAt }
            ... on AlreadyParticipatingError { participationId }
          }
        }`,
        { input: { fairId: fair.id, organisationId, side, kind: 'DIRECT', booth: 'C3' } },
      );
    expect((await register(one!.id, 'SUPPLIER')).registerParticipation).toEqual({
      __typename: 'AlreadyParticipatingError',
      participationId: first.registered[0].id,
    });
    const { registerParticipation: asBuyer } = await register(one!.id, 'BUYER');
    expect(asBuyer).toMatchObject({ kind: 'DIRECT', booth: 'C3', version: 1 });

    const change = (verb: string, version: number) =>
      organizer.data(
        `mutation ($id: ID!, $version: Int!) {
          ${verb}(id: $id, version: $version${verb.startsWith('revise') ? ', input: { kind: INDIRECT, booth: " " }' : ''}) {
            __typename ... on Participation { version kind booth withdrawnAt }
            ... on StaleVersionError { currentVersion }
          }
        }`,
        { id: asBuyer.id, version },
      );
    expect((await change('reviseParticipation', 1)).reviseParticipation).toEqual({
      __typename: 'Participation',
      version: 2,
      kind: 'INDIRECT',
      booth: null,
      withdrawnAt: null,
    });
    const stale = { __typename: 'StaleVersionError', currentVersion: 2 };
    expect((await change('reviseParticipation', 1)).reviseParticipation).toEqual(stale);
    expect((await change('withdrawParticipation', 1)).withdrawParticipation).toEqual(stale);
    expect((await change('withdrawParticipation', 2)).withdrawParticipation).toMatchObject({
      withdrawnAt: '2026-11-22T02:00:00.000Z',
    });
    const { fair: counted } = await organizer.data(
      `query ($id: ID!) { fair(id: $id) { counts { side kind organisations } } }`,
      { id: fair.id },
    );
    expect(counted.counts).toEqual([
      { side: 'SUPPLIER', kind: 'DIRECT', organisations: 1 },
      { side: 'SUPPLIER', kind: 'INDIRECT', organisations: 1 },
    ]);
    expect((await register(one!.id, 'BUYER')).registerParticipation).toMatchObject({
      id: asBuyer.id,
      kind: 'DIRECT',
      withdrawnAt: null,
    });
  });

  it('lists who is there by name, page by page, and finds them without diacritics', async () => {
    const { fair, organizer } = await organizerOf();
    const em = test.em();
    for (const legalName of ['Cơ khí Đông Anh', 'An Phát', 'Bình Minh']) {
      await makeParticipation(em, fair, await makeOrganisation(em, { legalName }));
    }
    const gone = await makeOrganisation(em, { legalName: 'Gone' });
    await makeParticipation(em, fair, gone, { side: 'buyer', kind: 'indirect' });
    await em.execute('update organisation set withdrawn_at = now() where id = ?', [gone.id]);
    const names = (answer: any) =>
      answer.participations.nodes.map((edge: any) => edge.node.organisation.legalName);
    const list = (client: GraphqlClient, variables: object) =>
      client.data(PARTICIPATIONS, { fairId: fair.id, ...variables });
    const pageOne = await list(test.client(), { first: 2 });
    expect(names(pageOne)).toEqual(['An Phát', 'Bình Minh']);
    expect(pageOne.participations).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const pageTwo = await list(test.client(), { first: 2, after: pageOne.participations.pageInfo.endCursor });
    expect(names(pageTwo)).toEqual(['Cơ khí Đông Anh']);
    expect(names(await list(test.client(), { text: 'DONG anh' }))).toEqual(['Cơ khí Đông Anh']);
    expect(names(await list(test.client(), { text: '%' }))).toHaveLength(3);
    expect(names(await list(test.client(), { side: 'BUYER' }))).toEqual([]);
    expect(names(await list(organizer, { side: 'BUYER', kind: 'INDIRECT' }))).toEqual(['Gone']);
  });

  it('keeps delegates: revised, invited, absent, withdrawn', async () => {
    const { fair } = await organizerOf();
    const { organisation, member } = await memberOfNew('Precision Works');
    const participation = await makeParticipation(test.em(), fair, organisation);
    const [slot] = await makeSlots(test.em(), fair);
    const elsewhere = await makeFair(test.em(), { code: 'other-2026' });
    const [foreignSlot] = await makeSlots(test.em(), elsewhere);
    const input = { participationId: participation.id, name: 'Lan', idempotencyKey: 'delegate-lan' };
    const { addDelegate } = await member.data(ADD_DELEGATE, { input });
    expect((await member.data(ADD_DELEGATE, { input })).addDelegate.id).toBe(addDelegate.id);
    const wrong = await member.ask(ADD_DELEGATE, {
      input: {
        participationId: participation.id,
        name: ' ',
        email: 'x',
        phone: 'none',
        languages: ['Vietnamese'],
      },
    });
    expect(problemPaths(wrong).sort()).toEqual([
      'input.email',
      'input.languages',
      'input.name',
      'input.phone',
    ]);

    const change = async (operation: string, version: number) =>
      await member.ask(
        `mutation ($id: ID!, $version: Int!) {
            changed: ${operation} {
              __typename ... on Delegate { version name email hasAccount withdrawnAt }
              ... on StaleVersionError { currentVersion }
            }
          }`,
        { id: addDelegate.id, version },
      );
    const revise = 'reviseDelegate(id: $id, version: $version, input: { name: "Lan Anh" })';
    expect((await change(revise, 1)).data.changed).toMatchObject({ name: 'Lan Anh', version: 2 });
    expect((await change(revise, 1)).data.changed).toEqual({
      __typename: 'StaleVersionError',
      currentVersion: 2,
    });
    const link = (more = '') => `linkDelegateAccount(version: $version, input: { delegateId: $id ${more} })`;
    expect((await change(link(), 2)).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'email'] },
    ]);
    const linked = (await change(link('email: "Lan@precision.example"'), 2)).data.changed;
    expect(linked).toMatchObject({ hasAccount: true, email: 'lan@precision.example' });
    const lan = await test.em().findOneOrFail(Person, { email: 'lan@precision.example' });
    expect(await test.em().count(Membership, { organisation, person: lan })).toBe(1);
    expect((await test.em().find(MailMessage, {})).map(({ to }) => to)).toEqual(['lan@precision.example']);

    const foreign = await member.ask(SET_AVAILABILITY, {
      delegateId: addDelegate.id,
      slots: [slot!.id, foreignSlot!.id],
    });
    expect(foreign.errors![0]!.extensions.problems).toMatchObject([{ path: ['unavailableSlotIds', '1'] }]);
    for (const slots of [[slot!.id], [slot!.id], []]) {
      const { setDelegateAvailability } = await member.data(SET_AVAILABILITY, {
        delegateId: addDelegate.id,
        slots,
      });
      expect(setDelegateAvailability.unavailableSlots.map(({ id }: any) => id)).toEqual(slots);
    }
    const withdraw = 'withdrawDelegate(id: $id, version: $version)';
    expect((await change(withdraw, 1)).data.changed.__typename).toBe('StaleVersionError');
    expect((await change(withdraw, linked.version)).data.changed.withdrawnAt).toBe(
      '2026-11-22T02:00:00.000Z',
    );
    const { participation: after } = await member.data(
      'query ($id: ID!) { participation(id: $id) { delegates { id } } }',
      { id: participation.id },
    );
    expect(after.delegates).toEqual([]);
  });

  it('shows my fairs with my roles, and counts enterprises and enterprise-times over fairs', async () => {
    const { organisation, member } = await memberOfNew('Precision Works');
    const em = test.em();
    const other = await makeOrganisation(em, { legalName: 'Other' });
    const home = await makeFair(em);
    const abroad = await makeFair(em, {
      code: 'me-2019',
      country: 'TH',
      startsOn: '2019-06-19',
      endsOn: '2019-06-22',
    });
    const demo = await makeFair(em, { code: 'demo', isDemo: true });
    await makeParticipation(em, home, organisation);
    await makeParticipation(em, home, organisation, { side: 'buyer' });
    await makeParticipation(em, abroad, organisation, { kind: 'indirect' });
    await makeParticipation(em, abroad, other);
    await makeParticipation(em, home, other);
    await makeParticipation(em, demo, other);
    const { myFairs } = await member.data('{ myFairs { roles fair { code isAbroad } } }');
    expect(myFairs).toEqual([
      { roles: ['SUPPLIER', 'BUYER'], fair: { code: 'hsif-2026', isAbroad: false } },
      { roles: ['SUPPLIER'], fair: { code: 'me-2019', isAbroad: true } },
    ]);
    const attendance = async (filter: string) =>
      (
        await test
          .client()
          .data(
            `{ fairAttendance${filter} { fairs directEnterprises directTimes indirectEnterprises indirectTimes } }`,
          )
      ).fairAttendance;
    const counts = (fairs: number, direct: [number, number], indirect: [number, number]) => ({
      fairs,
      directEnterprises: direct[0],
      directTimes: direct[1],
      indirectEnterprises: indirect[0],
      indirectTimes: indirect[1],
    });
    expect(await attendance('')).toEqual(counts(2, [2, 3], [1, 1]));
    expect(await attendance('(isAbroad: true, toYear: 2019)')).toEqual(counts(1, [1, 1], [1, 1]));
    expect(await attendance('(fromYear: 2020, side: BUYER)')).toEqual(counts(1, [1, 1], [0, 0]));
    expect(await attendance('(withDemo: true)')).toEqual(counts(3, [2, 4], [1, 1]));
    expect(await attendance(`(fairIds: ["${abroad.id}"])`)).toEqual(counts(1, [1, 1], [1, 1]));
    expect(await attendance('(fairIds: [])')).toEqual(counts(0, [0, 0], [0, 0]));
  });

  it('asks the database as often for three as for one', async () => {
    const fill = async (fair: Fair, number: number) => {
      const em = test.em();
      const organisation = await makeOrganisation(em, { legalName: `Organisation ${number}` });
      const participation = await makeParticipation(em, fair, organisation);
      await makeDelegate(em, participation);
      await makeSlots(em, fair, { date: `2026-11-2${4 + number}`, count: 2 });
      await makeTables(em, fair, { hall: `Hall ${number}` });
    };
    const everything = `{
      fairs { edges { node {
        host { legalName } organizers { name } counts { side } days { slots { date } }
        halls { name tables { label hall { name } } }
      } } }
    }`;
    const fair = await makeFair(test.em(), { endsOn: '2026-11-27' });
    await fill(fair, 1);
    const ask = async () => {
      await staff.data(everything);
      await staff.data(PARTICIPATIONS, { fairId: fair.id });
    };
    await ask();
    const withOne = await fewestStatements(test, ask);
    expect(withOne).toBeGreaterThan(10);
    await fill(fair, 2);
    await fill(fair, 3);
    for (const code of ['second-2026', 'third-2026']) await fill(await makeFair(test.em(), { code }), 1);
    expect(await fewestStatements(test, ask)).toBe(withOne);
    const visitor = test.client();
    const open = () => visitor.data(PARTICIPATIONS, { fairId: fair.id });
    await open();
    expect(await fewestStatements(test, open)).toBeLessThanOrEqual(10);
  });
});
