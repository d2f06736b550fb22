import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  caretakerOf,
  everyone,
  fromArgument,
  memberOf,
  organisationArgument,
  staff,
} from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { CurrentViewer, IdArg, type RequestContext, STALE_VERSION, groupLoaderOf, orRefusal } from '#graphql';
import { NotFoundError } from '#kernel';
import { CapabilitiesService } from '../application/capabilities.service.js';
import { Capability } from '../domain/capability.entity.js';
import { CapabilityInput } from './capability.inputs.js';
import { CapabilityModel, toCapabilityModel } from './capability.model.js';
import {
  AddCapabilityResult,
  LIMIT_REACHED,
  RestoreCapabilityResult,
  ReviseCapabilityResult,
} from './capability.results.js';

/** What organisations can do, without what they have withdrawn; for every type that shows it. */
export const capabilitiesLoader = groupLoaderOf(
  (ids, { em }) => findOf(em, ids, { withdrawnAt: null }),
  (capability) => capability.organisation.id,
  toCapabilityModel,
);

const allCapabilitiesLoader = groupLoaderOf(
  (ids, { em }) => findOf(em, ids, {}),
  (capability) => capability.organisation.id,
  toCapabilityModel,
);

function findOf(em: RequestContext['em'], organisationIds: readonly string[], where: object) {
  return em.find(
    Capability,
    { organisation: { $in: [...organisationIds] }, ...where },
    { orderBy: { id: 'asc' } },
  );
}

/** Who sees what an organisation has withdrawn, and who may change it. */
async function isInsider(viewer: Viewer, organisationId: string, context: RequestContext): Promise<boolean> {
  if (viewer.isStaff || viewer.isAdmin || viewer.organisationIds.has(organisationId)) return true;
  if (viewer.organisedFairIds.size === 0) return false;
  const subject = await context.subject('organisation', organisationId);
  return subject?.fairIds?.some((id) => viewer.organisedFairIds.has(id)) ?? false;
}

const MAY_ADD = anyOf(
  memberOf(organisationArgument('organisationId')),
  staff,
  caretakerOf(fromArgument('organisation', 'organisationId')),
);
const MAY_CHANGE = anyOf(
  memberOf(fromArgument('capability', 'id')),
  staff,
  caretakerOf(fromArgument('capability', 'id')),
);

@Resolver(() => CapabilityModel)
export class CapabilityResolver {
  constructor(private readonly service: CapabilitiesService) {}

  @Query(() => CapabilityModel, { description: 'One capability.' })
  @Allow(everyone)
  async capability(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<CapabilityModel> {
    const capability = await context.em.findOne(Capability, { id }, { populate: ['organisation'] });
    if (!capability) throw new NotFoundError('capability', id);
    const organisation = capability.organisation.getEntity();
    const isPublic = capability.withdrawnAt === null && organisation.withdrawnAt === null;
    if (!isPublic && !(await isInsider(viewer, organisation.id, context))) {
      throw new NotFoundError('capability', id);
    }
    return toCapabilityModel(capability);
  }

  @ResolveField(() => OrganisationModel, { description: 'Whose it is.' })
  organisation(
    @Parent() { organisationId }: CapabilityModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }

  @Mutation(() => AddCapabilityResult, { description: 'Describes something that an organisation can do.' })
  @Allow(MAY_ADD)
  addCapability(
    @IdArg('organisationId') organisationId: string,
    @Args('input') input: CapabilityInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AddCapabilityResult> {
    return orRefusal(async () => {
      const id = await this.service.add({ ...input, organisationId });
      return toCapabilityModel(await em.findOneOrFail(Capability, { id }));
    }, LIMIT_REACHED);
  }

  @Mutation(() => ReviseCapabilityResult, { description: 'Replaces what is entered of a capability.' })
  @Allow(MAY_CHANGE)
  reviseCapability(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: CapabilityInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseCapabilityResult> {
    return orRefusal(async () => {
      await this.service.revise(id, version, input);
      return toCapabilityModel(await em.findOneOrFail(Capability, { id }));
    }, STALE_VERSION);
  }

  @Mutation(() => CapabilityModel, { description: 'Hides a capability from all but insiders.' })
  @Allow(MAY_CHANGE)
  async withdrawCapability(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<CapabilityModel> {
    await this.service.setWithdrawn(id, true);
    return toCapabilityModel(await em.findOneOrFail(Capability, { id }));
  }

  @Mutation(() => RestoreCapabilityResult, { description: 'Shows a withdrawn capability again.' })
  @Allow(MAY_CHANGE)
  restoreCapability(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof RestoreCapabilityResult> {
    return orRefusal(async () => {
      await this.service.setWithdrawn(id, false);
      return toCapabilityModel(await em.findOneOrFail(Capability, { id }));
    }, LIMIT_REACHED);
  }
}

@Resolver(() => OrganisationModel)
export class OrganisationCapabilitiesResolver {
  @ResolveField(() => [CapabilityModel], { description: 'What it can do.' })
  async capabilities(
    @Parent() { id }: OrganisationModel,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @Args('withdrawn', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Also those withdrawn; for whoever may not see them it makes no difference.',
    })
    withdrawn: boolean,
  ): Promise<CapabilityModel[]> {
    const all = withdrawn && (await isInsider(viewer, id, context));
    return context.load(all ? allCapabilitiesLoader : capabilitiesLoader, id);
  }
}
