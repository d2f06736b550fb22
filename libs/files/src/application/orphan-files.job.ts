import { LockMode } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '#database';
import { PeriodicJobs } from '#jobs';
import { Clock } from '#kernel';
import { StoredFile } from '../domain/stored-file.entity.js';
import { FileStore } from './file-store.port.js';

const EVERY_SECONDS = 3600;
const BATCH = 200;
/** No write takes as long as this. */
const UNFINISHED_HOURS = 24;

/** Removes files that belong to nothing: given up, never claimed, or never completely stored. */
@Injectable()
export class OrphanFilesJob implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: PeriodicJobs,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'orphan-files',
      everySeconds: EVERY_SECONDS,
      run: async () => void (await this.removeOrphans()),
    });
  }

  /** Gives how many it removed. The bytes go first: what is left when that fails is a row, which is tried again. */
  async removeOrphans(): Promise<number> {
    const now = this.clock.nowDate();
    let removed = 0;
    for (let batch = BATCH; batch === BATCH; removed += batch) {
      batch = await this.transactions.run(async (em) => {
        // Held, so that nobody claims one while it goes.
        const files = await em.find(
          StoredFile,
          { keepUntil: { $lt: now } },
          { orderBy: { id: 'asc' }, limit: BATCH, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
        );
        for (const file of files) {
          await this.store.remove(file.id);
          em.remove(file);
        }
        return files.length;
      });
    }
    await this.store.sweep(new Date(now.getTime() - UNFINISHED_HOURS * 3_600_000));
    return removed;
  }
}
