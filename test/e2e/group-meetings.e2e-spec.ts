import { FairSession, SessionAttendance, type Slot } from '#fair';
import { MailMessage } from '#notification';
import { FairFactsReader, checkPlaced, groupsAt, readGroups, readMeetings } from '#planning';
import { type PlanningScene, makePlanningScene } from '../factories/planning.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const FAULTS = `code isWarning culprits { kind id name }`;
const GROUP = `id version title isMust tableId parties { participationId name side delegateId delegateName }
  place { sessionId startsAt tableLabel delegateNames }`;
const GROUPS = `query ($fairId: ID!) { groupMeetings(fairId: $fairId) { ${GROUP} } }`;
const ADD = `mutation ($input: AddGroupMeetingInput!) { addGroupMeeting(input: $input) { ${GROUP} } }`;
const REVISE = `mutation ($id: ID!, $version: Int!, $input: GroupMeetingInput!) {
  reviseGroupMeeting(groupMeetingId: $id, version: $version, input: $input) {
    __typename ... on GroupMeeting { ${GROUP} } ... on Refusal { code } } }`;
const UNPLACE = `mutation ($id: ID!) { unplaceGroupMeeting(groupMeetingId: $id) { ${GROUP} } }`;
const REMOVE = `mutation ($id: ID!) { removeGroupMeeting(groupMeetingId: $id) }`;
const PLAN = `mutation ($input: PlanTimetableInput!) { planTimetable(input: $input) {
  __typename ... on PlanRun { id } ... on PlanImpossibleError { faults { ${FAULTS} } } } }`;
const RUN = `query ($id: ID!) { planRun(id: $id) { status outcome draftId faults { ${FAULTS} } } }`;
const DRAFT = `query ($id: ID!) { timetableDraft(id: $id) { id version meetingCount
  groupMeetings { groupMeetingId title slotId tableId tableLabel partyNames delegateNames } } }`;
const EDITED = `{ __typename ... on TimetableDraft { id version } ... on Refusal { code }
  ... on PlacementRefusedError { faults { ${FAULTS} } } }`;
const PLACE = `mutation ($id: ID!, $version: Int!, $group: ID!, $slotId: ID!, $tableId: ID) {
  placeDraftGroupMeeting(draftId: $id, version: $version, groupMeetingId: $group, slotId: $slotId, tableId: $tableId) ${EDITED} }`;
const TAKE_OUT = `mutation ($id: ID!, $version: Int!, $group: ID!) {
  removeDraftGroupMeeting(draftId: $id, version: $version, groupMeetingId: $group) ${EDITED} }`;
const ADD_PAIR = `mutation ($id: ID!, $version: Int!, $supplier: ID!, $buyer: ID!, $slotId: ID!, $tableId: ID) {
  addDraftMeeting(draftId: $id, version: $version, supplierParticipationId: $supplier,
    buyerParticipationId: $buyer, slotId: $slotId, tableId: $tableId) ${EDITED} }`;
const LEFT_OUT = `query ($id: ID!) { unplacedGroupMeetings(draftId: $id) { title isMust
  reasons { code culprits { name } } room { kind slotId } } }`;
const COMPARE = `query ($fairId: ID!, $before: ID, $after: ID) {
  compareTimetables(fairId: $fairId, beforeDraftId: $before, afterDraftId: $after) {
    groupMeetings { before { slotId } after { slotId title } } } }`;
const DIFFERENCE = `query ($fairId: ID!, $from: Int!, $to: Int!) {
  timetableGroupDifference(fairId: $fairId, from: $from, to: $to) { before { slotId } after { slotId title partyNames } } }`;
const PREVIEW = `query ($id: ID!) { releasePreview(draftId: $id) {
  letters groupMeetings { before { slotId } after { title slotId } } recipients { email groupMeetings } conflicts { ${FAULTS} } } }`;
const RELEASE = `mutation ($input: ReleaseTimetableInput!) { releaseTimetable(input: $input) {
  __typename ... on TimetableVersion { number meetings groupMeetings letters } ... on Refusal { code }
  ... on TimetableChangedError { conflicts { ${FAULTS} } } } }`;
const REBASE = `mutation ($id: ID!, $version: Int!) { rebaseTimetableDraft(draftId: $id, version: $version) {
  __typename ... on DraftRebased { moved dropped draft { version } } } }`;
