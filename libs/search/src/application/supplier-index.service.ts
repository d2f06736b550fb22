import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Transactions } from '#database';
import type { SupplierSearch } from '../domain/supplier-search.port.js';
import { EngineIndex, type IndexCheck } from './engine-index.js';
import { SupplierDocuments } from './supplier-documents.js';

/** Every engine that holds suppliers, the one that is always there first. */
export const SEARCH_ENGINES = Symbol('SEARCH_ENGINES');

/** Keeps the search engines equal to the database, each by itself. */
@Injectable()
export class SupplierIndex implements OnModuleDestroy {
  readonly indexes: readonly EngineIndex[];

  constructor(
    transactions: Transactions,
    documents: SupplierDocuments,
    @Inject(SEARCH_ENGINES) engines: readonly SupplierSearch[],
  ) {
    this.indexes = engines.map((engine) => new EngineIndex(engine, transactions, documents));
  }

  onModuleDestroy(): void {
    this.indexes.forEach((index) => index.stop());
  }

  indexOrganisation(id: string): Promise<void> {
    return this.indexOrganisations([id]);
  }

  /** Brings these organisations up to date in every engine. */
  async indexOrganisations(ids: readonly string[]): Promise<void> {
    await Promise.all(this.indexes.map((index) => index.indexOrganisations(ids)));
  }

  /** Makes every document anew in every engine; each stays usable meanwhile. Gives how many there are. */
  async rebuild(): Promise<number> {
    const counts = await inTurn(this.indexes, (index) => index.rebuild());
    return Math.max(0, ...counts.map((count) => count ?? 0));
  }

  /** Compares every engine with the database and mends what differs: all differences together. */
  async verify(): Promise<IndexCheck> {
    const checks = await inTurn(this.indexes, (index) => index.verify());
    return checks.reduce((sum, check) => ({
      suppliers: check.suppliers,
      missing: sum.missing + check.missing,
      stale: sum.stale + check.stale,
      left: sum.left + check.left,
    }));
  }
}

async function inTurn<From, To>(items: readonly From[], work: (item: From) => Promise<To>): Promise<To[]> {
  const results: To[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
