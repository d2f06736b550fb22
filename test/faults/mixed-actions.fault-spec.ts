import { jest } from '@jest/globals';
import { OutboxEvent } from '#database';
import type { Slot } from '#fair';
import { type Person, SessionsService } from '#identity';
import { FairFactsReader, checkPlaced } from '#planning';
import { Meeting, MeetingRequest, Outcome } from '#scheduling';
import { makeFair, makeSlots, makeTables } from '../factories/fairs.js';
import { type Participant, makeParticipant } from '../factories/meetings.js';
import { makePerson } from '../factories/people.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { GraphqlClient } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const SUPPLIERS = 24;
const BUYERS = 16;
const CLIENTS = 50;
const ACTIONS = 2_000;
const SLOTS = 12;
/** Of the slots, those that have begun: the last of them does so as the test begins. */
const BEGUN = 4;

const MEETING = `__typename ... on Meeting { id version status slot { id } table { id } } ... on Refusal { code }`;
const BOOK = `mutation ($input: BookMeetingInput!) { answer: bookMeeting(input: $input) { ${MEETING} } }`;
const MOVE = `mutation ($id: ID!, $version: Int!, $slotId: ID!) {
  answer: moveMeeting(meetingId: $id, version: $version, slotId: $slotId) { ${MEETING} } }`;
const REARRANGE = `mutation ($input: RearrangeMeetingsInput!) {
  answer: rearrangeMeetings(input: $input) { __typename ... on Refusal { code } } }`;
const REASSIGN = `mutation ($id: ID!, $version: Int!, $delegateIds: [ID!]!) {
  answer: reassignDelegates(meetingId: $id, version: $version, delegateIds: $delegateIds) { ${MEETING} } }`;
const CANCEL = `mutation ($id: ID!, $version: Int!) {
  answer: cancelMeeting(meetingId: $id, version: $version, reason: "Ill") { ${MEETING} } }`;
const NO_SHOW = `mutation ($id: ID!) { answer: reportNoShow(meetingId: $id, absentSide: BUYER) { ${MEETING} } }`;
const LOOK = `query ($id: ID!, $other: ID!) {
  one: meeting(id: $id) { version slot { id } } other: meeting(id: $other) { version slot { id } } }`;
const HOLD = `mutation ($id: ID!) { answer: holdMeeting(meetingId: $id) { ${MEETING} } }`;
const OUTCOME = `mutation ($input: RecordOutcomeInput!) {
  answer: recordOutcome(input: $input) { __typename ... on Outcome { id } ... on Refusal { code } } }`;
const ACCEPT = `mutation ($id: ID!) { answer: acceptMeetingRequest(requestId: $id) {
  __typename ... on MeetingRequest { id } ... on Refusal { code } } }`;
const PLAN = `mutation ($input: PlanTimetableInput!) { answer: planTimetable(input: $input) {
  __typename ... on PlanRun { id } ... on Refusal { code } } }`;
const RUN = `query ($id: ID!) { planRun(id: $id) { status draftId } }`;
const DRAFT = `query ($id: ID!) { timetableDraft(id: $id) { version } }`;
const RELEASE = `mutation ($input: ReleaseTimetableInput!) { answer: releaseTimetable(input: $input) {
  __typename ... on TimetableVersion { number meetings } ... on Refusal { code } } }`;
const REBASE = `mutation ($id: ID!, $version: Int!) { answer: rebaseTimetableDraft(draftId: $id, version: $version) {
  __typename ... on DraftRebased { draft { version } } ... on Refusal { code } } }`;

/** What the fire is made of; each of them has to go through at least once. */
const KINDS = ['book', 'move', 'swap', 'reassign', 'cancel', 'no-show', 'hold', 'outcome', 'confirm'];

/** A meeting that some client has booked, for its sides and the organisers to go on with: as last told. */
interface Known {
  readonly id: string;
  version: number;
  slotId: string;
  readonly sides: readonly Participant[];
}

// On a busy machine getting ready takes longer than the fire.
jest.setTimeout(600_000);

