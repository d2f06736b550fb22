import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLInputType, GraphQLResolveInfo } from 'graphql';
import { Allow, type Policy, type Viewer, fromArgument, personOf, signedIn } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  loaderOf,
  orRefusal,
  pageOf,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { SavedSearchesService } from '../application/saved-searches.service.js';
import { SavedSearch, SavedSearchMatch } from '../domain/saved-search.entity.js';
import { inputAsGiven } from './input-as-given.js';
import {
  MATCH_PARTS,
  RemoveSavedSearchResult,
  RenameSavedSearchResult,
  SaveSearchResult,
  SavedSearchConnection,
  SavedSearchMatchConnection,
  SavedSearchMatchModel,
  SavedSearchModel,
  StopWatchingSavedSearchResult,
  WatchSavedSearchResult,
  toSavedSearchMatchModel,
  toSavedSearchModel,
} from './saved-search.model.js';
import { SEARCH_TOO_WIDE, TOO_MANY, removed } from './shortlist.model.js';
import { findableSupplierLoader } from './shortlist.resolver.js';
import { RenameInput, SaveSearchInput } from './sourcing.inputs.js';

const itsPerson = personOf(fromArgument('saved-search', 'id'));

/** For an organisation its people; for none those who search for everybody. */
const searchers: Policy = {
  description: 'people of the organisation; staff and organisers without one',
  allows: ({ viewer, args }) => {
    const { organisationId } = args.input as SaveSearchInput;
    return organisationId ? viewer.organisationIds.has(organisationId) : searchesForAll(viewer);
  },
};

function searchesForAll(viewer: Viewer): boolean {
  return viewer.personId !== null && (viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.size > 0);
}

const newCountLoader = loaderOf<{ id: string; count: number }, number>(
  (ids, { em }) =>
    em.execute(
      `select m.search_id as id, count(*)::int as count
         from saved_search_match m join organisation o on o.id = m.supplier_id and o.withdrawn_at is null
        where m.search_id = any(?::uuid[]) and m.seen_at is null group by m.search_id`,
      [`{${ids.join(',')}}`],
    ),
  ({ id }) => id,
  ({ count }) => count,
);

@Resolver(() => SavedSearchModel)
export class SavedSearchResolver {
  constructor(private readonly service: SavedSearchesService) {}

