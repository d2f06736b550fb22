import { type FilterQuery, raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  everyone,
  fromArgument,
  memberOf,
  organisationArgument,
  publicly,
  signedIn,
  staff,
} from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { FairModel, fairLoader } from '#fair';
import {
  CurrentViewer,
  IdArg,
  IdListArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  groupLoaderOf,
  loaderOf,
  orRefusal,
  pageOf,
  readLocalizedTexts,
} from '#graphql';
import { Clock, InvalidInputError, NotFoundError } from '#kernel';
import { ActivitiesService } from '../application/activities.service.js';
import { type EnrolmentView, viewEnrolments } from '../application/enrolment-view.js';
import { EnrolmentsService } from '../application/enrolments.service.js';
import { Activity, ActivityEnrolment, ActivitySession } from '../domain/activity.entity.js';
import type { ActivityDetails } from '../domain/activity-rules.js';
import {
  ActivityConnection,
  ActivityEnrolmentModel,
  ActivityFilter,
  ActivityInput,
  ActivityModel,
  ActivityParticipantModel,
  ActivitySessionModel,
  EnrolInput,
  EnrolResult,
  OpenActivityResult,
  PLACES_TAKEN,
  PlanActivityInput,
  ReviseActivityResult,
  SESSION_ATTENDED,
  SIGN_UP_CLOSED,
  toActivityModel,
  toSessionModel,
} from './activity.model.js';

const sessionsLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(ActivitySession, { activity: { $in: [...ids] } }, { orderBy: { startsAt: 'asc', id: 'asc' } }),
  ({ activity }) => activity.id,
  toSessionModel,
);

interface Taken {
  id: string;
  taken: number;
  waiting: number;
  organisations: number;
}
const takenLoader = loaderOf<Taken>(
  (ids, { em }) =>
    em.execute(
      `select e.activity_id as id,
              count(p.id) filter (where e.status = 'enrolled')::int as taken,
              count(p.id) filter (where e.status = 'waiting')::int as waiting,
              count(distinct e.id) filter (where e.status = 'enrolled')::int as organisations
         from activity_enrolment e left join activity_participant p on p.enrolment_id = e.id
        where e.activity_id = any(?::uuid[]) group by 1`,
      [`{${ids.join(',')}}`],
    ),
  ({ id }) => id,
);
/** The statuses of activities, for links from elsewhere. */
const activityLoader = loaderOf(
  (ids, { em }) => em.find(Activity, { id: { $in: [...ids] } }),
  ({ id }) => id,
  toActivityModel,
);

@Resolver(() => ActivityModel)
export class ActivityResolver {
  constructor(
    private readonly service: ActivitiesService,
    private readonly clock: Clock,
  ) {}

  @Query(() => ActivityConnection, {
    description:
      'Courses, consulting programmes and workshops, the latest planned first; drafts for staff alone.',
  })
  @Allow(everyone)
  activities(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => ActivityFilter, nullable: true }) filter?: ActivityFilter | null,
  ): Promise<ActivityConnection> {
    const { kind, topic, fairId, isComing } = filter ?? {};
    const where: FilterQuery<Activity> = {
      ...(kind && { kind }),
      ...(topic && { topic }),
      ...(fairId && { fair: fairId }),
      ...(viewer.isStaff || viewer.isAdmin ? {} : { status: { $ne: 'draft' } }),
    };
    if (isComing !== null && isComing !== undefined) {
      const ids = raw('(select activity_id from activity_session where ends_at > ?::timestamptz)', [
        this.clock.nowDate().toISOString(),
      ]) as never;
      Object.assign(where, { id: isComing ? { $in: ids } : { $nin: ids } });
    }
    return pageOf(em, Activity, { where, orderBy: { id: 'desc' }, page, toNode: toActivityModel });
  }

  @Query(() => ActivityModel)
  @Allow(anyOf(publicly(fromArgument('activity', 'id')), staff))
  activity(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<ActivityModel> {
    return readActivity(em, id);
  }

  @ResolveField(() => [ActivitySessionModel], { description: 'By time.' })
  sessions(
    @Parent() { id }: ActivityModel,
    @Context() context: RequestContext,
  ): Promise<ActivitySessionModel[]> {
    return context.load(sessionsLoader, id);
  }

  @ResolveField(() => FairModel, { nullable: true, description: 'On whose side it is held.' })
  async fair(
    @Parent() { fairId }: ActivityModel,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<FairModel | null> {
    const fair = fairId ? await context.load(fairLoader, fairId) : null;
    // A fair that is still being set up isn't told of by what is held beside it.
    return fair?.status === 'draft' && !viewer.isStaff && !viewer.isAdmin ? null : fair;
  }

  @ResolveField(() => Int, { description: 'People who have a place.' })
  async takenPlaces(@Parent() { id }: ActivityModel, @Context() context: RequestContext): Promise<number> {
    return (await context.load(takenLoader, id))?.taken ?? 0;
  }

  @ResolveField(() => Int, { description: 'People who wait for one.' })
  async waitingPeople(@Parent() { id }: ActivityModel, @Context() context: RequestContext): Promise<number> {
    return (await context.load(takenLoader, id))?.waiting ?? 0;
  }

  @ResolveField(() => Int, { description: 'Organisations that have places.' })
  async organisationCount(
    @Parent() { id }: ActivityModel,
    @Context() context: RequestContext,
  ): Promise<number> {
    return (await context.load(takenLoader, id))?.organisations ?? 0;
  }

  @Mutation(() => ActivityModel, { description: 'Plans an activity as a draft.' })
  @Allow(staff)
  async planActivity(
    @Args('input') input: PlanActivityInput,
    @Context() { em }: RequestContext,
  ): Promise<ActivityModel> {
    const { idempotencyKey } = input;
    return readActivity(em, await this.service.plan({ idempotencyKey, ...detailsOf(input) }));
  }

  @Mutation(() => ReviseActivityResult, {
    description: 'Replaces what was planned; with more places those who wait get them.',
  })
  @Allow(staff)
  reviseActivity(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: ActivityInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseActivityResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, detailsOf(input));
        return readActivity(em, id);
      },
      PLACES_TAKEN,
      SESSION_ATTENDED,
      SIGN_UP_CLOSED,
      STALE_VERSION,
    );
  }

  @Mutation(() => OpenActivityResult, { description: 'Lets organisations sign up.' })
  @Allow(staff)
  openActivity(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof OpenActivityResult> {
    return orRefusal(async () => {
      await this.service.open(id);
      return readActivity(em, id);
    }, SIGN_UP_CLOSED);
  }

  @Mutation(() => ActivityModel, { description: 'Says that it is not held.' })
  @Allow(staff)
  async cancelActivity(
    @IdArg('id') id: string,
    @Args('reason', { type: () => String }) reason: string,
    @Context() { em }: RequestContext,
  ): Promise<ActivityModel> {
    if (reason.length > 1000) throw InvalidInputError.at('reason', 'is longer than 1000 characters');
    await this.service.cancel(id, reason);
    return readActivity(em, id);
  }
}

