import { OutboxEvent } from '#database';
import { Delegate, DelegateAbsence } from '#fair';
import { MailMessage } from '#notification';
import { FairFactsReader, PlanRun, TimetableChange, checkPlaced, readMeetings, timetableAt } from '#planning';
import { Meeting } from '#scheduling';
import { type PlanningScene, makePlanningScene } from '../factories/planning.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

const FIGURES = `seconds requests scheduled worth worthBound scheduledBound worstShare worstServed worstServedCount worstShareBound breaks breaksBound`;
const FAULTS = `code isWarning culprits { kind id name }`;
const PLAN = `mutation ($input: PlanTimetableInput!) { planTimetable(input: $input) {
  __typename ... on PlanRun { id status } ... on Refusal { code } ... on PlanImpossibleError { faults { ${FAULTS} } } } }`;
const RUN = `query ($id: ID!) { planRun(id: $id) {
  status outcome draftId isStopping figures { ${FIGURES} } faults { ${FAULTS} } } }`;
const DRAFT = `query ($id: ID!) { timetableDraft(id: $id) { id version number status meetingCount
  meetings { meetingId supplierId buyerId supplierName buyerName slotId tableId tableLabel delegateNames isFixed } } }`;
const EDITED = `{ __typename ... on TimetableDraft { id version } ... on Refusal { code }
  ... on PlacementRefusedError { faults { ${FAULTS} } } }`;
const MOVE = `mutation ($id: ID!, $version: Int!, $meetingId: ID!, $slotId: ID!, $tableId: ID) {
  moveDraftMeeting(draftId: $id, version: $version, meetingId: $meetingId, slotId: $slotId, tableId: $tableId) ${EDITED} }`;
const SWAP = `mutation ($id: ID!, $version: Int!, $one: ID!, $other: ID!) {
  swapDraftMeetings(draftId: $id, version: $version, meetingId: $one, otherMeetingId: $other) ${EDITED} }`;
const REMOVE = `mutation ($id: ID!, $version: Int!, $meetingId: ID!) {
  removeDraftMeeting(draftId: $id, version: $version, meetingId: $meetingId) ${EDITED} }`;
const FIX = `mutation ($id: ID!, $version: Int!, $meetingId: ID!) {
  fixDraftMeeting(draftId: $id, version: $version, meetingId: $meetingId, isFixed: true) ${EDITED} }`;
const PREVIEW = `query ($id: ID!) { releasePreview(draftId: $id) {
  added moved cancelled letters unreached conflicts { ${FAULTS} } recipients { email differences { kind } } } }`;
const RELEASE = `mutation ($input: ReleaseTimetableInput!) { releaseTimetable(input: $input) {
  __typename ... on TimetableVersion { id number meetings added moved cancelled letters } ... on Refusal { code }
  ... on TimetableChangedError { conflicts { ${FAULTS} } } } }`;
const REBASE = `mutation ($id: ID!, $version: Int!) { rebaseTimetableDraft(draftId: $id, version: $version) {
  __typename ... on DraftRebased { moved dropped draft { version } } ... on Refusal { code } } }`;
const COMPARE = `query ($fairId: ID!, $before: ID, $after: ID) {
  compareTimetables(fairId: $fairId, beforeDraftId: $before, afterDraftId: $after) {
    added moved cancelled differences { kind before { meetingId } after { meetingId } }
    balances { name meetingsBefore meetingsAfter worthBefore worthAfter } } }`;
const UNSCHEDULED = `query ($id: ID!) { unscheduledPairs(draftId: $id) { totalCount edges { node {
  pair worth supplierId buyerId reasons { code culprits { name } }
  room { kind slotId culprits { name } moves { meetingId slotId } givenUp } } } } }`;
const ADD = `mutation ($id: ID!, $version: Int!, $supplierId: ID!, $buyerId: ID!, $slotId: ID!, $room: MakeRoomInput) {
  addDraftMeeting(draftId: $id, version: $version, supplierParticipationId: $supplierId, buyerParticipationId: $buyerId,
    slotId: $slotId, makingRoom: $room) ${EDITED} }`;
const VERSIONS = `query ($fairId: ID!) { timetableVersions(fairId: $fairId) { edges { node {
  number added moved cancelled changes { edges { node { kind origin reason before { slotId } after { slotId } } } } } } } }`;
const START = `mutation ($input: StartTimetableDraftInput!) { startTimetableDraft(input: $input) { id } }`;
const MOVE_LIVE = `mutation ($id: ID!, $version: Int!, $slotId: ID!) {
  moveMeeting(meetingId: $id, version: $version, slotId: $slotId) { __typename } }`;
