import { Capability } from './domain/capability.entity.js';
import { Certificate } from './domain/certificate.entity.js';

export { CapabilitiesService, MOST_CAPABILITIES } from './application/capabilities.service.js';
export { CertificatesService, MOST_CERTIFICATES } from './application/certificates.service.js';
export { vocabularyLanguage } from './application/concept-finder.js';
export { CapabilityModule } from './capability.module.js';
export { CAPACITY_UNITS, type CapacityUnit, type EquipmentItem } from './domain/capability.entity.js';
export { LimitReachedError } from './domain/capability.errors.js';
export {
  capabilityProblems,
  certificateProblems,
  type CapabilityDetails,
  type CertificateDetails,
} from './domain/capability-rules.js';
export {
  CapabilityModel,
  CapacityUnitEnum,
  CertificateModel,
  EquipmentModel,
  toCapabilityModel,
  toCertificateModel,
  toEquipmentModel,
} from './graphql/capability.model.js';
export { capabilitiesLoader } from './graphql/capability.resolver.js';
export { ConceptKindEnum, ConceptModel, toConceptModel } from './graphql/concept.model.js';
export { Capability, Certificate };
export const capabilityEntities = [Capability, Certificate];
