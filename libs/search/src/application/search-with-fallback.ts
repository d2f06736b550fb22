import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Clock } from '#kernel';
import { SearchEngineAwayError } from '../domain/engine-away.error.js';
import { plainQuery } from '../domain/plain-query.js';
import type { RebuildableSearch } from '../domain/rebuildable-search.js';
import type { SupplierDocument } from '../domain/supplier-document.js';
import {
  type SupplierAnswer,
  type SupplierQuery,
  type SupplierRank,
  SupplierSearch,
  type VocabularyChange,
  type WordLookup,
} from '../domain/supplier-search.port.js';
import { EngineHealth } from './engine-health.js';

/**
 * Two engines as one: the first answers what it can as long as it does so in time, otherwise the second, which must hold
 * the same suppliers. The answer says which it was.
 */
export class SearchWithFallback extends SupplierSearch implements OnModuleDestroy {
  readonly health: EngineHealth;
  private readonly logger = new Logger('Search');

  constructor(
    readonly first: RebuildableSearch,
    readonly second: SupplierSearch,
    clock: Clock,
  ) {
    super();
    this.health = new EngineHealth(first, async () => {
      await first.search(plainQuery(clock));
    });
  }

  get engine(): string {
    return this.first.engine;
  }

  onModuleDestroy(): void {
    this.health.stop();
  }

  async search(query: SupplierQuery): Promise<SupplierAnswer> {
    const isForSecond = !this.first.answers(query);
    return this.ask(query, async (engine) => ({
      ...(await engine.search(query)),
      answeredBy: { engine: engine.engine, isFallback: engine === this.second && !isForSecond },
    }));
  }

  rank(organisationId: string, query: SupplierQuery): Promise<SupplierRank> {
    return this.ask(query, (engine) => engine.rank(organisationId, query));
  }

  /** In one word list for both, so that what somebody typed is read the same whoever answers. */
  lookUp(words: readonly string[]): Promise<ReadonlyMap<string, WordLookup>> {
    return this.second.lookUp(words);
  }

  async put(documents: readonly SupplierDocument[]): Promise<void> {
    await this.second.put(documents);
    await this.first.put(documents);
  }

  async remove(organisationIds: readonly string[]): Promise<void> {
    await this.second.remove(organisationIds);
    await this.first.remove(organisationIds);
  }

  async takeVocabulary(): Promise<void> {
    await this.second.takeVocabulary();
    await this.first.takeVocabulary();
  }

  touchedBy(change: VocabularyChange): Promise<string[]> {
    return this.second.touchedBy(change);
  }

  async prepare(): Promise<void> {
    await this.second.prepare();
    await this.first.prepare();
  }

  async settle(): Promise<void> {
    await this.second.settle();
    await this.first.settle();
  }

  versions(): Promise<ReadonlyMap<string, string>> {
    return this.first.versions();
  }

  private async ask<T>(query: SupplierQuery, question: (engine: SupplierSearch) => Promise<T>): Promise<T> {
    if (!this.first.answers(query)) return question(this.second);
    if (this.health.isAvailable) {
      try {
        const answer = await question(this.first);
        this.health.answered();
        return answer;
      } catch (error) {
        if (error instanceof SearchEngineAwayError) this.health.failed(error);
        // A mistake of ours in one question says nothing about the others.
        else this.logger.error(`${this.first.engine}: ${(error as Error).stack}`);
      }
    }
    this.health.fellBack();
    return question(this.second);
  }
}
