import { DomainError } from '#kernel';

/** The decision has recognised this product of the enterprise already. */
export class AlreadyRecognisedError extends DomainError<{ recognitionId: string }> {
  readonly code = 'ALREADY_RECOGNISED';

  constructor(recognitionId: string) {
    super('This decision has recognised the product already.', { recognitionId });
  }
}

/** A recognition that was withdrawn stays so: what comes later is a new decision. */
export class RecognitionWithdrawnError extends DomainError<{ withdrawnOn: string }> {
  readonly code = 'RECOGNITION_WITHDRAWN';

  constructor(withdrawnOn: string) {
    super(`The recognition was withdrawn on ${withdrawnOn}.`, { withdrawnOn });
  }
}