const REARRANGE = `mutation ($input: RearrangeMeetingsInput!) { rearrangeMeetings(input: $input) {
  __typename ... on MeetingsRearranged { moved } ... on Refusal { code }
  ... on PlacementRefusedError { faults { ${FAULTS} } } } }`;
const DIFFERENCE = `query ($fairId: ID!, $from: Int!, $to: Int!) {
  timetableDifference(fairId: $fairId, from: $from, to: $to) { kind after { meetingId slotId } } }`;

describe('making, changing and releasing timetables', () => {
  let test: TestApp;
  let scene: PlanningScene;
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
  });
  afterEach(() => test.close());

  const arrange = async (options: Parameters<typeof makePlanningScene>[1] = {}) => {
    scene = await makePlanningScene(test.em(), options);
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
  };
  /** Moves, not seconds, unless seconds are given: a busy machine finds the same. */
  const startPlan = async (rest: { seconds?: number } = {}) => {
    const budget = rest.seconds === undefined ? { moves: 200_000 } : {};
    return (await organiser.data(PLAN, { input: { fairId: scene.fair.id, ...budget, ...rest } }))
      .planTimetable;
  };
  const ended = async (id: string) =>
    eventually(async () => {
      const { planRun } = await organiser.data(RUN, { id });
      expect(['queued', 'running']).not.toContain(planRun.status.toLowerCase());
      return planRun;
    });
  const planned = async (rest: object = {}) => {
    const run = await ended((await startPlan(rest)).id);
    return { run, draft: await draftOf(run.draftId) };
  };
  /** What `addDraftMeeting` is asked to do what a left-out pair’s `room` proposes. */
  const placeFor = ({ supplierId, buyerId, room }: Record<string, any>) => ({
    ...{ supplierId, buyerId, slotId: room.slotId },
    room: { moves: room.moves, givenUp: room.givenUp },
  });
  const draftOf = async (id: string) => (await organiser.data(DRAFT, { id })).timetableDraft;
  const release = async (draft: { id: string; version: number }, rest: object = {}) =>
    (await organiser.data(RELEASE, { input: { draftId: draft.id, version: draft.version, ...rest } }))
      .releaseTimetable;
  const facts = () => test.get(FairFactsReader).read(test.em(), scene.fair.id);
  /** By the solver's independent checker and the people's. */
  const liveIsValid = async () => {
    const now = await facts();
    expect(checkPlaced(now, now.meetings)).toEqual([]);
  };

  it('proves a small fair best, tells how far it is, and makes a draft that nobody else sees', async () => {
    await arrange();
    const live = await LiveClient.connect(test.url, organiser.bearer);
    await live.join(`fair:${scene.fair.id}`);
    // It ends with its proof, long before its time is up.
    const { run, draft } = await planned({ seconds: 600 });
    expect(run).toMatchObject({ status: 'FINISHED', outcome: 'OPTIMAL', faults: [] });
    expect(run.figures).toMatchObject({
      requests: 6,
      scheduled: 6,
      scheduledBound: 6,
      ...{ worstShare: 1, worstServed: [], worstServedCount: 0 },
      breaks: 0,
    });
    expect(run.figures.worth).toBeCloseTo(run.figures.worthBound, 6);
    expect(draft).toMatchObject({ number: 1, status: 'OPEN', meetingCount: 6 });
    expect(draft.meetings[0].delegateNames).toHaveLength(2);
    expect((await live.heard('timetable.plan-ended')).ids).toMatchObject({ draftId: draft.id });
    live.close();
    expect(await test.em().count(Meeting, {})).toBe(0);
    expect(checkPlaced(await facts(), await readMeetings(test.em(), draft.id))).toEqual([]);
  });

  it('gives the same timetable for the same seed and moves', async () => {
    await arrange({ suppliers: 6, buyers: 4, slots: 5, tables: 2 });
    const places = async () => {
      const { draft } = await planned({ moves: 20_000, seed: 7 });
      return draft.meetings
        .map(
          (one: Record<string, string>) =>
            `${one.supplierName} ${one.buyerName} ${one.slotId} ${one.tableId}`,
        )
        .sort();
    };
    expect(await places()).toEqual(await places());
  });

  it('names what makes a timetable impossible before it searches', async () => {
    await arrange({ tables: 0 });
    expect(await startPlan()).toMatchObject({
      code: 'PLAN_IMPOSSIBLE',
      faults: [{ code: 'NO_TABLES', isWarning: false }],
    });
    expect(await test.em().count(PlanRun, {})).toBe(0);
  });

  it('warns of delegates who are never there, and plans without them', async () => {
    await arrange();
    const em = test.em();
    for (const slot of scene.slots) {
      em.create(DelegateAbsence, { delegate: scene.buyers[1]!.delegate.id, slot: slot.id });
    }
    await em.flush();
    const { run, draft } = await planned();
    expect(run.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'DELEGATE_NEVER_FREE', isWarning: true }),
        expect.objectContaining({
          code: 'NO_FREE_TIME',
          culprits: [expect.objectContaining({ name: 'B2' })],
        }),
      ]),
    );
    expect(draft.meetingCount).toBe(3);
  });

  it('names a circle of precedences', async () => {
    await arrange();
    const pair = (s: number) => ({
      supplierId: scene.suppliers[s]!.participation.id,
      buyerId: scene.buyers[0]!.participation.id,
    });
    for (const [first, second] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      await organiser.data(
        `mutation ($input: AddMeetingPrecedenceInput!) { addMeetingPrecedence(input: $input) { fairId } }`,
        { input: { fairId: scene.fair.id, first: pair(first), second: pair(second) } },
      );
    }
    const refused = await startPlan();
    expect(refused).toMatchObject({ code: 'PLAN_IMPOSSIBLE', faults: [{ code: 'PRECEDENCE_CYCLE' }] });
    expect(refused.faults[0].culprits.map(({ name }: { name: string }) => name).sort()).toEqual([
      'S1 – B1',
      'S2 – B1',
      'S3 – B1',
    ]);
  });

  it('leaves the fair’s share of tables free, keeps fixed meetings where they are, and reserved tables for their owners', async () => {
    await arrange({ tables: 4 });
    const em = test.em();
    await em.nativeUpdate(
      scene.fair.constructor as never,
      { id: scene.fair.id } as never,
      { spareTableShare: 0.25 } as never,
    );
    await organiser.data(
      `mutation ($input: TableTermsInput!) { setTableTerms(input: $input) { __typename } }`,
      {
        input: {
          tableId: scene.tables[0]!.id,
          purpose: 'PRIVATE',
          ownerId: scene.buyers[0]!.participation.id,
        },
      },
    );
    const { draft } = await planned();
    expect(draft.meetingCount).toBe(6);
    for (const one of draft.meetings) {
      expect(one.buyerName === 'B1').toBe(one.tableLabel === 'T1');
      expect(one.tableLabel).not.toBe('T4');
    }
    await release(draft);
    const meeting = await test.em().findOneOrFail(Meeting, {
      supplier: scene.suppliers[0]!.participation.id,
      buyer: scene.buyers[1]!.participation.id,
    });
    const fixed = await organiser.data(
      `mutation ($id: ID!, $version: Int!) { setMeetingFixed(meetingId: $id, version: $version, isFixed: true) { ... on Meeting { isFixed version } } }`,
      { id: meeting.id, version: meeting.version },
    );
    expect(fixed.setMeetingFixed).toMatchObject({ isFixed: true });
    const again = await planned({ mayMovePlanned: true, seed: 5 });
    const same = again.draft.meetings.find((one: { meetingId: string }) => one.meetingId === meeting.id);
    expect(same).toMatchObject({ slotId: meeting.slot!.id, tableId: meeting.table!.id, isFixed: true });
  });

  it('keeps the best when it is told to stop', async () => {
    // Two who are there in the first slot alone want the same buyer: the bound counts both, so the search finds no end.
    await arrange({ wants: (s, b) => (s < 2 && b === 1 ? null : 'meet') });
    const em = test.em();
    for (const { delegate } of scene.suppliers.slice(0, 2))
      for (const slot of scene.slots.slice(1))
        em.create(DelegateAbsence, { delegate: delegate.id, slot: slot.id });
    await em.flush();
    const run = await startPlan({ seconds: 600 });
    await eventually(async () =>
      expect((await organiser.data(RUN, { id: run.id })).planRun.figures).not.toBeNull(),
    );
    const cancel = `mutation ($id: ID!) { cancelPlanRun(planRunId: $id) { __typename ... on Refusal { code } } }`;
    await organiser.data(cancel, { id: run.id });
    const over = await ended(run.id);
    expect(over).toMatchObject({ status: 'CANCELLED', draftId: expect.any(String) });
    expect(over.figures).toMatchObject({ requests: 4, scheduled: 3, scheduledBound: 4, worstShare: 0 });
    // Who got least is named.
    expect(over.figures).toMatchObject({
      worstServed: [expect.stringMatching(/^S[12]$/)],
      worstServedCount: 1,
    });
    expect(checkPlaced(await facts(), await readMeetings(test.em(), over.draftId))).toEqual([]);
    expect((await organiser.data(cancel, { id: run.id })).cancelPlanRun).toMatchObject({
      code: 'PLAN_RUN_OVER',
    });
  });

  it('marks a run as interrupted whose process has gone', async () => {
    await arrange();
    const em = test.em();
    const run = em.create(PlanRun, {
      ...{ fair: scene.fair.id, seconds: 10, seed: 1, mayMovePlanned: false, status: 'running' },
      weights: { bothMust: 10, oneMust: 6, bothMeet: 3, request: 3, fit: 2, fairness: 0 },
      heartbeatAt: new Date(Date.now() - 60_000),
    });
    await em.flush();
    await eventually(async () =>
      expect((await organiser.data(RUN, { id: run.id })).planRun.status).toBe('INTERRUPTED'),
    );
  });

  it('changes a draft by hand, by the same rules', async () => {
    await arrange();
    const { draft } = await planned();
    const [one] = draft.meetings;
    const ofOthers = draft.meetings.find(
      (other: typeof one) =>
        other.slotId !== one.slotId && other.buyerId !== one.buyerId && other.supplierId !== one.supplierId,
    );
    const busy = draft.meetings.find(
      (other: typeof one) => other.buyerId === one.buyerId && other.meetingId !== one.meetingId,
    );
    const base = { id: draft.id, version: draft.version };
    const refused = (await organiser.data(MOVE, { ...base, meetingId: one.meetingId, slotId: busy.slotId }))
      .moveDraftMeeting;
    expect(refused.code).toBe('PLACEMENT_REFUSED');
    expect(refused.faults.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['RULE_CAPACITY', 'RULE_PEOPLE']),
    );
    const swapped = (await organiser.data(SWAP, { ...base, one: one.meetingId, other: busy.meetingId }))
      .swapDraftMeetings;
    if (swapped.__typename === 'TimetableDraft') {
      const now = await draftOf(draft.id);
      const place = (id: string) => now.meetings.find((m: typeof one) => m.meetingId === id).slotId;
      expect([place(one.meetingId), place(busy.meetingId)]).toEqual([busy.slotId, one.slotId]);
    } else {
      expect(swapped.code).toBe('PLACEMENT_REFUSED');
    }
    const version = (await draftOf(draft.id)).version;
    expect(
      (await organiser.data(FIX, { ...base, version: version + 9, meetingId: one.meetingId }))
        .fixDraftMeeting,
    ).toMatchObject({ code: 'STALE_VERSION' });
    const fixed = (await organiser.data(FIX, { ...base, version, meetingId: one.meetingId })).fixDraftMeeting;
    expect(fixed.version).toBe(version + 1);
    const removed = (
      await organiser.data(REMOVE, { id: draft.id, version: fixed.version, meetingId: ofOthers.meetingId })
    ).removeDraftMeeting;
    expect(removed.version).toBe(version + 2);
    const left = await draftOf(draft.id);
    expect(left.meetingCount).toBe(5);
    expect(checkPlaced(await facts(), await readMeetings(test.em(), left.id))).toEqual([]);
    const { unscheduledPairs } = await organiser.data(UNSCHEDULED, { id: draft.id });
    expect(unscheduledPairs).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            pair: `${ofOthers.supplierName} – ${ofOthers.buyerName}`,
            ...{ reasons: [{ code: 'NOT_PLACED_YET' }], room: { kind: 'NOTHING' } },
          },
        },
      ],
    });
  });

  it('says why a pair is left out, and what would make room', async () => {
    await arrange({
      suppliers: 4,
      buyers: 1,
      slots: 3,
      tables: 2,
      wants: (s) => (s === 3 ? 'meet' : 'must'),
    });
    const { draft, run } = await planned();
    expect(run.figures).toMatchObject({ requests: 4, scheduled: 3, scheduledBound: 3 });
    const { unscheduledPairs } = await organiser.data(UNSCHEDULED, { id: draft.id });
    expect(unscheduledPairs.edges).toHaveLength(1);
    const [{ node }] = unscheduledPairs.edges;
    expect(node.pair).toBe('S4 – B1');
    expect(node.reasons.map(({ code }: { code: string }) => code)).toEqual(['PARTY_FULL', 'LOWER_WORTH']);
    expect(node.reasons[0].culprits[0].name).toBe('B1');
    expect(node.room).toMatchObject({ kind: 'DROP_MEETINGS', givenUp: [expect.any(String)], moves: [] });
    const made = (await organiser.data(ADD, { ...placeFor(node), id: draft.id, version: draft.version }))
      .addDraftMeeting;
    expect(made.__typename).toBe('TimetableDraft');
    const after = await draftOf(draft.id);
    expect(after.meetings.map((one: { supplierName: string }) => one.supplierName)).toContain('S4');
    expect(after.meetings).toHaveLength(3);
    const ids = after.meetings.map((one: { meetingId: string }) => one.meetingId);
    expect(ids).not.toContain(node.room.givenUp[0]);
  });

  it('moves what gives way to a pair that is left out, all of it or nothing', async () => {
    await arrange({ suppliers: 2, buyers: 1, slots: 2, tables: 1, wants: () => 'meet' });
    const em = test.em();
    em.create(DelegateAbsence, { delegate: scene.suppliers[1]!.delegate.id, slot: scene.slots[1]!.id });
    await em.flush();
    const { draft } = await planned();
    const meetingOf = (name: string, of = draft) =>
      of.meetings.find((one: { supplierName: string }) => one.supplierName === name);
    // The one that could be at any time takes the only slot of the other.
    let { version } = draft;
    const removal = { id: draft.id, version, meetingId: meetingOf('S2').meetingId };
    ({ version } = (await organiser.data(REMOVE, removal)).removeDraftMeeting);
    const [early, late] = scene.slots;
    const taken = { id: draft.id, version, meetingId: meetingOf('S1').meetingId, slotId: early!.id };
    ({ version } = (await organiser.data(MOVE, taken)).moveDraftMeeting);
    const [{ node }] = (await organiser.data(UNSCHEDULED, { id: draft.id })).unscheduledPairs.edges;
    expect(node.room).toMatchObject({
      ...{ kind: 'MOVE_MEETINGS', slotId: early!.id, givenUp: [] },
      moves: [{ meetingId: meetingOf('S1').meetingId, slotId: late!.id }],
    });
    const add = { ...placeFor(node), id: draft.id, version };
    const refused = (await organiser.data(ADD, { ...add, slotId: late!.id })).addDraftMeeting;
    expect(refused).toMatchObject({ code: 'PLACEMENT_REFUSED' });
    expect(meetingOf('S1', await draftOf(draft.id)).slotId).toBe(early!.id);
    await organiser.data(ADD, add);
    const after = await draftOf(draft.id);
    expect(['S1', 'S2'].map((name) => meetingOf(name, after).slotId)).toEqual([late!.id, early!.id]);
    expect(checkPlaced(await facts(), await readMeetings(test.em(), draft.id))).toEqual([]);
  });

  it('puts nothing into a slot that has begun', async () => {
    await arrange({ suppliers: 1, buyers: 1, slots: 3, tables: 1, wants: () => 'meet' });
    const { draft } = await planned();
    const [early, , late] = scene.slots;
    const move = { id: draft.id, meetingId: draft.meetings[0].meetingId };
    if (draft.meetings[0].slotId === early!.id)
      await organiser.data(MOVE, { ...move, version: draft.version, slotId: late!.id });
    test.clock.set(early!.startsAt.toISOString());
    const { version } = await draftOf(draft.id);
    const refused = (await organiser.data(MOVE, { ...move, version, slotId: early!.id })).moveDraftMeeting;
    expect(refused).toMatchObject({
      code: 'PLACEMENT_REFUSED',
      faults: [{ code: 'SLOT_BEGUN', culprits: [{ kind: 'PAIR', name: 'S1 – B1' }] }],
    });
  });

  it('releases a draft as a version, once, and tells those concerned what has changed for them', async () => {
    await arrange();
    const em = test.em();
    const { participation } = await em.findOneOrFail(
      Delegate,
      { id: scene.buyers[0]!.delegate.id },
      { populate: ['participation'] },
    );
    Object.assign(participation.unwrap(), {
      ...{ remoteTimeZone: 'Asia/Tokyo', remoteFrom: '08:00', remoteUntil: '20:00' },
    });
    await em.nativeUpdate(Delegate, { id: scene.suppliers[2]!.delegate.id }, { email: null });
    await em.flush();
    const { draft } = await planned();
    const { releasePreview } = await organiser.data(PREVIEW, { id: draft.id });
    expect(releasePreview).toMatchObject({ added: 6, moved: 0, cancelled: 0, letters: 4, conflicts: [] });
    expect(releasePreview.unreached).toEqual(['S3']);
    const key = { idempotencyKey: 'release-1' };
    const version = await release(draft, key);
    expect(version).toMatchObject({ number: 1, meetings: 6, added: 6, letters: 4 });
    expect(await release(draft, key)).toMatchObject({ id: version.id });
    expect(await release(draft)).toMatchObject({ code: 'DRAFT_CLOSED' });
    await liveIsValid();
    const letters = await test.em().find(MailMessage, {}, { orderBy: { to: 'asc' } });
    expect(letters.map(({ to }) => to)).toEqual([
      'b1@example.com',
      'b2@example.com',
      's1@example.com',
      's2@example.com',
    ]);
    // Whoever takes part from afar reads their own time too.
    expect(letters[0]!.text).toContain('giờ của bạn:');
    expect(letters[1]!.text).not.toContain('giờ của bạn:');
    expect(letters[0]!.text.match(/B1/g)!.length).toBeGreaterThanOrEqual(3);
    expect(letters[0]!.text).not.toContain('B2');
    const topics = await test.em().find(OutboxEvent, { topic: 'meeting.booked' });
    expect(topics).toHaveLength(6);
    const meeting = await test
      .em()
      .findOneOrFail(Meeting, { id: draft.meetings[0].meetingId }, { populate: ['attendances'] });
    expect(meeting).toMatchObject({ status: 'released' });
    expect(meeting.proposal).not.toBeNull();
    expect(meeting.attendances).toHaveLength(2);
  });

  it('swaps two meetings of the released timetable at once, and cancels with a reason', async () => {
    await arrange({ suppliers: 2, buyers: 2, slots: 2, tables: 2 });
    await release((await planned()).draft);
    const id = (
      await organiser.data(
        `mutation ($input: StartTimetableDraftInput!) { startTimetableDraft(input: $input) { id } }`,
        {
          input: { fairId: scene.fair.id },
        },
      )
    ).startTimetableDraft.id;
    let draft = await draftOf(id);
    // The two of a buyer change their slots: each takes the place of the other.
    const [one, other] = draft.meetings.filter(({ buyerName }: { buyerName: string }) => buyerName === 'B1');
    const rest = draft.meetings.filter(({ buyerName }: { buyerName: string }) => buyerName === 'B2');
    for (const meeting of rest) {
      await organiser.data(REMOVE, { id, version: draft.version, meetingId: meeting.meetingId });
      draft = await draftOf(id);
    }
    expect(
      (await organiser.data(SWAP, { id, version: draft.version, one: one.meetingId, other: other.meetingId }))
        .swapDraftMeetings.__typename,
    ).toBe('TimetableDraft');
    draft = await draftOf(id);
    const version = await release(draft, { note: 'B2 isn’t coming' });
    expect(version).toMatchObject({ number: 2, moved: 2, cancelled: 2, added: 0, meetings: 2 });
    await liveIsValid();
    const live = await test.em().findOneOrFail(Meeting, { id: one.meetingId });
    expect(live.slot!.id).toBe(other.slotId);
    const cancelled = await test.em().find(Meeting, { status: 'cancelled' });
    expect(cancelled.map(({ cancelReason }) => cancelReason)).toEqual(['B2 isn’t coming', 'B2 isn’t coming']);
    const { timetableVersions } = await organiser.data(VERSIONS, { fairId: scene.fair.id });
    expect(
      timetableVersions.edges[0].node.changes.edges
        .map(({ node }: { node: { kind: string } }) => node.kind)
        .sort(),
    ).toEqual(['CANCELLED', 'CANCELLED', 'MOVED', 'MOVED']);
    const { timetableDifference } = await organiser.data(DIFFERENCE, {
      fairId: scene.fair.id,
      from: 1,
      to: 2,
    });
    expect(timetableDifference).toHaveLength(4);
    const replayed = await timetableAt(test.em(), scene.fair.id, 2);
    const now = await facts();
    expect([...replayed.keys()].sort()).toEqual(now.meetings.map(({ meetingId }) => meetingId).sort());
    expect(await test.em().count(TimetableChange, {})).toBe(8);
  });

  it('refuses to release over changes made since, names them, and brings the draft up to date', async () => {
    await arrange({
      suppliers: 3,
      buyers: 2,
      slots: 4,
      tables: 2,
      wants: (s, b) => (s === 0 && b === 0 ? 'meet' : null),
    });
    const { draft } = await planned();
    const [wanted] = draft.meetings;
    const book = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { __typename ... on Meeting { id } } }`;
    const { bookMeeting } = await organiser.data(book, {
      input: {
        fairId: scene.fair.id,
        slotId: wanted.slotId,
        tableId: wanted.tableId,
        supplierParticipationId: scene.suppliers[1]!.participation.id,
        buyerParticipationId: scene.buyers[0]!.participation.id,
      },
    });
    expect(bookMeeting.__typename).toBe('Meeting');
    const refused = await release(draft);
    expect(refused.code).toBe('TIMETABLE_CHANGED');
    expect(
      refused.conflicts.flatMap(({ culprits }: { culprits: { name: string }[] }) =>
        culprits.map(({ name }) => name),
      ),
    ).toEqual(expect.arrayContaining(['S1 – B1', 'S2 – B1']));
    const { rebaseTimetableDraft } = await organiser.data(REBASE, { id: draft.id, version: draft.version });
    expect(rebaseTimetableDraft).toMatchObject({ __typename: 'DraftRebased', dropped: 0 });
    const now = await draftOf(draft.id);
    expect(now.meetingCount).toBe(2);
    const version = await release(now);
    expect(version).toMatchObject({ __typename: 'TimetableVersion', meetings: 2 });
    await liveIsValid();
    const { timetableVersions } = await organiser.data(VERSIONS, { fairId: scene.fair.id });
    const origins = timetableVersions.edges[0].node.changes.edges
      .map(({ node }: { node: { origin: string } }) => node.origin)
      .sort();
    expect(origins).toEqual(['HAND', 'RELEASE']);
  });

  it('releases while others book, move and cancel, and nobody is ever in two places', async () => {
    await arrange({
      suppliers: 6,
      buyers: 5,
      slots: 6,
      tables: 4,
      wants: (s, b) => ((s + b) % 2 ? 'meet' : null),
    });
    const book = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) {
      __typename ... on Meeting { id version } ... on Refusal { code } } }`;
    const cancel = `mutation ($id: ID!, $version: Int!) {
      cancelMeeting(meetingId: $id, version: $version, reason: "Ill") { __typename } }`;
    const byHand = async (n: number) => {
      const [supplier, buyer] = [scene.suppliers[n % 6]!, scene.buyers[(n * 3 + 1) % 5]!];
      const { bookMeeting } = await organiser.data(book, {
        input: {
          fairId: scene.fair.id,
          slotId: scene.slots[(n * 5) % 6]!.id,
          supplierParticipationId: supplier.participation.id,
          buyerParticipationId: buyer.participation.id,
          isAnother: true,
        },
      });
      if (bookMeeting.__typename !== 'Meeting') return;
      const { id, version } = bookMeeting;
      if (n % 4 === 0) await organiser.data(cancel, { id, version });
      if (n % 4 === 1) await organiser.data(MOVE_LIVE, { id, version, slotId: scene.slots[(n + 1) % 6]!.id });
    };
    const { draft } = await planned();
    const released = async () => {
      for (let version = draft.version; ;) {
        const result = await release({ id: draft.id, version });
        if (result.__typename === 'TimetableVersion') return result;
        expect(result.code).toBe('TIMETABLE_CHANGED');
        const { rebaseTimetableDraft } = await organiser.data(REBASE, { id: draft.id, version });
        version = rebaseTimetableDraft.draft.version;
      }
    };
    const [version] = await Promise.all([released(), ...Array.from({ length: 24 }, (_, n) => byHand(n))]);
    expect(version.number).toBe(1);
    await liveIsValid();
    // Whatever was done by hand since the release is in the next version, by its own name.
    const { id } = (await organiser.data(START, { input: { fairId: scene.fair.id } })).startTimetableDraft;
    expect(await release({ id, version: 1 })).toMatchObject({ number: 2 });
    const replayed = await timetableAt(test.em(), scene.fair.id, 2);
    expect([...replayed.values()].map(({ meetingId, slotId }) => [meetingId, slotId]).sort()).toEqual(
      (await facts()).meetings.map(({ meetingId, slotId }) => [meetingId, slotId]).sort(),
    );
  });

  it('compares drafts: who gains, who loses, what moved', async () => {
    await arrange();
    const first = (await planned({ seed: 1 })).draft;
    const start = (
      await organiser.data(
        `mutation ($input: StartTimetableDraftInput!) { startTimetableDraft(input: $input) { id } }`,
        { input: { fairId: scene.fair.id } },
      )
    ).startTimetableDraft.id;
    const { compareTimetables } = await organiser.data(COMPARE, {
      fairId: scene.fair.id,
      before: first.id,
      after: start,
    });
    expect(compareTimetables).toMatchObject({ added: 0, moved: 0, cancelled: 6 });
    expect(compareTimetables.balances).toHaveLength(5);
    expect(compareTimetables.balances[0]).toMatchObject({
      meetingsBefore: 3,
      meetingsAfter: 0,
      worthAfter: 0,
    });
    const { compareTimetables: same } = await organiser.data(COMPARE, {
      fairId: scene.fair.id,
      before: first.id,
      after: first.id,
    });
    expect(same).toMatchObject({ added: 0, moved: 0, cancelled: 0, balances: [] });
  });

  it('plans meetings on line without a table, and nobody at night', async () => {
    await arrange({ suppliers: 1, buyers: 1, slots: 3, tables: 1 });
    // The slots from 9:00 in Hanoi are from 11:00 in Tokyo.
    await organiser.data(
      `mutation ($id: ID!, $input: RemoteInput) { setRemoteParticipation(participationId: $id, input: $input) { fairId } }`,
      {
        id: scene.buyers[0]!.participation.id,
        input: { timeZone: 'Asia/Tokyo', from: '11:30', until: '18:00' },
      },
    );
    const { draft } = await planned();
    expect(draft.meetings).toMatchObject([{ tableId: null, slotId: scene.slots[2]!.id }]);
    await release(draft);
    await liveIsValid();
    expect((await test.em().findOneOrFail(Meeting, { fair: scene.fair.id })).table).toBeNull();
  });

  it('gives an interpreter to those who have no language in common', async () => {
    await arrange({ suppliers: 2, buyers: 1, slots: 3, tables: 2 });
    const em = test.em();
    for (const { delegate } of scene.suppliers)
      await em.nativeUpdate(
        delegate.constructor as never,
        { id: delegate.id } as never,
        { languages: ['vi'] } as never,
      );
    await em.nativeUpdate(
      scene.buyers[0]!.delegate.constructor as never,
      { id: scene.buyers[0]!.delegate.id } as never,
      { languages: ['ja'] } as never,
    );
    await organiser.data(
      `mutation ($input: AddInterpreterInput!) { addInterpreter(input: $input) { fairId } }`,
      {
        input: {
          fairId: scene.fair.id,
          name: 'Aoki',
          languagePairs: ['ja-vi'],
          breakSlotIds: [scene.slots[0]!.id],
        },
      },
    );
    const { draft } = await planned();
    expect(draft.meetingCount).toBe(2);
    await release(draft);
    await liveIsValid();
    const meetings = await test.em().find(Meeting, {});
    expect(
      meetings.every(({ interpreter, slot }) => interpreter !== null && slot!.id !== scene.slots[0]!.id),
    ).toBe(true);
  });

  it('moves and swaps meetings of the timetable by hand, all or none, and names what is in the way', async () => {
    await arrange();
    await release((await planned()).draft);
    const em = test.em();
    const standing = () => em.fork().find(Meeting, { fair: scene.fair.id }, { orderBy: { id: 'asc' } });
    const rearrange = async (moves: object[]) =>
      (await organiser.data(REARRANGE, { input: { fairId: scene.fair.id, moves } })).rearrangeMeetings;
    const to = (meeting: Meeting, place: Pick<Meeting, 'slot' | 'table'>) => ({
      ...{
        meetingId: meeting.id,
        version: meeting.version,
        slotId: place.slot!.id,
        tableId: place.table?.id,
      },
    });
    const before = await standing();
    const one = before[0]!;
    const other = before.find(
      ({ slot, supplier, buyer }) =>
        slot!.id !== one.slot!.id && supplier.id !== one.supplier.id && buyer.id !== one.buyer.id,
    )!;
    // Alone it would sit on top of the other one.
    const refused = await rearrange([to(one, other)]);
    expect(refused).toMatchObject({ __typename: 'PlacementRefusedError', code: 'PLACEMENT_REFUSED' });
    expect(refused.faults.map(({ code }: { code: string }) => code)).toContain('RULE_TABLE_TWICE');
    const placesOf = (meetings: Meeting[]) =>
      meetings.map(({ id, slot, table }) => [id, slot!.id, table?.id]);
    expect(placesOf(await standing())).toEqual(placesOf(before));
    // In a fair where only these two meet they can always change places.
    for (const meeting of before) {
      if (meeting !== one && meeting !== other)
        await em.nativeUpdate(Meeting, meeting.id, { status: 'cancelled' });
    }
    await em.execute(
      `update meeting_attendance set is_active = false
        where meeting_id in (select id from meeting where status = 'cancelled')`,
    );
    expect(await rearrange([to(one, other), to(other, one)])).toEqual({
      __typename: 'MeetingsRearranged',
      moved: 2,
    });
    const now = new Map((await standing()).map((meeting) => [meeting.id, meeting]));
    expect([now.get(one.id)!.slot!.id, now.get(one.id)!.table?.id]).toEqual([
      other.slot!.id,
      other.table?.id,
    ]);
    expect([now.get(other.id)!.slot!.id, now.get(other.id)!.table?.id]).toEqual([
      one.slot!.id,
      one.table?.id,
    ]);
    await liveIsValid();
    expect(await rearrange([to(one, one)])).toMatchObject({ code: 'STALE_VERSION' });
    expect(await organiser.errorCode(REARRANGE, { input: { fairId: scene.fair.id, moves: [] } })).toBe(
      'BAD_USER_INPUT',
    );
  });
});
