import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  fromArgument,
  memberOf,
  organisationArgument,
  organizerOf,
  staff,
} from '#access';
import { CurrentViewer, IdArg, PageArgs, type RequestContext, offsetOf, pageByOffset } from '#graphql';
import { FitService } from '../application/fit.service.js';
import { MatchExplanationModel, NeedFitConnection, toExplanationModel, toNeedFitModel } from './fit.model.js';

const DEFAULT_PAGE = 25;

@Resolver()
export class FitResolver {
  constructor(private readonly service: FitService) {}

  @Query(() => MatchExplanationModel, {
    description:
      'Rule by rule, why a supplier can or cannot be proposed for a need, and how well it would fit.',
  })
  @Allow(
    anyOf(
      memberOf(fromArgument('need', 'needId')),
      staff,
      organizerOf(fromArgument('need-audience', 'needId')),
    ),
  )
  async whyNot(
    @IdArg('needId') needId: string,
    @IdArg('supplierOrganisationId') supplierOrganisationId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em, subject }: RequestContext,
  ): Promise<MatchExplanationModel> {
    const fairIds = (await subject('need-audience', needId))?.fairIds ?? [];
    const isInsider =
      viewer.isStaff || viewer.isAdmin || fairIds.some((id) => viewer.organisedFairIds.has(id));
    const explanation = await this.service.explain(em.fork(), needId, supplierOrganisationId, {
      isInsider,
    });
    return toExplanationModel({ needId, supplierOrganisationId }, explanation);
  }

  @Query(() => NeedFitConnection, {
    description: 'The open public needs that a supplier is eligible for, the best fit first.',
  })
  @Allow(
    anyOf(
      memberOf(organisationArgument('supplierOrganisationId')),
      staff,
      organizerOf(fromArgument('organisation', 'supplierOrganisationId')),
    ),
  )
  async openNeedsFor(
    @IdArg('supplierOrganisationId') supplierOrganisationId: string,
    @Args() { first = DEFAULT_PAGE, after }: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<NeedFitConnection> {
    const offset = offsetOf(after);
    const fits = await this.service.openNeedsFor(em.fork(), supplierOrganisationId);
    return pageByOffset(fits.slice(offset, offset + first).map(toNeedFitModel), offset, fits.length);
  }
}
