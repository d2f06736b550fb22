import { Membership, type Organisation } from '#directory';
import type { Fair } from '#fair';
import { Person } from '#identity';
import { MailMessage } from '#notification';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeMeeting, makeMeetingScene } from '../factories/meetings.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const FAIR_INPUT = {
  code: 'hsif-2026',
  name: [
    { language: 'vi', text: 'Hội chợ công nghiệp hỗ trợ Hà Nội 2026' },
    { language: 'en', text: 'Hanoi Supporting Industries Fair 2026' },
  ],
  venue: 'ICE',
  city: 'Hanoi',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh',
  startsOn: '2026-11-25',
  endsOn: '2026-11-26',
};
const CREATE_FAIR = `mutation ($input: FairInput!) {
  createFair(input: $input) {
    __typename ... on Fair { id version status isAbroad organizers { name } } ... on Refusal { code }
    ... on FairCodeTakenError { fairId }
  }
}`;
const PLAN_DAYS = `mutation ($input: PlanDaysInput!) {
  planDays(input: $input) {
    __typename ... on Fair { days { date slots { id startsAt endsAt } } } ... on Refusal { code }
  }
}`;
const ADD_HALL = `mutation ($input: AddHallInput!) {
  addHall(input: $input) { __typename ... on Hall { id } ... on HallNameTakenError { hallId } }
}`;
const ADD_TABLES = `mutation ($input: AddTablesInput!) {
  addTables(input: $input) {
    __typename ... on Hall { name tables { id label } } ... on TableLabelsTakenError { labels }
  }
}`;
const REGISTER_ALL = `mutation ($input: RegisterParticipationsInput!) {
  registerParticipations(input: $input) {
    registered { id organisation { legalName } } alreadyThere { id organisation { legalName } }
  }
}`;
const ADD_DELEGATE = `mutation ($input: AddDelegateInput!) {
  addDelegate(input: $input) { id version name email hasAccount }
}`;
const SET_AVAILABILITY = `mutation ($delegateId: ID!, $slots: [ID!]!) {
  setDelegateAvailability(delegateId: $delegateId, unavailableSlotIds: $slots) {
    ... on Delegate { unavailableSlots { id date startsAt } }
  }
}`;
const ACT = (verb: string) => `mutation ($id: ID!) {
  ${verb}(id: $id) {
    __typename ... on Fair { status } ... on FairActionImpossibleError { code status possibleActions }
  }
}`;
const PARTICIPATIONS = `query ($fairId: ID!, $text: String, $side: Side, $kind: ParticipationKind, $first: Int, $after: String) {
  participations(fairId: $fairId, text: $text, side: $side, kind: $kind, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes: edges { node {
      side kind booth organisation { legalName } fair { code }
      delegates { id name jobTitle languages email phone hasAccount unavailableSlots { id } }
    } }
  }
}`;

