import { LockMode, ref } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Organisation } from '#directory';
import { Fair, Participation } from '#fair';
import { Clock, type InputProblem, InvalidInputError } from '#kernel';
import { Need, NeedConcept, type NeedStatus } from '../domain/need.entity.js';
import { type NeedDetails, needProblems } from '../domain/need-rules.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { dayOf } from './matching-day.js';

/** What buyers look for. */
@Injectable()
export class NeedsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInputError with every wrong field. */
  create(
    buyerId: string,
    details: NeedDetails & { buyerId: string; idempotencyKey?: string | null },
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'createNeed', details, async () => {
        const buyer = found(
          await em.findOne(Organisation, { id: buyerId, withdrawnAt: null }),
          'organisation',
          buyerId,
        );
        const fair = await this.check(em, buyer, details, null);
        return (await this.write(em, buyer, fair, details)).id;
      }),
    );
  }

  /**
   * Posts a need of an earlier fair again for another one: everything but its answers, proposals and documents. A
   * deadline is its own; left out there is none.
   * @throws InvalidInputError, NotFoundError
   */
  clone(
    id: string,
    input: { fairId?: string | null; deadline?: string | null; idempotencyKey?: string | null },
  ): Promise<string> {
    const request = { ...input, needId: id };
    return this.transactions.run((em) =>
      once(em, 'cloneNeed', request, async () => {
        const earlier = found(
          await em.findOne(Need, { id }, { populate: ['buyer', 'concepts'] }),
          'need',
          id,
        );
        const buyer = earlier.buyer.getEntity();
        const details = {
          ...detailsOf(earlier),
          fairId: input.fairId ?? null,
          deadline: input.deadline ?? null,
        };
        const fair = await this.check(em, buyer, details, null);
        const need = await this.write(em, buyer, fair, details);
        need.clonedFrom = ref(earlier);
        return need.id;
      }),
    );
  }

  private async write(
    em: EntityManager,
    buyer: Organisation,
    fair: Fair | null,
    details: NeedDetails,
  ): Promise<Need> {
    const need = em.create(Need, { buyer, ...fieldsOf(details), fair });
    for (const concept of details.concepts) em.create(NeedConcept, { need, ...conceptOf(concept) });
    await announceChange(em, need);
    return need;
  }

  /** Replaces what was entered; the buyer stays. @throws StaleVersionError, InvalidInputError */
  revise(id: string, version: number, details: NeedDetails): Promise<void> {
    return this.transactions.run(async (em) => {
      const need = await locked(em, id);
      await em.populate(need, ['buyer', 'concepts']);
      assertVersion(need, version);
      const fair = await this.check(em, need.buyer.getEntity(), details, need);
      em.assign(need, { ...fieldsOf(details), fair });
      this.replaceConcepts(em, need, details);
      // Concepts are rows of their own: without this an edit of them alone would leave the version as it was.
      need.updatedAt = this.clock.nowDate();
      await announceChange(em, need);
    });
  }

  /** Doing it twice changes nothing. @throws StaleVersionError */
  close(id: string, version: number): Promise<void> {
    return this.setStatus(id, version, 'closed');
  }

  /** Doing it twice changes nothing. @throws StaleVersionError, InvalidInputError when its deadline has passed. */
  reopen(id: string, version: number): Promise<void> {
    return this.setStatus(id, version, 'open');
  }

  private setStatus(id: string, version: number, status: NeedStatus): Promise<void> {
    return this.transactions.run(async (em) => {
      const need = await locked(em, id);
      await em.populate(need, ['fair']);
      if (need.status === status) return;
      assertVersion(need, version);
      if (status === 'open' && need.deadline && need.deadline < dayOf(this.clock, need.fair?.getEntity())) {
        throw InvalidInputError.at('id', 'Its deadline has passed: give it a new one first.');
      }
      need.status = status;
      await announceChange(em, need);
    });
  }

  /** The rules of the details, and that the buyer is at the fair that is named. Gives the fair. */
  private async check(
    em: EntityManager,
    buyer: Organisation,
    details: NeedDetails,
    earlier: Need | null,
  ): Promise<Fair | null> {
    const fair = details.fairId ? await em.findOne(Fair, { id: details.fairId }) : null;
    const problems: InputProblem[] = needProblems(details, {
      graph: this.graph,
      today: dayOf(this.clock, fair),
      keptDeadline: earlier?.deadline ?? null,
    });
    if (!earlier && !buyer.isBuyer) {
      problems.push({ path: ['input', 'buyerId'], message: 'is not registered as a buyer' });
    }
    if (details.fairId && details.fairId !== earlier?.fair?.id) {
      const participation =
        fair &&
        (await em.findOne(Participation, { fair, organisation: buyer, side: 'buyer', withdrawnAt: null }));
      if (!participation) {
        problems.push({
          path: ['input', 'fairId'],
          message: 'the buyer does not take part in this fair as a buyer',
        });
      } else if (fair.status === 'closed') {
        problems.push({ path: ['input', 'fairId'], message: 'this fair is over' });
      }
    }
    if (problems.length > 0) throw new InvalidInputError(problems);
    return fair;
  }

  private replaceConcepts(em: EntityManager, need: Need, details: NeedDetails): void {
    const wanted = new Map(details.concepts.map((concept) => [concept.conceptId, concept]));
    for (const concept of need.concepts.getItems()) {
      const kept = wanted.get(concept.conceptId);
      if (kept) concept.importance = kept.importance;
      else em.remove(concept);
      wanted.delete(concept.conceptId);
    }
    for (const concept of wanted.values()) em.create(NeedConcept, { need, ...conceptOf(concept) });
  }
}

