import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  everyone,
  fairArgument,
  fromArgument,
  memberOf,
  organisationArgument,
  organizerOf,
  staff,
} from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { FairModel, Participation, fairLoader } from '#fair';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
  pageOf,
} from '#graphql';
import { NotFoundError, foldText } from '#kernel';
import { NeedsService } from '../application/needs.service.js';
import { Need } from '../domain/need.entity.js';
import { audienceOf, readersOfNeed, whoeverSeesFairOfNeed } from './matching.policies.js';
import { CreateNeedInput, NeedFilter, ReviseNeedInput, readNeedInput } from './need.inputs.js';
import { NEED_PARTS, NeedConnection, NeedModel, toNeedModel } from './need.model.js';
import { CloseNeedResult, ReopenNeedResult, ReviseNeedResult } from './need.results.js';

const ownersOfNeed = anyOf(
  memberOf(fromArgument('need', 'id')),
  staff,
  organizerOf(fromArgument('need', 'id')),
);

@Resolver(() => NeedModel)
export class NeedResolver {
  constructor(private readonly service: NeedsService) {}

  @Query(() => NeedModel, { description: 'One need.' })
  @Allow(readersOfNeed(audienceOf(({ args }) => args.id)))
  async need(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<NeedModel> {
    return readNeed(em, id);
  }

  @Query(() => NeedConnection, {
    description:
      'Needs, the newest first: the public open ones, those of own organisations and of fairs that one organises, and those that one has been proposed for.',
  })
  @Allow(everyone)
  async needs(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => NeedFilter, nullable: true }) filter?: NeedFilter,
  ): Promise<NeedConnection> {
    const { buyerId, fairId, status, text } = filter ?? {};
    const where: FilterQuery<Need> = {
      ...(buyerId && { buyer: buyerId }),
      ...(fairId && { fair: fairId }),
      ...(status && { status }),
      ...(text && { foldedText: { $like: `%${foldText(text).replace(/[\\%_]/g, '\\$&')}%` } }),
    };
    return pageOf(em, Need, {
      where: { $and: [where, await visibleTo(em, viewer)] } as FilterQuery<Need>,
      orderBy: { id: 'desc' },
      page,
      toNode: toNeedModel,
      populate: NEED_PARTS,
    });
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  buyer(@Parent() need: NeedModel, @Context() context: RequestContext): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, need.buyerId);
  }

  @ResolveField(() => FairModel, { nullable: true })
  @Allow(whoeverSeesFairOfNeed)
  fair(@Parent() need: NeedModel, @Context() context: RequestContext): Promise<FairModel | null> | null {
    return need.fairId ? context.load(fairLoader, need.fairId) : null;
  }

  @Mutation(() => NeedModel, { description: 'Says what a buyer looks for.' })
  @Allow(
    anyOf(memberOf(organisationArgument('input.buyerId')), staff, organizerOf(fairArgument('input.fairId'))),
  )
  async createNeed(
    @Args('input') input: CreateNeedInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<NeedModel> {
    return readNeed(
      em,
      await this.service.create(input.buyerId, readNeedInput(input, viewer, input.buyerId)),
    );
  }

  @Mutation(() => ReviseNeedResult, { description: 'Replaces what was entered of a need.' })
  @Allow(ownersOfNeed)
  reviseNeed(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: ReviseNeedInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseNeedResult> {
    return orRefusal(async () => {
      const { buyerId } = await readNeed(em, id);
      await this.service.revise(id, version, readNeedInput(input, viewer, buyerId));
      return readNeed(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => CloseNeedResult, {
    description:
      'Nothing is proposed for it any more, and only insiders see it. Doing it twice changes nothing.',
  })
  @Allow(ownersOfNeed)
  closeNeed(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof CloseNeedResult> {
    return orRefusal(async () => {
      await this.service.close(id, version);
      return readNeed(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => ReopenNeedResult, {
    description: 'Opens a closed need again. Doing it twice changes nothing.',
  })
  @Allow(ownersOfNeed)
  reopenNeed(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReopenNeedResult> {
    return orRefusal(async () => {
      await this.service.reopen(id, version);
      return readNeed(em, id);
    }, STALE_VERSION);
  }
}

/** As it is in the database now, whatever the request has read before. */
export async function readNeed(em: EntityManager, id: string): Promise<NeedModel> {
  const need = await em.fork().findOne(Need, { id }, { populate: NEED_PARTS });
  if (!need) throw new NotFoundError('need', id);
  return toNeedModel(need);
}

/** The needs that a viewer may read: the same rule as the subject `need-audience`, as a condition. */
async function visibleTo(em: EntityManager, viewer: Viewer): Promise<FilterQuery<Need>> {
  if (viewer.isStaff || viewer.isAdmin) return {};
  const visible: FilterQuery<Need>[] = [{ isPublic: true, status: 'open', buyer: { withdrawnAt: null } }];
  const [organisationIds, fairIds] = [[...viewer.organisationIds], [...viewer.organisedFairIds]];
  if (organisationIds.length > 0) {
    visible.push({ buyer: { $in: organisationIds } });
    visible.push({ id: { $in: await proposedTo(em, organisationIds) } });
  }
  if (fairIds.length > 0) {
    const buyers = await em.find(Participation, { fair: { $in: fairIds }, side: 'buyer', withdrawnAt: null });
    visible.push({ fair: { $in: fairIds } });
    visible.push({
      fair: null,
      isPublic: true,
      buyer: { $in: buyers.map(({ organisation }) => organisation.id) },
    });
  }
  return { $or: visible };
}

async function proposedTo(em: EntityManager, organisationIds: string[]): Promise<string[]> {
  const rows: { needId: string }[] = await em.execute(
    `select distinct proposal.need_id as "needId"
       from proposal
       join participation supplier on supplier.id = proposal.supplier_id
      where proposal.withdrawn_at is null and supplier.organisation_id = any(?::uuid[])`,
    [`{${organisationIds.join(',')}}`],
  );
  return rows.map(({ needId }) => needId);
}
