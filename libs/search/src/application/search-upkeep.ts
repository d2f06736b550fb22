import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { OutboxRelay, PeriodicJobs } from '#jobs';
import { RebuildableSearch } from '../domain/rebuildable-search.js';
import { SupplierSearch } from '../domain/supplier-search.port.js';
import type { EngineIndex } from './engine-index.js';
import { consumerNameOf } from './index-changes.consumer.js';
import { SearchWithFallback } from './search-with-fallback.js';
import { SupplierIndex } from './supplier-index.service.js';

const WATCH_SECONDS = 2;
const VERIFY_SECONDS = 1_800;
/** For so many rounds an engine that is back may take in what it missed before it is compared. */
const MOST_ROUNDS = 10;

/** Sees to it that every engine has an index, and that it is the database's, without anybody asking. */
@Injectable()
export class SearchUpkeep implements OnModuleInit {
  private readonly logger = new Logger('Search');
  /** Not compared with the database since they were away, or since this process began. */
  private readonly doubtful = new Set<EngineIndex>();
  private readonly waited = new Map<EngineIndex, number>();

  constructor(
    private readonly index: SupplierIndex,
    private readonly search: SupplierSearch,
    private readonly jobs: PeriodicJobs,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    const rebuildable = this.index.indexes.filter(({ engine }) => engine instanceof RebuildableSearch);
    rebuildable.forEach((index) => this.doubtful.add(index));
    if (this.search instanceof SearchWithFallback) {
      this.search.health.onReturn(() => rebuildable.forEach((index) => this.doubtful.add(index)));
    }
    for (const index of rebuildable) {
      this.jobs.register({
        name: `search-watch-${index.engine.engine}`,
        everySeconds: WATCH_SECONDS,
        run: () => this.watch(index, index.engine as RebuildableSearch),
        stop: () => index.stop(),
      });
    }
    this.jobs.register({
      name: 'search-verify',
      everySeconds: VERIFY_SECONDS,
      run: () => this.verifyAll(),
      stop: () => this.index.indexes.forEach((index) => index.stop()),
    });
  }

  /** Makes an index where there is none; compares one that was out of sight. */
  private async watch(index: EngineIndex, engine: RebuildableSearch): Promise<void> {
    let hasIndex: boolean;
    try {
      hasIndex = await engine.hasIndex();
    } catch {
      // Whoever searches says so aloud.
      this.doubtful.add(index);
      return;
    }
    if (!hasIndex) {
      const began = Date.now();
      const suppliers = await index.rebuild();
      if (suppliers === null) return;
      this.logger.warn(
        `${engine.engine} has a new index of ${suppliers} suppliers, made in ${Math.round((Date.now() - began) / 1000)} s.`,
      );
    } else if (this.doubtful.has(index)) {
      // What it missed is on its way, and would all be found missing.
      const rounds = this.waited.get(index) ?? 0;
      this.waited.set(index, rounds + 1);
      if (rounds < MOST_ROUNDS && (await this.relay.pending(consumerNameOf(engine.engine))) > 0) return;
      await this.verify(index);
    }
    this.waited.delete(index);
    this.doubtful.delete(index);
  }

  private async verifyAll(): Promise<void> {
    for (const index of this.index.indexes) {
      // One that is away is compared when it is back.
      if (!this.doubtful.has(index)) await this.verify(index);
    }
  }

  private async verify(index: EngineIndex): Promise<void> {
    const { missing, stale, left } = await index.verify();
    if (missing + stale + left === 0) return;
    this.logger.warn(
      `${index.engine.engine} differed from the database and was mended: ${missing} missing, ${stale} stale, ${left} left over.`,
    );
  }
}
