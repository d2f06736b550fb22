import { Need, NeedConcept } from './domain/need.entity.js';
import { Proposal } from './domain/proposal.entity.js';

export { AnswerProposalsService, type ProposalAnswer } from './application/answer-proposals.service.js';
export { FitService, type Explanation } from './application/fit.service.js';
export { NeedsService } from './application/needs.service.js';
export { ProposeMatchesService, type ProposedMatches } from './application/propose-matches.service.js';
export { MOST_CONCEPTS, type NeedDetails } from './domain/need-rules.js';
export { MatchingModule } from './matching.module.js';
export { IMPORTANCES, NEED_STATUSES, type Importance, type NeedStatus } from './domain/need.entity.js';
export { ANSWERS, isWish, type Answer, type ProposalReason } from './domain/proposal.entity.js';
export { needLoader, proposalLoader } from './graphql/matching.loaders.js';
export { NeedModel, toNeedModel } from './graphql/need.model.js';
export { AnswerEnum, ProposalModel, toProposalModel } from './graphql/proposal.model.js';
export { Need, NeedConcept, Proposal };
export const matchingEntities = [Need, NeedConcept, Proposal];
