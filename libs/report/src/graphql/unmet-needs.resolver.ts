import { raw } from '@mikro-orm/core';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AccessDeniedError, Allow, type Viewer } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { CurrentViewer, PageArgs, type RequestContext, pageOf } from '#graphql';
import { Need, toNeedModel } from '#matching';
import { UnmetNeedsService } from '../application/unmet-needs.service.js';
import type { LeagueAudience } from '../domain/unmet-needs.js';
import { reportReaders } from './drill-down.model.js';
import {
  UnmetConceptModel,
  UnmetNeedConnection,
  UnmetNeedsFilter,
  UnmetNeedsModel,
  toUnmetNeedsModel,
} from './unmet-needs.model.js';

const FILTER = { type: () => UnmetNeedsFilter, nullable: true };

@Resolver(() => UnmetConceptModel)
export class UnmetNeedsResolver {
  constructor(private readonly unmet: UnmetNeedsService) {}

  @Query(() => UnmetNeedsModel, {
    description:
      'What buyers ask for and too few suppliers can do: over all needs for staff, over public ones and those of their own fairs for organisers.',
  })
  @Allow(reportReaders)
  async unmetNeeds(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', FILTER) filter?: UnmetNeedsFilter | null,
  ): Promise<UnmetNeedsModel> {
    return toUnmetNeedsModel(await this.unmet.league(filter ?? {}, audienceOf(viewer, filter)));
  }

  @Query(() => UnmetNeedConnection, {
    description:
      'The needs behind a row of `unmetNeeds`, asked for with the same filter; the last posted first.',
  })
  @Allow(reportReaders)
  needsAskingFor(
    @Args('conceptId', { type: () => String }) conceptId: string,
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', FILTER) filter?: UnmetNeedsFilter | null,
  ): Promise<UnmetNeedConnection> {
    const { sql, params } = this.unmet.needsBehind(filter ?? {}, audienceOf(viewer, filter), conceptId);
    return pageOf(em, Need, {
      where: { id: { $in: raw(`(${sql})`, [...params]) as never } },
      orderBy: { id: 'desc' },
      page,
      toNode: toNeedModel,
      populate: ['concepts', 'buyer'],
    });
  }

  @ResolveField(() => ConceptModel)
  concept(@Parent() { conceptId }: UnmetConceptModel): ConceptModel {
    return toConceptModel(conceptId);
  }
}

/** @throws AccessDeniedError when the filter names a fair of others */
function audienceOf(viewer: Viewer, filter: UnmetNeedsFilter | null | undefined): LeagueAudience {
  if (viewer.isStaff || viewer.isAdmin) return null;
  if (filter?.fairId && !viewer.organisedFairIds.has(filter.fairId))
    throw new AccessDeniedError('staff, organisers of the fair', viewer.personId !== null);
  return { fairIds: [...viewer.organisedFairIds] };
}
