import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OutboxRelay } from '#jobs';
import { Clock } from '#kernel';
import { plainQuery } from '../domain/plain-query.js';
import { RebuildableSearch } from '../domain/rebuildable-search.js';
import { SupplierSearch } from '../domain/supplier-search.port.js';
import type { EngineState } from './engine-health.js';
import { consumerNameOf } from './index-changes.consumer.js';
import { SearchWithFallback } from './search-with-fallback.js';
import { SupplierDocuments } from './supplier-documents.js';
import { SupplierIndex } from './supplier-index.service.js';

export interface EngineStatus {
  readonly engine: string;
  readonly state: EngineState;
  /** Whether it answers searches now. */
  readonly answers: boolean;
  readonly documents: number | null;
  /** Committed changes that it doesn't have yet. */
  readonly pendingEvents: number;
  readonly awaySince: Date | null;
  readonly reason: string | null;
  readonly fallbacks: number;
}

export interface SearchStatus {
  /** How many every engine should hold. */
  readonly suppliers: number;
  readonly engines: readonly EngineStatus[];
}

/** How the search engines are, as this process sees them. */
@Injectable()
export class SearchStatusService {
  constructor(
    private readonly em: EntityManager,
    private readonly index: SupplierIndex,
    private readonly search: SupplierSearch,
    private readonly documents: SupplierDocuments,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  async status(): Promise<SearchStatus> {
    const statuses: EngineStatus[] = [];
    for (const { engine } of this.index.indexes) statuses.push(await this.statusOf(engine));
    return { suppliers: await this.documents.count(this.em.fork()), engines: statuses };
  }

  private async statusOf(engine: SupplierSearch): Promise<EngineStatus> {
    const health = this.search instanceof SearchWithFallback ? this.search.health : null;
    const isFirst = this.search instanceof SearchWithFallback && engine === this.search.first;
    const outage = isFirst ? health!.outage : null;
    const seen = await this.look(engine);
    return {
      engine: engine.engine,
      state: seen.state,
      answers: isFirst || !health ? !outage : !health.isAvailable,
      documents: seen.documents,
      pendingEvents: await this.relay.pending(consumerNameOf(engine.engine)),
      awaySince: outage?.since ?? null,
      reason: outage?.reason ?? seen.reason,
      fallbacks: outage?.fallbacks ?? 0,
    };
  }

  /** Asked now, whatever was found out before. */
  private async look(engine: SupplierSearch): Promise<Pick<EngineStatus, 'state' | 'documents' | 'reason'>> {
    try {
      if (engine instanceof RebuildableSearch && !(await engine.hasIndex())) {
        return { state: 'without-index', documents: null, reason: null };
      }
      const { total } = await engine.search(plainQuery(this.clock));
      return { state: 'available', documents: total, reason: null };
    } catch (error) {
      return { state: 'away', documents: null, reason: (error as Error).message };
    }
  }
}
