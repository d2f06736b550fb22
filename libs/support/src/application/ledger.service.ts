import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, currentActor, found, lockInOrder, once } from '#database';
import { Organisation } from '#directory';
import { HOME_TIME_ZONE, Clock, type InputProblem, InvalidInputError, Money, foldText } from '#kernel';
import { SupportBudget, type SupportKind, SupportPayment } from '../domain/payment.entity.js';
import { AlreadyReversedError, BudgetOverdrawnError, DocumentUsedError } from '../domain/support.errors.js';

export interface PaymentDetails {
  budgetId: string;
  organisationId: string;
  kind: SupportKind;
  amount: Money;
  paidOn: string;
  purpose: string;
  project?: string | null;
  documentReference: string;
  /** Why the budget is overdrawn; without it one that would be is refused. */
  overdrawReason?: string | null;
}

/** The ledger of support paid: entries are added and taken back, never changed. Amounts are exact. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  today(): string {
    return this.clock.today(HOME_TIME_ZONE).toString();
  }

  /** Grants a budget, or changes one: its currency stays. @throws StaleVersionError, InvalidInputError */
  setBudget(input: {
    code: string;
    name: Record<string, string>;
    year: number;
    amount: Money;
    source?: string | null;
    version?: number | null;
  }): Promise<string> {
    const { code, name, year, amount } = input;
    if (amount.minor <= 0n) throw InvalidInputError.at('input.amount', 'must be more than nothing');
    if (Object.values(name).every((text) => text.trim() === ''))
      throw InvalidInputError.at('input.name', 'is missing');
    return this.transactions.run(async (em) => {
      await lockInOrder(em, [`support-budget:${code}`]);
      const earlier = await em.findOne(SupportBudget, { code });
      const fields = { name, year, amountMinor: amount.minor, source: input.source?.trim() || null };
      if (!earlier) {
        const budget = em.create(SupportBudget, { code, currency: amount.currency, ...fields });
        await announce(em, 'support.changed', {});
        return budget.id;
      }
      if (input.version === undefined || input.version === null)
        throw InvalidInputError.at('input.code', 'Another budget has this code.');
      assertVersion(earlier, input.version);
      if (earlier.currency !== amount.currency)
        throw InvalidInputError.at('input.amount', `must be in ${earlier.currency}, as the entries are`);
      em.assign(earlier, fields);
      await announce(em, 'support.changed', {});
      return earlier.id;
    });
  }

  /** @throws BudgetOverdrawnError, DocumentUsedError, InvalidInputError */
  record(details: PaymentDetails & { idempotencyKey?: string | null }): Promise<string> {
    const { amount, ...input } = details;
    return this.transactions.run((em) =>
      once(em, 'recordSupportPayment', { ...input, ...{ amount: amount.toString() } }, async () => {
        const budget = await lockedBudget(em, details.budgetId);
        const problems = paymentProblems(details, budget, this.today());
        if (problems.length > 0) throw new InvalidInputError(problems);
        found(
          await em.findOne(Organisation, { id: details.organisationId }),
          'organisation',
          details.organisationId,
        );
        const reference = foldText(details.documentReference);
        const entries = await em.find(SupportPayment, { budget }, { fields: ['documentReference'] });
        const same = entries.find(({ documentReference }) => foldText(documentReference) === reference);
        if (same) throw new DocumentUsedError(same.id);
        const left = budget.amount.minus(await spentOf(em, budget));
        if (left.minus(amount).isNegative() && !details.overdrawReason?.trim())
          throw overdrawn(budget, left, amount);
        const payment = addPayment(em, budget, details, await nextNumbers(em, details.paidOn, 1));
        await announce(em, 'support.changed', { organisationId: details.organisationId });
        return payment.id;
      }),
    );
  }

  /** Takes an entry back by one of the opposite sign, on a day of its own. @throws AlreadyReversedError */
  reverse(id: string, input: { reason: string; on?: string | null }): Promise<string> {
    return this.transactions.run(async (em) => {
      const payment = found(await em.findOne(SupportPayment, { id }), 'support payment', id);
      const budget = await lockedBudget(em, payment.budget.id);
      if (input.reason.trim() === '') throw InvalidInputError.at('input.reason', 'is missing');
      const on = input.on ?? this.today();
      if (on < payment.paidOn) throw InvalidInputError.at('input.on', 'is before the payment');
      if (on > this.today()) throw InvalidInputError.at('input.on', 'is a day still to come');
      if (payment.reverses || (await em.count(SupportPayment, { reverses: payment })) > 0)
        throw new AlreadyReversedError(id);
      const [number] = await nextNumbers(em, on, 1);
      const entry = em.create(SupportPayment, {
        ...{ number: number!, budget, organisation: payment.organisation, kind: payment.kind },
        ...{ amountMinor: -payment.amountMinor, currency: payment.currency, paidOn: on },
        ...{ purpose: payment.purpose, project: payment.project ?? null, reverses: payment },
        documentReference: `${payment.documentReference} (reversed)`,
        reason: input.reason.trim(),
        enteredById: currentActor().personId,
      });
      await announce(em, 'support.changed', { organisationId: payment.organisation.id });
      return entry.id;
    });
  }
}

