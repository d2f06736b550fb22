import { Need, NeedConcept } from './domain/need.entity.js';
import { MatchSettings } from './domain/match-settings.entity.js';
import { ParticipationTerms } from './domain/participation-terms.entity.js';
import { PortfolioPick, PortfolioRun } from './domain/portfolio-run.entity.js';
import { NeedAccess, NeedDocument } from './domain/need-document.entity.js';
import { Proposal } from './domain/proposal.entity.js';
import { MeetingExclusion, OrganisationConflict } from './domain/separation.entity.js';
import { WeightLesson } from './domain/weight-lesson.entity.js';
import { SupplierWishes } from './domain/supplier-wishes.entity.js';

export { readAdmission, readTerms } from './application/admission.reader.js';
export { AnswerProposalsService, type ProposalAnswer } from './application/answer-proposals.service.js';
export { ExposureService } from './application/exposure.service.js';
export { LearnWeightsService } from './application/learn-weights.service.js';
export { FitService, type Explanation } from './application/fit.service.js';
export { MeetingHistory } from './application/meeting-history.port.js';
export { MatchSettingsService } from './application/match-settings.service.js';
export { OwnPreferencesService } from './application/own-preferences.service.js';
export { PortfolioService } from './application/portfolio.service.js';
export { RefreshProposalsService } from './application/refresh-proposals.service.js';
export { SupplierFactsReader } from './application/supplier-facts.reader.js';
export { VocabularyConceptGraph } from './adapters/vocabulary-concept-graph.js';
export { type WorthyPairs, worthyPairs } from './domain/portfolio-pairs.js';
export { checkEligibility } from './domain/scoring/eligibility.js';
export type {
  CapabilityFacts,
  DeliveryRecord,
  NeedFacts,
  SupplierFacts,
} from './domain/scoring/match-facts.js';
export { scorePair } from './domain/scoring/score-pair.js';
export { type ScoreTable, scoreAll } from './domain/scoring/score-table.js';
export { COMPONENT_NAMES, type ComponentWeights, DEFAULT_RULES } from './domain/scoring/scoring-rules.js';
export { SupplierProfile, poolOf } from './domain/scoring/supplier-profile.js';
export { NEED_DOCUMENT, NeedDocumentsService } from './application/need-documents.service.js';
export { NeedsService } from './application/needs.service.js';
export { ProposeMatchesService, type ProposedMatches } from './application/propose-matches.service.js';
export type { AdmissionCode } from './domain/admission.js';
export { DEFAULT_TERMS, type MatchTerms } from './domain/match-terms.js';
export { MOST_CONCEPTS, type NeedDetails } from './domain/need-rules.js';
export { CLEARED_SQL, OPT_INS, type OptIn, isCleared } from './domain/opt-in.js';
export { type Saying, say } from './domain/wording/say.js';
export { MatchingModule } from './matching.module.js';
export { IMPORTANCES, NEED_STATUSES, type Importance, type NeedStatus } from './domain/need.entity.js';
export { ANSWERS, isWish, type Answer, type ProposalReason } from './domain/proposal.entity.js';
export { needLoader, proposalLoader } from './graphql/matching.loaders.js';
export { NeedModel, toNeedModel } from './graphql/need.model.js';
export { AnswerEnum, ProposalModel, toProposalModel } from './graphql/proposal.model.js';
export {
  MatchSettings,
  MeetingExclusion,
  Need,
  NeedConcept,
  OrganisationConflict,
  ParticipationTerms,
  PortfolioPick,
  PortfolioRun,
  Proposal,
  SupplierWishes,
  WeightLesson,
  NeedDocument,
  NeedAccess,
};
export const matchingEntities = [
  Need,
  NeedConcept,
  Proposal,
  MatchSettings,
  ParticipationTerms,
  MeetingExclusion,
  OrganisationConflict,
  SupplierWishes,
  PortfolioRun,
  PortfolioPick,
  WeightLesson,
  NeedDocument,
  NeedAccess,
];