  @Query(() => SavedSearchConnection, { description: 'The viewer’s own searches, the newest first.' })
  @Allow(signedIn)
  savedSearches(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<SavedSearchConnection> {
    return pageOf(em, SavedSearch, {
      where: ownSearches(viewer),
      orderBy: { id: 'desc' },
      page,
      toNode: toSavedSearchModel,
    });
  }

  @Query(() => SavedSearchModel)
  @Allow(itsPerson)
  savedSearch(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<SavedSearchModel> {
    return readSearch(em, id);
  }

  @Query(() => SavedSearchMatchConnection, {
    description: 'What a watched search has found, the last found first; of one that isn’t watched nothing.',
  })
  @Allow(personOf(fromArgument('saved-search', 'savedSearchId')))
  savedSearchMatches(
    @IdArg('savedSearchId') savedSearchId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('newOnly', { type: () => Boolean, defaultValue: false }) newOnly: boolean,
  ): Promise<SavedSearchMatchConnection> {
    return pageOf(em, SavedSearchMatch, {
      where: {
        search: savedSearchId,
        supplier: { isSupplier: true, withdrawnAt: null },
        ...(newOnly && { seenAt: null }),
      },
      orderBy: { createdAt: 'desc', id: 'desc' },
      page,
      toNode: toSavedSearchMatchModel,
      populate: MATCH_PARTS,
    });
  }

  @Query(() => Int, { description: 'How many new matches all of the viewer’s searches have together.' })
  @Allow(signedIn)
  newMatchCount(@CurrentViewer() viewer: Viewer, @Context() { em }: RequestContext): Promise<number> {
    return em.count(SavedSearchMatch, {
      search: ownSearches(viewer),
      seenAt: null,
      supplier: { isSupplier: true, withdrawnAt: null },
    } as FilterQuery<SavedSearchMatch>);
  }

  @ResolveField(() => OrganisationModel, { nullable: true, description: 'For which it was saved.' })
  organisation(
    @Parent() { organisationId }: SavedSearchModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> | null {
    return organisationId ? context.load(organisationLoader, organisationId) : null;
  }

  @ResolveField(() => String, {
    description: 'The filter as JSON: a value of SupplierFilter, to be given back to `searchSuppliers`.',
  })
  filterJson(@Parent() { filter }: SavedSearchModel, @Info() { schema }: GraphQLResolveInfo): string {
    return JSON.stringify(inputAsGiven(schema.getType('SupplierFilter') as GraphQLInputType, filter));
  }

  @ResolveField(() => Int, { description: 'Matches found since the person last looked.' })
  async newCount(@Parent() { id }: SavedSearchModel, @Context() context: RequestContext): Promise<number> {
    return (await context.load(newCountLoader, id)) ?? 0;
  }

  @Mutation(() => SaveSearchResult, { description: 'Keeps a search. Whoever it finds now is known.' })
  @Allow(searchers)
  saveSearch(
    @Args('input') input: SaveSearchInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof SaveSearchResult> {
    return orRefusal(
      async () => readSearch(em, await this.service.save(input, viewer.personId!)),
      TOO_MANY,
      SEARCH_TOO_WIDE,
    );
  }

  @Mutation(() => RenameSavedSearchResult)
  @Allow(itsPerson)
  renameSavedSearch(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') { name }: RenameInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RenameSavedSearchResult> {
    return orRefusal(async () => {
      await this.service.rename(id, version, name);
      return readSearch(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => WatchSavedSearchResult, {
    description: 'From now on the person is told of new matches. Doing it twice changes nothing.',
  })
  @Allow(itsPerson)
  watchSavedSearch(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof WatchSavedSearchResult> {
    return orRefusal(
      async () => {
        await this.service.watch(id, version);
        return readSearch(em, id);
      },
      STALE_VERSION,
      SEARCH_TOO_WIDE,
    );
  }

  @Mutation(() => StopWatchingSavedSearchResult, {
    description: 'No more news of it, and what was new is forgotten. Doing it twice changes nothing.',
  })
  @Allow(itsPerson)
  stopWatchingSavedSearch(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof StopWatchingSavedSearchResult> {
    return orRefusal(async () => {
      await this.service.stopWatching(id, version);
      return readSearch(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => SavedSearchModel, {
    description: 'The person has seen what is new. Doing it twice changes nothing.',
  })
  @Allow(itsPerson)
  async lookThroughSavedSearch(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<SavedSearchModel> {
    await this.service.lookThrough(id);
    return readSearch(em, id);
  }

  @Mutation(() => RemoveSavedSearchResult)
  @Allow(itsPerson)
  removeSavedSearch(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<typeof RemoveSavedSearchResult> {
    return orRefusal(async () => {
      await this.service.remove(id, version);
      return removed(id);
    }, STALE_VERSION);
  }
}

@Resolver(() => SavedSearchMatchModel)
export class SavedSearchMatchResolver {
  @ResolveField(() => OrganisationModel, { nullable: true })
  supplier(
    @Parent() { supplierId }: SavedSearchMatchModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(findableSupplierLoader, supplierId);
  }
}

/** The same rule as the subject `saved-search`, as a condition. */
function ownSearches(viewer: Viewer): FilterQuery<SavedSearch> {
  return {
    person: viewer.personId,
    $or: [
      { organisation: { $in: [...viewer.organisationIds] } },
      ...(searchesForAll(viewer) ? [{ organisation: null }] : []),
    ],
  } as FilterQuery<SavedSearch>;
}

async function readSearch(em: EntityManager, id: string): Promise<SavedSearchModel> {
  const search = await em.fork().findOne(SavedSearch, { id });
  if (!search) throw new NotFoundError('saved search', id);
  return toSavedSearchModel(search);
}
