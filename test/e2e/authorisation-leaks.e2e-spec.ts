import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { ROOM_POLICIES } from '#realtime';
import { SupplierIndex } from '#search';
import { type Canary, LeakChecker, canariesOf } from '../support/authorisation/canaries.js';
import { documentOf, everything, operationsOf } from '../support/authorisation/documents.js';
import { everyArgumentOf } from '../support/authorisation/every-argument.js';
import { VIEWERS, Viewers, type SignedInName, type ViewerName } from '../support/authorisation/viewers.js';
import { WORLD_NOW, type World, makeWorld } from '../support/authorisation/world.js';
import { LiveClient } from '../support/live-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const DEPTH = 5;
const SIGNED_IN = VIEWERS.filter((name): name is SignedInName => name !== 'nobody');

describe('what is private', () => {
  let test: TestApp;
  let viewers: Viewers;
  let schema: GraphQLSchema;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp({ now: WORLD_NOW });
    schema = test.get(GraphQLSchemaHost).schema;
    viewers = await Viewers.make(test);
    world = await makeWorld(test.em(), viewers);
    await test.get(SupplierIndex).rebuild();
  });
  afterAll(() => test.close());

  /** Everything that a query gives, put to every viewer with every set of arguments. */
  const askAll = async (
    name: string,
    look: (viewer: ViewerName, where: string, answer: unknown, said: unknown) => void,
  ) => {
    const field = operationsOf(schema, 'query').find((one) => one.name === name)!;
    for (const given of everyArgumentOf(name, world)) {
      await Promise.all(
        VIEWERS.map(async (viewer) => {
          // An object that is closed to the viewer takes the list around it along, and hides what else is in there:
          // then less is asked for, until it doesn't.
          for (const depth of [DEPTH, 3, 2]) {
            const document = documentOf('query', field, given, everything(schema, depth));
            const answer = await viewers.of(viewer).ask(document, given);
            const codes = answer.errors?.map(({ extensions }) => extensions.code) ?? [];
            for (const code of ['GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'INTERNAL_SERVER_ERROR']) {
              if (codes.includes(code))
                throw new Error(`${name} for ${viewer}: ${JSON.stringify(answer.errors)}`);
            }
            look(viewer, `${name} ${JSON.stringify(given)}`, answer, given);
            if (!answer.errors?.some(({ path = [] }) => path.length > 1)) break;
          }
        }),
      );
    }
  };

  it('stays so in every query, for every viewer, five objects deep', async () => {
    const checker = new LeakChecker(canariesOf(world));
    for (const { name } of operationsOf(schema, 'query')) {
      await askAll(name, (viewer, where, answer, said) => checker.look(viewer, where, answer, said));
    }
    expect(checker.leaks).toEqual([]);
    // Each has been read by somebody who may, or it says nothing that the others didn't read it.
    expect(checker.unread).toEqual([]);
  }, 400_000);

  it('would be reported if it got out', async () => {
    const { word } = canariesOf(world).find((one) => one.word.startsWith('contact-email-supplierOwn'))!;
    const checker = new LeakChecker([{ word, readers: [] }]);
    await askAll('organisation', (viewer, where, answer) => checker.look(viewer, where, answer));
    const readers = new Set(checker.leaks.map(({ viewer }) => viewer));
    expect([...readers].sort()).toEqual(['admin', 'buyerOwn', 'organizer', 'staff', 'supplierOwn']);
    expect(checker.unread).toEqual([word]);
  });

  it('lets nobody into rooms of others', async () => {
    const { fair, otherFair, draftFair, supplier, foreignBuyer, people } = world;
    const rooms: Record<string, ViewerName[]> = {
      [`fair:${fair.id}`]: ['organizer', 'staff', 'admin'],
      [`fair:${otherFair.id}`]: ['otherOrganizer', 'staff', 'admin'],
      [`fair:${draftFair.id}`]: ['organizer', 'staff', 'admin'],
      [`organisation:${supplier.organisation.id}`]: ['supplierOwn'],
      [`organisation:${foreignBuyer.organisation.id}`]: ['buyerForeign'],
      [`person:${people.staff.id}`]: ['staff'],
    };
    const kinds = new Set(Object.keys(rooms).map((room) => room.split(':')[0]));
    expect([...kinds].sort()).toEqual(Object.keys(ROOM_POLICIES).sort());
    for (const viewer of SIGNED_IN) {
      const live = await LiveClient.connect(test.url, viewers.of(viewer).bearer);
      for (const [room, members] of Object.entries(rooms)) {
        expect({ viewer, room, joined: await live.join(room) }).toEqual({
          viewer,
          room,
          joined: members.includes(viewer),
        });
      }
      live.close();
    }
  });

  it('is not told over sockets either', async () => {
    const running: ViewerName[] = ['organizer', 'staff', 'admin'];
    const lives = await Promise.all(
      SIGNED_IN.map(async (viewer) => {
        const live = await LiveClient.connect(test.url, viewers.of(viewer).bearer);
        for (const { id } of [world.fair, world.otherFair, world.draftFair]) await live.join(`fair:${id}`);
        return { viewer, live };
      }),
    );
    const run = viewers.of('organizer');
    const place = { fairId: world.fair.id, slotId: world.freeSlot.id, isAnother: true };
    const { bookMeeting: drafted } = await run.data(
      `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { __typename ... on Meeting { id version } } }`,
      {
        input: {
          ...place,
          supplierParticipationId: world.foreignSupplier.at.id,
          buyerParticipationId: world.buyer.at.id,
          isDraft: true,
        },
      },
    );
    expect(drafted.__typename).toBe('Meeting');
    await run.data(
      `mutation ($id: ID!, $version: Int!, $slot: ID!) {
        moveMeeting(meetingId: $id, version: $version, slotId: $slot) { __typename } }`,
      { id: drafted.id, version: drafted.version, slot: world.slots[5]!.id },
    );
    await run.data(
      `mutation ($id: ID!, $version: Int!) {
        cancelMeeting(meetingId: $id, version: $version, reason: "Not needed") { __typename } }`,
      { id: drafted.id, version: drafted.version + 1 },
    );
    await viewers
      .of('supplierOwn')
      .data(`mutation ($input: ProposalAnswerInput!) { answerProposal(input: $input) { __typename } }`, {
        input: { proposalId: world.refusedByBuyer.id, version: 0, answer: 'NO_THANKS', reason: 'Too small' },
      });
    const { registerParticipation: registered } = await viewers.of('staff').data(
      `mutation ($input: RegisterParticipationInput!) {
        registerParticipation(input: $input) { ... on Participation { id } } }`,
      {
        input: {
          fairId: world.draftFair.id,
          organisationId: world.foreignSupplier.organisation.id,
          side: 'SUPPLIER',
          kind: 'DIRECT',
        },
      },
    );
    const { createNeed: need } = await viewers
      .of('buyerForeign')
      .data(`mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }`, {
        input: {
          buyerId: world.foreignBuyer.organisation.id,
          fairId: world.fair.id,
          title: 'Secret shafts',
          isPublic: false,
          concepts: [{ conceptId: 'process.cnc-milling', importance: 'MUST' }],
        },
      });
    await viewers
      .of('buyerOwn')
      .data(
        `mutation ($id: ID!, $version: Int!) { confirmAgreement(id: $id, version: $version) { __typename } }`,
        { id: world.agreement.id, version: world.agreement.version },
      );
    const told: Canary[] = [
      { word: drafted.id, readers: running },
      { word: world.refusedByBuyer.id, readers: ['supplierOwn', ...running] },
      { word: registered.id, readers: running },
      { word: need.id, readers: ['buyerForeign', ...running] },
      { word: world.agreement.id, readers: ['supplierOwn', 'buyerOwn', ...running] },
    ];
    const checker = new LeakChecker([...canariesOf(world), ...told]);
    // The last of the events: whoever has heard it has heard the others.
    const heard = lives.filter(({ viewer }) => ['organizer', 'supplierOwn', 'buyerOwn'].includes(viewer));
    await Promise.all(heard.map(({ live }) => live.heard('agreement.confirmed')));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const { viewer, live } of lives) {
      checker.look(viewer, 'socket', live.messages);
      live.close();
    }
    expect(checker.leaks).toEqual([]);
    for (const { word } of told) expect(checker.unread).not.toContain(word);
  });

  it('is not given away by the upload of supplier lists, which is for organisers and staff', async () => {
    const checker = new LeakChecker(canariesOf(world));
    for (const viewer of VIEWERS) {
      const { bearer } = viewers.of(viewer);
      const response = await fetch(`${test.url}/import/suppliers`, {
        method: 'POST',
        headers: {
          'content-type': 'application/octet-stream',
          ...(bearer && { authorization: `Bearer ${bearer}` }),
        },
        body: 'Company;Country\nA;VN\n',
      });
      const allowed = ['organizer', 'otherOrganizer', 'staff', 'admin'].includes(viewer);
      expect({ viewer, status: response.status }).toEqual({
        viewer,
        status: allowed ? 201 : viewer === 'nobody' ? 401 : 403,
      });
      checker.look(viewer, 'POST /import/suppliers', await response.text());
    }
    expect(checker.leaks).toEqual([]);
  });

  it('is behind a policy on every HTTP route', async () => {
    const routes = routesOf(test.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    expect(routes).toContainEqual({ method: 'POST', path: '/import/suppliers' });
    const open = /^\/(graphql|health\/(live|ready)|export\/reports\/verify|socket\.io.*)?$/;
    const closed = routes.filter(({ path }) => !open.test(path));
    for (const { method, path } of closed) {
      const response = await fetch(`${test.url}${path.replace(/:\w+|\*/g, 'x')}`, { method });
      expect({ method, path, status: response.status }).toEqual({
        method,
        path,
        status: [401, 403, 404].includes(response.status) ? response.status : 'closed',
      });
    }
  });
});

/** Fastify tells its routes as a drawing of a tree: `├── import/suppliers (POST)`. */
function routesOf(drawing: string): { method: string; path: string }[] {
  const routes: { method: string; path: string }[] = [];
  const above: string[] = [];
  for (const line of drawing.split('\n')) {
    const found = /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line);
    if (!found) continue;
    const [, indent, part, methods] = found as unknown as [string, string, string, string | undefined];
    const depth = indent.length / 4;
    above.length = depth;
    above.push(part);
    for (const method of methods?.split(', ') ?? []) routes.push({ method, path: above.join('') });
  }
  return routes;
}
