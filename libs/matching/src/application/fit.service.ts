import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Clock } from '#kernel';
import { Need } from '../domain/need.entity.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { type RuleResult, checkEligibility } from '../domain/scoring/eligibility.js';
import { type PairScore, scorePair } from '../domain/scoring/score-pair.js';
import { DEFAULT_RULES } from '../domain/scoring/scoring-rules.js';
import { SupplierProfile } from '../domain/scoring/supplier-profile.js';
import { needFactsOf, readDirectoryPool, readSupplierFacts } from './match-facts.reader.js';
import { certificateDayOf, dayOf } from './matching-day.js';

export interface Explanation extends PairScore {
  readonly rules: readonly RuleResult[];
}

/** Says how a need and a supplier fit, whether they have been proposed to each other or not. Reads only. */
@Injectable()
export class FitService {
  constructor(
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
  ) {}

  /** Rule by rule, and what the score would be among all suppliers of the directory. @throws NotFoundError */
  async explain(em: EntityManager, needId: string, supplierOrganisationId: string): Promise<Explanation> {
    const need = found(
      await em.findOne(Need, { id: needId }, { populate: ['buyer', 'concepts', 'fair'] }),
      'need',
      needId,
    );
    const [facts] = await readSupplierFacts(em, [supplierOrganisationId]);
    const day = certificateDayOf(this.clock, need.fair?.getEntity());
    const supplier = new SupplierProfile(
      found(facts, 'organisation', supplierOrganisationId),
      this.graph,
      day,
    );
    const needFacts = needFactsOf(need);
    const pool = await readDirectoryPool(em, [needFacts], this.graph);
    return {
      ...scorePair({ need: needFacts, supplier, pool, rules: DEFAULT_RULES }),
      rules: checkEligibility(needFacts, supplier),
    };
  }

  /** The open public needs that a supplier is eligible for, the best first. */
  async openNeedsFor(
    em: EntityManager,
    supplierOrganisationId: string,
  ): Promise<{ need: Need; fit: PairScore }[]> {
    const [facts] = await readSupplierFacts(em, [supplierOrganisationId]);
    if (!facts) return [];
    const needs = await em.find(
      Need,
      {
        isPublic: true,
        status: 'open',
        buyer: { withdrawnAt: null, id: { $ne: supplierOrganisationId } },
        $or: [{ fair: null }, { fair: { status: { $ne: 'closed' } } }],
      },
      { populate: ['buyer', 'concepts', 'fair'], orderBy: { id: 'asc' } },
    );
    const wanted = needs
      .filter((need) => need.isWantedOn(dayOf(this.clock, need.fair?.getEntity())))
      .map((need) => ({ need, facts: needFactsOf(need) }));
    const pool = await readDirectoryPool(
      em,
      wanted.map((one) => one.facts),
      this.graph,
    );
    const profiles = new Map<string, SupplierProfile>();
    const profileOn = (day: string) => {
      const profile = profiles.get(day) ?? new SupplierProfile(facts, this.graph, day);
      profiles.set(day, profile);
      return profile;
    };
    return wanted
      .map(({ need, facts: needFacts }) => {
        const supplier = profileOn(certificateDayOf(this.clock, need.fair?.getEntity()));
        return { need, fit: scorePair({ need: needFacts, supplier, pool, rules: DEFAULT_RULES }) };
      })
      .filter(({ fit }) => fit.isEligible)
      .sort((one, other) => other.fit.score - one.fit.score);
  }
}
