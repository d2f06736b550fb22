import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { ParticipationModel, participationLoader } from '#fair';
import { IdArg, PageArgs, type RequestContext, STALE_VERSION, orRefusal, pageOf } from '#graphql';
import { MatchSettingsService } from '../application/match-settings.service.js';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { ParticipationTerms } from '../domain/participation-terms.entity.js';
import { MatchSettingsInput, ParticipationTermsInput, readTermsInput } from './match-settings.inputs.js';
import {
  MatchSettingsModel,
  ParticipationTermsConnection,
  ParticipationTermsModel,
  ReviseMatchSettingsResult,
  SetParticipationTermsResult,
  toMatchSettingsModel,
  toParticipationTermsModel,
} from './match-settings.model.js';
import { runsFair, runsFairOf } from './matching.policies.js';

@Resolver(() => ParticipationTermsModel)
export class MatchSettingsResolver {
  constructor(private readonly service: MatchSettingsService) {}

  @Query(() => MatchSettingsModel, {
    description: 'By what the proposals of a fair are scored and chosen.',
  })
  @Allow(runsFair('fairId'))
  async matchSettings(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<MatchSettingsModel> {
    return toMatchSettingsModel(fairId, await em.findOne(MatchSettings, { fair: fairId }));
  }

  @Query(() => ParticipationTermsConnection, {
    description: 'The participants of a fair for whom the organiser has set something.',
  })
  @Allow(runsFair('fairId'))
  participationTerms(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<ParticipationTermsConnection> {
    return pageOf(em, ParticipationTerms, {
      where: { participation: { fair: fairId, withdrawnAt: null } },
      orderBy: { id: 'asc' },
      page,
      toNode: toParticipationTermsModel,
      populate: ['participation'],
    });
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  participation(
    @Parent() { participationId }: ParticipationTermsModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, participationId);
  }

  @Mutation(() => ReviseMatchSettingsResult, {
    description:
      'Sets by what the proposals of a fair are scored and chosen. Try it out with portfolioWhatIf before.',
  })
  @Allow(runsFair('fairId'))
  reviseMatchSettings(
    @IdArg('fairId') fairId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: MatchSettingsInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseMatchSettingsResult> {
    return orRefusal(async () => {
      await this.service.revise(fairId, version, readTermsInput(input));
      return toMatchSettingsModel(fairId, await em.fork().findOne(MatchSettings, { fair: fairId }));
    }, STALE_VERSION);
  }

  @Mutation(() => SetParticipationTermsResult, {
    description: 'Sets groups and quotas of one participant of a fair.',
  })
  @Allow(runsFairOf('participation', 'participationId'))
  setParticipationTerms(
    @IdArg('participationId') participationId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: ParticipationTermsInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof SetParticipationTermsResult> {
    return orRefusal(async () => {
      await this.service.setParticipation(participationId, version, input);
      const terms = await em
        .fork()
        .findOneOrFail(
          ParticipationTerms,
          { participation: participationId },
          { populate: ['participation'] },
        );
      return toParticipationTermsModel(terms);
    }, STALE_VERSION);
  }
}
