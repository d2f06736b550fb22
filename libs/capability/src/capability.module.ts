import { Global, Module } from '@nestjs/common';
import { Vocabulary, loadVocabulary } from '#vocabulary';
import { CapabilitiesService } from './application/capabilities.service.js';
import { CapabilitySubjects } from './application/capability.subjects.js';
import { CertificatesService } from './application/certificates.service.js';
import { ConceptFinder } from './application/concept-finder.js';
import { CapabilityResolver, OrganisationCapabilitiesResolver } from './graphql/capability.resolver.js';
import { CertificateResolver } from './graphql/certificate.resolver.js';
import { ConceptResolver } from './graphql/concept.resolver.js';

/** Also the place from which every library gets the vocabulary injected. */
@Global()
@Module({
  providers: [
    { provide: Vocabulary, useFactory: () => loadVocabulary() },
    ConceptFinder,
    CapabilitySubjects,
    CapabilitiesService,
    CertificatesService,
    ConceptResolver,
    CapabilityResolver,
    OrganisationCapabilitiesResolver,
    CertificateResolver,
  ],
  exports: [Vocabulary, CapabilitiesService, CertificatesService],
})
export class CapabilityModule {}