describe('2,000 mixed actions of 50 clients at two API processes, during a search and a release', () => {
  const now = Temporal.Now.instant();
  let test: TestApp;
  let processes: ApiProcess[];

  beforeEach(async () => {
    test = await startTestApp({ now: now.toString(), runsJobs: false });
    processes = await Promise.all([startApiProcess(test.databaseUrl), startApiProcess(test.databaseUrl)]);
  });
  afterEach(async () => {
    await Promise.all(processes.map((one) => one.stop('SIGKILL')));
    await test.close();
  });

  it('leaves nobody in two places, and loses nothing that was acknowledged', async () => {
    const scene = await arrange();
    const { fair, slots, suppliers, buyers, pending, organiser } = scene;
    const begun = new Set(slots.slice(0, BEGUN).map(({ id }) => id));
    const clients = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, index) => {
        const party = index % 5 === 0 ? null : [...suppliers, ...buyers][index % (SUPPLIERS + BUYERS)]!;
        const server = processes[index % 2]!;
        return { party, client: await clientOf(party?.member ?? organiser, server.url) };
      }),
    );
    const planner = await clientOf(organiser, processes[0]!.url);

    const errors: string[] = [];
    const wentThrough = new Set<string>();
    const booked = new Set<string>();
    const cancelled = new Set<string>();
    /** What was acknowledged last of each meeting, by its version. */
    const told = new Map<string, { version: number; status: string; slotId: string }>();
    const outcomes = new Set<string>();
    const shelf: Known[] = [];

    const act = async (client: GraphqlClient, kind: string, query: string, variables: object) => {
      const { data, errors: wrong } = await client.ask(query, variables);
      for (const { message, extensions } of wrong ?? []) {
        // A slot that has begun, a request of others: refused, which is an answer too.
        if (!['FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND'].includes(String(extensions.code)))
          errors.push(`${kind}: ${extensions.code} ${message}`);
      }
      const answer = data?.answer ?? null;
      if (answer && !answer.code) wentThrough.add(kind);
      if (answer?.__typename === 'Meeting') {
        const known = told.get(answer.id);
        if (!known || known.version < answer.version) {
          told.set(answer.id, { version: answer.version, status: answer.status, slotId: answer.slot.id });
        }
        if (answer.status === 'CANCELLED') cancelled.add(answer.id);
      }
      return answer;
    };

    /** The two as they stand at this moment; null where who asks may not see one of them. */
    const seen = async (client: GraphqlClient, both: readonly [Known, Known]) => {
      const { data } = await client.ask(LOOK, { id: both[0].id, other: both[1].id });
      if (!data) return null;
      for (const [one, { version, slot }] of [
        [both[0], data.one],
        [both[1], data.other],
      ] as const) {
        if (one.version <= version) Object.assign(one, { version, slotId: slot.id });
      }
      return both;
    };

    const isPlanned = ({ id }: Known) => told.get(id)!.status === 'RELEASED';
    const isToCome = (one: Known) => isPlanned(one) && !begun.has(one.slotId);
    const hasBegun = (one: Known) => isPlanned(one) && begun.has(one.slotId);

    // What is refused leaves a kind untried, and which ones are is a matter of the moment: the fire lasts until none is.
    let left = ACTIONS;
    const goesOn = () => left-- > 0 || (left > -2 * ACTIONS && !KINDS.every((kind) => wentThrough.has(kind)));
    const work = async ({ client, party }: (typeof clients)[number], random: () => number) => {
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      /** Mostly one that the action suits, as last told, and now and then any other. */
      const suited = (list: readonly Known[], suits: (one: Known) => boolean) => {
        const fit = random() < 0.9 ? list.filter(suits) : [];
        return pick(fit.length > 0 ? fit : list);
      };
      while (goesOn()) {
        const dice = random();
        const mine = party ? shelf.filter(({ sides }) => sides.includes(party)) : shelf;
        const known = mine.length > 0 ? suited(mine, dice < 0.78 ? isToCome : hasBegun) : null;
        if (known === null || dice < 0.4) {
          const supplier = party?.participation.side === 'supplier' ? party : pick(suppliers);
          const buyer = party?.participation.side === 'buyer' ? party : pick(buyers);
          // The first slots are over: only organisers record meetings there.
          const slotId = pick(slots).id;
          const answer = await act(client, 'book', BOOK, {
            input: {
              ...{ fairId: fair.id, slotId },
              supplierParticipationId: supplier.participation.id,
              buyerParticipationId: buyer.participation.id,
            },
          });
          if (answer?.__typename === 'Meeting') {
            booked.add(answer.id);
            shelf.push({ id: answer.id, version: answer.version, slotId, sides: [supplier, buyer] });
          }
          continue;
        }
        const { id, version } = known;
        let answer: any;
        if (dice < 0.55) answer = await act(client, 'move', MOVE, { id, version, slotId: pick(slots).id });
        // Only organisers may: a side that tries now and then is refused.
        else if (dice < (party ? 0.57 : 0.68)) {
          // Somebody's other meeting: whoever both share is free at the other's time, so that some swaps are possible.
          const others = shelf.filter(
            (one) => one !== known && one.sides.some((side) => known.sides.includes(side)),
          );
          if (others.length === 0) continue;
          const other = suited(others, isToCome);
          // As an organiser would: looks at the two as they stand, and has them take each other's slot.
          const both = await seen(client, [known, other]);
          if (!both) continue;
          const moves = both.map(({ id, version }, index) => {
            return { meetingId: id, version, slotId: both[1 - index]!.slotId };
          });
          const swapped = await act(client, 'swap', REARRANGE, { input: { fairId: fair.id, moves } });
          if (swapped?.__typename === 'MeetingsRearranged') await seen(client, both);
        } else if (dice < 0.7) {
          const own = party ? [party] : known.sides;
          const delegateIds = own.map(({ delegate }) => delegate.id);
          answer = await act(client, 'reassign', REASSIGN, { id, version, delegateIds });
        } else if (dice < 0.78) answer = await act(client, 'cancel', CANCEL, { id, version });
        else if (dice < 0.84) answer = await act(client, 'no-show', NO_SHOW, { id });
        else if (dice < 0.9) answer = await act(client, 'hold', HOLD, { id });
        else if (dice < 0.95) {
          const outcome = await act(client, 'outcome', OUTCOME, {
            input: { meetingId: id, kind: 'INFORMATIVE' },
          });
          if (outcome?.__typename === 'Outcome') outcomes.add(outcome.id);
        } else {
          await act(client, 'confirm', ACCEPT, { id: pick(pending) });
        }
        if (answer?.__typename === 'Meeting') {
          Object.assign(known, { version: answer.version, slotId: answer.slot.id });
        }
      }
    };

    const planAndRelease = async () => {
      const plan = await act(planner, 'plan', PLAN, { input: { fairId: fair.id, seconds: 4 } });
      expect(plan.__typename).toBe('PlanRun');
      let run = { status: 'QUEUED', draftId: null as string | null };
      while (['QUEUED', 'RUNNING'].includes(run.status)) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        run = (await planner.data(RUN, { id: plan.id })).planRun;
      }
      let { version } = (await planner.data(DRAFT, { id: run.draftId })).timetableDraft;
      for (;;) {
        const answer = await act(planner, 'release', RELEASE, { input: { draftId: run.draftId, version } });
        if (answer?.__typename === 'TimetableVersion') return answer;
        expect(['TIMETABLE_CHANGED', 'STALE_VERSION']).toContain(answer?.code);
        const rebased = await act(planner, 'rebase', REBASE, { id: run.draftId, version });
        version =
          rebased.draft?.version ?? (await planner.data(DRAFT, { id: run.draftId })).timetableDraft.version;
      }
    };
    const [released] = await Promise.all([
      planAndRelease(),
      ...clients.map((one, index) => work(one, randomFrom(index + 1))),
    ]);
    expect(errors).toEqual([]);
    expect(released.number).toBe(1);
    expect(KINDS.filter((kind) => !wentThrough.has(kind))).toEqual([]);

    const em = test.em();
    // Nobody and nothing in two places: asked of the rows themselves, and of the checker that no search shares code with.
    expect(await overlaps('table_id')).toEqual([]);
    expect(await overlaps('interpreter_id')).toEqual([]);
    expect(
      await em.execute(
        `select a.id from meeting_attendance a join meeting m on m.id = a.meeting_id join delegate d on d.id = a.delegate_id
           join meeting_attendance b on b.id < a.id and b.is_active
           join delegate e on e.id = b.delegate_id and (e.id = d.id or e.person_id = d.person_id)
          where a.is_active and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
      ),
    ).toEqual([]);
    const facts = await test.get(FairFactsReader).read(em, fair.id);
    expect(checkPlaced(facts, facts.meetings)).toEqual([]);

    // Nothing acknowledged is lost, nothing came to be without being announced once.
    const rows = new Map((await em.find(Meeting, { fair: fair.id })).map((one) => [one.id, one]));
    expect([...booked].filter((id) => !rows.has(id))).toEqual([]);
    expect([...cancelled].filter((id) => rows.get(id)!.status !== 'cancelled')).toEqual([]);
    const wrong = [...told].filter(([id, { version, status, slotId }]) => {
      const row = rows.get(id)!;
      const same = row.status.toUpperCase().replace('-', '_') === status && row.slot!.id === slotId;
      return row.version < version || (row.version === version && !same);
    });
    expect(wrong).toEqual([]);
    const announced = (await em.find(OutboxEvent, { topic: 'meeting.booked' })).map(({ payload }) =>
      String((payload as { meetingId?: string }).meetingId),
    );
    expect(announced.sort()).toEqual([...rows.keys()].sort());
    const kept = new Set((await em.find(Outcome, {})).map(({ id }) => id));
    expect([...outcomes].filter((id) => !kept.has(id))).toEqual([]);
  });

  /** A meeting that nobody came to leaves its place to others. Both as they are stored, to find out how it came to that. */
  function overlaps(column: 'table_id' | 'interpreter_id') {
    return test.em().execute(
      `select row_to_json(a) as one, row_to_json(b) as other, a.xmin as "writtenBy", b.xmin as "otherWrittenBy",
              (select json_agg(json_build_object('seq', seq, 'transaction', transaction, 'topic', topic) order by seq)
                 from outbox_event where payload->>'meetingId' in (a.id::text, b.id::text)) as events
         from meeting a join meeting b on b.id < a.id and a.${column} = b.${column}
        where a.status not in ('cancelled', 'no-show') and b.status not in ('cancelled', 'no-show')
          and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
    );
  }

  async function arrange() {
    const em = test.em();
    const zone = 'Asia/Ho_Chi_Minh';
    const startsOn = now.toZonedDateTimeISO(zone).toPlainDate().toString();
    const organiser = await makePerson(em, { email: 'organiser@example.com' });
    const fair = await makeFair(em, {
      startsOn,
      endsOn: startsOn,
      organizers: [organiser],
      status: 'running',
    });
    const made = await makeSlots(em, fair, { count: SLOTS });
    // Around now, so that some meetings have begun and others are to come.
    const slots: Slot[] = [];
    for (const [index, slot] of made.entries()) {
      const startsAt = new Date(now.epochMilliseconds + (index - BEGUN + 1) * 1_800_000);
      await em.execute(`update slot set starts_at = ?, ends_at = ? where id = ?`, [
        new Date(startsAt.getTime() + 10 * 86_400_000),
        new Date(startsAt.getTime() + 10 * 86_400_000 + 1_200_000),
        slot.id,
      ]);
      slots.push(slot);
    }
    await em.execute(
      `update slot set starts_at = starts_at - interval '10 days', ends_at = ends_at - interval '10 days'`,
    );
    await makeTables(em, fair, { count: 14 });
    const suppliers: Participant[] = [];
    const buyers: Participant[] = [];
    for (let n = 0; n < SUPPLIERS; n++)
      suppliers.push(await makeParticipant(em, fair, `supplier-${n}`, 'supplier'));
    for (let n = 0; n < BUYERS; n++) buyers.push(await makeParticipant(em, fair, `buyer-${n}`, 'buyer'));
    const pending: string[] = [];
    for (const [s, supplier] of suppliers.entries()) {
      for (const [b, buyer] of buyers.entries()) {
        const isPending = (s + b) % 7 === 0;
        const request = em.create(MeetingRequest, {
          ...{ fair: fair.id, supplier: supplier.participation.id, buyer: buyer.participation.id },
          ...{
            askedBy: 'supplier' as const,
            status: isPending ? ('pending' as const) : ('accepted' as const),
          },
          expiresAt: new Date(now.epochMilliseconds + 86_400_000),
        });
        if (isPending) pending.push(request.id);
      }
    }
    await em.flush();
    return { fair, slots, suppliers, buyers, pending, organiser };
  }

  async function clientOf(person: Person, url: string): Promise<GraphqlClient> {
    const em = test.em();
    const { token } = test.get(SessionsService).open(em, person, { userAgent: 'test', address: '127.0.0.1' });
    await em.flush();
    return new GraphqlClient(url, token);
  }
});

/** Numbers from 0 to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
