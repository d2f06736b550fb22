import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import { SupplierSearch } from '../domain/supplier-search.port.js';
import { SupplierDocuments } from './supplier-documents.js';

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
 * Keeps the search engine equal to the database. One change at a time, over all processes: whoever comes last has read
 * the newest state, so an older one never overwrites it.
 */
@Injectable()
export class SupplierIndex {
  /** Waiting inside the process keeps waiters from holding a connection each. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly documents: SupplierDocuments,
    private readonly engine: SupplierSearch,
  ) {}

  indexOrganisation(id: string): Promise<void> {
    return this.indexOrganisations([id]);
  }

  /** Brings these organisations up to date: puts those that belong into the index, takes the others out. */
  async indexOrganisations(ids: readonly string[]): Promise<void> {
    const distinct = [...new Set(ids)];
    for (let from = 0; from < distinct.length; from += BATCH) {
      const batch = distinct.slice(from, from + BATCH);
      await this.alone(async (em) => {
        const documents = await this.documents.of(em, batch);
        const there = new Set(documents.map(({ organisationId }) => organisationId));
        await this.engine.put(documents);
        await this.engine.remove(batch.filter((id) => !there.has(id)));
      });
    }
  }

  /** Makes every document anew; the index stays usable meanwhile. Gives how many there are. */
  async rebuild(): Promise<number> {
    const all = new Set<string>();
    await this.eachBatch(async (ids) => {
      ids.forEach((id) => all.add(id));
      await this.indexOrganisations(ids);
    });
    // Looked at again before they go: one may have been added since.
    const versions = await this.engine.versions();
    await this.indexOrganisations([...versions.keys()].filter((id) => !all.has(id)));
    await this.engine.settle();
    return all.size;
  }

  /** Compares every document with the database and mends what differs: after an outage, or to be sure. */
  async verify(): Promise<IndexCheck> {
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

  private async eachBatch(work: (ids: string[]) => Promise<void>): Promise<void> {
    for (let after: string | null = null; ;) {
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
        await lockInOrder(em, ['search:index']);
        await work(em);
      }),
    );
    this.queue = turn.catch(() => {});
    return turn;
  }
}
