import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, everyone, signedIn, staff } from '#access';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
  pageOf,
  readLocalizedTexts,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { countAttendance } from '../application/fair-attendance.js';
import { FairsService } from '../application/fairs.service.js';
import { Fair } from '../domain/fair.entity.js';
import type { FairAction } from '../domain/fair-state.js';
import { Participation } from '../domain/participation.entity.js';
import { AddFairOrganizerInput, FairAttendanceArgs, FairFilter, FairInput } from './fair.inputs.js';
import { FairAttendanceModel, FairConnection, FairModel, toFairModel } from './fair.model.js';
import { runsFair } from './fair.policies.js';
import { MyFairModel } from './my-fair.model.js';
import { toParticipationModel } from './participation.model.js';
import {
  CreateFairResult,
  DAYS_PLANNED,
  FAIR_ACTION_IMPOSSIBLE,
  FAIR_CODE_TAKEN,
  FairActionResult,
  LAST_ORGANIZER,
  RemoveFairOrganizerResult,
  ReviseFairResult,
} from './fair.results.js';

/** Drafts are their organisers' alone: for others there is no such fair. */
export function fairsVisibleTo(viewer: Viewer): FilterQuery<Fair> {
  if (viewer.isStaff || viewer.isAdmin) return {};
  return { $or: [{ status: { $ne: 'draft' } }, { id: { $in: [...viewer.organisedFairIds] } }] };
}

/** The fair as it is after a mutation, whatever the request has read of it before. */
export async function freshFair(em: EntityManager, id: string): Promise<FairModel> {
  return toFairModel(await em.findOneOrFail(Fair, { id }, { refresh: true }));
}

@Resolver(() => FairModel)
export class FairResolver {
  constructor(private readonly service: FairsService) {}

  @Query(() => FairModel, { description: 'One fair.' })
  @Allow(everyone)
  async fair(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<FairModel> {
    const fair = await em.findOne(Fair, { $and: [{ id }, fairsVisibleTo(viewer)] });
    if (!fair) throw new NotFoundError('fair', id);
    return toFairModel(fair);
  }

  @Query(() => FairModel, { nullable: true, description: 'The fair with this code, or null.' })
  @Allow(everyone)
  async fairByCode(
    @Args('code') code: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<FairModel | null> {
    const fair = await em.findOne(Fair, { $and: [{ code }, fairsVisibleTo(viewer)] });
    return fair && toFairModel(fair);
  }

  @Query(() => FairConnection, {
    description: 'Fairs, the latest first; drafts only for who organises them.',
  })
  @Allow(everyone)
  fairs(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => FairFilter, nullable: true }) filter?: FairFilter,
  ): Promise<FairConnection> {
    const { statuses, country, endsFrom } = filter ?? {};
    return pageOf(em, Fair, {
      where: {
        $and: [
          fairsVisibleTo(viewer),
          statuses ? { status: { $in: statuses } } : {},
          country ? { country } : {},
          endsFrom ? { endsOn: { $gte: endsFrom } } : {},
        ],
      },
      orderBy: { startsOn: 'desc', id: 'desc' },
      page,
      toNode: toFairModel,
    });
  }

  @Query(() => [MyFairModel], {
    description: 'Fairs that the viewer organises, or at which their organisations are; the latest first.',
  })
  @Allow(signedIn)
  async myFairs(@CurrentViewer() viewer: Viewer, @Context() { em }: RequestContext): Promise<MyFairModel[]> {
    const participations = await em.find(Participation, {
      organisation: { $in: [...viewer.organisationIds] },
      withdrawnAt: null,
    });
    const ids = new Set([...viewer.organisedFairIds, ...participations.map(({ fair }) => fair.id)]);
    const fairs = await em.find(
      Fair,
      { $and: [{ id: { $in: [...ids] } }, fairsVisibleTo(viewer)] },
      { orderBy: { startsOn: 'desc', id: 'desc' } },
    );
    return fairs.map((fair) => {
      const here = participations.filter((one) => one.fair.id === fair.id);
      const organises = viewer.organisedFairIds.has(fair.id) ? (['organizer'] as const) : [];
      return Object.assign(new MyFairModel(), {
        fair: toFairModel(fair),
        roles: [...organises, ...new Set(here.map(({ side }) => side))],
        participations: here.map(toParticipationModel),
      });
    });
  }

  @Query(() => FairAttendanceModel, {
    description:
      'How many enterprises took part in fairs, and how many times; drafts and the withdrawn aside.',
  })
  @Allow(everyone)
  async fairAttendance(
    @Args() filter: FairAttendanceArgs,
    @Context() { em }: RequestContext,
  ): Promise<FairAttendanceModel> {
    return Object.assign(new FairAttendanceModel(), await countAttendance(em, filter));
  }

  @Mutation(() => CreateFairResult, {
    description: 'Makes a draft of a fair; whoever makes it is its first organiser.',
  })
  @Allow(staff)
  createFair(
    @Args('input') input: FairInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof CreateFairResult> {
    return orRefusal(
      async () => freshFair(em, await this.service.create(detailsOf(input), viewer.personId)),
      FAIR_CODE_TAKEN,
    );
  }

  @Mutation(() => ReviseFairResult, { description: 'Replaces what is entered of a fair.' })
  @Allow(runsFair('id'))
  reviseFair(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: FairInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseFairResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, detailsOf(input));
        return freshFair(em, id);
      },
      STALE_VERSION,
      FAIR_CODE_TAKEN,
      DAYS_PLANNED,
    );
  }

  @Mutation(() => FairModel, {
    description: 'Lets a person organise the fair, inviting them by e-mail when they are new.',
  })
  @Allow(runsFair('input.fairId'))
  async addFairOrganizer(
    @Args('input') input: AddFairOrganizerInput,
    @Context() { em }: RequestContext,
  ): Promise<FairModel> {
    await this.service.addOrganizer(input.fairId, input);
    return freshFair(em, input.fairId);
  }

  @Mutation(() => RemoveFairOrganizerResult, { description: 'Never removes the last organiser.' })
  @Allow(runsFair('fairId'))
  removeFairOrganizer(
    @IdArg('fairId') fairId: string,
    @IdArg('personId') personId: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof RemoveFairOrganizerResult> {
    return orRefusal(async () => {
      await this.service.removeOrganizer(fairId, personId);
      return freshFair(em, fairId);
    }, LAST_ORGANIZER);
  }

  @Mutation(() => FairActionResult, { description: 'Shows a draft to everyone; participants can prepare.' })
  @Allow(runsFair('id'))
  openFair(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<typeof FairActionResult> {
    return this.act(id, 'open', em);
  }

  @Mutation(() => FairActionResult, {
    description: 'The days of the fair have come; also takes back a closing that came too early.',
  })
  @Allow(runsFair('id'))
  startFair(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<typeof FairActionResult> {
    return this.act(id, 'start', em);
  }

  @Mutation(() => FairActionResult, { description: 'The fair is over, or called off; its records are kept.' })
  @Allow(runsFair('id'))
  closeFair(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<typeof FairActionResult> {
    return this.act(id, 'close', em);
  }

  private act(id: string, action: FairAction, em: EntityManager): Promise<typeof FairActionResult> {
    return orRefusal(async () => {
      await this.service.changeStatus(id, action);
      return freshFair(em, id);
    }, FAIR_ACTION_IMPOSSIBLE);
  }
}

function detailsOf(input: FairInput) {
  return { ...input, name: readLocalizedTexts(input.name, 'input.name') };
}
