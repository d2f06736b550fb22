import { DomainError } from '#kernel';
import type { UnusualPoint } from './agreement-checks.js';
import type { AgreementAction, AgreementStatus } from './agreement-state.js';

/** Something about the agreement is unlikely; it is recorded only when that is confirmed. */
export class UnusualAgreementError extends DomainError<{ points: UnusualPoint[] }> {
  readonly code = 'UNUSUAL_AGREEMENT';

  constructor(points: UnusualPoint[]) {
    super('Something about this agreement is unusual. Check it, and confirm it when it is right.', {
      points,
    });
  }
}

/** Whoever reported an agreement can't confirm it as well. */
export class OwnReportError extends DomainError {
  readonly code = 'OWN_REPORT';

  constructor() {
    super('Your own organisation reported this agreement; the other party confirms it.', {});
  }
}

/** Staff verify against a signed document, and none is named. */
export class DocumentMissingError extends DomainError<{ agreementId: string }> {
  readonly code = 'DOCUMENT_MISSING';

  constructor(agreementId: string) {
    super('Name the signed document first: its number, place or address.', { agreementId });
  }
}

/** Staff have checked the agreement against its document: it can't be revised any more. */
export class AgreementVerifiedError extends DomainError<{ agreementId: string }> {
  readonly code = 'AGREEMENT_VERIFIED';

  constructor(agreementId: string) {
    super('This agreement has been verified against its document: what changes it is an amendment.', {
      agreementId,
    });
  }
}

/** The action isn't possible in the state in which the agreement is. */
export class AgreementStatusError extends DomainError<{
  status: AgreementStatus;
  possibleActions: AgreementAction[];
}> {
  readonly code = 'AGREEMENT_STATUS';

  constructor(action: AgreementAction, status: AgreementStatus, possibleActions: AgreementAction[]) {
    super(`An agreement that is ${status} can't be ${PARTICIPLES[action]}.`, { status, possibleActions });
  }
}

/** The two parties name different figures; staff settle it first. */
export class AgreementDisputedError extends DomainError<{ agreementId: string }> {
  readonly code = 'AGREEMENT_DISPUTED';

  constructor(agreementId: string) {
    super('The parties name different figures for this agreement. Staff settle that first.', { agreementId });
  }
}

/** The same document is with another agreement; it is added only when that is confirmed. */
export class DuplicateDocumentError extends DomainError<{ numbers: string[] }> {
  readonly code = 'DUPLICATE_DOCUMENT';

  /** `numbers`: of the agreements that whoever asks may see. */
  constructor(numbers: string[]) {
    super(
      numbers.length > 0
        ? `This very document is with ${numbers.join(', ')} already. Confirm it when that is right.`
        : 'This very document is with another agreement already. Confirm it when that is right.',
      { numbers },
    );
  }
}

const PARTICIPLES: Record<AgreementAction, string> = {
  report: 'reported',
  confirm: 'confirmed',
  dispute: 'disputed',
  resolve: 'settled',
  verify: 'verified',
  revise: 'revised',
  amend: 'amended',
  activate: 'started',
  fulfil: 'fulfilled',
  lapse: 'lapsed',
  terminate: 'terminated',
};
