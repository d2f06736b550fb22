import { EntityManager } from '@mikro-orm/postgresql';
import { Transactions, announce } from '#database';
import { eventually } from '../../../test/support/eventually.js';
import { type TestApp, startTestApp } from '../../../test/support/test-app.js';
import { CommitSignal } from './commit-signal.js';
import { OutboxConsumers } from './outbox-consumers.js';
import { OutboxRelay } from './outbox-relay.js';

describe('the relay of the outbox', () => {
  let test: TestApp;
  let relay: OutboxRelay;
  const inOrder: number[] = [];
  const inAnyOrder: number[] = [];

  beforeAll(async () => {
    test = await startTestApp({ runsJobs: false });
    const consumers = new OutboxConsumers();
    for (const [name, given] of [
      ['in-order', inOrder],
      ['in-any-order', inAnyOrder],
    ] as const) {
      consumers.register({
        name,
        topics: ['thing.*'],
        takesAnyOrder: given === inAnyOrder,
        handle: (events) =>
          Promise.resolve(void given.push(...events.map(({ payload }) => Number(payload.n)))),
      });
    }
    const settings = { databaseUrl: test.databaseUrl, runsJobs: true };
    const [em, transactions, signal] = [
      test.get(EntityManager),
      test.get(Transactions),
      test.get(CommitSignal),
    ];
    relay = new OutboxRelay(em, transactions, consumers, signal, settings);
    await relay.onApplicationBootstrap();
  });
  afterAll(async () => {
    await relay?.onModuleDestroy();
    await test?.close();
  });

  const announced = (n: number) => test.get(Transactions).run((em) => announce(em, 'thing.changed', { n }));

  it('keeps the order of transactions, and lets those ahead that take any order, each once', async () => {
    const older = test.em();
    await older.begin();
    await announce(older, 'thing.changed', { n: 1 });
    await older.flush();
    await announced(2);
    await eventually(() => Promise.resolve(expect(inAnyOrder).toEqual([2])));
    expect(inOrder).toEqual([]);
    await announced(3);
    await eventually(() => Promise.resolve(expect(inAnyOrder).toEqual([2, 3])));
    await older.commit();
    await eventually(() => Promise.resolve(expect(inOrder).toEqual([1, 2, 3])));
    await eventually(() => Promise.resolve(expect(inAnyOrder).toEqual([2, 3, 1])));
    // None comes again.
    await announced(4);
    await eventually(() => Promise.resolve(expect([inOrder.at(-1), inAnyOrder.at(-1)]).toEqual([4, 4])));
    expect([inOrder, inAnyOrder]).toEqual([
      [1, 2, 3, 4],
      [2, 3, 1, 4],
    ]);
  });

  it('goes on when an older transaction ends without a word', async () => {
    const older = test.em();
    await older.begin();
    await older.execute('select pg_current_xact_id()');
    await announced(5);
    await eventually(() => Promise.resolve(expect(inAnyOrder.at(-1)).toBe(5)));
    expect(inOrder.at(-1)).toBe(4);
    await older.rollback();
    await eventually(() => Promise.resolve(expect(inOrder.at(-1)).toBe(5)));
  });

  it('is drained only when the transactions that began earlier have ended', async () => {
    const older = test.em();
    await older.begin();
    await older.execute('select pg_current_xact_id()');
    await announced(6);
    let isDrained = false;
    const drained = relay.drain().then(() => (isDrained = true));
    await eventually(() => Promise.resolve(expect(inAnyOrder.at(-1)).toBe(6)));
    expect(isDrained).toBe(false);
    expect(inOrder.at(-1)).toBe(5);
    await older.rollback();
    await drained;
    expect(inOrder.at(-1)).toBe(6);
  });
});
