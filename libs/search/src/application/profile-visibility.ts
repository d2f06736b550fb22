import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Clock } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { buildDocument } from '../domain/build-document.js';
import { type ProfileFact, missingFacts } from '../domain/missing-facts.js';
import { plainQuery } from '../domain/plain-query.js';
import { type SupplierRank, SupplierSearch } from '../domain/supplier-search.port.js';
import { inTurns } from './in-turns.js';
import { SupplierDocuments } from './supplier-documents.js';

export interface ConceptVisibility extends SupplierRank {
  readonly conceptId: string;
}

/** How buyers find a supplier, and what would help them to. */
export interface Visibility {
  /** For each concept of its own, and each certificate that is valid today: its place among those found by it alone. */
  readonly concepts: readonly ConceptVisibility[];
  readonly missing: readonly ProfileFact[];
}

/** A profile with more isn't found better by the rest. */
const MOST_CONCEPTS = 40;

/** Says how a supplier's profile is found: one question to the engine a concept. */
@Injectable()
export class ProfileVisibility {
  constructor(
    private readonly engine: SupplierSearch,
    private readonly documents: SupplierDocuments,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the supplier isn't in the index */
  async of(em: EntityManager, organisationId: string): Promise<Visibility> {
    const [read] = await this.documents.facts(em, [organisationId]);
    const facts = found(read, 'supplier', organisationId);
    const query = plainQuery(this.clock);
    const { conceptIds, certificates } = buildDocument(facts, this.vocabulary);
    const valid = certificates.filter(
      ({ isOwn, validFrom, validUntil }) =>
        isOwn && (validFrom ?? '') <= query.today && query.today <= (validUntil ?? '9999'),
    );
    const asked = [...new Set([...conceptIds, ...valid.map(({ conceptId }) => conceptId)])];
    const concepts = await inTurns(asked.slice(0, MOST_CONCEPTS), async (conceptId) => ({
      conceptId,
      ...(await this.engine.rank(organisationId, { ...query, conceptIds: [conceptId] })),
    }));
    return { concepts, missing: missingFacts(facts, query.today) };
  }
}
