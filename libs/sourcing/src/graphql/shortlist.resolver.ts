import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, fromArgument, memberOf, organisationArgument } from '#access';
import { Organisation, OrganisationModel, toOrganisationModel } from '#directory';
import {
  CurrentViewer,
  IdArg,
  IdListArg,
  LARGEST_PAGE,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  loaderOf,
  orRefusal,
  pageOf,
} from '#graphql';
import { InvalidInputError, NotFoundError } from '#kernel';
import { ShortlistsService } from '../application/shortlists.service.js';
import { Shortlist, ShortlistEntry } from '../domain/shortlist.entity.js';
import {
  AddToShortlistResult,
  AnnotateShortlistEntryResult,
  CreateShortlistResult,
  ENTRY_PARTS,
  RemoveFromShortlistResult,
  RemoveShortlistResult,
  RenameShortlistResult,
  ShortlistConnection,
  ShortlistEntryConnection,
  ShortlistEntryModel,
  ShortlistModel,
  TOO_MANY,
  removed,
  toShortlistEntryModel,
  toShortlistModel,
} from './shortlist.model.js';
import { AddToShortlistInput, AnnotateInput, CreateShortlistInput, RenameInput } from './sourcing.inputs.js';

const keepersOfList = memberOf(fromArgument('shortlist', 'id'));
const keepersOfEntry = memberOf(fromArgument('shortlist-entry', 'id'));

/** A supplier as the directory has it now: null for one that has left it. */
export const findableSupplierLoader = loaderOf(
  (ids, { em }) => em.find(Organisation, { id: { $in: [...ids] }, isSupplier: true, withdrawnAt: null }),
  (supplier) => supplier.id,
  toOrganisationModel,
);

const entryCountLoader = loaderOf<{ id: string; count: number }, number>(
  (ids, { em }) =>
    em.execute(
      `select shortlist_id as id, count(*)::int as count from shortlist_entry
        where shortlist_id = any(?::uuid[]) group by shortlist_id`,
      [`{${ids.join(',')}}`],
    ),
  ({ id }) => id,
  ({ count }) => count,
);

@Resolver(() => ShortlistModel)
export class ShortlistResolver {
  constructor(private readonly service: ShortlistsService) {}

