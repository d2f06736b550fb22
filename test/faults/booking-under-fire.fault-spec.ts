import pg from 'pg';
import { type Person, SessionsService } from '#identity';
import { BookingLocks, Meeting, MeetingAttendance, MeetingRequest } from '#scheduling';
import { makeFair, makeSlots, makeTables } from '../factories/fairs.js';
import { type Participant, makeParticipant } from '../factories/meetings.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { GraphqlClient } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

/** 25 suppliers × 20 buyers: 500 pairs that have agreed to meet, and every one wants the same table at once. */
const SUPPLIERS = 25;
const BUYERS = 20;
const ATTEMPTS = SUPPLIERS * BUYERS;

const BOOK = `mutation ($input: BookMeetingInput!) {
  bookMeeting(input: $input) { __typename ... on SlotTakenError { taken { kind name } alternatives { slotId tableId } } }
}`;

interface Answers {
  readonly kinds: Map<string, number>;
  readonly errors: string[];
}

describe('500 pairs at one table and slot', () => {
  // Of the real clock's present, which is that of processes of their own.
  const now = Temporal.Now.instant();
  const startsOn = now.add({ hours: 72 }).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString();
  let first: TestApp;
  let second: TestApp;
  let processes: ApiProcess[];
  let deadlocksBefore: number;

  beforeEach(async () => {
    first = await startTestApp({ now: now.toString() });
    second = await startTestApp({ beside: first });
    processes = [];
    deadlocksBefore = await deadlocks();
  });
  afterEach(async () => {
    await Promise.all(processes.map((one) => one.stop('SIGKILL')));
    await second.close();
    await first.close();
  });

  it('makes one meeting and 499 typed refusals through two processes, without a deadlock or a server error', async () => {
    processes = await Promise.all([startApiProcess(first.databaseUrl), startApiProcess(first.databaseUrl)]);
    const { slot, table, answers } = await fire(ATTEMPTS, processes);
    expect(answers.errors).toEqual([]);
    expect(Object.fromEntries(answers.kinds)).toEqual({ Meeting: 1, SlotTakenError: ATTEMPTS - 1 });
    expect(await first.em().count(Meeting, { slot, table })).toBe(1);
    expect(await first.em().count(MeetingAttendance)).toBe(2);
    // The server counts a connection's deadlocks when it ends.
    await Promise.all(processes.map((one) => one.stop()));
    expect((await deadlocks()) - deadlocksBefore).toBe(0);
  });

  it('is kept by the constraints of the database alone, should the locks ever fail', async () => {
    withoutLocks(first, second);
    const { slot, table, answers } = await fire(40);
    expect(answers.errors).toEqual([]);
    expect(Object.fromEntries(answers.kinds)).toEqual({ Meeting: 1, SlotTakenError: 39 });
    expect(await first.em().count(Meeting, { slot, table })).toBe(1);
  });

  it('overbooks without locks and constraints: the attempts really do meet', async () => {
    withoutLocks(first, second);
    await first.em().execute('alter table meeting drop constraint meeting_table_once');
    await first.em().execute('alter table meeting_attendance drop constraint meeting_delegate_once');
    const { slot, table } = await fire();
    expect(await first.em().count(Meeting, { slot, table })).toBeGreaterThan(1);
  });

  it('counts a deadlock when there is one: the figure of none means something', async () => {
    await provokeDeadlock(first.databaseUrl);
    expect((await deadlocks()) - deadlocksBefore).toBe(1);
  });

  /** Fires all attempts at once, by members of the suppliers, at two servers in turn. */
  async function fire(attempts = ATTEMPTS, servers: readonly { url: string }[] = [first, second]) {
    const em = first.em();
    const fair = await makeFair(em, { startsOn, endsOn: startsOn });
    const slots = await makeSlots(em, fair, { count: 3 });
    const tables = await makeTables(em, fair, { count: 2 });
    const participants = async (side: 'supplier' | 'buyer', count: number) => {
      const made: Participant[] = [];
      for (let index = 0; index < count; index++) {
        made.push(await makeParticipant(em, fair, `${side}-${index}`, side));
      }
      return made;
    };
    const [suppliers, buyers] = [
      await participants('supplier', SUPPLIERS),
      await participants('buyer', BUYERS),
    ];
    const pairs = suppliers.flatMap((supplier) => buyers.map((buyer) => ({ supplier, buyer })));
    for (const { supplier, buyer } of pairs) {
      em.create(MeetingRequest, {
        fair: fair.id,
        supplier: supplier.participation.id,
        buyer: buyer.participation.id,
        askedBy: 'buyer',
        status: 'accepted',
        expiresAt: new Date(now.epochMilliseconds + 86_400_000),
      });
    }
    await em.flush();
    const clients = new Map<Participant, GraphqlClient[]>();
    for (const supplier of suppliers) clients.set(supplier, await clientsOf(supplier.member, servers));
    const [slot, table] = [slots[1]!, tables[0]!];
    const kinds = new Map<string, number>();
    const errors: string[] = [];
    await Promise.all(
      pairs.slice(0, attempts).map(async ({ supplier, buyer }, index) => {
        const answer = await clients.get(supplier)![index % 2]!.ask(BOOK, {
          input: {
            fairId: fair.id,
            slotId: slot.id,
            tableId: table.id,
            supplierParticipationId: supplier.participation.id,
            buyerParticipationId: buyer.participation.id,
          },
        });
        if (answer.errors) errors.push(...answer.errors.map((error) => error.message));
        const kind = answer.data?.bookMeeting.__typename ?? 'error';
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }),
    );
    const answers: Answers = { kinds, errors };
    return { slot, table, answers };
  }

  /** The same session at every server. */
  async function clientsOf(person: Person, servers: readonly { url: string }[]): Promise<GraphqlClient[]> {
    const em = first.em();
    const { token } = first
      .get(SessionsService)
      .open(em, person, { userAgent: 'test', address: '127.0.0.1' });
    await em.flush();
    return servers.map(({ url }) => new GraphqlClient(url, token));
  }

  /** Deadlocks that the server has seen in the database. */
  async function deadlocks(): Promise<number> {
    const client = new pg.Client({ connectionString: first.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    await client.end();
    return Number(rows[0]!.deadlocks);
  }
});

function withoutLocks(...apps: TestApp[]): void {
  for (const app of apps) {
    Object.assign(app.get(BookingLocks), { take: async () => {}, tryTake: async () => true });
  }
}

async function provokeDeadlock(connectionString: string): Promise<void> {
  const clients = [1, 2].map(() => new pg.Client({ connectionString }));
  await Promise.all(clients.map((client) => client.connect()));
  await Promise.all(clients.map((client) => client.query('begin')));
  const lock = (client: number, key: number) =>
    clients[client]!.query('select pg_advisory_xact_lock($1)', [key]);
  await Promise.all([lock(0, 1), lock(1, 2)]);
  await Promise.allSettled([lock(0, 2), lock(1, 1)]);
  await Promise.all(clients.map((client) => client.end()));
}
