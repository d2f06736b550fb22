import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { type FairStatus, FairStatusEnum } from '#fair';
import { Refusal, StaleVersionModel, enumOf, refusal, resultUnion } from '#graphql';
import {
  FairNotOpenForMatchingError,
  MATCHING_GAPS,
  type MatchingGap,
  NothingToMatchError,
  PROPOSAL_ENDS,
  type ProposalEnd,
  ProposalOverError,
} from '../domain/matching.errors.js';
import { ProposalModel } from './proposal.model.js';

const MatchingGapEnum = enumOf('MatchingGap', MATCHING_GAPS, {
  description: 'What a fair lacks for proposals to be made.',
  describe: {
    suppliers: 'Suppliers that may meet one of the buyers.',
    capabilities: 'Suppliers that have entered a capability or certificate.',
    needs: 'Open needs of its buyers whose deadline has not passed.',
    slots: 'Slots for meetings; asked for by portfolios alone.',
    tables: 'Tables that are in use; asked for by portfolios alone.',
  },
});
const ProposalEndEnum = enumOf('ProposalEnd', PROPOSAL_ENDS);

@ObjectType('ProposedMatches', { description: 'What a run has done; answers stay as they are.' })
@Allow(everyone)
export class ProposedMatchesModel {
  @Field(() => ID)
  fairId!: string;

  @Field(() => Int, { description: 'New, or proposed again after having been withdrawn.' })
  proposed!: number;

  @Field(() => Int, { description: 'Proposed before, with a new score or new reasons.' })
  refreshed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => Int, { description: 'Not proposed any more.' })
  withdrawn!: number;
}

@ObjectType('FairNotOpenForMatchingError', {
  implements: () => Refusal,
  description: 'Proposals are made while a fair is open or running.',
})
@Allow(everyone)
export class FairNotOpenForMatchingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => FairStatusEnum)
  status!: FairStatus;
}

@ObjectType('NothingToMatchError', {
  implements: () => Refusal,
  description: 'There is nothing to match at the fair yet.',
})
@Allow(everyone)
export class NothingToMatchModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [MatchingGapEnum])
  missing!: MatchingGap[];
}

@ObjectType('ProposalOverError', {
  implements: () => Refusal,
  description: 'The proposal cannot be answered any more.',
})
@Allow(everyone)
export class ProposalOverModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  proposalId!: string;

  @Field(() => ProposalEndEnum)
  reason!: ProposalEnd;
}

@ObjectType('AnsweredProposals')
@Allow(everyone)
export class AnsweredProposalsModel {
  @Field(() => [ProposalModel], { description: 'In the order of the answers.' })
  proposals!: ProposalModel[];
}

export const FAIR_NOT_OPEN_FOR_MATCHING = refusal(FairNotOpenForMatchingError, FairNotOpenForMatchingModel);
export const NOTHING_TO_MATCH = refusal(NothingToMatchError, NothingToMatchModel);
export const PROPOSAL_OVER = refusal(ProposalOverError, ProposalOverModel);

export const ProposeMatchesResult = resultUnion('ProposeMatchesResult', [
  ProposedMatchesModel,
  FairNotOpenForMatchingModel,
  NothingToMatchModel,
]);
export const AnswerProposalResult = resultUnion('AnswerProposalResult', [
  ProposalModel,
  StaleVersionModel,
  ProposalOverModel,
]);
export const AnswerProposalsResult = resultUnion('AnswerProposalsResult', [
  AnsweredProposalsModel,
  StaleVersionModel,
  ProposalOverModel,
]);