describe('setting up a fair', () => {
  let test: TestApp;
  let staff: GraphqlClient;

  beforeEach(async () => {
    test = await startTestApp();
    await makePerson(test.em(), { email: 'staff@example.com', name: 'Staff', isStaff: true });
    staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  /** Somebody who speaks for a new organisation. */
  async function memberOfNew(
    legalName: string,
  ): Promise<{ organisation: Organisation; member: GraphqlClient }> {
    const email = `${legalName.toLowerCase().replaceAll(' ', '.')}@example.com`;
    const person = await makePerson(test.em(), { email });
    const organisation = await makeOrganisation(test.em(), { legalName, members: [person] });
    return { organisation, member: await test.client().signIn(email, TEST_PASSWORD) };
  }

  async function organizerOf(fairOptions: Parameters<typeof makeFair>[1] = {}) {
    const person = await makePerson(test.em(), { email: 'organizer@example.com', name: 'Organiser' });
    const fair = await makeFair(test.em(), { ...fairOptions, organizers: [person] });
    return { fair, person, organizer: await test.client().signIn('organizer@example.com', TEST_PASSWORD) };
  }

  it('goes from an empty draft to an open fair with everybody in it', async () => {
    const { createFair } = await staff.data(CREATE_FAIR, { input: FAIR_INPUT });
    expect(createFair).toMatchObject({ status: 'DRAFT', isAbroad: false, organizers: [{ name: 'Staff' }] });
    const fairId = createFair.id;

    const { planDays } = await staff.data(PLAN_DAYS, {
      input: {
        fairId,
        slotMinutes: 20,
        bufferMinutes: 5,
        days: [
          { date: '2026-11-25', opensAt: '09:00', closesAt: '10:10' },
          {
            date: '2026-11-26',
            opensAt: '13:00',
            closesAt: '14:30',
            breaks: [{ from: '13:30', to: '13:45' }],
          },
        ],
      },
    });
    expect(planDays.days.map((day: any) => [day.date, day.slots.map((slot: any) => slot.startsAt)])).toEqual([
      ['2026-11-25', ['2026-11-25T02:00:00.000Z', '2026-11-25T02:25:00.000Z', '2026-11-25T02:50:00.000Z']],
      ['2026-11-26', ['2026-11-26T06:00:00.000Z', '2026-11-26T06:45:00.000Z', '2026-11-26T07:10:00.000Z']],
    ]);

    const { addHall } = await staff.data(ADD_HALL, { input: { fairId, name: 'Hall 1' } });
    const { addTables } = await staff.data(ADD_TABLES, {
      input: { hallId: addHall.id, prefix: 'A', count: 12 },
    });
    expect(addTables.tables.map((table: any) => table.label)).toHaveLength(12);
    expect(addTables.tables.at(-1).label).toBe('A12');

    const supplier = await memberOfNew('Precision Works');
    const buyer = await makeOrganisation(test.em(), { legalName: 'Big Motors', isBuyer: true });
    const register = (side: string, kind: string, organisationIds: string[]) =>
      staff.data(REGISTER_ALL, { input: { fairId, side, kind, organisationIds } });
    const { registerParticipations } = await register('SUPPLIER', 'DIRECT', [supplier.organisation.id]);
    await register('BUYER', 'DIRECT', [buyer.id]);
    const [{ id: participationId }] = registerParticipations.registered;

    const delegateInput = { participationId, name: 'Lan', email: 'LAN@precision.example', languages: ['vi'] };
    // A draft is its organisers' alone: its participants can't work on it yet, nor learn that it is there.
    expect(await supplier.member.errorCode(ADD_DELEGATE, { input: delegateInput })).toBe('FORBIDDEN');
    const { addDelegate } = await staff.data(ADD_DELEGATE, { input: delegateInput });
    expect(addDelegate).toMatchObject({ name: 'Lan', email: 'lan@precision.example', hasAccount: false });
    const slots = planDays.days[1].slots;
    const { setDelegateAvailability } = await staff.data(SET_AVAILABILITY, {
      delegateId: addDelegate.id,
      slots: [slots[2].id, slots[0].id],
    });
    expect(setDelegateAvailability.unavailableSlots).toEqual([
      { id: slots[0].id, date: '2026-11-26', startsAt: slots[0].startsAt },
      { id: slots[2].id, date: '2026-11-26', startsAt: slots[2].startsAt },
    ]);

    expect((await staff.data(ACT('openFair'), { id: fairId })).openFair.status).toBe('OPEN');
    const { fairByCode } = await test.client().data(`{
      fairByCode(code: "hsif-2026") {
        name { language text } counts { side kind organisations } halls { name tables { label hall { name } } }
        days { slots { startsAt } } organizers { name }
      }
    }`);
    expect(fairByCode).toMatchObject({
      name: [{ language: 'en' }, { language: 'vi', text: 'Hội chợ công nghiệp hỗ trợ Hà Nội 2026' }],
      counts: [
        { side: 'SUPPLIER', kind: 'DIRECT', organisations: 1 },
        { side: 'BUYER', kind: 'DIRECT', organisations: 1 },
      ],
      organizers: null,
    });
    expect(fairByCode.halls[0].tables[0]).toEqual({ label: 'A01', hall: { name: 'Hall 1' } });
    expect(fairByCode.days).toHaveLength(2);
    const again = await supplier.member.data(SET_AVAILABILITY, {
      delegateId: addDelegate.id,
      slots: [slots[1].id],
    });
    expect(again.setDelegateAvailability.unavailableSlots).toMatchObject([{ id: slots[1].id }]);
  });

  it('hides drafts and all that they have from everyone but organisers and staff', async () => {
    const { fair, organizer } = await organizerOf({ status: 'draft' });
    const participant = await memberOfNew('Precision Works');
    const stranger = await memberOfNew('Other Works');
    const em = test.em();
    const participation = await makeParticipation(em, fair, participant.organisation);
    const delegate = await makeDelegate(em, participation, { name: 'Canary', email: 'canary@example.com' });
    const [slot] = await makeSlots(em, fair);
    const ids = { fairId: fair.id, id: participation.id, delegateId: delegate.id };
    for (const client of [test.client(), participant.member, stranger.member]) {
      const answers = [
        await client.ask('query ($fairId: ID!) { fair(id: $fairId) { code } }', ids),
        await client.ask('{ fairByCode(code: "hsif-2026") { code } }'),
        await client.ask('{ fairs { totalCount edges { node { code } } } }'),
        await client.ask(PARTICIPATIONS, ids),
        await client.ask('query ($id: ID!) { participation(id: $id) { booth } }', ids),
        await client.ask('query ($delegateId: ID!) { delegate(id: $delegateId) { name } }', ids),
        await client.ask('{ myFairs { fair { code } } }'),
        await client.ask('{ fairAttendance { fairs directTimes } }'),
      ];
      expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([
        'NOT_FOUND',
        undefined,
        undefined,
        'NOT_FOUND',
        ...(client.bearer ? ['FORBIDDEN', 'FORBIDDEN', undefined] : Array(3).fill('UNAUTHENTICATED')),
        undefined,
      ]);
      expect(answers[1]!.data).toEqual({ fairByCode: null });
      expect(answers[2]!.data).toEqual({ fairs: { totalCount: 0, edges: [] } });
      expect(answers[7]!.data).toEqual({ fairAttendance: { fairs: 0, directTimes: 0 } });
      expect(JSON.stringify(answers)).not.toMatch(/hsif|Canary/);
      const set = await client.ask(SET_AVAILABILITY, { delegateId: delegate.id, slots: [slot!.id] });
      expect(set.errors?.[0]?.extensions.code).toBe(client.bearer ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    }
    for (const client of [organizer, staff]) {
      const { fairs, fair: one } = await client.data(
        `query ($fairId: ID!) { fairs { totalCount } fair(id: $fairId) { days { slots { id } } } }`,
        ids,
      );
      expect(fairs.totalCount).toBe(1);
      expect(one.days[0].slots).toHaveLength(3);
      const { participations } = await client.data(PARTICIPATIONS, ids);
      expect(participations.nodes[0].node.delegates[0]).toMatchObject({ email: 'canary@example.com' });
    }
    expect((await organizer.data('{ myFairs { roles fair { code } } }')).myFairs).toEqual([
      { roles: ['ORGANIZER'], fair: { code: 'hsif-2026' } },
    ]);
  });

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

  it('lets only those who run a fair set it up, and only an organisation and they see to its delegates', async () => {
    const { fair } = await organizerOf();
    const { member } = await memberOfNew('Other Works');
    const own = await makeOrganisation(test.em(), { legalName: 'Precision Works' });
    const em = test.em();
    const participation = await makeParticipation(em, fair, own);
    const delegate = await makeDelegate(em, participation);
    const [table] = await makeTables(em, fair);
    const [slot] = await makeSlots(em, fair);
    const [id, fairId] = [`"${participation.id}"`, `"${fair.id}"`];
    const operations = [
      `openFair(id: ${fairId}) { __typename }`,
      `closeFair(id: ${fairId}) { __typename }`,
      `addFairOrganizer(input: { fairId: ${fairId}, email: "me@example.com", name: "Me" }) { id }`,
      `removeFairOrganizer(fairId: ${fairId}, personId: ${id}) { __typename }`,
      `planDays(input: { fairId: ${fairId}, slotMinutes: 20, days: [{ date: "2026-11-25", opensAt: "09:00", closesAt: "10:00" }] }) { __typename }`,
      `addSlot(input: { fairId: ${fairId}, date: "2026-11-25", from: "17:00", to: "18:00" }) { __typename }`,
      `removeSlot(slotId: "${slot!.id}") { __typename }`,
      `removeDay(fairId: ${fairId}, date: "2026-11-25") { __typename }`,
      `addHall(input: { fairId: ${fairId}, name: "Mine" }) { __typename }`,
      `addTables(input: { hallId: "${table!.hall.id}", count: 1 }) { __typename }`,
      `blockTable(tableId: "${table!.id}") { __typename }`,
      `unblockTable(tableId: "${table!.id}") { id }`,
      `renameTable(input: { tableId: "${table!.id}", label: "X" }) { __typename }`,
      `removeTable(tableId: "${table!.id}") { __typename }`,
      `renameHall(input: { hallId: "${table!.hall.id}", name: "X" }) { __typename }`,
      `removeHall(hallId: "${table!.hall.id}") { __typename }`,
      `registerParticipation(input: { fairId: ${fairId}, organisationId: "${own.id}", side: BUYER, kind: DIRECT }) { __typename }`,
      `registerParticipations(input: { fairId: ${fairId}, organisationIds: ["${own.id}"], side: BUYER, kind: DIRECT }) { registered { id } }`,
      `reviseParticipation(id: ${id}, version: 1, input: { kind: INDIRECT }) { __typename }`,
      `withdrawParticipation(id: ${id}, version: 1) { __typename }`,
      `addDelegate(input: { participationId: ${id}, name: "Me" }) { id }`,
      `reviseDelegate(id: "${delegate.id}", version: 1, input: { name: "Me" }) { __typename }`,
      `withdrawDelegate(id: "${delegate.id}", version: 1) { __typename }`,
      `restoreDelegate(id: "${delegate.id}", version: 1) { __typename }`,
      `linkDelegateAccount(input: { delegateId: "${delegate.id}", email: "me@example.com" }, version: 1) { __typename }`,
      `setDelegateAvailability(delegateId: "${delegate.id}", unavailableSlotIds: []) { __typename }`,
    ];
    for (const operation of operations) {
      expect([operation, await member.errorCode(`mutation { ${operation} }`)]).toEqual([
        operation,
        'FORBIDDEN',
      ]);
      expect(await test.client().errorCode(`mutation { ${operation} }`)).toBe('UNAUTHENTICATED');
    }
    expect(await member.errorCode(CREATE_FAIR, { input: { ...FAIR_INPUT, code: 'mine-2026' } })).toBe(
      'FORBIDDEN',
    );
    expect(await test.em().count(MailMessage, {})).toBe(0);
  });

  it('names wrong fields of a fair, and refuses a code that is taken', async () => {
    const problemsOf = async (input: object) =>
      (
        (await staff.ask(CREATE_FAIR, { input: { ...FAIR_INPUT, ...input } })).errors?.[0]?.extensions
          .problems as { path: string[] }[] | undefined
      )?.map(({ path }) => path.join('.'));
    expect(await problemsOf({ timeZone: 'Asia/Atlantis', country: 'XX', code: 'Not a code' })).toEqual([
      'input.code',
      'input.country',
      'input.timeZone',
    ]);
    expect(await problemsOf({ endsOn: '2026-11-24' })).toEqual(['input.endsOn']);
    expect(await problemsOf({ endsOn: '2027-11-24' })).toEqual(['input.endsOn']);
    expect(await problemsOf({ name: [] })).toEqual(['input.name']);
    const noDate = await staff.ask(CREATE_FAIR, { input: { ...FAIR_INPUT, startsOn: '2026-02-30' } });
    expect(noDate.errors![0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(noDate.errors![0]!.message).toMatch(/input\.startsOn.*2026-02-30/);

    const withKey = { ...FAIR_INPUT, idempotencyKey: 'fair-of-2026' };
    const { createFair: first } = await staff.data(CREATE_FAIR, { input: withKey });
    expect((await staff.data(CREATE_FAIR, { input: withKey })).createFair.id).toBe(first.id);
    expect((await staff.data(CREATE_FAIR, { input: FAIR_INPUT })).createFair).toMatchObject({
      __typename: 'FairCodeTakenError',
      code: 'FAIR_CODE_TAKEN',
      fairId: first.id,
    });
  });

  it('revises a fair that nobody else has changed, within what is planned', async () => {
    const { fair, organizer } = await organizerOf();
    await makeSlots(test.em(), fair, { date: '2026-11-26' });
    const revise = async (version: number, input: object) =>
      await organizer.ask(
        `mutation ($id: ID!, $version: Int!, $input: FairInput!) {
            reviseFair(id: $id, version: $version, input: $input) {
              __typename ... on Fair { version venue endsOn } ... on StaleVersionError { currentVersion }
              ... on DaysPlannedError { dates }
            }
          }`,
        { id: fair.id, version, input: { ...FAIR_INPUT, ...input } },
      );
    expect((await revise(1, { venue: 'NECC', endsOn: '2026-11-27' })).data.reviseFair).toEqual({
      __typename: 'Fair',
      version: 2,
      venue: 'NECC',
      endsOn: '2026-11-27',
    });
    expect((await revise(1, { venue: 'Elsewhere' })).data.reviseFair).toEqual({
      __typename: 'StaleVersionError',
      currentVersion: 2,
    });
    const planned = { __typename: 'DaysPlannedError', dates: ['2026-11-26'] };
    expect((await revise(2, { endsOn: '2026-11-25' })).data.reviseFair).toEqual(planned);
    expect((await revise(2, { timeZone: 'Asia/Tokyo' })).data.reviseFair).toEqual(planned);
    expect((await revise(2, { code: 'another-2026' })).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'code'] },
    ]);
  });

  it('opens, starts and closes in that order, and says what is possible instead', async () => {
    const { fair, organizer } = await organizerOf({ status: 'draft' });
    const act = async (verb: string) => (await organizer.data(ACT(verb), { id: fair.id }))[verb];
    expect(await act('startFair')).toEqual({
      __typename: 'FairActionImpossibleError',
      code: 'FAIR_ACTION_IMPOSSIBLE',
      status: 'DRAFT',
      possibleActions: ['OPEN'],
    });
    expect(await act('openFair')).toEqual({ __typename: 'Fair', status: 'OPEN' });
    expect(await act('openFair')).toMatchObject({ status: 'OPEN', possibleActions: ['START', 'CLOSE'] });
    expect(await act('startFair')).toMatchObject({ status: 'RUNNING' });
    expect(await act('closeFair')).toMatchObject({ status: 'CLOSED' });
    expect(await act('startFair')).toMatchObject({ status: 'RUNNING' });
  });

  it('invites organisers by e-mail and never loses the last one', async () => {
    const { fair, person, organizer } = await organizerOf();
    const add = () =>
      organizer.data(
        `mutation ($input: AddFairOrganizerInput!) { addFairOrganizer(input: $input) { organizers { id name } } }`,
        { input: { fairId: fair.id, email: 'second@example.com', name: 'Second' } },
      );
    await add();
    const { organizers } = (await add()).addFairOrganizer;
    expect(organizers.map(({ name }: { name: string }) => name)).toEqual(['Organiser', 'Second']);
    const letters = await test.em().find(MailMessage, {});
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['second@example.com', 'You are invited to organise Hanoi Supporting Industries Fair 2026'],
    ]);
    const remove = async (personId: string) =>
      (
        await staff.data(
          `mutation ($fairId: ID!, $personId: ID!) {
            removeFairOrganizer(fairId: $fairId, personId: $personId) {
              __typename ... on Fair { organizers { name } } ... on LastOrganizerError { personId }
            }
          }`,
          { fairId: fair.id, personId },
        )
      ).removeFairOrganizer;
    const [, second] = organizers;
    // At once: one goes, the other stays.
    const answers = await Promise.all([remove(person.id), remove(second.id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Fair', 'LastOrganizerError']);
  });

  it('replans days: kept slots keep their absences, other days stay, nonsense is named', async () => {
    const { fair, organizer } = await organizerOf();
    const plan = async (slotMinutes: number, days: object[], more: object = {}) =>
      organizer.ask(PLAN_DAYS, { input: { fairId: fair.id, slotMinutes, days, ...more } });
    const morning = { date: '2026-11-25', opensAt: '09:00', closesAt: '10:00' };
    const key = { idempotencyKey: 'the-first-plan' };
    const first = await plan(20, [morning, { ...morning, date: '2026-11-26' }], key);
    const repeated = await plan(20, [morning, { ...morning, date: '2026-11-26' }], key);
    expect(repeated.data).toEqual(first.data);
    const kept = first.data.planDays.days[0].slots[1].id;
    const participation = await makeParticipation(
      test.em(),
      fair,
      await makeOrganisation(test.em(), { legalName: 'Precision Works' }),
    );
    const delegate = await makeDelegate(test.em(), participation);
    await organizer.data(SET_AVAILABILITY, { delegateId: delegate.id, slots: [kept] });
    const absences = async () =>
      (
        await organizer.data('query ($id: ID!) { delegate(id: $id) { unavailableSlots { id } } }', {
          id: delegate.id,
        })
      ).delegate.unavailableSlots;
    const longer = await plan(20, [{ ...morning, closesAt: '10:20' }]);
    const [day, other] = longer.data.planDays.days;
    expect(day.slots.map((slot: any) => slot.id).slice(0, 3)).toEqual(
      first.data.planDays.days[0].slots.map((slot: any) => slot.id),
    );
    expect(day.slots).toHaveLength(4);
    expect(other).toEqual(first.data.planDays.days[1]);
    expect(await absences()).toEqual([{ id: kept }]);
    const coarser = await plan(40, [{ ...morning, closesAt: '10:20' }]);
    expect(coarser.data.planDays.days[0].slots.map((slot: any) => slot.startsAt)).toEqual([
      '2026-11-25T02:00:00.000Z',
      '2026-11-25T02:40:00.000Z',
    ]);
    expect(await absences()).toEqual([]);

    const bad = await plan(20, [
      { ...morning, closesAt: '09:00' },
      { ...morning, date: '2026-12-25' },
    ]);
    expect(bad.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'days', '0', 'closesAt'] },
      { path: ['input', 'days', '1', 'date'] },
    ]);
    const unreadable = await plan(20, [
      { ...morning, opensAt: '9 am', breaks: [{ from: '25:00', to: '10:00' }] },
    ]);
    expect(unreadable.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'days', '0', 'opensAt'] },
      { path: ['input', 'days', '0', 'breaks', '0', 'from'] },
    ]);
  });

  it('takes nothing away from under a meeting, and says how many there are', async () => {
    const scene = await makeMeetingScene(test.em());
    await makeMeeting(test.em(), scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const organizer = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    const refused = { __typename: 'HasMeetingsError', meetings: 1 };
    const answer = '{ __typename ... on HasMeetingsError { meetings } }';
    const { participation, delegate } = scene.supplier;
    for (const operation of [
      `planDays(input: { fairId: "${scene.fair.id}", slotMinutes: 45, days: [{ date: "2026-11-25", opensAt: "09:00", closesAt: "12:00" }] })`,
      `removeSlot(slotId: "${scene.slots[0]!.id}")`,
      `removeDay(fairId: "${scene.fair.id}", date: "2026-11-25")`,
      `withdrawParticipation(id: "${participation.id}", version: 1)`,
      `withdrawDelegate(id: "${delegate.id}", version: 1)`,
    ]) {
      expect(await organizer.data(`mutation { answer: ${operation} ${answer} }`)).toEqual({
        answer: refused,
      });
    }
  });

  it('adds and removes single slots', async () => {
    const { fair, organizer } = await organizerOf();
    const [slot] = await makeSlots(test.em(), fair, { count: 1 });
    const add = async (from: string, to: string, date = '2026-11-25') =>
      organizer.ask(
        `mutation ($input: AddSlotInput!) {
          addSlot(input: $input) { __typename ... on Slot { id startsAt date } ... on SlotOverlapError { slotId } }
        }`,
        { input: { fairId: fair.id, date, from, to } },
      );
    expect((await add('09:10', '09:30')).data.addSlot).toEqual({
      __typename: 'SlotOverlapError',
      slotId: slot!.id,
    });
    expect((await add('09:20', '09:50')).data.addSlot).toMatchObject({
      startsAt: '2026-11-25T02:20:00.000Z',
      date: '2026-11-25',
    });
    expect((await add('09:20', '09:50', '2026-11-26')).data.addSlot.date).toBe('2026-11-26');
    expect((await add('09:50', '09:20')).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'to'] },
    ]);
    expect((await add('09:20', '09:50', '2026-11-27')).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'date'] },
    ]);
    const { removeSlot } = await organizer.data(
      `mutation ($id: ID!) { removeSlot(slotId: $id) { ... on Fair { days { slots { startsAt } } } } }`,
      { id: slot!.id },
    );
    expect(removeSlot.days[0].slots).toEqual([{ startsAt: '2026-11-25T02:20:00.000Z' }]);
    const { removeDay } = await organizer.data(
      `mutation ($id: ID!) { removeDay(fairId: $id, date: "2026-11-25") { ... on Fair { days { date } } } }`,
      { id: fair.id },
    );
    expect(removeDay.days).toEqual([{ date: '2026-11-26' }]);
  });

  it('names halls and tables once, and takes tables out of use', async () => {
    const { fair, organizer } = await organizerOf();
    const { addHall } = await organizer.data(ADD_HALL, { input: { fairId: fair.id, name: 'Hall 1' } });
    const again = await organizer.data(ADD_HALL, { input: { fairId: fair.id, name: ' Hall 1 ' } });
    expect(again.addHall).toEqual({ __typename: 'HallNameTakenError', hallId: addHall.id });
    const tables = async (input: object) =>
      organizer.ask(ADD_TABLES, { input: { hallId: addHall.id, ...input } });
    const { data } = await tables({ labels: ['VIP', 'A2', 'A10'] });
    expect(data.addTables.tables.map((table: any) => table.label)).toEqual(['A2', 'A10', 'VIP']);
    expect((await tables({ labels: ['A3', 'VIP', 'A2'] })).data.addTables).toEqual({
      __typename: 'TableLabelsTakenError',
      labels: ['A2', 'VIP'],
    });
    expect((await tables({ labels: ['A3', 'A3'] })).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'labels'] },
    ]);
    expect((await tables({ labels: ['A3'], count: 2 })).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'count'] },
    ]);
    expect((await tables({})).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');

    const [first, second] = data.addTables.tables;
    const rename = async (label: string) =>
      (
        await organizer.data(
          `mutation ($input: RenameTableInput!) {
            renameTable(input: $input) { ... on Table { label } ... on TableLabelsTakenError { labels } }
          }`,
          { input: { tableId: first.id, label } },
        )
      ).renameTable;
    expect(await rename(second.label)).toEqual({ labels: ['A10'] });
    expect(await rename('A1')).toEqual({ label: 'A1' });
    const { blockTable } = await organizer.data(
      'mutation ($id: ID!) { blockTable(tableId: $id) { ... on Table { blockedAt } } }',
      first,
    );
    expect(blockTable.blockedAt).toBe('2026-11-22T02:00:00.000Z');
    const { unblockTable } = await organizer.data(
      'mutation ($id: ID!) { unblockTable(tableId: $id) { blockedAt } }',
      first,
    );
    expect(unblockTable.blockedAt).toBeNull();
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
