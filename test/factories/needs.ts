import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import type { Organisation } from '#directory';
import type { Fair, Participation } from '#fair';
import {
  DEFAULT_TERMS,
  type Importance,
  Need,
  NeedConcept,
  PortfolioPick,
  PortfolioRun,
  Proposal,
} from '#matching';

/** An open public need for CNC milling, meant for no fair; `concepts` by importance. */
export async function makeNeed(
  em: EntityManager,
  buyer: Organisation,
  {
    must = ['process.cnc-milling'],
    should = [],
    nice = [],
    fair,
    ...rest
  }: Partial<Record<Importance, string[]>> & { fair?: Fair } & Partial<
      Omit<RequiredEntityData<Need>, 'buyer' | 'fair' | 'concepts'>
    > = {},
): Promise<Need> {
  const need = em.create(Need, { title: 'Milled housings', ...rest, buyer: buyer.id, fair: fair?.id });
  for (const [importance, conceptIds] of Object.entries({ must, should, nice })) {
    for (const conceptId of conceptIds) {
      em.create(NeedConcept, { need, conceptId, importance: importance as Importance });
    }
  }
  await em.flush();
  return need;
}

/** A proposal between two participations of one fair, unanswered unless told otherwise. */
export async function makeProposal(
  em: EntityManager,
  need: Need,
  { supplier, buyer }: { supplier: Participation; buyer: Participation },
  rest: Partial<
    Pick<
      Proposal,
      'score' | 'supplierAnswer' | 'supplierReason' | 'buyerAnswer' | 'buyerReason' | 'withdrawnAt'
    >
  > = {},
): Promise<Proposal> {
  const proposal = em.create(Proposal, {
    score: 0.5,
    ...rest,
    supplierAnswerVersion: rest.supplierAnswer ? 1 : 0,
    buyerAnswerVersion: rest.buyerAnswer ? 1 : 0,
    fair: supplier.fair.id,
    need: need.id,
    supplier: supplier.id,
    buyer: buyer.id,
  });
  await em.flush();
  return proposal;
}

/** A portfolio of some meetings, as if it had been computed by the default terms; written with the next flush. */
export function makePortfolio(
  em: EntityManager,
  fair: Fair,
  picks: { supplier: Participation; buyer: Participation; needs: Need[] }[],
): PortfolioRun {
  const run = em.create(PortfolioRun, {
    fair: fair.id,
    terms: DEFAULT_TERMS,
    ...{ pairs: picks.length, meetings: picks.length, budget: 100 },
    ...{ worth: picks.length, bound: picks.length, worstShare: 1, worstShareBound: 1 },
    ...{ isOptimal: true, seconds: 0.1 },
    concessions: [],
  });
  for (const { supplier, buyer, needs } of picks) {
    em.create(PortfolioPick, {
      run,
      ...{ supplier: supplier.id, buyer: buyer.id, worth: 1, isFixed: false },
      needIds: needs.map(({ id }) => id),
    });
  }
  return run;
}