/** The need, held until the end of the transaction: of two simultaneous edits the second sees the first. */
async function locked(em: EntityManager, id: string): Promise<Need> {
  return found(await em.findOne(Need, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }), 'need', id);
}

function fieldsOf(details: NeedDetails) {
  const { title, description, countries, isPublic, excludedConceptIds = [], price } = details;
  const { toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays, monthlyVolume, volumeUnit, deadline } =
    details;
  const wanted = {
    toleranceUm,
    partSizeMinMm,
    partSizeMm,
    leadTimeDays,
    monthlyVolume,
    volumeUnit,
    deadline,
  };
  return {
    title,
    description: description ?? null,
    countries,
    isPublic,
    excludedConceptIds,
    // What isn't given is taken back: an edit replaces everything but a price by somebody who may not see it.
    ...(Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [name, value ?? null]),
    ) as typeof wanted),
    ...(price !== undefined && {
      priceMinAmount: price?.min?.minor ?? null,
      priceMaxAmount: price?.max?.minor ?? null,
      priceCurrency: (price?.min ?? price?.max)?.currency ?? null,
    }),
  };
}

/** What was entered of a need, with its buyer and concepts loaded. */
function detailsOf(need: Need): NeedDetails {
  const { title, description, toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays } = need;
  const { monthlyVolume, volumeUnit, countries, isPublic, excludedConceptIds } = need;
  return {
    ...{
      title,
      description,
      toleranceUm,
      partSizeMinMm,
      partSizeMm,
      leadTimeDays,
      monthlyVolume,
      volumeUnit,
    },
    ...{
      countries: [...countries],
      isPublic,
      excludedConceptIds: [...excludedConceptIds],
      price: need.price,
    },
    concepts: need.concepts.getItems().map(conceptOf),
  };
}

function conceptOf({ conceptId, importance }: Pick<NeedConcept, 'conceptId' | 'importance'>) {
  return { conceptId, importance };
}

/** Told to the buyer and the fair's organisers; suppliers are told of proposals. */
async function announceChange(em: EntityManager, need: Need): Promise<void> {
  await announce(em, 'need.changed', {
    needId: need.id,
    organisationIds: [need.buyer.id],
    ...(need.fair && { fairId: need.fair.id }),
  });
}
