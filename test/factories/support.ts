import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import type { Person } from '#identity';
import { Money, newId } from '#kernel';
import {
  Assessment,
  AssessmentResult,
  AssessmentRound,
  CriteriaSet,
  Criterion,
  ScoreSheet,
  SupportBudget,
  type SupportKind,
  SupportPayment,
} from '#support';

/** One general criterion of 60 points and one priority criterion of 40, both on a scale to 5; not written yet. */
export function makeCriteriaSet(
  em: EntityManager,
  { code = 'support', status = 'in-use' }: { code?: string; status?: CriteriaSet['status'] } = {},
): CriteriaSet {
  const set = em.create(CriteriaSet, { code, edition: 1, name: { en: 'Criteria' }, status });
  for (const [position, kind, weight] of [
    [0, 'general', 60],
    [1, 'priority', 40],
  ] as const) {
    em.create(Criterion, {
      ...{ set, position, kind, weight, scale: 5, id: newId() },
      ...{ name: { en: `Criterion ${position}` }, evidence: { en: 'Accounts' } },
    });
  }
  return set;
}

export function makeRound(
  em: EntityManager,
  criteriaSet: CriteriaSet,
  rest: { name?: Record<string, string>; status?: 'open' | 'closed'; threshold?: number | null } = {},
): AssessmentRound {
  return em.create(AssessmentRound, { name: { en: 'Round' }, year: 2026, ...rest, criteriaSet });
}

interface SheetWish {
  assessor: Person;
  note?: string;
  score?: number;
  isSubmitted?: boolean;
}

export function makeAssessment(
  em: EntityManager,
  round: AssessmentRound,
  organisation: Organisation,
  {
    subject = 'A new line',
    sheets = [],
    result,
  }: { subject?: string; sheets?: SheetWish[]; result?: { reason: string; decidedBy: Person } } = {},
): Assessment {
  const assessment = em.create(Assessment, { round, organisation: organisation.id, subject });
  const criteria = round.criteriaSet.unwrap().criteria.getItems();
  const scoresOf = (score: number, note: string) =>
    criteria.map(({ id }) => ({ criterionId: id, score, note }));
  for (const { assessor, note = 'Seen', score = 3, isSubmitted } of sheets) {
    em.create(ScoreSheet, {
      ...{ assessment, assessor: assessor.id, scores: scoresOf(score, note) },
      submittedAt: isSubmitted ? new Date('2026-06-01T00:00:00Z') : null,
    });
  }
  if (result) {
    em.create(AssessmentResult, {
      ...{ assessment, edition: 1, scores: scoresOf(3, ''), totalHundredths: 6000 },
      ...{ reason: result.reason, decidedBy: result.decidedBy.id },
    });
  }
  return assessment;
}

/** A thousand million đồng for 2026. */
export function makeBudget(
  em: EntityManager,
  { code, amount = '1000000000 VND', year = 2026 }: { code: string; amount?: string; year?: number },
): SupportBudget {
  const money = moneyOf(amount);
  return em.create(SupportBudget, {
    ...{ code, year, name: { en: 'Support' }, amountMinor: money.minor, currency: money.currency },
  });
}

let made = 0;

export function makePayment(
  em: EntityManager,
  budget: SupportBudget,
  organisation: Organisation,
  rest: {
    amount?: string;
    kind?: SupportKind;
    purpose?: string;
    reason?: string | null;
    number?: string;
    project?: string | null;
    paidOn?: string;
  } = {},
): SupportPayment {
  const { amount = '1000000 VND', number = `1999-${++made}`, ...fields } = rest;
  const money = moneyOf(amount);
  return em.create(SupportPayment, {
    ...{ kind: 'interest-support', purpose: 'Interest', paidOn: '2026-05-01', ...fields },
    ...{ number, budget, organisation: organisation.id, documentReference: `Voucher ${number}` },
    ...{ amountMinor: money.minor, currency: money.currency },
  });
}

function moneyOf(text: string): Money {
  const [amount, currency] = text.split(' ');
  return Money.parse(amount!, currency!);
}
