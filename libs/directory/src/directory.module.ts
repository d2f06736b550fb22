import { Module } from '@nestjs/common';
import { MembershipFacts } from './application/membership.facts.js';
import { OrganisationsService } from './application/organisations.service.js';
import { ZonesService } from './application/zones.service.js';
import { PlaceResolver } from './graphql/place.resolver.js';
import { OrganisationResolver } from './graphql/organisation.resolver.js';
import { ZoneResolver } from './graphql/zone.resolver.js';

@Module({
  providers: [
    MembershipFacts,
    OrganisationsService,
    OrganisationResolver,
    PlaceResolver,
    ZonesService,
    ZoneResolver,
  ],
  exports: [OrganisationsService, ZonesService],
})
export class DirectoryModule {}
