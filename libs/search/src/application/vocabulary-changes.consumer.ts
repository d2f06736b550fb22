import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Capability, Certificate } from '#capability';
import type { ReadEvent } from '#database';
import { ConsumerPausedError, OutboxConsumers } from '#jobs';
import { LiveVocabulary, VOCABULARY_CHANGED } from '#terminology';
import { SearchEngineAwayError } from '../domain/engine-away.error.js';
import type { VocabularyChange } from '../domain/supplier-search.port.js';
import type { EngineIndex } from './engine-index.js';
import { SupplierIndex } from './supplier-index.service.js';

/** So that changes of suppliers needn't wait until all of a large vocabulary change is through. */
const AT_A_TIME = 50;

/**
 * Makes the documents anew that a change of the vocabulary touches. Queries are understood by the new one at once; it is
 * suppliers that write a new name in a text, and beginnings of names, that are found a moment later.
 */
@Injectable()
export class VocabularyChanges implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly index: SupplierIndex,
    private readonly consumers: OutboxConsumers,
    private readonly vocabulary: LiveVocabulary,
  ) {}

  onModuleInit(): void {
    for (const index of this.index.indexes) {
      this.consumers.register({
        name: `search-vocabulary-${index.engine.engine}`,
        topics: [VOCABULARY_CHANGED],
        handle: (events) => this.handle(index, events),
      });
    }
  }

  private async handle(index: EngineIndex, events: readonly ReadEvent[]): Promise<void> {
    await this.vocabulary.refresh();
    const payloads = events.map(({ payload }) => payload as unknown as VocabularyChange);
    const conceptIds = [...new Set(payloads.flatMap((change) => change.conceptIds))];
    const names = [...new Set(payloads.flatMap((change) => change.names))];
    try {
      await index.engine.takeVocabulary();
      const touched = new Set([
        ...(await index.engine.touchedBy({ conceptIds, names })),
        ...(await this.referringTo(conceptIds)),
      ]);
      const ids = [...touched];
      for (let from = 0; from < ids.length; from += AT_A_TIME) {
        await index.indexOrganisations(ids.slice(from, from + AT_A_TIME));
      }
    } catch (error) {
      throw error instanceof SearchEngineAwayError ? new ConsumerPausedError(error) : error;
    }
  }

  /** A concept that comes back into use isn't in their documents. */
  private async referringTo(conceptIds: readonly string[]): Promise<string[]> {
    const em = this.em.fork();
    const records = [
      ...(await em.find(Capability, { conceptIds: { $overlap: [...conceptIds] }, withdrawnAt: null })),
      ...(await em.find(Certificate, { conceptId: { $in: [...conceptIds] } })),
    ];
    return records.map(({ organisation }) => organisation.id);
  }
}