@Resolver(() => ActivityEnrolmentModel)
export class EnrolmentResolver {
  constructor(private readonly service: EnrolmentsService) {}

  @Query(() => [ActivityEnrolmentModel], {
    description: 'Who has signed up for an activity, in their order.',
  })
  @Allow(staff)
  async activityEnrolments(
    @IdArg('activityId') activityId: string,
    @Context() { em }: RequestContext,
  ): Promise<ActivityEnrolmentModel[]> {
    return (await viewEnrolments(em, { activity: activityId })).map(toEnrolmentModel);
  }

  @Query(() => [ActivityEnrolmentModel], {
    description: 'What the viewer’s organisations have signed up for.',
  })
  @Allow(signedIn)
  async myEnrolments(
    @CurrentViewer() { organisationIds }: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<ActivityEnrolmentModel[]> {
    const views = await viewEnrolments(em, { organisation: { $in: [...organisationIds] } });
    return views.map(toEnrolmentModel);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  organisation(
    @Parent() { organisationId }: ActivityEnrolmentModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }

  @ResolveField(() => ActivityModel, { nullable: true })
  activity(
    @Parent() { activityId }: ActivityEnrolmentModel,
    @Context() context: RequestContext,
  ): Promise<ActivityModel | null> {
    return context.load(activityLoader, activityId);
  }

  @Mutation(() => EnrolResult, {
    description: 'Signs an organisation up, or changes whom it sends; without enough places it waits.',
  })
  @Allow(anyOf(memberOf(organisationArgument('input.organisationId')), staff))
  enrolInActivity(
    @Args('input') input: EnrolInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof EnrolResult> {
    return orRefusal(
      async () => readEnrolment(em, await this.service.enrol(input, { isStaff: isStaff(viewer) })),
      SIGN_UP_CLOSED,
    );
  }

  @Mutation(() => EnrolResult, { description: 'Gives the places back; those who wait get them.' })
  @Allow(anyOf(memberOf(fromArgument('activity-enrolment', 'id')), staff))
  withdrawEnrolment(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof EnrolResult> {
    return orRefusal(async () => {
      await this.service.withdraw(id, { isStaff: isStaff(viewer) });
      return readEnrolment(em, id);
    }, SIGN_UP_CLOSED);
  }

  @Mutation(() => [ActivityEnrolmentModel], {
    description: 'Says who came to a session, all of them; gives the enrolments of the activity.',
  })
  @Allow(staff)
  async recordAttendance(
    @IdArg('sessionId') sessionId: string,
    @IdListArg('participantIds') participantIds: string[],
    @Context() { em }: RequestContext,
  ): Promise<ActivityEnrolmentModel[]> {
    await this.service.recordAttendance(sessionId, participantIds);
    const fork = em.fork();
    const session = await fork.findOneOrFail(ActivitySession, { id: sessionId });
    return (await viewEnrolments(fork, { activity: session.activity.id })).map(toEnrolmentModel);
  }
}

function isStaff(viewer: Viewer): boolean {
  return viewer.isStaff || viewer.isAdmin;
}

function toEnrolmentModel({ enrolment, queuePlace, people }: EnrolmentView): ActivityEnrolmentModel {
  const { id, status, organisation, activity } = enrolment;
  return Object.assign(new ActivityEnrolmentModel(), {
    ...{ id, status, queuePlace, organisationId: organisation.id, activityId: activity.id },
    participants: people.map((person) =>
      Object.assign(new ActivityParticipantModel(), person, { organisationId: organisation.id }),
    ),
  });
}

function detailsOf(input: ActivityInput): ActivityDetails {
  return {
    ...input,
    title: readLocalizedTexts(input.title, 'input.title'),
    description: readLocalizedTexts(input.description, 'input.description'),
  };
}

async function readActivity(em: EntityManager, id: string): Promise<ActivityModel> {
  const activity = await em.fork().findOne(Activity, { id });
  if (!activity) throw new NotFoundError('activity', id);
  return toActivityModel(activity);
}

async function readEnrolment(em: EntityManager, id: string): Promise<ActivityEnrolmentModel> {
  const [view] = await viewEnrolments(em.fork(), { id } as FilterQuery<ActivityEnrolment>);
  if (!view) throw new NotFoundError('enrolment', id);
  return toEnrolmentModel(view);
}
