import { Logger } from '@nestjs/common';
import { isTimeout } from '../domain/engine-away.error.js';
import type { RebuildableSearch } from '../domain/rebuildable-search.js';

/** Slow answers, one after the other, until the engine isn't asked any more; one that can't be reached is enough. */
const SLOW_ANSWERS = 3;
const PROBE_AFTER_MS = 1_000;
const KEPT_FAILURES = 20;

export const ENGINE_STATES = ['available', 'away', 'without-index'] as const;
export type EngineState = (typeof ENGINE_STATES)[number];

/** Why an engine doesn't answer, and since when. */
export interface Outage {
  readonly state: Exclude<EngineState, 'available'>;
  readonly since: Date;
  readonly reason: string;
  /** Answers that another engine has given meanwhile, in this process. */
  readonly fallbacks: number;
}

/**
 * A circuit breaker: an engine that fails isn't asked for a while, so that nobody waits for it. It is tried again in the
 * background, with a question of our own, and used again as soon as it answers that in time.
 */
export class EngineHealth {
  private readonly logger = new Logger('Search');
  private readonly returned: (() => void)[] = [];
  /** What has gone wrong since this process began, the latest of it. */
  readonly failures: string[] = [];
  private slow = 0;
  private probing: NodeJS.Timeout | null = null;
  private current: Outage | null = null;
  private stopped = false;

  /** @param probe asks the engine something small; rejects when it doesn't answer in time */
  constructor(
    private readonly engine: RebuildableSearch,
    private readonly probe: () => Promise<void>,
  ) {}

  get outage(): Outage | null {
    return this.current;
  }

  get isAvailable(): boolean {
    return this.current === null;
  }

  onReturn(listener: () => void): void {
    this.returned.push(listener);
  }

  answered(): void {
    this.slow = 0;
    if (this.current) this.end();
  }

  failed(error: unknown): void {
    this.failures.push((error as Error).message);
    if (this.failures.length > KEPT_FAILURES) this.failures.shift();
    this.slow += isTimeout(error) ? 1 : SLOW_ANSWERS;
    if (this.slow >= SLOW_ANSWERS && !this.current) this.begin(error);
  }

  fellBack(): void {
    if (this.current) this.current = { ...this.current, fallbacks: this.current.fallbacks + 1 };
  }

  stop(): void {
    this.stopped = true;
    if (this.probing) clearTimeout(this.probing);
  }

  /** Said aloud once an outage. */
  private begin(error: unknown): void {
    const reason = (error as Error).message;
    this.current = { state: 'away', since: new Date(), reason, fallbacks: 0 };
    this.logger.error(`${this.engine.engine} doesn't answer searches, PostgreSQL does: ${reason}`);
    this.probeLater();
  }

  private end(): void {
    const { since, fallbacks } = this.current!;
    this.current = null;
    const seconds = Math.round((Date.now() - since.getTime()) / 1000);
    this.logger.warn(
      `${this.engine.engine} answers searches again, after ${seconds} s and ${fallbacks} answers of PostgreSQL.`,
    );
    this.returned.forEach((listener) => listener());
  }

  private probeLater(): void {
    if (this.stopped || this.probing) return;
    this.probing = setTimeout(() => {
      this.probing = null;
      void this.tryAgain();
    }, PROBE_AFTER_MS).unref();
  }

  private async tryAgain(): Promise<void> {
    try {
      await this.probe();
      this.answered();
    } catch (error) {
      if (this.current) {
        const state = await this.stateNow();
        this.current = { ...this.current, state, reason: (error as Error).message };
      }
      this.probeLater();
    }
  }

  private async stateNow(): Promise<Outage['state']> {
    const hasIndex = await this.engine.hasIndex().catch(() => true);
    return hasIndex ? 'away' : 'without-index';
  }
}
