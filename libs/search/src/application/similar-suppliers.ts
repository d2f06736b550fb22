import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Clock } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { plainQuery } from '../domain/plain-query.js';
import { type Similarity, similarityOf } from '../domain/similarity.js';
import { SupplierSearch } from '../domain/supplier-search.port.js';
import { SupplierDocuments } from './supplier-documents.js';

export interface SimilarSupplier extends Similarity {
  readonly organisationId: string;
}

/** As many as share most concepts are compared closely. */
const CANDIDATES = 60;
const MOST_CONCEPTS = 10;

/** Finds suppliers that could do the same: one question to the engine, whatever it is. */
@Injectable()
export class SimilarSuppliers {
  constructor(
    private readonly engine: SupplierSearch,
    private readonly documents: SupplierDocuments,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** The most alike first; none for one that has named no concept. @throws NotFoundError when it isn't in the index */
  async to(em: EntityManager, organisationId: string, first: number): Promise<SimilarSupplier[]> {
    const [own] = await this.documents.of(em, [organisationId]);
    const document = found(own, 'supplier', organisationId);
    // The special ones say most; those broader than all others would bring everybody.
    const conceptIds = document.conceptIds
      .toSorted((a, b) => this.vocabulary.narrowerClosure(a).size - this.vocabulary.narrowerClosure(b).size)
      .slice(0, MOST_CONCEPTS);
    if (conceptIds.length === 0) return [];
    const query = { ...plainQuery(this.clock), conceptIds, match: 'any', limit: CANDIDATES + 1 } as const;
    const { hits } = await this.engine.search(query);
    return hits
      .filter((hit) => hit.document.organisationId !== organisationId)
      .map((hit) => ({
        organisationId: hit.document.organisationId,
        ...similarityOf(document, hit.document, this.vocabulary),
      }))
      .filter(({ sharedConceptIds }) => sharedConceptIds.length > 0)
      .sort((a, b) => b.score - a.score || (a.organisationId < b.organisationId ? -1 : 1))
      .slice(0, first);
  }
}
