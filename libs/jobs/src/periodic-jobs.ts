import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Transactions, runAs } from '#database';
import { JOB_SETTINGS, type JobSettings } from './job-settings.js';

export interface PeriodicJob {
  readonly name: string;
  readonly everySeconds: number;
  /** Does what is due; must not mind running twice, or late. */
  run(): Promise<void>;
  /** The process ends: a long `run` had better end too. */
  stop?(): void;
}

/** Work that comes round by the clock, in one process at a time. */
@Injectable()
export class PeriodicJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('PeriodicJobs');
  private readonly jobs: PeriodicJob[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly transactions: Transactions,
    @Inject(JOB_SETTINGS) private readonly settings: JobSettings,
  ) {}

  register(job: PeriodicJob): void {
    this.jobs.push(job);
  }

  onApplicationBootstrap(): void {
    if (!this.settings.runsJobs) return;
    for (const job of this.jobs) {
      const round = () => {
        const run = this.runOnce(job).finally(() => this.running.delete(run));
        this.running.add(run);
      };
      this.timers.push(setInterval(round, job.everySeconds * 1000).unref());
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.timers.forEach(clearInterval);
    this.jobs.forEach((job) => job.stop?.());
    await Promise.all(this.running);
  }

  private async runOnce(job: PeriodicJob): Promise<void> {
    try {
      await runAs({ personId: null, requestId: null, via: 'job' }, () =>
        this.transactions.run(async (em) => {
          const [{ mine }] = (await em.execute(
            `select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as mine`,
            [`job:${job.name}`],
          )) as [{ mine: boolean }];
          if (mine) await job.run();
        }),
      );
    } catch (error) {
      this.logger.error(`${job.name}: ${(error as Error).message}`);
    }
  }
}
