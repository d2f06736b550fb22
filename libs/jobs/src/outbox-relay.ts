import { EntityManager } from '@mikro-orm/postgresql';
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import {
  OutboxConsumer as ConsumerPosition,
  OutboxFailure,
  type ReadEvent,
  Transactions,
  countOutbox,
  readOutbox,
} from '#database';
import { CommitSignal } from './commit-signal.js';
import { JOB_SETTINGS, type JobSettings } from './job-settings.js';
import { ConsumerPausedError, type OutboxConsumer, OutboxConsumers, wants } from './outbox-consumers.js';

const BATCH = 500;
/** Also looked at without a signal: one may have been lost with its connection. */
const POLL_MS = 1_000;
/** Events that wait for older transactions are looked at again after longer and longer pauses: their end is no signal. */
const FIRST_LOOK_MS = 10;
const TRIES = 6;
const FIRST_PAUSE_MS = 200;

/** What became of a batch. */
interface Step {
  /** There was something to do. */
  readonly hasMoved: boolean;
  /** Events still wait for older transactions. */
  readonly isWaiting: boolean;
  /** Somebody else is at this consumer. */
  readonly isElsewhere: boolean;
}

const NOTHING: Step = { hasMoved: false, isWaiting: false, isElsewhere: false };

/** Brings committed events to their consumers: each in order, at least once, in one process at a time. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('OutboxRelay');
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private readonly paused = new Set<string>();
  /** Of consumers that take any order: what they were given ahead of older transactions. */
  private readonly early = new Map<string, ReadonlySet<string>>();
  /** Of consumers whose events wait: how long, this time. */
  private readonly looks = new Map<string, number>();
  private poll: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly consumers: OutboxConsumers,
    private readonly signal: CommitSignal,
    @Inject(JOB_SETTINGS) private readonly settings: JobSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.runsJobs || this.consumers.all().length === 0) return;
    await this.placeConsumers();
    await this.signal.onCommit(() => this.wake());
    this.poll = setInterval(() => this.wake(), POLL_MS).unref();
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.poll) clearInterval(this.poll);
    await Promise.all(this.running.values());
  }

  /**
   * Handles everything that is committed now, and resolves when it is done, but for what consumers put off: for tests
   * and the command line. Waits for transactions that began before what is committed (in any database of the server),
   * and for others who work at the same consumer.
   */
  async drain(): Promise<void> {
    await this.placeConsumers();
    for (const consumer of this.consumers.all()) {
      try {
        await this.drainOf(consumer);
      } catch (error) {
        if (!(error instanceof ConsumerPausedError)) throw error;
      }
    }
  }

  private async drainOf(consumer: OutboxConsumer): Promise<void> {
    for (;;) {
      const step = await this.step(consumer);
      if (step.hasMoved) continue;
      if (!step.isWaiting && !step.isElsewhere) return;
      await new Promise((resolve) => setTimeout(resolve, FIRST_LOOK_MS));
    }
  }

  /** A consumer that is new begins with the first event. */
  private async placeConsumers(): Promise<void> {
    const positions = this.consumers.all().map(({ name }) => ({ name }));
    await this.transactions.run((em) =>
      em.upsertMany(ConsumerPosition, positions, { onConflictAction: 'ignore' }),
    );
  }

  /** How many committed events a consumer hasn't handled yet. */
  async pending(consumerName: string): Promise<number> {
    const consumer = this.consumers.all().find(({ name }) => name === consumerName);
    if (!consumer) return 0;
    const em = this.em.fork();
    const position = await em.findOne(ConsumerPosition, { name: consumerName });
    return countOutbox(em, position ?? { transaction: '0', seq: '0' }, consumer.topics);
  }

  private wake(consumers: readonly OutboxConsumer[] = this.consumers.all()): void {
    if (this.stopped) return;
    for (const consumer of consumers) {
      if (this.running.has(consumer.name)) this.again.add(consumer.name);
      else this.running.set(consumer.name, this.work(consumer));
    }
  }

  private lookAgain(consumer: OutboxConsumer): void {
    const pause = Math.min((this.looks.get(consumer.name) ?? FIRST_LOOK_MS / 2) * 2, POLL_MS);
    this.looks.set(consumer.name, pause);
    setTimeout(() => this.wake([consumer]), pause).unref();
  }

  private async work(consumer: OutboxConsumer): Promise<void> {
    let step = NOTHING;
    try {
      do {
        this.again.delete(consumer.name);
        while (!this.stopped && (step = await this.step(consumer)).hasMoved) {
          this.paused.delete(consumer.name);
          this.looks.delete(consumer.name);
        }
      } while (!this.stopped && this.again.has(consumer.name));
    } catch (error) {
      // The database is away, or a consumer is: the next poll tries again.
      const isKnown = error instanceof ConsumerPausedError && this.paused.has(consumer.name);
      if (error instanceof ConsumerPausedError) this.paused.add(consumer.name);
      if (!this.stopped && !isKnown) this.logger.error(`${consumer.name}: ${(error as Error).message}`);
    } finally {
      this.running.delete(consumer.name);
      if (step.isWaiting && !this.stopped) this.lookAgain(consumer);
    }
  }

  /** One batch. Another process at the same consumer makes it do nothing. */
  private step(consumer: OutboxConsumer): Promise<Step> {
    return this.transactions.run(async (em) => {
      // No row lock: that would give this transaction a number, and hold back every other consumer until it ends.
      const [lock] = (await em.execute(`select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as mine`, [
        `outbox:${consumer.name}`,
      ])) as { mine: boolean }[];
      if (!lock!.mine) return { ...NOTHING, isElsewhere: true };
      const position = await em.findOneOrFail(ConsumerPosition, { name: consumer.name });
      const events = await readOutbox(em, position, BATCH);
      const given = this.early.get(consumer.name);
      const due = events.filter(
        ({ seq, isSettled }) => (isSettled || consumer.takesAnyOrder) && !given?.has(seq),
      );
      const wanted = due.filter((event) => wants(consumer, event.topic));
      if (wanted.length > 0) await this.handle(consumer, wanted);
      const last = events.findLast(({ isSettled }) => isSettled);
      if (last) em.assign(position, { transaction: last.transaction, seq: last.seq });
      const waiting = events.filter(({ isSettled }) => !isSettled);
      if (consumer.takesAnyOrder) this.early.set(consumer.name, new Set(waiting.map(({ seq }) => seq)));
      return {
        ...NOTHING,
        hasMoved: due.length > 0 || last !== undefined,
        isWaiting: waiting.length > 0,
      };
    });
  }

  private async handle(consumer: OutboxConsumer, events: readonly ReadEvent[]): Promise<void> {
    const error = await this.tryToHandle(consumer, events);
    if (!error) return;
    if (events.length > 1) {
      for (const event of events) await this.handle(consumer, [event]);
      return;
    }
    const event = events[0]!;
    this.logger.error(`${consumer.name} gave up on event ${event.seq} (${event.topic}): ${error.message}`);
    const { seq, topic, payload } = event;
    await this.em.fork().upsert(OutboxFailure, {
      ...{ seq, topic, payload, consumer: consumer.name },
      error: error.stack ?? error.message,
      failedAt: new Date(),
    });
  }

  private async tryToHandle(consumer: OutboxConsumer, events: readonly ReadEvent[]): Promise<Error | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        await consumer.handle(events);
        return null;
      } catch (error) {
        if (this.stopped || error instanceof ConsumerPausedError) throw error;
        if (attempt === TRIES) return error as Error;
        await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
      }
    }
  }
}
