import { DomainError } from '#kernel';

/** Another organisation of the country has this tax code. */
export class TaxCodeTakenError extends DomainError<{ organisationId: string; organisationName: string }> {
  readonly code = 'TAX_CODE_TAKEN';

  constructor(organisationId: string, organisationName: string) {
    super(`${organisationName} is already registered with this tax code.`, {
      organisationId,
      organisationName,
    });
  }
}
