import { DomainError } from '#kernel';

/** A set that rounds score by never changes: a new edition supersedes it. */
export class CriteriaInUseError extends DomainError<{ criteriaSetId: string }> {
  readonly code = 'CRITERIA_IN_USE';

  constructor(criteriaSetId: string) {
    super('These criteria are in use. Write a new edition, which supersedes them.', { criteriaSetId });
  }
}

export class RoundClosedError extends DomainError<{ roundId: string }> {
  readonly code = 'ROUND_CLOSED';

  constructor(roundId: string) {
    super('The round is closed.', { roundId });
  }
}

/** Two people score an enterprise, and neither is somebody of that enterprise. */
export class AssessorNotPossibleError extends DomainError<{ reason: string }> {
  readonly code = 'ASSESSOR_NOT_POSSIBLE';

  constructor(reason: 'not-staff' | 'of-the-enterprise' | 'two-already' | 'submitted') {
    const messages = {
      'not-staff': 'Only staff can be assessors.',
      'of-the-enterprise': 'Whoever speaks for the enterprise can’t score it.',
      'two-already': 'Two assessors are at it already.',
      submitted: 'This sheet has been submitted: it stays as it is.',
    };
    super(messages[reason], { reason });
  }
}

/** Both sheets have to be in before they are reconciled. */
export class SheetsMissingError extends DomainError<{ submitted: number }> {
  readonly code = 'SHEETS_MISSING';

  constructor(submitted: number) {
    super(`Two sheets have to be submitted first; there are ${submitted}.`, { submitted });
  }
}

/** The payment takes a budget below nothing: said before it is done, and done only when that is wanted. */
export class BudgetOverdrawnError extends DomainError<{
  budgetId: string;
  left: string;
  overdrawnBy: string;
  currency: string;
}> {
  readonly code = 'BUDGET_OVERDRAWN';

  constructor(budgetId: string, left: string, overdrawnBy: string, currency: string) {
    super(
      `${left} ${currency} are left in the budget; this would overdraw it by ${overdrawnBy} ${currency}.`,
      {
        budgetId,
        left,
        overdrawnBy,
        currency,
      },
    );
  }
}

export class AlreadyReversedError extends DomainError<{ paymentId: string }> {
  readonly code = 'ALREADY_REVERSED';

  constructor(paymentId: string) {
    super('This entry has been taken back already, or takes one back itself.', { paymentId });
  }
}

/** A budget has an entry with this document already. */
export class DocumentUsedError extends DomainError<{ paymentId: string }> {
  readonly code = 'DOCUMENT_USED';

  constructor(paymentId: string) {
    super('An entry of this budget has this document already.', { paymentId });
  }
}
