import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Args,
  ArgsType,
  Context,
  Field,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ValidateNested } from 'class-validator';
import {
  Allow,
  type SubjectSelector,
  type Viewer,
  anyOf,
  fairArgument,
  fromArgument,
  memberOf,
  organizerOf,
  signedIn,
  staff,
} from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { FairModel, ParticipationModel, fairLoader, participationLoader } from '#fair';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
  pageOf,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { AnswerProposalsService } from '../application/answer-proposals.service.js';
import { ProposeMatchesService } from '../application/propose-matches.service.js';
import { Proposal } from '../domain/proposal.entity.js';
import { ProposalAnswerInput, ProposalFilter, ProposeMatchesInput } from './matching.inputs.js';
import { needLoader } from './matching.loaders.js';
import { audienceOf, readersOfNeed } from './matching.policies.js';
import {
  AnswerProposalResult,
  AnswerProposalsResult,
  AnsweredProposalsModel,
  FAIR_NOT_OPEN_FOR_MATCHING,
  NOTHING_TO_MATCH,
  PROPOSAL_OVER,
  ProposeMatchesResult,
  ProposedMatchesModel,
} from './matching.results.js';
import { NeedModel } from './need.model.js';
import { PROPOSAL_PARTS, ProposalConnection, ProposalModel, toProposalModel } from './proposal.model.js';
import { proposalsWhere } from './proposals-where.js';

const LARGEST_BATCH = 200;

@ArgsType()
class AnswerProposalsArgs {
  @Field(() => [ProposalAnswerInput], { description: `At most ${LARGEST_BATCH}.` })
  @ArrayMaxSize(LARGEST_BATCH)
  @ValidateNested({ each: true })
  @Type(() => ProposalAnswerInput)
  answers!: ProposalAnswerInput[];
}

const ofEveryAnswer: SubjectSelector = ({ args, subject }) =>
  Promise.all(
    (args.answers as { proposalId: string }[]).map(({ proposalId }) => subject('proposal', proposalId)),
  );

@Resolver(() => ProposalModel)
export class ProposalResolver {
  constructor(
    private readonly matches: ProposeMatchesService,
    private readonly answers: AnswerProposalsService,
  ) {}

  @Query(() => ProposalModel, { description: 'One proposal.' })
  @Allow(anyOf(memberOf(fromArgument('proposal', 'id')), staff, organizerOf(fromArgument('proposal', 'id'))))
  async proposal(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<ProposalModel> {
    return (await readProposals(em, [id]))[0]!;
  }

  @Query(() => ProposalConnection, {
    description:
      'The proposals of a fair, the best score first: for its organisers and staff all, for others those of their organisations.',
  })
  @Allow(signedIn)
  proposals(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => ProposalFilter, nullable: true }) filter?: ProposalFilter,
  ): Promise<ProposalConnection> {
    return pageOf(em, Proposal, {
      where: proposalsWhere(fairId, viewer, filter),
      orderBy: { score: 'desc', id: 'asc' },
      page,
      toNode: toProposalModel,
      populate: PROPOSAL_PARTS,
    });
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(@Parent() { fairId }: ProposalModel, @Context() context: RequestContext): Promise<FairModel | null> {
    return context.load(fairLoader, fairId);
  }

  @ResolveField(() => NeedModel, {
    nullable: true,
    description: 'null once it is not open to the viewer any more.',
  })
  @Allow(readersOfNeed(audienceOf(({ parent }) => (parent as ProposalModel).needId)))
  need(@Parent() { needId }: ProposalModel, @Context() context: RequestContext): Promise<NeedModel | null> {
    return context.load(needLoader, needId);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  supplier(
    @Parent() { supplierId }: ProposalModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, supplierId);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  buyer(
    @Parent() { buyerId }: ProposalModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, buyerId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  supplierOrganisation(
    @Parent() { supplierOrganisationId }: ProposalModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, supplierOrganisationId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  buyerOrganisation(
    @Parent() { buyerOrganisationId }: ProposalModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, buyerOrganisationId);
  }

  @Mutation(() => ProposeMatchesResult, {
    description:
      'Scores all open needs of the buyers of a fair with its suppliers and brings the proposals up to date. It may be run again whenever the facts have changed.',
  })
  @Allow(anyOf(organizerOf(fairArgument('input.fairId')), staff))
  proposeMatches(@Args('input') input: ProposeMatchesInput): Promise<typeof ProposeMatchesResult> {
    return orRefusal(
      async () => {
        const counts = await this.matches.propose({
          ...input,
          maxPerSupplier: input.maxPerSupplier ?? null,
        });
        return Object.assign(new ProposedMatchesModel(), counts, { fairId: input.fairId });
      },
      FAIR_NOT_OPEN_FOR_MATCHING,
      NOTHING_TO_MATCH,
    );
  }

  @Mutation(() => AnswerProposalResult, {
    description: 'Says what one side wants; saying it again replaces it.',
  })
  @Allow(
    anyOf(
      memberOf(fromArgument('proposal', 'input.proposalId')),
      organizerOf(fromArgument('proposal', 'input.proposalId')),
      staff,
    ),
  )
  answerProposal(
    @Args('input') input: ProposalAnswerInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AnswerProposalResult> {
    return orRefusal(
      async () => {
        await this.answers.answer(viewer, [input], () => 'input');
        return (await readProposals(em, [input.proposalId]))[0]!;
      },
      STALE_VERSION,
      PROPOSAL_OVER,
    );
  }

  @Mutation(() => AnswerProposalsResult, { description: 'Several answers at once: all or none.' })
  @Allow(anyOf(memberOf(ofEveryAnswer), organizerOf(ofEveryAnswer), staff))
  answerProposals(
    @Args() { answers }: AnswerProposalsArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AnswerProposalsResult> {
    return orRefusal(
      async () => {
        await this.answers.answer(viewer, answers, (index) => `answers.${index}`);
        const proposals = await readProposals(
          em,
          answers.map(({ proposalId }) => proposalId),
        );
        return Object.assign(new AnsweredProposalsModel(), { proposals });
      },
      STALE_VERSION,
      PROPOSAL_OVER,
    );
  }
}

/** As they are in the database now, in the order of the ids. @throws NotFoundError */
export async function readProposals(em: EntityManager, ids: readonly string[]): Promise<ProposalModel[]> {
  const proposals = await em.fork().find(Proposal, { id: { $in: [...ids] } }, { populate: PROPOSAL_PARTS });
  const byId = new Map(proposals.map((proposal) => [proposal.id, toProposalModel(proposal)]));
  return ids.map((id) => {
    const proposal = byId.get(id);
    if (!proposal) throw new NotFoundError('proposal', id);
    return proposal;
  });
}
