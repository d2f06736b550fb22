import { MailMessage } from '#notification';
import { makeDelegate, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import {
  ACT,
  ADD_DELEGATE,
  ADD_HALL,
  ADD_TABLES,
  CREATE_FAIR,
  FAIR_INPUT,
  PARTICIPATIONS,
  PLAN_DAYS,
  REGISTER_ALL,
  SET_AVAILABILITY,
  type FairDesk,
  startFairDesk,
} from '../support/fair-desk.js';

describe('setting up a fair', () => {
  let test: FairDesk['test'];
  let staff: FairDesk['staff'];
  let memberOfNew: FairDesk['memberOfNew'];
  let organizerOf: FairDesk['organizerOf'];

  beforeEach(async () => {
    ({ test, staff, memberOfNew, organizerOf } = await startFairDesk());
  });
  afterEach(() => test.close());

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
});
