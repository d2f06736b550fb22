import { PeopleService } from '#identity';
import { eventually } from '../support/eventually.js';
import { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const PASSWORD = 'a phrase for the whole chain';
const DAY = '2026-11-25';

/** From "what can you make" to "what was it worth", by HTTP and sockets alone. */
describe('the chain of the product', () => {
  let test: TestApp;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-11-20T02:00:00Z' });
  });
  afterAll(async () => {
    open.forEach((live) => live.close());
    await test.close();
  });

  it('holds from the first link to the figure in the report', async () => {
    // The installation's own link makes the administrator; everybody else comes by letter.
    const link = (await test.get(PeopleService).firstAdminLink())!;
    const admin = await byToken('createFirstAdmin', 'CreateFirstAdminInput', {
      token: tokenIn(link),
      email: 'admin@example.com',
      name: 'Admin',
      password: PASSWORD,
    });
    async function byToken(mutation: string, inputType: string, input: object): Promise<GraphqlClient> {
      const { [mutation]: signedIn } = await test
        .client()
        .data(
          `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ... on SignedIn { token } } }`,
          { input },
        );
      expect(signedIn.__typename).toBe('SignedIn');
      return new GraphqlClient(test.url, signedIn.token);
    }
    async function joinByLetter(email: string): Promise<GraphqlClient> {
      const { mailOutbox } = await admin.data(
        '{ mailOutbox(first: 50) { edges { node { to subject text } } } }',
      );
      const letters = mailOutbox.edges.map(({ node }: { node: { to: string } }) => node);
      const letter = letters.find(({ to }: { to: string }) => to === email);
      expect(letter.subject).toMatch(/^You are invited to /);
      return byToken('choosePassword', 'ChoosePasswordInput', {
        token: tokenIn(letter.text),
        password: PASSWORD,
      });
    }
    /** The answer of a mutation, which must be of the type named. */
    async function does(client: GraphqlClient, type: string, mutation: string, variables: object) {
      const [, declared, name] = /^(\(.*?\)) (\w+)/.exec(mutation)!;
      const answer = (
        await client.data(`mutation ${declared} { ${mutation.slice(declared!.length)} }`, variables)
      )[name!];
      expect(answer).toMatchObject({ __typename: type });
      return answer;
    }

    // People and organisations.
    await admin.data(
      `mutation { inviteColleague(input: { email: "staff@example.com", name: "Staff" }) { id } }`,
    );
    const staff = await joinByLetter('staff@example.com');
    const register = async (input: object) =>
      (
        await does(
          staff,
          'Organisation',
          '($input: OrganisationInput!) registerOrganisation(input: $input) { __typename ... on Organisation { id } }',
          { input },
        )
      ).id as string;
    const supplierId = await register({
      legalName: 'Cơ khí Minh Phát',
      country: 'VN',
      isSupplier: true,
      languages: ['vi', 'en'],
    });
    const buyerId = await register({
      legalName: 'Kyoto Motors',
      country: 'JP',
      isBuyer: true,
      languages: ['ja', 'en'],
    });
    const inviteMember = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) }`;
    for (const [organisationId, email] of [
      [supplierId, 'lan@supplier.example'],
      [buyerId, 'ken@buyer.example'],
    ]) {
      await staff.data(inviteMember, { input: { organisationId, email, name: email!.split('@')[0] } });
    }
    const supplier = await joinByLetter('lan@supplier.example');
    const buyer = await joinByLetter('ken@buyer.example');

    // Supplier capability → index.
    await does(
      supplier,
      'Capability',
      '($id: ID!, $input: CapabilityInput!) addCapability(organisationId: $id, input: $input) { __typename }',
      {
        id: supplierId,
        input: {
          title: 'Phay CNC nhôm',
          conceptIds: ['process.cnc-milling', 'material.aluminium'],
          toleranceUm: 10,
          partSizeMaxMm: 600,
          monthlyCapacity: 20_000,
          capacityUnit: 'PIECES',
        },
      },
    );
    await does(
      supplier,
      'Certificate',
      '($id: ID!, $input: CertificateInput!) addCertificate(organisationId: $id, input: $input) { __typename }',
      {
        id: supplierId,
        input: { conceptId: 'certificate.iso-9001', issuedOn: '2025-01-01', expiresOn: '2028-01-01' },
      },
    );
    await eventually(async () => {
      const { searchSuppliers } = await buyer.data(
        `{ searchSuppliers(query: "CNC milling", filter: { certificates: ["certificate.iso-9001"] }) {
          edges { node { organisation { id } reasons { kind } } } } }`,
      );
      expect(searchSuppliers.edges).toEqual([
        {
          node: {
            organisation: { id: supplierId },
            reasons: expect.arrayContaining([{ kind: 'CONCEPT' }, { kind: 'CERTIFICATE' }]),
          },
        },
      ]);
    });

    // The fair, set up by an organiser who was invited by letter.
    const fair = await does(
      staff,
      'Fair',
      '($input: FairInput!) createFair(input: $input) { __typename ... on Fair { id } }',
      {
        input: {
          code: 'hsif-2026',
          name: [
            { language: 'en', text: 'Hanoi Supporting Industries Fair 2026' },
            { language: 'vi', text: 'Hội chợ Công nghiệp hỗ trợ Hà Nội 2026' },
          ],
          venue: 'ICE',
          city: 'Hanoi',
          country: 'VN',
          timeZone: 'Asia/Ho_Chi_Minh',
          startsOn: DAY,
          endsOn: '2026-11-26',
        },
      },
    );
    await staff.data(`mutation ($input: AddFairOrganizerInput!) { addFairOrganizer(input: $input) { id } }`, {
      input: { fairId: fair.id, email: 'organiser@fair.example', name: 'Organiser' },
    });
    const organiser = await joinByLetter('organiser@fair.example');
    await does(organiser, 'Fair', '($input: PlanDaysInput!) planDays(input: $input) { __typename }', {
      input: {
        fairId: fair.id,
        slotMinutes: 20,
        days: [{ date: DAY, opensAt: '09:00', closesAt: '11:00' }],
      },
    });
    const hall = await does(
      organiser,
      'Hall',
      '($input: AddHallInput!) addHall(input: $input) { __typename ... on Hall { id } }',
      { input: { fairId: fair.id, name: 'Hall 1' } },
    );
    await does(organiser, 'Hall', '($input: AddTablesInput!) addTables(input: $input) { __typename }', {
      input: { hallId: hall.id, prefix: 'A', count: 4 },
    });
    await does(organiser, 'Fair', '($id: ID!) openFair(id: $id) { __typename }', { id: fair.id });
    const takePart = async (organisationId: string, side: string, delegateName: string) => {
      const participation = await does(
        organiser,
        'Participation',
        '($input: RegisterParticipationInput!) registerParticipation(input: $input) { __typename ... on Participation { id } }',
        { input: { fairId: fair.id, organisationId, side, kind: 'DIRECT' } },
      );
      await organiser.data(`mutation ($input: AddDelegateInput!) { addDelegate(input: $input) { id } }`, {
        input: { participationId: participation.id, name: delegateName },
      });
      return participation.id as string;
    };
    const supplierAtFair = await takePart(supplierId, 'SUPPLIER', 'Nguyễn Thị Lan');
    const buyerAtFair = await takePart(buyerId, 'BUYER', 'Ken Tanaka');

    // Need → proposal with reasons → interest from both sides.
    const { createNeed: need } = await buyer.data(
      `mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id fairId } }`,
      {
        input: {
          buyerId,
          fairId: fair.id,
          title: 'Milled aluminium housings',
          toleranceUm: 20,
          concepts: [
            { conceptId: 'process.cnc-milling', importance: 'MUST' },
            { conceptId: 'certificate.iso-9001', importance: 'MUST' },
            { conceptId: 'material.aluminium', importance: 'SHOULD' },
          ],
        },
      },
    );
    expect(need.fairId).toBe(fair.id);
    const proposed = await does(
      organiser,
      'ProposedMatches',
      '($input: ProposeMatchesInput!) proposeMatches(input: $input) { __typename ... on ProposedMatches { proposed } }',
      { input: { fairId: fair.id } },
    );
    expect(proposed.proposed).toBe(1);
    const PROPOSALS = `query ($fair: ID!) { proposals(fairId: $fair) { edges { node {
      id isAgreed score reasons { code } need { id } supplier { id } buyer { id }
      supplierAnswerVersion buyerAnswerVersion } } } }`;
    const proposalFor = async (client: GraphqlClient) => {
      const { proposals } = await client.data(PROPOSALS, { fair: fair.id });
      expect(proposals.edges).toHaveLength(1);
      return proposals.edges[0].node;
    };
    const proposal = await proposalFor(supplier);
    expect(proposal).toMatchObject({
      need: { id: need.id },
      supplier: { id: supplierAtFair },
      buyer: { id: buyerAtFair },
      isAgreed: false,
    });
    expect(proposal.reasons.length).toBeGreaterThan(0);
    for (const [client, answer] of [
      [supplier, 'MEET'],
      [buyer, 'MUST'],
    ] as const) {
      await does(
        client,
        'Proposal',
        '($input: ProposalAnswerInput!) answerProposal(input: $input) { __typename }',
        { input: { proposalId: proposal.id, version: 0, answer } },
      );
    }
    expect(await proposalFor(buyer)).toMatchObject({ id: proposal.id, isAgreed: true });

    // A party books; the other hears of it at once.
    const live = await LiveClient.connect(test.url, buyer.bearer);
    open.push(live);
    const pair = { supplierParticipationId: supplierAtFair, buyerParticipationId: buyerAtFair };
    const { freeSlots } = await supplier.data(
      `query ($supplierParticipationId: ID!, $buyerParticipationId: ID!) {
        freeSlots(supplierParticipationId: $supplierParticipationId, buyerParticipationId: $buyerParticipationId) {
          slot { id startsAt } table { id } } }`,
      pair,
    );
    expect(freeSlots[0].slot.startsAt).toBe('2026-11-25T02:00:00.000Z');
    const booked = await does(
      supplier,
      'Meeting',
      `($input: BookMeetingInput!) bookMeeting(input: $input) { __typename ... on Meeting {
        id status version proposal { id need { id } } supplier { id } buyer { id } slot { id } } }`,
      {
        input: {
          ...pair,
          fairId: fair.id,
          slotId: freeSlots[0].slot.id,
          tableId: freeSlots[0].table.id,
          proposalId: proposal.id,
        },
      },
    );
    const heard = await live.heard('meeting.booked');
    expect(heard.ids).toMatchObject({ fairId: fair.id, meetingId: booked.id });
    expect(booked).toMatchObject({
      status: 'RELEASED',
      proposal: { id: proposal.id, need: { id: need.id } },
      supplier: { id: supplierAtFair },
      buyer: { id: buyerAtFair },
      slot: { id: freeSlots[0].slot.id },
    });
    const { myCalendar } = await buyer.data(`{ myCalendar { meetings { id } } }`);
    expect(myCalendar.meetings).toEqual([{ id: booked.id }]);

    // The day comes: held → outcome.
    const hold = `($id: ID!) holdMeeting(meetingId: $id) { __typename ... on Meeting { status } }`;
    await does(supplier, 'MeetingNotStartedError', hold, { id: booked.id });
    test.clock.set('2026-11-25T02:10:00Z');
    await does(organiser, 'Fair', '($id: ID!) startFair(id: $id) { __typename }', { id: fair.id });
    expect(await does(supplier, 'Meeting', hold, { id: booked.id })).toMatchObject({ status: 'HELD' });
    for (const client of [supplier, buyer]) {
      await does(
        client,
        'Outcome',
        '($input: RecordOutcomeInput!) recordOutcome(input: $input) { __typename }',
        { input: { meetingId: booked.id, kind: 'COOPERATION_AGREED', note: 'Drawings follow' } },
      );
    }
    const { meeting } = await organiser.data(
      `query ($id: ID!) { meeting(id: $id) { status outcomeKind proposal { id } } }`,
      { id: booked.id },
    );
    expect(meeting).toEqual({
      status: 'HELD',
      outcomeKind: 'COOPERATION_AGREED',
      proposal: { id: proposal.id },
    });

    // Agreement: reported by one party, confirmed by the other, verified by staff.
    const agreement = await does(
      supplier,
      'Agreement',
      `($input: AgreementInput!) recordAgreement(input: $input) { __typename ... on Agreement {
        id number version status } }`,
      {
        input: {
          kind: 'CONTRACT',
          title: 'Supply of housings',
          signedOn: DAY,
          fairId: fair.id,
          meetingId: booked.id,
          sectorConceptId: 'industry.automotive',
          value: { amount: '250000.00', currency: 'USD' },
          parties: [
            { organisationId: supplierId, role: 'SUPPLIER', signatory: 'Nguyễn Thị Lan' },
            { organisationId: buyerId, role: 'BUYER' },
          ],
        },
      },
    );
    expect(agreement.status).toBe('REPORTED');
    const confirm = `($id: ID!, $version: Int!) confirmAgreement(id: $id, version: $version) {
      __typename ... on Agreement { status version } }`;
    await does(supplier, 'OwnReportError', confirm, { id: agreement.id, version: agreement.version });
    const confirmed = await does(buyer, 'Agreement', confirm, {
      id: agreement.id,
      version: agreement.version,
    });
    expect(confirmed.status).toBe('CONFIRMED');
    const verify = `($id: ID!, $version: Int!, $paper: String) verifyAgreement(id: $id, version: $version, documentReference: $paper) {
      __typename ... on Agreement { status } }`;
    await does(staff, 'DocumentMissingError', verify, { id: agreement.id, version: confirmed.version });
    const verified = await does(staff, 'Agreement', verify, {
      id: agreement.id,
      version: confirmed.version,
      paper: 'Binder 7, page 12',
    });
    expect(verified.status).toBe('VERIFIED');

    // The report counts it, leads to it, and it leads back to the need.
    const { programmeReport } = await staff.data(
      `{ programmeReport(filter: { fromYear: 2026 }) {
        sentence
        directEnterprises { count }
        agreements { count value { amount currency } drillDown { fairIds signedFrom signedTo statuses year kinds } }
        byFair { key count value { amount } drillDown { fairIds signedFrom signedTo statuses year kinds } direct { count } }
      } }`,
    );
    expect(programmeReport.sentence).toMatch(/^Since 2026, 1 enterprise .*; 1 agreement .*US\$250,000/);
    expect(programmeReport).toMatchObject({
      directEnterprises: { count: 1 },
      agreements: { count: 1, value: { amount: '250000.00', currency: 'USD' } },
      byFair: [{ key: fair.id, count: 1, value: { amount: '250000.00' }, direct: { count: 1 } }],
    });
    for (const { drillDown } of [programmeReport.agreements, programmeReport.byFair[0]]) {
      const { agreements } = await staff.data(
        `query ($filter: AgreementFilter) { agreements(filter: $filter) { edges { node {
          id documentReference fair { id } meeting { id proposal { id need { id buyer { id } } } }
          parties { organisation { id } } } } } }`,
        { filter: drillDown },
      );
      expect(agreements.edges).toEqual([
        {
          node: {
            id: agreement.id,
            documentReference: 'Binder 7, page 12',
            fair: { id: fair.id },
            meeting: {
              id: booked.id,
              proposal: { id: proposal.id, need: { id: need.id, buyer: { id: buyerId } } },
            },
            parties: [{ organisation: { id: supplierId } }, { organisation: { id: buyerId } }],
          },
        },
      ]);
    }
  });
});

function tokenIn(text: string): string {
  return /#([\w-]+)/.exec(text)![1]!;
}
