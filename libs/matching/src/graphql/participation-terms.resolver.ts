import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { ParticipationModel } from '#fair';
import type { RequestContext } from '#graphql';
import { ParticipationTermsModel } from './match-settings.model.js';
import { participationTermsLoader } from './matching.loaders.js';
import { runsItsFair } from './matching.policies.js';

/** What the organiser has set for a participant, beside the participant. */
@Resolver(() => ParticipationModel)
export class TermsOfParticipationResolver {
  @ResolveField(() => ParticipationTermsModel, {
    nullable: true,
    description: 'Groups and quotas, for those who run the fair; version 0 while nothing is set.',
  })
  @Allow(runsItsFair)
  async terms(
    @Parent() { id, fairId }: ParticipationModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationTermsModel> {
    const nothing = { version: 0, tags: [], minMeetings: null, maxMeetings: null, isSponsored: false };
    return (
      (await context.load(participationTermsLoader, id)) ??
      Object.assign(new ParticipationTermsModel(), { ...nothing, participationId: id, fairId })
    );
  }
}
