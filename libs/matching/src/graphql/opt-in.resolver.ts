import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import { Allow, type SubjectSelector, anyOf, everyone, organizerOf, staff } from '#access';
import { FairModel } from '#fair';
import { type RequestContext, Refusal, orRefusal, refusal, resultUnion } from '#graphql';
import { DecideProposalsService } from '../application/decide-proposals.service.js';
import { OrganiserDoesNotDecideError } from '../domain/matching.errors.js';
import { DEFAULT_TERMS } from '../domain/match-terms.js';
import { type Decision, type OptIn } from '../domain/opt-in.js';
import { OptInEnum } from './match-settings.model.js';
import { optInLoader } from './matching.loaders.js';
import { PROPOSAL_OVER, ProposalOverModel } from './matching.results.js';
import { DecisionEnum, ProposalModel } from './proposal.model.js';
import { readProposals } from './proposal.resolver.js';

@ArgsType()
class DecideProposalsArgs {
  @Field(() => [ID], { description: 'At most 200.' })
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ids!: string[];

  @Field(() => DecisionEnum, { nullable: true, description: 'Left out, a decision is taken back.' })
  decision?: Decision | null;
}

@ObjectType('OrganiserDoesNotDecideError', {
  implements: () => Refusal,
  description:
    'At this fair the sides agree by themselves; the organiser changes that in the matching terms.',
})
@Allow(everyone)
export class OrganiserDoesNotDecideModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => OptInEnum)
  optIn!: OptIn;
}

@ObjectType('DecidedProposals')
@Allow(everyone)
export class DecidedProposalsModel {
  @Field(() => [ProposalModel])
  proposals!: ProposalModel[];
}

const ORGANISER_DOES_NOT_DECIDE = refusal(OrganiserDoesNotDecideError, OrganiserDoesNotDecideModel);
const DecideProposalsResult = resultUnion('DecideProposalsResult', [
  DecidedProposalsModel,
  OrganiserDoesNotDecideModel,
  ProposalOverModel,
]);

const ofEveryProposal: SubjectSelector = ({ args, subject }) =>
  Promise.all((args.ids as string[]).map((id) => subject('proposal', id)));

@Resolver(() => FairModel)
export class OptInResolver {
  constructor(private readonly service: DecideProposalsService) {}

  @ResolveField(() => OptInEnum, { description: 'Whose word a meeting needs at this fair.' })
  async optIn(@Parent() { id }: FairModel, @Context() context: RequestContext): Promise<OptIn> {
    return (await context.load(optInLoader, id)) ?? DEFAULT_TERMS.optIn;
  }

  @Mutation(() => DecideProposalsResult, {
    description:
      'Where the organiser decides who meets: confirms or declines proposals, all or none. The sides are told of confirmations alone.',
  })
  @Allow(anyOf(organizerOf(ofEveryProposal), staff))
  decideProposals(
    @Args() { ids, decision }: DecideProposalsArgs,
    @Context() { em }: RequestContext,
  ): Promise<typeof DecideProposalsResult> {
    return orRefusal(
      async () => {
        await this.service.decide(ids, decision ?? null);
        return Object.assign(new DecidedProposalsModel(), { proposals: await readProposals(em, ids) });
      },
      ORGANISER_DOES_NOT_DECIDE,
      PROPOSAL_OVER,
    );
  }
}
