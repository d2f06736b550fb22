import type { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, signedIn } from '#access';
import { HasMeetingsModel } from '#fair';
import { CurrentViewer, type RequestContext } from '#graphql';
import { visibleMeetings } from '../application/visible-meetings.js';
import { Meeting } from '../domain/meeting.entity.js';
import { MEETING_PARTS, MeetingModel, toMeetingModel } from './meeting.model.js';
import { MeetingsStrandedModel } from './scheduling.results.js';

const MOST_SHOWN = 200;

/** Names the meetings because of which something is refused, as far as the viewer may see them. */
async function shown(
  meetingIds: readonly string[],
  viewer: Viewer,
  em: EntityManager,
): Promise<MeetingModel[]> {
  const meetings = await em.find(
    Meeting,
    { $and: [{ id: { $in: [...meetingIds] } }, visibleMeetings(viewer)] },
    { populate: MEETING_PARTS, orderBy: { startsAt: 'asc', id: 'asc' }, limit: MOST_SHOWN },
  );
  return meetings.map(toMeetingModel);
}

/** What the library of fairs refuses, because of meetings that it doesn't know. */
@Resolver(() => HasMeetingsModel)
export class MeetingsInTheWayResolver {
  @ResolveField(() => [MeetingModel], {
    nullable: true,
    description: `The first ${MOST_SHOWN} of those that the viewer may see, the earliest first.`,
  })
  @Allow(signedIn)
  inTheWay(
    @Parent() { meetingIds }: HasMeetingsModel,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<MeetingModel[]> {
    return shown(meetingIds, viewer, em);
  }
}

@Resolver(() => MeetingsStrandedModel)
export class StrandedMeetingsResolver {
  @ResolveField(() => [MeetingModel], {
    nullable: true,
    description: `The first ${MOST_SHOWN} of them, the earliest first.`,
  })
  @Allow(signedIn)
  stranded(
    @Parent() { meetingIds }: MeetingsStrandedModel,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<MeetingModel[]> {
    return shown(meetingIds, viewer, em);
  }
}
