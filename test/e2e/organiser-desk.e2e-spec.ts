import { Participation } from '#fair';
import {
  type MeetingScene,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
  makeRequest,
} from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const UNBOOKED = `query ($fairId: ID!) {
  meetingRequests(fairId: $fairId, unbooked: true) { totalCount edges { node { id } } }
}`;
const UNRECORDED = `query ($fairId: ID!) {
  meetings(fairId: $fairId, filter: { unrecorded: true }) { totalCount edges { node { id } } }
}`;

interface Connection {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly id: string } }[];
}

describe('what waits for an organiser', () => {
  let test: TestApp;
  let scene: MeetingScene;

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makeMeetingScene(test.em(), { slots: 3, tables: 4 });
  });
  afterEach(() => test.close());

  const as = (name: string): Promise<GraphqlClient> =>
    test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const idsOf = async (client: GraphqlClient, query: string): Promise<string[]> => {
    const answer: Record<string, Connection> = await client.data(query, { fairId: scene.fair.id });
    const [{ totalCount, edges }] = Object.values(answer) as [Connection];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node.id);
  };

  it('lists accepted requests without a meeting; a draft is a meeting for those who run the fair only', async () => {
    const em = test.em();
    const [organiser, supplier] = [await as('organiser'), await as('supplier')];
    const accepted = await makeRequest(em, scene);
    const other = await makeParticipant(em, scene.fair, 'other', 'buyer');
    await makeRequest(em, { ...scene, buyer: other }, { status: 'declined' });
    for (const client of [organiser, supplier]) expect(await idsOf(client, UNBOOKED)).toEqual([accepted.id]);
    expect(await idsOf(await as('other'), UNBOOKED)).toEqual([]);

    const [slot, table] = [scene.slots[0]!, scene.tables[0]!];
    const meeting = await makeMeeting(em, scene, { slot, table, status: 'draft' });
    expect(await idsOf(organiser, UNBOOKED)).toEqual([]);
    expect(await idsOf(supplier, UNBOOKED)).toEqual([accepted.id]);

    meeting.status = 'released';
    await em.flush();
    for (const client of [organiser, supplier]) expect(await idsOf(client, UNBOOKED)).toEqual([]);

    meeting.status = 'cancelled';
    await em.flush();
    for (const client of [organiser, supplier]) expect(await idsOf(client, UNBOOKED)).toEqual([accepted.id]);

    const { id } = scene.buyer.participation;
    await em.nativeUpdate(Participation, { id }, { withdrawnAt: new Date('2026-11-22T02:00:00Z') });
    expect(await idsOf(organiser, UNBOOKED)).toEqual([]);
  });

  it('lists meetings that are over and of which nobody has said what became of them', async () => {
    const em = test.em();
    const organiser = await as('organiser');
    const at = (slot: number, table: number) => ({ slot: scene.slots[slot]!, table: scene.tables[table]! });
    const first = await makeMeeting(em, scene, at(0, 0));
    const held = await makeMeeting(em, scene, { ...at(1, 0), status: 'held' });
    const last = await makeMeeting(em, scene, at(2, 0));
    expect(await idsOf(organiser, UNRECORDED)).toEqual([]);

    // A slot that still runs isn't over.
    test.clock.set(scene.slots[1]!.endsAt.toISOString());
    expect(await idsOf(organiser, UNRECORDED)).toEqual([first.id, held.id]);

    test.clock.set('2026-11-26T00:00:00Z');
    expect(await idsOf(organiser, UNRECORDED)).toEqual([first.id, held.id, last.id]);
    first.status = 'no-show';
    held.outcomeKind = 'informative';
    last.status = 'cancelled';
    await em.flush();
    expect(await idsOf(organiser, UNRECORDED)).toEqual([]);
  });
});