const START = `mutation ($input: StartTimetableDraftInput!) { startTimetableDraft(input: $input) { id version } }`;
const TERMS = `mutation ($input: TableTermsInput!) { setTableTerms(input: $input) { __typename } }`;
const ABSENT = `mutation ($id: ID!, $slots: [ID!]!) {
  setDelegateAvailability(delegateId: $id, unavailableSlotIds: $slots) { __typename } }`;

describe('group meetings', () => {
  let test: TestApp;
  let scene: PlanningScene;
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makePlanningScene(test.em());
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const parties = () =>
    [scene.buyers[0]!, ...scene.suppliers].map(({ participation }) => ({
      participationId: participation.id,
    }));
  const add = async (rest: object = {}) =>
    (
      await organiser.data(ADD, {
        input: { fairId: scene.fair.id, title: 'Press tools', parties: parties(), ...rest },
      })
    ).addGroupMeeting;
  const groups = async () => (await organiser.data(GROUPS, { fairId: scene.fair.id })).groupMeetings;
  const draftOf = async (id: string) => (await organiser.data(DRAFT, { id })).timetableDraft;
  /** Moves, not seconds, unless a proof is waited for: a busy machine finds the same. */
  const planned = async (budget: object = { moves: 200_000 }) => {
    const { planTimetable } = await organiser.data(PLAN, { input: { fairId: scene.fair.id, ...budget } });
    const run = await eventually(async () => {
      const { planRun } = await organiser.data(RUN, { id: planTimetable.id });
      expect(['QUEUED', 'RUNNING']).not.toContain(planRun.status);
      return planRun;
    });
    return { run, draft: await draftOf(run.draftId) };
  };
  const started = async () =>
    (await organiser.data(START, { input: { fairId: scene.fair.id } })).startTimetableDraft;
  const release = async (draft: { id: string; version: number }) =>
    (await organiser.data(RELEASE, { input: { draftId: draft.id, version: draft.version } }))
      .releaseTimetable;
  const facts = () => test.get(FairFactsReader).read(test.em(), scene.fair.id);
  const place = async (draft: { id: string; version: number }, group: string, rest: object) =>
    (await organiser.data(PLACE, { ...draft, group, ...rest })).placeDraftGroupMeeting;
  const lettersTo = async () =>
    (await test.em().find(MailMessage, {}, { orderBy: { id: 1 } })).map(({ to, text }) => ({ to, text }));

  it('are placed by a search among the meetings of two, released as sessions, and told to all who come', async () => {
    const group = await add({ isMust: true });
    expect(group).toMatchObject({ title: 'Press tools', isMust: true, place: null });
    expect(group.parties.map(({ name }: { name: string }) => name)).toEqual(['B1', 'S1', 'S2', 'S3']);
    const { run, draft } = await planned({ seconds: 600 });
    expect(run).toMatchObject({ status: 'FINISHED', outcome: 'OPTIMAL', faults: [] });
    // Four slots for a buyer with three meetings of two and the group.
    expect(draft.meetingCount).toBe(6);
    expect(draft.groupMeetings).toMatchObject([
      { title: 'Press tools', partyNames: expect.arrayContaining(['B1', 'S3']) },
    ]);
    const [placed] = await readGroups(test.em(), draft.id);
    const pairs = await readMeetings(test.em(), draft.id);
    expect(checkPlaced(await facts(), pairs, [placed!])).toEqual([]);
    expect(placed!.delegateIds).toHaveLength(4);

    const { releasePreview } = await organiser.data(PREVIEW, { id: draft.id });
    expect(releasePreview).toMatchObject({
      groupMeetings: [{ before: null, after: { title: 'Press tools' } }],
      conflicts: [],
      letters: 5,
    });
    expect(releasePreview.recipients.map((one: object) => Object.values(one))).toEqual([
      ...[
        ['b1@example.com', 1],
        ['b2@example.com', 0],
      ],
      ...['s1', 's2', 's3'].map((name) => [`${name}@example.com`, 1]),
    ]);
    expect(await release(draft)).toMatchObject({ number: 1, meetings: 6, groupMeetings: 1, letters: 5 });
    const told = (await lettersTo()).filter(({ text }) => text.includes('“Press tools” (B1, S1, S2, S3)'));
    expect(told.map(({ to }) => to).sort()).toEqual(
      ['b1', 's1', 's2', 's3'].map((name) => `${name}@example.com`),
    );
    const session = await test.em().findOneOrFail(FairSession, { title: 'Press tools' });
    expect(await test.em().count(SessionAttendance, { session })).toBe(4);
    // What a draft has brought into the timetable is nothing new beside it.
    const { compareTimetables } = await organiser.data(COMPARE, { fairId: scene.fair.id, after: draft.id });
    expect(compareTimetables.groupMeetings).toEqual([]);
    expect((await groups())[0].place).toMatchObject({
      sessionId: session.id,
      tableLabel: expect.any(String),
    });

    // It stays where it is, and keeps its people and its table, when the next search is made.
    const next = await planned();
    expect(next.draft.groupMeetings).toEqual(draft.groupMeetings);
    expect((await release(next.draft)).__typename).toBe('TimetableVersion');
    const now = await facts();
    expect(checkPlaced(now, now.meetings)).toEqual([]);
    expect(await test.em().find(FairSession, {})).toMatchObject([{ id: session.id }]);
  });

  it('are placed by hand by the same rules, compared, taken out and explained', async () => {
    const [first, second] = scene.slots.map(({ id }) => id) as [string, string];
    const group = await add();
    const draft = await started();
    const put = await place(draft, group.id, { slotId: first });
    expect(put.__typename).toBe('TimetableDraft');
    const { buyers, suppliers } = scene;
    const pair = { supplier: suppliers[0]!.participation.id, buyer: buyers[1]!.participation.id };
    const busy = (await organiser.data(ADD_PAIR, { ...put, ...pair, slotId: first })).addDraftMeeting;
    expect(busy).toMatchObject({ code: 'PLACEMENT_REFUSED' });
    const after = (await organiser.data(ADD_PAIR, { ...put, ...pair, slotId: second })).addDraftMeeting;
    expect(after.__typename).toBe('TimetableDraft');
    // The supplier meets somebody else in the second slot by now.
    const clash = await place(after, group.id, { slotId: second });
    expect(clash.faults.map(({ code }: { code: string }) => code)).toContain('RULE_CAPACITY');
    expect(clash.faults[0].culprits).toContainEqual(
      expect.objectContaining({ kind: 'GROUP', name: 'Press tools' }),
    );

    const { compareTimetables } = await organiser.data(COMPARE, { fairId: scene.fair.id, after: draft.id });
    expect(compareTimetables.groupMeetings).toEqual([
      { before: null, after: { slotId: first, title: 'Press tools' } },
    ]);
    const out = (await organiser.data(TAKE_OUT, { ...after, group: group.id })).removeDraftGroupMeeting;
    expect(out.__typename).toBe('TimetableDraft');
    const why = async () => (await organiser.data(LEFT_OUT, { id: draft.id })).unplacedGroupMeetings;
    expect(await why()).toMatchObject([{ title: 'Press tools', isMust: false, room: { kind: 'NOTHING' } }]);
    const { id } = scene.buyers[0]!.delegate;
    await organiser.data(ABSENT, { id, slots: scene.slots.map((slot) => slot.id) });
    expect((await why())[0].reasons).toMatchObject([{ code: 'NO_COMMON_SLOT' }]);
  });

  it('are moved by a later release, in the session they have, and whoever comes hears of that alone', async () => {
    const [first, , third] = scene.slots as [Slot, Slot, Slot];
    const group = await add();
    const draft = await started();
    await release(await place(draft, group.id, { slotId: first.id }));
    const session = await test.em().findOneOrFail(FairSession, { title: 'Press tools' });
    const attendances = await test.em().find(SessionAttendance, {}, { orderBy: { id: 1 } });
    await test.em().nativeDelete(MailMessage, {});

    // The buyer's only delegate is away then: a search finds another slot for the group, though it moves nothing else.
    await organiser.data(ABSENT, { id: scene.buyers[0]!.delegate.id, slots: [first.id, third.id] });
    const next = await planned();
    const moved = next.draft.groupMeetings[0].slotId;
    expect([first.id, third.id]).not.toContain(moved);
    const { compareTimetables } = await organiser.data(COMPARE, {
      ...{ fairId: scene.fair.id, after: next.draft.id },
    });
    const change = { before: { slotId: first.id }, after: { slotId: moved, title: 'Press tools' } };
    expect(compareTimetables.groupMeetings).toEqual([change]);
    const { releasePreview } = await organiser.data(PREVIEW, { id: next.draft.id });
    expect(releasePreview).toMatchObject({ conflicts: [], groupMeetings: [change] });
    expect(await release(next.draft)).toMatchObject({ number: 2, groupMeetings: 0 });
    const now = await test.em().findOneOrFail(FairSession, { title: 'Press tools' });
    const { startsAt } = scene.slots.find(({ id }) => id === moved)!;
    expect(now).toMatchObject({ id: session.id, startsAt });
    expect(await test.em().find(SessionAttendance, {}, { orderBy: { id: 1 } })).toMatchObject(
      attendances.map(({ id }) => ({ id })),
    );
    const told = (await lettersTo()).filter(({ text }) => text.includes('“Press tools”'));
    expect(told.map(({ to }) => to).sort()).toEqual(
      ['b1', 's1', 's2', 's3'].map((name) => `${name}@example.com`),
    );
    expect(told[0]!.text).toMatch(/Thay đổi|Changed/);

    // The versions know it, and replay to where it is.
    const difference = async (from: number, to: number) =>
      (await organiser.data(DIFFERENCE, { fairId: scene.fair.id, from, to })).timetableGroupDifference;
    expect(await difference(1, 2)).toMatchObject([change]);
    expect(await difference(0, 2)).toMatchObject([{ before: null, after: change.after }]);
    const { groups: known } = await facts();
    expect(await groupsAt(test.em(), scene.fair.id, 2)).toEqual(known.map(({ at }) => at));
  });

  it('stay where somebody else has put them since, where they are fixed, and once the day has a record of them', async () => {
    const [first, second, third] = scene.slots as [Slot, Slot, Slot];
    const group = await add();
    const draft = await started();
    await release(await place(draft, group.id, { slotId: first.id }));
    const late = await started();
    const wanted = await place(late, group.id, { slotId: second.id });
    expect(wanted.__typename).toBe('TimetableDraft');
    const hand = await started();
    expect(await release(await place(hand, group.id, { slotId: third.id }))).toMatchObject({ number: 2 });
    expect((await release(wanted)).conflicts).toMatchObject([{ code: 'CHANGED_SINCE_MOVED' }]);

    // Fixed, no search moves it; nor does one that may move what is planned.
    const [{ id, version }] = await groups();
    const input = { title: 'Press tools', parties: parties(), isFixed: true };
    expect((await organiser.data(REVISE, { id, version, input })).reviseGroupMeeting.id).toBe(id);
    const next = await planned({ moves: 200_000, mayMovePlanned: true });
    expect(next.draft.groupMeetings).toMatchObject([{ slotId: third.id }]);
    // By hand it still is where somebody puts it, and back in the queue when somebody takes it out.
    const out = (await organiser.data(TAKE_OUT, { ...(await started()), group: id })).removeDraftGroupMeeting;
    expect(await release(out)).toMatchObject({ number: 3 });
    expect(await test.em().count(FairSession, {})).toBe(0);
    expect((await groups())[0].place).toBeNull();

    await release(await place(await started(), id, { slotId: second.id }));
    const before = await started();
    const elsewhere = await place(before, id, { slotId: first.id });
    await test.em().nativeUpdate(FairSession, {}, { recordedAt: new Date() });
    expect((await release(elsewhere)).conflicts).toMatchObject([{ code: 'OVER' }]);
    expect((await draftOf((await started()).id)).groupMeetings).toEqual([]);
  });

  it('sit at a table that is large enough, with the people who were named', async () => {
    const large = scene.tables[2]!.id;
    for (const [index, { id }] of scene.tables.entries())
      await organiser.data(TERMS, { input: { tableId: id, purpose: 'OPEN', seats: index === 2 ? 4 : 2 } });
    const { participation, delegate } = scene.buyers[0]!;
    const named = parties().map((one) =>
      one.participationId === participation.id ? { ...one, delegateId: delegate.id } : one,
    );
    const group = await add({ parties: named });
    const { draft } = await planned();
    expect(draft.groupMeetings).toMatchObject([
      { tableId: large, delegateNames: expect.arrayContaining(['B1 delegate']) },
    ]);
    const small = await place(draft, group.id, {
      ...{ slotId: draft.groupMeetings[0].slotId, tableId: scene.tables[0]!.id },
    });
    expect(small.faults.map(({ code }: { code: string }) => code)).toContain('RULE_TABLE_SMALL');
  });

  it('that can’t be held make a search impossible when they must be, and are named', async () => {
    const { id } = scene.buyers[0]!.delegate;
    await organiser.data(ABSENT, { id, slots: scene.slots.map((slot) => slot.id) });
    await add();
    const left = await planned();
    expect(left.run.faults).toContainEqual({
      ...{ code: 'GROUP_LEFT_OUT', isWarning: true },
      culprits: [expect.objectContaining({ kind: 'GROUP', name: 'Press tools' })],
    });
    await add({ title: 'Delegation', isMust: true });
    const { planTimetable } = await organiser.data(PLAN, {
      input: { fairId: scene.fair.id, moves: 200_000 },
    });
    expect(JSON.stringify(planTimetable)).toContain('Delegation');
  });

  it('are changed, taken out of the timetable and removed, and whoever was to come is told', async () => {
    const group = await add();
    const { draft } = await planned();
    const late = await started();
    const elsewhere = scene.slots.find(({ id }) => id !== draft.groupMeetings[0].slotId)!;
    const put = await place(late, group.id, { slotId: elsewhere.id });
    await release(draft);
    // The second draft comes too late for it.
    expect((await release(put)).conflicts).toMatchObject([{ code: 'GROUP_PLACED_SINCE' }]);
    const { rebaseTimetableDraft } = await organiser.data(REBASE, put);
    expect(rebaseTimetableDraft).toMatchObject({ moved: 1, dropped: 0 });
    const [{ id, version }] = await groups();
    const revise = async (input: object) =>
      (await organiser.data(REVISE, { id, version, input: { title: 'Tools', parties: parties(), ...input } }))
        .reviseGroupMeeting;
    expect(await revise({ parties: parties().slice(0, 3) })).toMatchObject({ code: 'GROUP_PLACED' });
    const renamed = await revise({});
    expect(renamed).toMatchObject({ title: 'Tools', place: { sessionId: expect.any(String) } });
    expect(await test.em().count(FairSession, { title: 'Tools' })).toBe(1);

    await test.em().nativeDelete(MailMessage, {});
    const { unplaceGroupMeeting } = await organiser.data(UNPLACE, { id });
    expect(unplaceGroupMeeting).toMatchObject({ title: 'Tools', place: null });
    expect(await test.em().count(FairSession, {})).toBe(0);
    expect((await lettersTo()).map(({ to }) => to).sort()).toEqual(
      ['b1', 's1', 's2', 's3'].map((name) => `${name}@example.com`),
    );
    expect((await lettersTo())[0]!.text).toMatch(/Hủy|Cancelled/);
    await organiser.data(REMOVE, { id });
    expect(await groups()).toEqual([]);
    // The version that had it still says what it was called, and who came.
    const { timetableGroupDifference } = await organiser.data(DIFFERENCE, {
      ...{ fairId: scene.fair.id, from: 0, to: 1 },
    });
    expect(timetableGroupDifference).toMatchObject([
      { before: null, after: { title: 'Press tools', partyNames: ['B1', 'S1', 'S2', 'S3'] } },
    ]);
  });

  it('are refused with the place of every mistake, and listed at one price', async () => {
    const [buyer, one, other] = parties() as [object, object, object];
    const input = { fairId: scene.fair.id, title: 'Press tools' };
    const problems = async (rest: object) =>
      (await organiser.ask(ADD, { input: { ...input, ...rest } })).errors![0]!.extensions.problems;
    expect(await problems({ parties: [buyer, one] })).toMatchObject([{ path: ['input', 'parties'] }]);
    expect(await problems({ parties: [one, other, parties()[3]] })).toMatchObject([
      { path: ['input', 'parties'] },
    ]);
    expect(await problems({ parties: [buyer, one, one, other] })).toMatchObject([
      { path: ['input', 'parties', '2', 'participationId'] },
    ]);
    const foreign = { ...buyer, delegateId: scene.suppliers[0]!.delegate.id };
    expect(await problems({ parties: [foreign, one, other] })).toMatchObject([
      { path: ['input', 'parties', '0', 'delegateId'] },
    ]);

    // And those that are right are listed with the same number of statements, however many.
    await add();
    const few = await fewestStatements(test, () => groups());
    for (let n = 0; n < 9; n++) await add({ title: `Group ${n}` });
    expect(await fewestStatements(test, () => groups())).toBe(few);
  });
});
