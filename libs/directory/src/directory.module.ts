import { Module } from '@nestjs/common';
import { MembershipFacts } from './application/membership.facts.js';
import { OrganisationsService } from './application/organisations.service.js';
import { PlaceResolver } from './graphql/place.resolver.js';
import { OrganisationResolver } from './graphql/organisation.resolver.js';

@Module({
  providers: [MembershipFacts, OrganisationsService, OrganisationResolver, PlaceResolver],
  exports: [OrganisationsService],
})
export class DirectoryModule {}