export function overdrawn(budget: SupportBudget, left: Money, amount: Money): BudgetOverdrawnError {
  const by = amount.minus(left);
  return new BudgetOverdrawnError(budget.id, left.toDecimal(), by.toDecimal(), budget.currency);
}

/** Held until the end of the transaction: what is left of a budget is spent by one at a time. */
export async function lockedBudget(em: EntityManager, id: string): Promise<SupportBudget> {
  return found(
    await em.findOne(SupportBudget, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'support budget',
    id,
  );
}

/** What the entries of a budget add up to. */
export async function spentOf(em: EntityManager, budget: SupportBudget): Promise<Money> {
  const [row] = await em.execute<{ sum: string }[]>(
    'select coalesce(sum(amount_minor), 0)::text as sum from support_payment where budget_id = ?',
    [budget.id],
  );
  return Money.ofMinor(row!.sum, budget.currency);
}

/** What is wrong with a payment, by field. */
export function paymentProblems(
  { amount, paidOn, purpose, documentReference, kind, project }: PaymentDetails,
  budget: SupportBudget,
  today: string,
): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (field: string, message: string) => problems.push({ path: ['input', field], message });
  if (amount.currency !== budget.currency) add('amount', `must be in ${budget.currency}, as the budget is`);
  if (amount.minor <= 0n) add('amount', 'must be more than nothing; take a wrong entry back instead');
  if (paidOn > today) add('paidOn', 'is a day still to come');
  if (Number(paidOn.slice(0, 4)) < budget.year) add('paidOn', `is before the budget's year ${budget.year}`);
  if (purpose.trim() === '') add('purpose', 'is missing');
  if (documentReference.trim() === '') add('documentReference', 'is missing');
  if (kind === 'pilot-production' && !project?.trim())
    add('project', 'Name the project: pilot productions are counted by it.');
  return problems;
}

export function addPayment(
  em: EntityManager,
  budget: SupportBudget,
  details: PaymentDetails,
  numbers: string[],
): SupportPayment {
  return em.create(SupportPayment, {
    ...{ number: numbers.shift()!, budget, organisation: details.organisationId, kind: details.kind },
    ...{ amountMinor: details.amount.minor, currency: budget.currency, paidOn: details.paidOn },
    purpose: details.purpose.trim(),
    project: details.project?.trim() || null,
    documentReference: details.documentReference.trim(),
    reason: details.overdrawReason?.trim() || null,
    enteredById: currentActor().personId,
  });
}

/** The next numbers of a year, `2026-0042`; held until the end of the transaction, so that none is given twice. */
export async function nextNumbers(em: EntityManager, day: string, count: number): Promise<string[]> {
  const year = day.slice(0, 4);
  await lockInOrder(em, [`support-payment-number:${year}`]);
  const [row] = await em.execute<{ last: number }[]>(
    `select coalesce(max(split_part(number, '-', 2)::int), 0) as last from support_payment where number like ?`,
    [`${year}-%`],
  );
  return Array.from(
    { length: count },
    (_, index) => `${year}-${String(row!.last + index + 1).padStart(4, '0')}`,
  );
}
