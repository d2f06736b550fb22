import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { OUTBOX_CHANNEL } from '#database';
import { JOB_SETTINGS, type JobSettings } from './job-settings.js';

const RECONNECT_AFTER_MS = 1_000;

/** Tells within milliseconds that somebody, in any process, has committed events: PostgreSQL's LISTEN. */
@Injectable()
export class CommitSignal implements OnModuleDestroy {
  private readonly logger = new Logger('CommitSignal');
  private readonly listeners = new Set<() => void>();
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private stopped = false;

  constructor(@Inject(JOB_SETTINGS) private readonly settings: JobSettings) {}

  /** Calls `listener` after every commit that announced something; resolves when it listens. */
  async onCommit(listener: () => void): Promise<void> {
    this.listeners.add(listener);
    this.connecting ??= this.connect();
    await this.connecting;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => {});
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.settings.databaseUrl,
      application_name: 'fairmatch-listen',
      keepAlive: true,
    });
    client.on('notification', () => this.listeners.forEach((listener) => listener()));
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`listen ${OUTBOX_CHANNEL}`);
      this.client = client;
      // Whatever was committed while nobody listened.
      this.listeners.forEach((listener) => listener());
    } catch (error) {
      this.lost(client, error as Error);
    }
  }

  private lost(client: pg.Client, error?: Error): void {
    if (this.stopped || (this.client !== null && this.client !== client)) return;
    if (error) this.logger.warn(`The listening connection was lost: ${error.message}`);
    client.removeAllListeners();
    // A late error of a connection that is given up must not end the process.
    client.on('error', () => {});
    this.client = null;
    setTimeout(() => void (this.stopped || this.connect()), RECONNECT_AFTER_MS).unref();
  }
}
