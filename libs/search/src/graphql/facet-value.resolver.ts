import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IndustrialZoneModel, zoneLoader } from '#directory';
import { FairModel, fairLoader } from '#fair';
import type { RequestContext } from '#graphql';
import { FacetValueModel } from './supplier-search.model.js';

@Resolver(() => FacetValueModel)
export class FacetValueResolver {
  @ResolveField(() => IndustrialZoneModel, { nullable: true, description: 'Of ZONE.' })
  zone(
    @Parent() { facet, value }: FacetValueModel,
    @Context() context: RequestContext,
  ): Promise<IndustrialZoneModel | null> | null {
    return facet === 'zone' ? context.load(zoneLoader, value) : null;
  }

  @ResolveField(() => FairModel, { nullable: true, description: 'Of FAIR and FREE_AT_FAIR.' })
  fair(
    @Parent() { facet, value }: FacetValueModel,
    @Context() context: RequestContext,
  ): Promise<FairModel | null> | null {
    return facet === 'fair' || facet === 'free-at-fair' ? context.load(fairLoader, value) : null;
  }
}
