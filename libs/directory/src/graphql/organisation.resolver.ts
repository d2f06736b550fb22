import type { FilterQuery } from '@mikro-orm/core';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  caretakerOf,
  anyOrganizer,
  everyone,
  fromArgument,
  memberOf,
  organisationArgument,
  signedIn,
  staff,
} from '#access';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  STALE_VERSION,
  type RequestContext,
  groupLoaderOf,
  loaderOf,
  orRefusal,
  pageOf,
  readLocalizedTexts,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { OrganisationsService } from '../application/organisations.service.js';
import { foldedName } from '../domain/duplicate-keys.js';
import { IndustrialZone } from '../domain/industrial-zone.entity.js';
import { Organisation, OrganisationContact } from '../domain/organisation.entity.js';
import {
  InviteMemberInput,
  OrganisationContactInput,
  OrganisationFilter,
  OrganisationInput,
} from './organisation.inputs.js';
import {
  IndustrialZoneModel,
  OrganisationConnection,
  OrganisationContactModel,
  OrganisationModel,
  toIndustrialZoneModel,
  toOrganisationContactModel,
  toOrganisationModel,
} from './organisation.model.js';
import {
  RegisterOrganisationResult,
  ReviseOrganisationResult,
  TAX_CODE_TAKEN,
} from './organisation.results.js';

/** An organisation by its id, for every other type that shows one. */
export const organisationLoader = loaderOf(
  (ids, { em }) => em.find(Organisation, { id: { $in: [...ids] } }),
  (organisation) => organisation.id,
  toOrganisationModel,
);

/** An industrial cluster or park by its id, for every other type that shows one. */
export const zoneLoader = loaderOf(
  (ids, { em }) => em.find(IndustrialZone, { id: { $in: [...ids] } }),
  (zone) => zone.id,
  toIndustrialZoneModel,
);

const contactsLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(OrganisationContact, { organisation: { $in: [...ids] } }, { orderBy: { id: 'asc' } }),
  (contact) => contact.organisation.id,
  toOrganisationContactModel,
);

@Resolver(() => OrganisationModel)
export class OrganisationResolver {
  constructor(private readonly service: OrganisationsService) {}

  @Query(() => OrganisationModel, { description: 'One organisation of the directory.' })
  @Allow(everyone)
  async organisation(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<OrganisationModel> {
    const organisation = await em.findOne(Organisation, {
      id,
      ...(seesWithdrawn(viewer, id) ? {} : { withdrawnAt: null }),
    });
    if (!organisation) throw new NotFoundError('organisation', id);
    return toOrganisationModel(organisation);
  }

  @Query(() => OrganisationConnection, { description: 'The directory, by name.' })
  @Allow(everyone)
  organisations(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => OrganisationFilter, nullable: true }) filter?: OrganisationFilter,
  ): Promise<OrganisationConnection> {
    const { name, zoneId, ...others } = filter ?? {};
    // An input has all its properties; one that wasn't given must not become "is null".
    const exact = Object.fromEntries(Object.entries(others).filter(([, value]) => (value ?? null) !== null));
    const where: FilterQuery<Organisation> = { withdrawnAt: null, ...exact };
    if (zoneId) where.zone = zoneId;
    if (name) where.foldedName = { $like: `%${foldedName(name).replace(/[\\%_]/g, '\\$&')}%` };
    return pageOf(em, Organisation, {
      where,
      orderBy: { foldedName: 'asc', id: 'asc' },
      page,
      toNode: toOrganisationModel,
    });
  }

  @Query(() => [OrganisationModel], { description: 'Organisations that the viewer speaks for.' })
  @Allow(signedIn)
  async myOrganisations(
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<OrganisationModel[]> {
    const mine = await em.find(
      Organisation,
      { id: { $in: [...viewer.organisationIds] } },
      { orderBy: { foldedName: 'asc' } },
    );
    return mine.map(toOrganisationModel);
  }

  @ResolveField(() => IndustrialZoneModel, { nullable: true })
  zone(
    @Parent() organisation: OrganisationModel,
    @Context() context: RequestContext,
  ): Promise<IndustrialZoneModel | null> | null {
    return organisation.zoneId ? context.load(zoneLoader, organisation.zoneId) : null;
  }

  @ResolveField(() => [OrganisationContactModel], { nullable: true })
  contacts(
    @Parent() organisation: OrganisationModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationContactModel[]> {
    return context.load(contactsLoader, organisation.id);
  }

  @Mutation(() => RegisterOrganisationResult, { description: 'Adds an organisation to the directory.' })
  @Allow(anyOf(staff, anyOrganizer))
  registerOrganisation(
    @Args('input') input: OrganisationInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RegisterOrganisationResult> {
    return orRefusal(async () => {
      const id = await this.service.register(detailsOf(input));
      return toOrganisationModel(await em.findOneOrFail(Organisation, { id }));
    }, TAX_CODE_TAKEN);
  }

  @Mutation(() => ReviseOrganisationResult, { description: 'Replaces what is entered of an organisation.' })
  @Allow(anyOf(memberOf(organisationArgument('id')), staff, caretakerOf(fromArgument('organisation', 'id'))))
  reviseOrganisation(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: OrganisationInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseOrganisationResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, detailsOf(input));
        return toOrganisationModel(await em.findOneOrFail(Organisation, { id }));
      },
      STALE_VERSION,
      TAX_CODE_TAKEN,
    );
  }

  @Mutation(() => OrganisationModel, { description: 'Replaces the contacts of an organisation.' })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  async setOrganisationContacts(
    @IdArg('organisationId') organisationId: string,
    @Args('contacts', { type: () => [OrganisationContactInput] }) contacts: OrganisationContactInput[],
    @Context() { em }: RequestContext,
  ): Promise<OrganisationModel> {
    await this.service.setContacts(organisationId, contacts);
    return toOrganisationModel(await em.findOneOrFail(Organisation, { id: organisationId }));
  }

  @Mutation(() => OrganisationModel, {
    description: 'Takes an organisation out of directory and search, or puts it back.',
  })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  async setOrganisationWithdrawn(
    @IdArg('organisationId') organisationId: string,
    @Args('withdrawn', { type: () => Boolean }) withdrawn: boolean,
    @Context() { em }: RequestContext,
  ): Promise<OrganisationModel> {
    await this.service.setWithdrawn(organisationId, withdrawn);
    return toOrganisationModel(await em.findOneOrFail(Organisation, { id: organisationId }));
  }

  @Mutation(() => Boolean, {
    description: 'Lets a person speak for an organisation, inviting them when they are new.',
  })
  @Allow(
    anyOf(
      memberOf(organisationArgument('input.organisationId')),
      staff,
      caretakerOf(fromArgument('organisation', 'input.organisationId')),
    ),
  )
  async inviteMember(@Args('input') input: InviteMemberInput): Promise<boolean> {
    await this.service.inviteMember(input.organisationId, input);
    return true;
  }
}

function seesWithdrawn(viewer: Viewer, organisationId: string): boolean {
  return viewer.isStaff || viewer.isAdmin || viewer.organisationIds.has(organisationId);
}

function detailsOf(input: OrganisationInput) {
  return { ...input, description: readLocalizedTexts(input.description, 'input.description') };
}
