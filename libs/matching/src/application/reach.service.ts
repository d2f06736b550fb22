import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Clock } from '#kernel';
import { Need } from '../domain/need.entity.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { type ConceptWithinReach, conceptsWithinReach } from '../domain/scoring/concepts-within-reach.js';
import { needFactsOf } from './match-facts.reader.js';
import { certificateDayOf, dayOf } from './matching-day.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

/** More than these nobody sets out to learn. */
const MOST_CONCEPTS = 50;

/** Says what a supplier could add to be proposed for more. Reads only. */
@Injectable()
export class ReachService {
  constructor(
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
    private readonly suppliers: SupplierFactsReader,
  ) {}

  /**
   * Counted over the needs that anybody may read, and by the rules of eligibility alone: neither a private need nor
   * whom a buyer doesn't want to meet shows in a number. @throws NotFoundError
   */
  async of(em: EntityManager, supplierOrganisationId: string): Promise<ConceptWithinReach[]> {
    const [read] = await this.suppliers.read(em, [supplierOrganisationId]);
    const facts = found(read, 'organisation', supplierOrganisationId);
    const needs = await em.find(
      Need,
      {
        isPublic: true,
        status: 'open',
        buyer: { withdrawnAt: null },
        $or: [{ fair: null }, { fair: { status: { $ne: 'closed' } } }],
      },
      { populate: ['buyer', 'concepts', 'fair'], orderBy: { id: 'asc' } },
    );
    const open = needs.filter((need) => need.isWantedOn(dayOf(this.clock, need.fair?.getEntity())));
    const days = new Map(open.map((need) => [need.id, certificateDayOf(this.clock, need.fair?.getEntity())]));
    const reach = conceptsWithinReach(facts, open.map(needFactsOf), this.graph, ({ id }) => days.get(id)!);
    return reach.slice(0, MOST_CONCEPTS);
  }
}
