import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Participation } from '#fair';
import { Clock } from '#kernel';
import type { AdmissionCode, Participant } from '../domain/admission.js';
import { type AdmissionRule, admissionRules } from '../domain/admission-rules.js';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { termsOf } from '../domain/match-terms.js';
import { Need } from '../domain/need.entity.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { type RuleResult, checkEligibility } from '../domain/scoring/eligibility.js';
import { type PairScore, scorePair } from '../domain/scoring/score-pair.js';
import { DEFAULT_RULES } from '../domain/scoring/scoring-rules.js';
import { SupplierProfile } from '../domain/scoring/supplier-profile.js';
import { participantOf, readAdmissions, readParticipationTerms, readTerms } from './admission.reader.js';
import { needFactsOf, readDirectoryPool } from './match-facts.reader.js';
import { certificateDayOf, dayOf } from './matching-day.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

export interface Explanation extends PairScore {
  readonly rules: readonly (RuleResult | AdmissionRule)[];
}

/** Says how a need and a supplier fit, whether they have been proposed to each other or not. Reads only. */
@Injectable()
export class FitService {
  constructor(
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
    private readonly suppliers: SupplierFactsReader,
  ) {}

  /**
   * Rule by rule, and what the score would be among all suppliers of the directory. The other side's list of those whom
   * it doesn't want to meet is told to nobody but those who run the fair (`isInsider`).
   * @throws NotFoundError
   */
  async explain(
    em: EntityManager,
    needId: string,
    supplierOrganisationId: string,
    { isInsider }: { isInsider: boolean },
  ): Promise<Explanation> {
    const need = found(
      await em.findOne(Need, { id: needId }, { populate: ['buyer', 'concepts', 'fair'] }),
      'need',
      needId,
    );
    const [facts] = await this.suppliers.read(em, [supplierOrganisationId], need.fair?.id ?? null);
    const day = certificateDayOf(this.clock, need.fair?.getEntity());
    const supplier = new SupplierProfile(
      found(facts, 'organisation', supplierOrganisationId),
      this.graph,
      day,
    );
    const needFacts = needFactsOf(need);
    const pool = await readDirectoryPool(em, [needFacts], this.graph);
    const { weights } = await readTerms(em, need.fair?.id ?? null);
    const obstacles = (await this.obstaclesFor(em, supplierOrganisationId, [need])).get(need.id)!;
    const rules = [...checkEligibility(needFacts, supplier), ...admissionRules(obstacles, { isInsider })];
    return {
      ...scorePair({ need: needFacts, supplier, pool, rules: { ...DEFAULT_RULES, weights } }),
      isEligible: rules.every(({ passed }) => passed),
      rules,
    };
  }

  /** The open public needs that a supplier is eligible for, the best first. */
  async openNeedsFor(
    em: EntityManager,
    supplierOrganisationId: string,
  ): Promise<{ need: Need; fit: PairScore }[]> {
    const [facts] = await this.suppliers.read(em, [supplierOrganisationId]);
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
    const open = needs.filter((need) => need.isWantedOn(dayOf(this.clock, need.fair?.getEntity())));
    const obstacles = await this.obstaclesFor(em, supplierOrganisationId, open);
    const wanted = open
      .filter((need) => obstacles.get(need.id)!.length === 0)
      .map((need) => ({ need, facts: needFactsOf(need) }));
    const pool = await readDirectoryPool(
      em,
      wanted.map((one) => one.facts),
      this.graph,
    );
    const fairIds = wanted.flatMap(({ need }) => (need.fair ? [need.fair.id] : []));
    const settings = new Map(
      (await em.find(MatchSettings, { fair: { $in: fairIds } })).map((one) => [one.fair.id, one]),
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
        const { weights } = termsOf(settings.get(need.fair?.id ?? '') ?? null);
        const rules = { ...DEFAULT_RULES, weights };
        return { need, fit: scorePair({ need: needFacts, supplier, pool, rules }) };
      })
      .filter(({ fit }) => fit.isEligible)
      .sort((one, other) => other.fit.score - one.fit.score);
  }

  /**
   * What keeps the supplier from each need's buyer: at the fair that the need is meant for when both are there, and
   * their own lists in any case. Both organisations must be loaded. As many statements for many needs as for one.
   */
  private async obstaclesFor(
    em: EntityManager,
    supplierOrganisationId: string,
    needs: readonly Need[],
  ): Promise<Map<string, AdmissionCode[]>> {
    const fairIds = [...new Set(needs.flatMap(({ fair }) => (fair ? [fair.id] : [])))];
    const organisationIds = [...new Set([supplierOrganisationId, ...needs.map(({ buyer }) => buyer.id)])];
    const admissions = await readAdmissions(em, fairIds, organisationIds);
    const participations = await em.find(Participation, {
      fair: { $in: fairIds },
      organisation: { $in: organisationIds },
      withdrawnAt: null,
    });
    const own = await readParticipationTerms(
      em,
      participations.map(({ id }) => id),
    );
    const seats = new Map(
      participations.map((one) => [
        `${one.fair.id} ${one.side} ${one.organisation.id}`,
        participantOf(one, own.get(one.id)),
      ]),
    );
    const nowhere = (organisationId: string): Participant => ({
      ...{ organisationId, tags: [], country: '', kind: 'direct' as const },
    });
    return new Map(
      needs.map(({ id, buyer, fair }) => {
        const here = seats.get(`${fair?.id} supplier ${supplierOrganisationId}`);
        const there = seats.get(`${fair?.id} buyer ${buyer.id}`);
        return [
          id,
          here && there
            ? admissions.get(fair!.id)!.obstacles(here, there)
            : admissions.get(null)!.obstacles(nowhere(supplierOrganisationId), nowhere(buyer.id)),
        ];
      }),
    );
  }
}
