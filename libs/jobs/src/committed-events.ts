import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type ReadEvent, latestPosition, readOutbox } from '#database';
import { CommitSignal } from './commit-signal.js';

/**
 * Every event that is committed while this process runs, in every process, soon after its commit: for what is shown
 * live. Nothing is remembered over a restart; what must not be missed is for an OutboxConsumer.
 */
@Injectable()
export class CommittedEvents implements OnModuleDestroy {
  private readonly logger = new Logger('CommittedEvents');
  private readonly listeners = new Set<(event: ReadEvent) => void>();
  private seen = new Set<string>();
  private position = { transaction: '0', seq: '0' };
  private reading: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly em: EntityManager,
    private readonly signal: CommitSignal,
  ) {}

  /** Starts with the first listener: events committed before aren't given. */
  async onEvent(listener: (event: ReadEvent) => void): Promise<void> {
    this.listeners.add(listener);
    if (this.listeners.size > 1) return;
    this.position = await latestPosition(this.em.fork());
    await this.signal.onCommit(() => this.wake());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.reading;
  }

  private wake(): void {
    if (this.stopped) return;
    if (this.reading) this.again = true;
    else this.reading = this.read().finally(() => (this.reading = null));
  }

  private async read(): Promise<void> {
    try {
      do {
        this.again = false;
        const events = await readOutbox(this.em.fork(), this.position);
        for (const event of events) {
          if (this.seen.has(event.seq)) continue;
          this.seen.add(event.seq);
          this.listeners.forEach((listener) => listener(event));
        }
        const settled = events.findLast(({ isSettled }) => isSettled);
        if (settled) {
          this.position = settled;
          // Only what lies behind the position can come again.
          this.seen = new Set(events.filter(({ isSettled }) => !isSettled).map(({ seq }) => seq));
        }
      } while (this.again && !this.stopped);
    } catch (error) {
      if (!this.stopped) this.logger.error((error as Error).message);
    }
  }
}
