import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Fair, Participation } from '#fair';
import { Clock } from '#kernel';
import type { Admission, Participant } from '../domain/admission.js';
import type { MatchTerms } from '../domain/match-terms.js';
import { type MatchingGap, NothingToMatchError } from '../domain/matching.errors.js';
import { Need } from '../domain/need.entity.js';
import type { ParticipationTerms } from '../domain/participation-terms.entity.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { isEligible } from '../domain/scoring/eligibility.js';
import type { NeedFacts, SupplierPool } from '../domain/scoring/match-facts.js';
import { type PairScore, scorePair } from '../domain/scoring/score-pair.js';
import { DEFAULT_RULES, type ScoringRules } from '../domain/scoring/scoring-rules.js';
import { SupplierProfile } from '../domain/scoring/supplier-profile.js';
import { participantOf, readAdmission, readParticipationTerms, readTerms } from './admission.reader.js';
import { needFactsOf, readDirectoryPool } from './match-facts.reader.js';
import { certificateDayOf, dayOf } from './matching-day.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

interface Seat {
  readonly participation: Participation;
  readonly participant: Participant;
  readonly own: ParticipationTerms | undefined;
}

/** A supplier at a fair that has said what it can do. */
export interface SupplierSeat extends Seat {
  readonly profile: SupplierProfile;
}

/** A need at a fair with its buyer's place among the buyers. */
export interface NeedSeat {
  readonly need: Need;
  readonly facts: NeedFacts;
  readonly buyer: number;
}

/** Everything that scoring looks at of a fair. */
export class FairPool {
  readonly rules: ScoringRules;
  readonly suppliers: readonly SupplierSeat[];
  readonly buyers: readonly Seat[];
  readonly needs: readonly NeedSeat[];
  readonly terms: MatchTerms;
  private readonly pool: SupplierPool;
  private readonly admitted: Uint8Array;

  constructor(facts: {
    suppliers: readonly SupplierSeat[];
    buyers: readonly Seat[];
    needs: readonly NeedSeat[];
    terms: MatchTerms;
    pool: SupplierPool;
    admission: Admission;
  }) {
    const { suppliers, buyers, needs, terms, pool, admission } = facts;
    this.suppliers = suppliers;
    this.buyers = buyers;
    this.needs = needs;
    this.terms = terms;
    this.pool = pool;
    this.rules = { ...DEFAULT_RULES, weights: terms.weights };
    this.admitted = Uint8Array.from({ length: suppliers.length * buyers.length }, (_, at) => {
      const supplier = suppliers[Math.floor(at / buyers.length)]!;
      const buyer = buyers[at % buyers.length]!;
      return admission.admits(supplier.participant, buyer.participant) ? 1 : 0;
    });
  }

  /** What `scoreAll` asks for. */
  get facts() {
    return {
      needs: this.needs.map(({ facts }) => facts),
      suppliers: this.suppliers.map(({ profile }) => profile),
      pool: this.pool,
      rules: this.rules,
    };
  }

  /** Whether the fair lets a supplier meet the buyer of a need; both by their places. */
  admits(need: number, supplier: number): boolean {
    return this.admitted[supplier * this.buyers.length + this.needs[need]!.buyer] === 1;
  }

  /** Whether the pair may be proposed: by the fair's rules and by what is asked for. */
  mayPropose(need: number, supplier: number): boolean {
    return (
      this.admits(need, supplier) && isEligible(this.needs[need]!.facts, this.suppliers[supplier]!.profile)
    );
  }

  score(need: number, supplier: number): PairScore {
    const { facts } = this.needs[need]!;
    const { profile } = this.suppliers[supplier]!;
    return scorePair({ need: facts, supplier: profile, pool: this.pool, rules: this.rules });
  }
}

/** Reads who and what is to be matched at a fair. */
@Injectable()
export class FairPoolReader {
  constructor(
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
    private readonly suppliers: SupplierFactsReader,
  ) {}

