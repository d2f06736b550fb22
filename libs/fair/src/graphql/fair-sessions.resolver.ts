import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, anyOf, fromArgument, organizerOf, staff } from '#access';
import { IdArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { FairSessionsService } from '../application/fair-sessions.service.js';
import { runsFair } from './fair.policies.js';
import { HAS_MEETINGS } from './fair.results.js';
import { AddFairSessionInput, FairSessionInput } from './planning-terms.inputs.js';
import { FairSessionModel, PlanningTermsModel, planningTermsOf } from './planning-terms.model.js';
import { PlanningTermsResult, ReviseFairSessionResult } from './planning-terms.results.js';

const runsFairOfSession = anyOf(staff, organizerOf(fromArgument('session', 'sessionId')));

/** Sessions on the side of a fair, and group meetings. */
@Resolver(() => FairSessionModel)
export class FairSessionsResolver {
  constructor(private readonly service: FairSessionsService) {}

  @Mutation(() => PlanningTermsResult, {
    description:
      'Adds a session on the side of the fair. Refused while meetings are in its way, unless all of them are named.',
  })
  @Allow(runsFair('input.fairId'))
  addFairSession(
    @Args('input') input: AddFairSessionInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof PlanningTermsResult> {
    return orRefusal(async () => planningTermsOf(em, await this.service.addSession(input)), HAS_MEETINGS);
  }

  @Mutation(() => ReviseFairSessionResult, {
    description:
      'Edits what a session is called, when and where it is and who attends it. Refused while meetings are in the way of what is new, unless all of them are named.',
  })
  @Allow(runsFairOfSession)
  reviseFairSession(
    @IdArg('sessionId') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: FairSessionInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseFairSessionResult> {
    return orRefusal(
      async () => planningTermsOf(em, await this.service.reviseSession(id, version, input)),
      STALE_VERSION,
      HAS_MEETINGS,
    );
  }

  @Mutation(() => PlanningTermsModel, { description: 'Removes a session; whoever attended it is free then.' })
  @Allow(runsFairOfSession)
  async removeFairSession(
    @IdArg('sessionId') sessionId: string,
    @Context() { em }: RequestContext,
  ): Promise<PlanningTermsModel> {
    return planningTermsOf(em, await this.service.removeSession(sessionId));
  }
}
