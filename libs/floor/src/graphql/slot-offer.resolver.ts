import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#access';
import { SIDES, type Side, SideEnum } from '#fair';
import { CurrentViewer } from '#graphql';
import { SlotOfferModel } from './floor-parts.model.js';

@Resolver(() => SlotOfferModel)
export class SlotOfferResolver {
  @ResolveField(() => [SideEnum])
  ownSides(@Parent() { organisationIds }: SlotOfferModel, @CurrentViewer() viewer: Viewer): Side[] {
    return SIDES.filter((_, nth) => viewer.organisationIds.has(organisationIds[nth]!));
  }
}