  /**
   * In a number of statements that doesn't depend on how many they are. `only` reads a part: some suppliers, some buyers by their
   * participations, some needs.
   * @throws NothingToMatchError when all is read and something is missing altogether.
   */
  async read(
    em: EntityManager,
    fair: Fair,
    only: {
      supplierOrganisationIds: readonly string[];
      buyerIds: readonly string[];
      needIds: readonly string[];
    } | null = null,
  ): Promise<FairPool> {
    const terms = await readTerms(em, fair.id);
    const participations = await em.find(
      Participation,
      {
        fair,
        withdrawnAt: null,
        ...(only && {
          $or: [
            { id: { $in: [...only.buyerIds] } },
            { side: 'supplier' as const, organisation: { $in: [...only.supplierOrganisationIds] } },
          ],
        }),
      },
      { populate: ['organisation'], orderBy: { id: 'asc' } },
    );
    const own = await readParticipationTerms(
      em,
      participations.map(({ id }) => id),
    );
    const admission = await readAdmission(
      em,
      fair.id,
      participations.map(({ organisation }) => organisation.id),
    );
    const seats = participations.map((participation) => ({
      participation,
      participant: participantOf(participation, own.get(participation.id)),
      own: own.get(participation.id),
    }));
    const buyers = seats.filter(({ participation }) => participation.side === 'buyer');
    const there = seats.filter(
      (seat) =>
        seat.participation.side === 'supplier' &&
        buyers.some((buyer) => admission.admits(seat.participant, buyer.participant)),
    );
    const facts = await this.suppliers.read(
      em,
      there.map(({ participant }) => participant.organisationId),
      fair.id,
    );
    const day = certificateDayOf(this.clock, fair);
    const factsOf = new Map(facts.map((one) => [one.organisationId, one]));
    const suppliers = there.flatMap((seat): SupplierSeat[] => {
      const one = factsOf.get(seat.participant.organisationId);
      const hasSaidSomething = one && (one.capabilities.length > 0 || one.certificates.length > 0);
      return hasSaidSomething ? [{ ...seat, profile: new SupplierProfile(one, this.graph, day) }] : [];
    });
    const needs = await this.needsOf(em, fair, { buyers, needIds: only?.needIds ?? null });
    if (!only) {
      // Where there are no buyers nobody may meet one: that alone says nothing of the suppliers.
      const mayMeet = buyers.length > 0 ? there : seats;
      refuseGaps({
        buyers: buyers.length,
        suppliers: mayMeet.filter(({ participation }) => participation.side === 'supplier').length,
        capabilities: suppliers.length,
        needs: needs.length,
      });
    }
    const pool = await readDirectoryPool(
      em,
      needs.map((need) => need.facts),
      this.graph,
    );
    return new FairPool({ ...{ suppliers, buyers, needs, terms }, pool, admission });
  }

  /** Private needs are proposed only at the fair that their buyer has named; public ones wherever the buyer is. */
  private async needsOf(
    em: EntityManager,
    fair: Fair,
    { buyers, needIds }: { buyers: readonly Seat[]; needIds: readonly string[] | null },
  ): Promise<NeedSeat[]> {
    const placeOf = new Map(buyers.map(({ participant }, place) => [participant.organisationId, place]));
    const needs = await em.find(
      Need,
      {
        buyer: { $in: [...placeOf.keys()] },
        status: 'open',
        $or: [{ fair: fair.id }, { fair: null, isPublic: true }],
        ...(needIds && { id: { $in: [...needIds] } }),
      },
      { populate: ['buyer', 'concepts'], orderBy: { id: 'asc' } },
    );
    const today = dayOf(this.clock, fair);
    return needs
      .filter((need) => need.isWantedOn(today) && !need.buyer.getEntity().withdrawnAt)
      .map((need) => ({ need, facts: needFactsOf(need), buyer: placeOf.get(need.buyer.id)! }));
  }
}

/** @throws NothingToMatchError naming all that there is none of. */
export function refuseGaps(counts: Partial<Record<MatchingGap, number>>): void {
  const missing = (Object.keys(counts) as MatchingGap[]).filter((gap) => counts[gap] === 0);
  if (missing.length > 0) throw new NothingToMatchError(missing);
}