  @Query(() => ShortlistConnection, { description: 'The shortlists of an organisation, the newest first.' })
  @Allow(memberOf(organisationArgument('organisationId')))
  shortlists(
    @IdArg('organisationId') organisationId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<ShortlistConnection> {
    return pageOf(em, Shortlist, {
      where: { organisation: organisationId },
      orderBy: { id: 'desc' },
      page,
      toNode: toShortlistModel,
    });
  }

  @Query(() => ShortlistModel, { description: 'One shortlist.' })
  @Allow(keepersOfList)
  shortlist(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<ShortlistModel> {
    return readList(em, id);
  }

  @Query(() => ShortlistEntryConnection, { description: 'What stands on a shortlist, in its order.' })
  @Allow(memberOf(fromArgument('shortlist', 'shortlistId')))
  shortlistEntries(
    @IdArg('shortlistId') shortlistId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<ShortlistEntryConnection> {
    return pageOf(em, ShortlistEntry, {
      where: { shortlist: shortlistId },
      orderBy: { position: 'asc', id: 'asc' },
      page,
      toNode: toShortlistEntryModel,
      populate: ENTRY_PARTS,
    });
  }

  @Query(() => [ShortlistEntryModel], {
    description: `On which shortlists of an organisation suppliers stand already; at most ${LARGEST_PAGE} suppliers.`,
  })
  @Allow(memberOf(organisationArgument('organisationId')))
  async shortlisted(
    @IdArg('organisationId') organisationId: string,
    @IdListArg('supplierIds') supplierIds: string[],
    @Context() { em }: RequestContext,
  ): Promise<ShortlistEntryModel[]> {
    if (supplierIds.length > LARGEST_PAGE) {
      throw InvalidInputError.at('supplierIds', `There may be ${LARGEST_PAGE} at most.`);
    }
    const entries = await em.find(
      ShortlistEntry,
      { shortlist: { organisation: organisationId }, supplier: { $in: supplierIds } },
      { orderBy: { id: 'asc' }, populate: ENTRY_PARTS },
    );
    return entries.map(toShortlistEntryModel);
  }

  @ResolveField(() => Int)
  async entryCount(@Parent() { id }: ShortlistModel, @Context() context: RequestContext): Promise<number> {
    return (await context.load(entryCountLoader, id)) ?? 0;
  }

  @Mutation(() => CreateShortlistResult, { description: 'Begins an empty shortlist.' })
  @Allow(memberOf(organisationArgument('input.organisationId')))
  createShortlist(
    @Args('input') input: CreateShortlistInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof CreateShortlistResult> {
    return orRefusal(async () => readList(em, await this.service.create(input, viewer.personId!)), TOO_MANY);
  }

  @Mutation(() => RenameShortlistResult)
  @Allow(keepersOfList)
  renameShortlist(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') { name }: RenameInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RenameShortlistResult> {
    return orRefusal(async () => {
      await this.service.rename(id, version, name);
      return readList(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => RemoveShortlistResult, { description: 'Deletes a shortlist with everything on it.' })
  @Allow(keepersOfList)
  removeShortlist(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<typeof RemoveShortlistResult> {
    return orRefusal(async () => {
      await this.service.remove(id, version);
      return removed(id);
    }, STALE_VERSION);
  }

  @Mutation(() => AddToShortlistResult, { description: 'Puts suppliers at the end of a shortlist.' })
  @Allow(memberOf(fromArgument('shortlist', 'input.shortlistId')))
  addToShortlist(
    @Args('input') input: AddToShortlistInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddToShortlistResult> {
    return orRefusal(async () => readList(em, await this.service.add(input, viewer.personId!)), TOO_MANY);
  }

  @Mutation(() => AnnotateShortlistEntryResult, { description: 'Replaces the note on a supplier.' })
  @Allow(keepersOfEntry)
  annotateShortlistEntry(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') { note }: AnnotateInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AnnotateShortlistEntryResult> {
    return orRefusal(async () => {
      await this.service.annotate(id, version, note);
      return toShortlistEntryModel(await em.findOneOrFail(ShortlistEntry, { id }, { populate: ENTRY_PARTS }));
    }, STALE_VERSION);
  }

  @Mutation(() => ShortlistModel, { description: 'Puts a supplier elsewhere on its shortlist.' })
  @Allow(keepersOfEntry)
  async moveShortlistEntry(
    @IdArg('id') id: string,
    @IdArg('beforeEntryId', { nullable: true, description: 'In front of which; last without one.' })
    beforeEntryId: string | null | undefined,
    @Context() { em }: RequestContext,
  ): Promise<ShortlistModel> {
    return readList(em, await this.service.move(id, beforeEntryId));
  }

  @Mutation(() => RemoveFromShortlistResult, { description: 'Takes a supplier off its shortlist.' })
  @Allow(keepersOfEntry)
  removeFromShortlist(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof RemoveFromShortlistResult> {
    return orRefusal(async () => readList(em, await this.service.removeEntry(id, version)), STALE_VERSION);
  }
}

@Resolver(() => ShortlistEntryModel)
export class ShortlistEntryResolver {
  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'null when it has left the directory since.',
  })
  supplier(
    @Parent() { supplierId }: ShortlistEntryModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(findableSupplierLoader, supplierId);
  }
}

/** As it is in the database now. */
async function readList(em: EntityManager, id: string): Promise<ShortlistModel> {
  const list = await em.fork().findOne(Shortlist, { id });
  if (!list) throw new NotFoundError('shortlist', id);
  return toShortlistModel(list);
}
