import type { Organisation } from '#directory';
import { ProgrammeTarget, TARGET_DEFINITIONS } from '#target';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const text = (en: string) => [{ language: 'en', text: en }];
const ASSESSMENT = `... on Assessment { id version state farApart sheets { isMine submittedAt total scores { score } }
  result { edition total reason } }`;

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('the figures of a programme', () => {
  let test: TestApp;
  let lan: GraphqlClient;
  let hanh: GraphqlClient;
  let anh: GraphqlClient;
  let ids: Record<'hanh' | 'anh', string>;
  let firm: Organisation;
  let other: Organisation;
  let third: Organisation;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-20T02:00:00Z' });
    const em = test.em();
    const member = await makePerson(em, { email: 'lan@example.com' });
    const others = await makePerson(em, { email: 'minh@example.com' });
    ids = {
      hanh: (await makePerson(em, { email: 'hanh@example.com', isStaff: true })).id,
      anh: (await makePerson(em, { email: 'anh@example.com', isStaff: true })).id,
    };
    firm = await makeOrganisation(em, { legalName: 'Tân Phát', isSupplier: true, members: [member] });
    other = await makeOrganisation(em, { legalName: 'Minh Quang', isSupplier: true, members: [others] });
    third = await makeOrganisation(em, { legalName: 'Hòa Bình', isSupplier: true });
    const signIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    [lan, hanh, anh] = await Promise.all([signIn('lan'), signIn('hanh'), signIn('anh')]);
  });
  afterEach(() => test.close());

  it('counts a recognised product once, however often its recognition is renewed', async () => {
    const record = (organisation: Organisation, productName: string, year: number) =>
      hanh.data(
        `mutation ($input: RecordRecognitionInput!) { recordRecognition(input: $input) {
          __typename ... on Recognition { id version } ... on Refusal { code } } }`,
        {
          input: {
            ...{ organisationId: organisation.id, kind: 'KEY_INDUSTRIAL_PRODUCT', productName, year },
            ...{ decisionNumber: `${year}/QĐ`, decidedOn: `${year}-12-20`, validUntil: `${year + 3}-12-19` },
          },
        },
      );
    await record(firm, 'Bánh răng', 2021);
    await record(firm, 'Trục cán', 2021);
    await record(other, 'Khuôn ép', 2022);
    const { recordRecognition: renewed } = await record(firm, 'bánh răng', 2024);
    expect(await record(firm, 'Bánh răng', 2024)).toEqual({
      recordRecognition: { __typename: 'AlreadyRecognisedError', code: 'ALREADY_RECOGNISED' },
    });
    const figures = (asOf: string, from?: string) =>
      test
        .client()
        .data(
          `query ($asOf: LocalDate, $from: LocalDate) { recognitionFigures(asOf: $asOf, from: $from) {
            recognised { products enterprises } inForce { products enterprises } expired { products }
            byYear { year added { products } inAll { products } } } }`,
          { asOf, from },
        )
        .then(({ recognitionFigures }) => recognitionFigures);
    expect(await figures('2026-11-20')).toEqual({
      recognised: { products: 3, enterprises: 2 },
      inForce: { products: 1, enterprises: 1 },
      expired: { products: 2 },
      byYear: [
        { year: 2021, added: { products: 2 }, inAll: { products: 2 } },
        { year: 2022, added: { products: 1 }, inAll: { products: 3 } },
      ],
    });
    expect((await figures('2022-12-31', '2022-01-01')).recognised).toEqual({ products: 1, enterprises: 1 });
    await hanh.data(
      `mutation ($id: ID!, $version: Int!, $input: WithdrawRecognitionInput!) {
        withdrawRecognition(id: $id, version: $version, input: $input) { __typename } }`,
      {
        ...{ id: renewed.id, version: renewed.version },
        input: { withdrawnOn: '2026-01-10', reason: 'No longer made' },
      },
    );
    expect((await figures('2026-11-20')).inForce).toEqual({ products: 0, enterprises: 0 });
  });

  it('scores a request by two who don’t see each other’s sheet, and keeps every result', async () => {
    const { draftCriteriaSet: set } = await hanh.data(
      `mutation ($input: DraftCriteriaSetInput!) { draftCriteriaSet(input: $input) { id version criteria { id } } }`,
      {
        input: {
          ...{ code: 'support', name: text('Support') },
          criteria: [
            {
              kind: 'GENERAL',
              name: text('Productivity'),
              evidence: text('Accounts'),
              scale: 10,
              weight: 60,
            },
            { kind: 'PRIORITY', name: text('Priority'), evidence: text('Decision'), scale: 10, weight: 40 },
          ],
        },
      },
    );
    await hanh.data(
      `mutation ($id: ID!, $version: Int!) { adoptCriteriaSet(id: $id, version: $version) { __typename } }`,
      set,
    );
    const { openAssessmentRound: round } = await hanh.data(
      `mutation ($input: OpenRoundInput!) { openAssessmentRound(input: $input) { id } }`,
      { input: { name: text('Round'), year: 2026, criteriaSetId: set.id, threshold: 60 } },
    );
    const { enterAssessment: entered } = await hanh.data(
      `mutation ($input: EnterAssessmentInput!) { enterAssessment(input: $input) { ${ASSESSMENT} } }`,
      { input: { roundId: round.id, organisationId: firm.id, subject: 'Five-axis mill' } },
    );
    const id = entered.id as string;
    const assign = (personIds: string[]) =>
      hanh.data(
        `mutation ($id: ID!, $personIds: [ID!]!) { assignAssessors(id: $id, personIds: $personIds) {
          __typename ${ASSESSMENT} } }`,
        { id, personIds },
      );
    // Nobody scores for two.
    expect((await assign([ids.hanh, ids.hanh])).assignAssessors.state).toBe('UNASSIGNED');
    await assign([ids.hanh, ids.anh]);
    const score = async (by: GraphqlClient, given: number[], submit = true) =>
      (
        await by.data(
          `mutation ($id: ID!, $input: SaveScoresInput!) { saveScores(id: $id, input: $input) { ${ASSESSMENT} } }`,
          {
            id,
            input: {
              scores: given.map((one, index) => ({
                criterionId: set.criteria[index].id,
                score: one,
                note: 'Seen',
              })),
              submit,
            },
          },
        )
      ).saveScores;
    await score(hanh, [8, 5]);
    const { assessment: seen } = await anh.data(
      `query ($id: ID!) { assessment(id: $id) { ${ASSESSMENT} } }`,
      {
        id,
      },
    );
    const theirs = seen.sheets.find(({ isMine }: { isMine: boolean }) => !isMine);
    expect([theirs.scores, theirs.total]).toEqual([null, null]);
    const both = await score(anh, [7, 9]);
    expect(both.state).toBe('TO_RECONCILE');
    expect(both.farApart).toEqual([set.criteria[1].id]);
    const reconcile = (version: number, of: number) =>
      hanh.data(
        `mutation ($id: ID!, $version: Int!, $input: ReconcileInput!) {
          reconcileAssessment(id: $id, version: $version, input: $input) { __typename ${ASSESSMENT} } }`,
        {
          ...{ id, version },
          input: {
            reason: `Priority is ${of}`,
            scores: set.criteria.map((one: { id: string }, index: number) => ({
              ...{ criterionId: one.id, note: 'Agreed' },
              score: index === 0 ? 8 : of,
            })),
          },
        },
      );
    const { reconcileAssessment: first } = await reconcile(both.version, 6);
    expect(first.result).toEqual({ edition: 1, total: '72.00', reason: 'Priority is 6' });
    const { reconcileAssessment: second } = await reconcile(first.version, 7);
    expect(second.result).toEqual({ edition: 2, total: '76.00', reason: 'Priority is 7' });
    expect(await lan.errorCode(`query ($id: ID!) { assessment(id: $id) { id } }`, { id })).toBe('FORBIDDEN');
    await hanh.data(`mutation ($id: ID!) { closeAssessmentRound(id: $id) { id } }`, { id: round.id });
    const { assessment: kept } = await hanh.data(
      `query ($id: ID!) { assessment(id: $id) { results { edition total } } }`,
      { id },
    );
    expect(kept.results.map(({ total }: { total: string }) => total).sort()).toEqual(['72.00', '76.00']);
  });

  it('pays support out of a budget, never twice by one voucher, and takes back by an entry of its own', async () => {
    const { setSupportBudget: budget } = await hanh.data(
      `mutation ($input: SupportBudgetInput!) { setSupportBudget(input: $input) { ... on SupportBudget { id } } }`,
      {
        input: {
          ...{ code: 'HTLS-2026', name: text('Interest'), year: 2026 },
          amount: { amount: '1000000', currency: 'VND' },
        },
      },
    );
    const pay = async (amount: string, documentReference: string, more: object = {}) =>
      (
        await hanh.data(
          `mutation ($input: SupportPaymentInput!) { recordSupportPayment(input: $input) {
            __typename ... on SupportPayment { id } ... on Refusal { code } } }`,
          {
            input: {
              ...{
                budgetId: budget.id,
                organisationId: firm.id,
                kind: 'INTEREST_SUPPORT',
                documentReference,
              },
              ...{ amount: { amount, currency: 'VND' }, paidOn: '2026-11-02', purpose: 'Interest', ...more },
            },
          },
        )
      ).recordSupportPayment;
    const paid = await pay('700000', 'UNC 1');
    expect((await pay('100000', 'unc 1')).code).toBe('DOCUMENT_USED');
    expect((await pay('400000', 'UNC 2')).code).toBe('BUDGET_OVERDRAWN');
    expect((await pay('400000', 'UNC 2', { overdrawReason: 'Decision 9' })).__typename).toBe(
      'SupportPayment',
    );
    const reverse = () =>
      hanh.data(
        `mutation ($id: ID!, $input: ReversePaymentInput!) { reverseSupportPayment(id: $id, input: $input) {
          __typename ... on Refusal { code } } }`,
        { id: paid.id, input: { reason: 'Wrong enterprise' } },
      );
    expect((await reverse()).reverseSupportPayment.__typename).toBe('SupportPayment');
    expect((await reverse()).reverseSupportPayment.code).toBe('ALREADY_REVERSED');
    const { supportFigures } = await hanh.data(
      `{ supportFigures { kind enterprises amount { amount currency } } }`,
    );
    expect(supportFigures[0]).toMatchObject({ kind: null, amount: { amount: '400000', currency: 'VND' } });
  });

  it('holds a course: places, a queue, attendance, certificates, and the target that counts it', async () => {
    const sessions = [1, 2].map((day) => ({
      startsAt: `2026-11-2${day}T01:30:00Z`,
      endsAt: `2026-11-2${day}T04:30:00Z`,
    }));
    const { planActivity: planned } = await hanh.data(
      `mutation ($input: PlanActivityInput!) { planActivity(input: $input) { id sessions { id } } }`,
      {
        input: {
          ...{
            kind: 'TRAINING',
            topic: 'MANAGEMENT',
            title: text('5S'),
            place: 'Hà Nội',
            places: 1,
            sessions,
          },
          ...{ signUpUntil: '2026-11-20T23:00:00Z', requiredAttendance: 80 },
        },
      },
    );
    const activityId = planned.id as string;
    const enrol = async (by: GraphqlClient, organisation: Organisation) =>
      (
        await by.data(
          `mutation ($input: EnrolInput!) { enrolInActivity(input: $input) {
            __typename ... on ActivityEnrolment { id status queuePlace participants { id } } ... on Refusal { code } } }`,
          { input: { activityId, organisationId: organisation.id, participants: [{ name: 'Bình' }] } },
        )
      ).enrolInActivity;
    await hanh.data(`mutation ($id: ID!) { openActivity(id: $id) { __typename } }`, { id: activityId });
    const first = await enrol(lan, firm);
    expect(first.status).toBe('ENROLLED');
    const minh = await test.client().signIn('minh@example.com', TEST_PASSWORD);
    const waiting = await enrol(minh, other);
    expect([waiting.status, waiting.queuePlace]).toEqual(['WAITING', 1]);
    await lan.data(`mutation ($id: ID!) { withdrawEnrolment(id: $id) { __typename } }`, { id: first.id });
    const list = async () =>
      (
        await hanh.data(
          `query ($id: ID!) { activityEnrolments(activityId: $id) {
            status organisation { id } participants { id isCertified } } }`,
          { id: activityId },
        )
      ).activityEnrolments.find(
        ({ organisation }: { organisation: { id: string } }) => organisation.id === other.id,
      );
    // Who waited first moves up.
    expect((await list()).status).toBe('ENROLLED');
    const attend = (index: number) =>
      hanh.data(
        `mutation ($id: ID!, $ids: [ID!]!) { recordAttendance(sessionId: $id, participantIds: $ids) { id } }`,
        { id: planned.sessions[index].id, ids: [waiting.participants[0].id] },
      );
    test.clock.set('2026-11-23T02:00:00Z');
    // The database's own clock isn't that of the test.
    await test.em().execute(`update activity_enrolment set created_at = '2026-11-20T02:00:00Z'`);
    await attend(0);
    expect((await list()).participants[0].isCertified).toBe(false);
    await attend(1);
    const printed = (by: GraphqlClient | null, person = waiting.participants[0].id) =>
      fetch(`${test.url}/export/certificates/${person}?lang=vi`, {
        headers: by ? { authorization: `Bearer ${by.bearer}` } : {},
      });
    const certificate = await printed(minh);
    expect([certificate.status, certificate.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = Buffer.from(await certificate.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    // The same records make the same file.
    expect(Buffer.from(await (await printed(hanh)).arrayBuffer()).equals(bytes)).toBe(true);
    // Not for another enterprise, nor for whoever has not come.
    expect([(await printed(lan)).status, (await printed(null)).status]).toEqual([403, 401]);
    expect((await printed(hanh, first.participants[0].id)).status).toBe(404);

    const { saveProgramme: programme } = await hanh.data(
      `mutation ($input: ProgrammeInput!) { saveProgramme(input: $input) { ... on Programme { id } } }`,
      { input: { code: 'programme', name: text('Programme'), startsOn: '2026-01-01', endsOn: '2030-12-31' } },
    );
    const { setProgrammeTarget: target } = await hanh.data(
      `mutation ($input: ProgrammeTargetInput!) { setProgrammeTarget(input: $input) { id } }`,
      { input: { programmeId: programme.id, year: 2026, definition: 'MANAGEMENT_ADVISED', goal: 4 } },
    );
    const actual = async (asOf: string) =>
      (
        await hanh.data(
          `query ($id: ID!, $asOf: LocalDate) { programmeTargets(programmeId: $id, asOf: $asOf) {
            id actual goal enterprises misses { reason records } } }`,
          { id: programme.id, asOf },
        )
      ).programmeTargets;
    expect(await actual('2026-11-23')).toEqual([
      { id: target.id, actual: 1, goal: 4, enterprises: 1, misses: [{ reason: 'WITHDRAWN', records: 1 }] },
    ]);
    expect((await actual('2026-11-21'))[0].actual).toBe(0);
    const one = await fewestStatements(test, () => actual('2026-11-23'));
    const em = test.em();
    for (let year = 2027; year <= 2030; year++)
      for (const definition of TARGET_DEFINITIONS)
        em.create(ProgrammeTarget, { programme: programme.id, year, definition, goal: 1 });
    await em.flush();
    expect(await fewestStatements(test, () => actual('2026-11-23'))).toBe(one);
  });

  it('draws who supplies whom once both have said so', async () => {
    const minh = await test.client().signIn('minh@example.com', TEST_PASSWORD);
    const claim = (by: GraphqlClient, supplier: Organisation, customer: Organisation) =>
      by.data(
        `mutation ($input: SupplyClaimInput!) { claimSupplyLink(input: $input) {
          __typename ... on SupplyLink { id status } ... on Refusal { code } } }`,
        { input: { supplierId: supplier.id, customerId: customer.id, subject: 'Parts' } },
      );
    const { claimSupplyLink: link } = await claim(lan, firm, other);
    expect(link.status).toBe('CLAIMED');
    expect((await claim(minh, firm, other)).claimSupplyLink.code).toBe('ALREADY_LINKED');
    const network = async () =>
      (
        await lan.data(
          `query ($id: ID!) { supplyNetwork(organisationId: $id) { members { tier organisation { id } } links { id } } }`,
          { id: other.id },
        )
      ).supplyNetwork;
    expect((await network()).links).toEqual([]);
    const answer = (by: GraphqlClient) =>
      by.data(
        `mutation ($id: ID!) { answerSupplyLink(id: $id, isTrue: true) { __typename ... on Refusal { code } } }`,
        { id: link.id },
      );
    expect((await answer(lan)).answerSupplyLink.code).toBe('NOT_YOURS_TO_CONFIRM');
    await answer(minh);
    const { members, links } = await network();
    expect(links).toEqual([{ id: link.id }]);
    expect(
      members.map(({ tier, organisation }: { tier: number; organisation: { id: string } }) => [
        tier,
        organisation.id,
      ]),
    ).toEqual([
      [0, other.id],
      [1, firm.id],
    ]);
    // Nobody claims for others.
    expect(
      await lan.errorCode(
        `mutation ($input: SupplyClaimInput!) { claimSupplyLink(input: $input) { __typename } }`,
        { input: { supplierId: third.id, customerId: other.id } },
      ),
    ).toBe('FORBIDDEN');
  });
});
