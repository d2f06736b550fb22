import type { ReadEvent } from '#database';

/** Something that is done after commit, once for every event of its topics, by one process at a time. */
export interface OutboxConsumer {
  /** Stable: the position is kept under it. */
  readonly name: string;
  /** `organisation.changed`, or `organisation.*` for all of a kind. */
  readonly topics: readonly string[];
  /**
   * Whether it reads the newest state whatever an event says, so that it needn't wait for older transactions that are
   * still running: its events come soon after their commit, in no certain order, and rather more than once.
   */
  readonly takesAnyOrder?: boolean;
  /**
   * Handles events in their order (but see `takesAnyOrder`), at least once: after a crash the same events come again, so it must not matter if
   * they do. Throwing puts the whole batch off; after several tries the events are given one by one, and those that
   * still fail are set aside for an administrator. `ConsumerPausedError` puts the batch off until it can be handled.
   */
  handle(events: readonly ReadEvent[]): Promise<void>;
}

/** Thrown by a consumer that can't handle anything for now: its events wait in the outbox, and none is set aside. */
export class ConsumerPausedError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** Every consumer of the product; libraries register theirs when the process starts. */
export class OutboxConsumers {
  private readonly consumers: OutboxConsumer[] = [];

  register(consumer: OutboxConsumer): void {
    if (this.consumers.some(({ name }) => name === consumer.name)) {
      throw new Error(`Two outbox consumers are named "${consumer.name}".`);
    }
    this.consumers.push(consumer);
  }

  all(): readonly OutboxConsumer[] {
    return this.consumers;
  }
}

/** Whether a consumer wants events of `topic`. */
export function wants(consumer: OutboxConsumer, topic: string): boolean {
  return consumer.topics.some((wanted) =>
    wanted.endsWith('.*') ? topic.startsWith(wanted.slice(0, -1)) : wanted === topic,
  );
}
