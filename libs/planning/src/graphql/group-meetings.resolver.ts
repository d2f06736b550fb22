import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { found } from '#database';
import { IdArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { GroupMeetingsService } from '../application/group-meetings.service.js';
import { AddGroupMeetingInput, GroupMeetingInput } from './group-meetings.inputs.js';
import {
  GROUP_PLACED,
  GroupMeetingModel,
  ReviseGroupMeetingResult,
  groupMeetingsOf,
} from './group-meetings.model.js';
import { plansFair, plansFairOf } from './planning.policies.js';

/** Group meetings that a search is to place, and those that it has placed. */
@Resolver(() => GroupMeetingModel)
export class GroupMeetingsResolver {
  constructor(private readonly service: GroupMeetingsService) {}

  @Query(() => [GroupMeetingModel], {
    description: 'Group meetings of the fair: those to be placed first, then in the order of time.',
  })
  @Allow(plansFair('fairId'))
  groupMeetings(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<GroupMeetingModel[]> {
    return groupMeetingsOf(em, { fair: fairId });
  }

  @Mutation(() => GroupMeetingModel, {
    description: 'Asks for a group meeting: the next search for a timetable places it.',
  })
  @Allow(plansFair('input.fairId'))
  async addGroupMeeting(
    @Args('input') input: AddGroupMeetingInput,
    @Context() { em }: RequestContext,
  ): Promise<GroupMeetingModel> {
    return show(em, await this.service.add(input));
  }

  @Mutation(() => ReviseGroupMeetingResult, {
    description:
      'Edits a group meeting. Of one that is in the timetable only the title changes, and whether it is fixed.',
  })
  @Allow(plansFairOf('group-meeting', 'groupMeetingId'))
  reviseGroupMeeting(
    @IdArg('groupMeetingId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: GroupMeetingInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseGroupMeetingResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, input);
        return show(em, id);
      },
      STALE_VERSION,
      GROUP_PLACED,
    );
  }

  @Mutation(() => GroupMeetingModel, {
    description:
      'Takes a group meeting out of the timetable, to be placed anew; those who were to come are told.',
  })
  @Allow(plansFairOf('group-meeting', 'groupMeetingId'))
  async unplaceGroupMeeting(
    @IdArg('groupMeetingId') id: string,
    @Context() { em }: RequestContext,
  ): Promise<GroupMeetingModel> {
    await this.service.unplace(id);
    return show(em, id);
  }

  @Mutation(() => Boolean, {
    description: 'Takes a group meeting off the fair; those who were to come are told.',
  })
  @Allow(plansFairOf('group-meeting', 'groupMeetingId'))
  async removeGroupMeeting(@IdArg('groupMeetingId') id: string): Promise<boolean> {
    await this.service.remove(id);
    return true;
  }
}

async function show(em: RequestContext['em'], id: string): Promise<GroupMeetingModel> {
  return found((await groupMeetingsOf(em, { id }))[0] ?? null, 'group meeting', id);
}
