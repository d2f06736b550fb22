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

/** The province has a cluster or park of this name. */
export class ZoneNameTakenError extends DomainError<{ zoneId: string; zoneName: string }> {
  readonly code = 'ZONE_NAME_TAKEN';

  constructor(zoneId: string, zoneName: string) {
    super(`The province has ${zoneName} already.`, { zoneId, zoneName });
  }
}
