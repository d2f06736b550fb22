import { IndustrialZone } from './domain/industrial-zone.entity.js';
import { Membership, Organisation, OrganisationContact } from './domain/organisation.entity.js';

export { addresseesOf, type Addressee } from './application/addressees.js';
export {
  findOrganisations,
  type FoundOrganisation,
  type OrganisationKey,
} from './application/find-organisations.js';
export {
  OrganisationsService,
  derived,
  type OrganisationDetails,
} from './application/organisations.service.js';
export { ZonesService, type ZoneDetails } from './application/zones.service.js';
export { DirectoryModule } from './directory.module.js';
export { foldedName, foldedTaxCode, websiteHost } from './domain/duplicate-keys.js';
export {
  ZONE_KINDS,
  ZONE_STATUSES,
  type ZoneKind,
  type ZoneStatus,
} from './domain/industrial-zone.entity.js';
export { OWNERSHIPS, SIZES, type OrganisationSize, type Ownership } from './domain/organisation.entity.js';
export {
  IndustrialZoneModel,
  OrganisationModel,
  OrganisationSizeEnum,
  OwnershipEnum,
  toOrganisationModel,
} from './graphql/organisation.model.js';
export { organisationLoader, zoneLoader } from './graphql/organisation.resolver.js';
export { IndustrialZone, Membership, Organisation, OrganisationContact };
export const directoryEntities = [IndustrialZone, Organisation, OrganisationContact, Membership];
