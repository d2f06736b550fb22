import type { EntityManager } from '@mikro-orm/postgresql';
import { type Transactions, lockInOrder } from '#database';
import { isId } from '#kernel';
import { type Rebuild, RebuildableSearch } from '../domain/rebuildable-search.js';
import type { SupplierSearch } from '../domain/supplier-search.port.js';
import type { SupplierDocuments } from './supplier-documents.js';

const BATCH = 200;

/** What a comparison of the index with the database found, and mended. */
export interface IndexCheck {
  /** Suppliers that belong into the index. */
  readonly suppliers: number;
  readonly missing: number;
  readonly stale: number;
  /** In the index, though they no longer belong there. */
  readonly left: number;
}

/**
 * Keeps one search engine equal to the database. One change at a time, over all processes: whoever comes last has read
 * the newest state, so an older one never overwrites it. Engines don't wait for each other.
 */
export class EngineIndex {
  /** Waiting inside the process keeps waiters from holding a connection each. */
  private queue: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    readonly engine: SupplierSearch,
    private readonly transactions: Transactions,
    private readonly documents: SupplierDocuments,
  ) {}

  /** Ends long work between two batches. */
  stop(): void {
    this.stopped = true;
  }

  /** Brings these organisations up to date: puts those that belong into the index, takes the others out. */
  async indexOrganisations(ids: readonly string[]): Promise<void> {
    const distinct = [...new Set(ids)];
    for (let from = 0; from < distinct.length; from += BATCH) {
      const batch = distinct.slice(from, from + BATCH);
      await this.alone(async (em) => {
        // Whatever else an engine may hold, it has no place there.
        const documents = await this.documents.of(em, batch.filter(isId));
        const there = new Set(documents.map(({ organisationId }) => organisationId));
        await this.engine.put(documents);
        await this.engine.remove(batch.filter((id) => !there.has(id)));
      });
    }
  }

  /**
   * Makes every document anew; the index stays usable meanwhile, and changes that are committed meanwhile are in it too.
   * Gives how many there are; null when somebody else is at it.
   */
  async rebuild(): Promise<number | null> {
    return this.transactions.run(async (em) => {
      const [lock] = (await em.execute(`select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as mine`, [
        `search:rebuild:${this.engine.engine}`,
      ])) as { mine: boolean }[];
      if (!lock!.mine) return null;
      return this.engine instanceof RebuildableSearch
        ? this.rebuildBeside(this.engine)
        : this.rebuildInPlace();
    });
  }

  /** Compares every document with the database and mends what differs: after an outage, or to be sure. */
  async verify(): Promise<IndexCheck> {
    if (this.engine instanceof RebuildableSearch && !(await this.engine.hasIndex())) {
      const suppliers = (await this.rebuild()) ?? 0;
      return { suppliers, missing: suppliers, stale: 0, left: 0 };
    }
    const versions = await this.engine.versions();
    const check = { suppliers: 0, missing: 0, stale: 0, left: 0 };
    const all = new Set<string>();
    await this.eachBatch(async (ids) => {
      const wrong: string[] = [];
      const documents = await this.transactions.run((em) => this.documents.of(em, ids));
      for (const { organisationId, version } of documents) {
        all.add(organisationId);
        check.suppliers += 1;
        const indexed = versions.get(organisationId);
        if (indexed === version) continue;
        if (indexed === undefined) check.missing += 1;
        else check.stale += 1;
        wrong.push(organisationId);
      }
      await this.indexOrganisations(wrong);
    });
    const left = [...versions.keys()].filter((id) => !all.has(id));
    check.left = left.length;
    await this.indexOrganisations(left);
    return check;
  }

  private async rebuildInPlace(): Promise<number> {
    const all = new Set<string>();
    await this.engine.prepare();
    try {
      await this.eachBatch(async (ids) => {
        ids.forEach((id) => all.add(id));
        await this.indexOrganisations(ids);
      });
      // Looked at again before they go: one may have been added since.
      const versions = await this.engine.versions();
      await this.indexOrganisations([...versions.keys()].filter((id) => !all.has(id)));
    } finally {
      await this.engine.settle();
    }
    return all.size;
  }

  private async rebuildBeside(engine: RebuildableSearch): Promise<number> {
    const rebuild: Rebuild = await engine.startRebuild();
    let suppliers = 0;
    try {
      await this.eachBatch(async (ids) => {
        suppliers += ids.length;
        // Alone, so that what is read here isn't put behind a change that was committed after it.
        await this.alone(async (em) => rebuild.put(await this.documents.of(em, ids)));
      });
      await rebuild.settle();
      await this.alone(() => rebuild.finish());
    } catch (error) {
      // What is left over is thrown away by the next one, should the engine be away by now.
      await rebuild.abandon().catch(() => {});
      throw error;
    }
    return suppliers;
  }

  private async eachBatch(work: (ids: string[]) => Promise<void>): Promise<void> {
    for (let after: string | null = null; ;) {
      if (this.stopped) throw new Error('The process ends.');
      const ids: string[] = await this.transactions.run((em) => this.documents.idsAfter(em, after, BATCH));
      if (ids.length === 0) return;
      await work(ids);
      after = ids.at(-1)!;
    }
  }

  /** The engine is written by a connection of its own, after the reads and before the lock is let go. */
  private alone(work: (em: EntityManager) => Promise<void>): Promise<void> {
    const turn = this.queue.then(() =>
      this.transactions.run(async (em) => {
        await lockInOrder(em, [`search:index:${this.engine.engine}`]);
        await work(em);
      }),
    );
    this.queue = turn.catch(() => {});
    return turn;
  }
}
