import { Module } from '@nestjs/common';
import { NeedConceptUses } from './adapters/need-concept-uses.js';
import { VocabularyConceptGraph } from './adapters/vocabulary-concept-graph.js';
import { AnswerProposalsService } from './application/answer-proposals.service.js';
import { DecideProposalsService } from './application/decide-proposals.service.js';
import { OptInResolver } from './graphql/opt-in.resolver.js';
import { TermsOfParticipationResolver } from './graphql/participation-terms.resolver.js';
import { ExposureService } from './application/exposure.service.js';
import { LearnWeightsService } from './application/learn-weights.service.js';
import { LearningResolver } from './graphql/learning.resolver.js';
import { FairPoolReader } from './application/fair-pool.reader.js';
import { FitService } from './application/fit.service.js';
import { ReachService } from './application/reach.service.js';
import { MatchSettingsService } from './application/match-settings.service.js';
import { MatchingSubjects } from './application/matching.subjects.js';
import { NeedsService } from './application/needs.service.js';
import { OwnPreferencesService } from './application/own-preferences.service.js';
import { PortfolioService } from './application/portfolio.service.js';
import { ProposeMatchesService } from './application/propose-matches.service.js';
import { RefreshProposals } from './application/refresh-proposals.consumer.js';
import { RefreshProposalsService } from './application/refresh-proposals.service.js';
import { SupplierFactsReader } from './application/supplier-facts.reader.js';
import { WhatIfService } from './application/what-if.service.js';
import { ConceptGraph } from './domain/scoring/concept-graph.js';
import { FitResolver } from './graphql/fit.resolver.js';
import { ReachResolver } from './graphql/reach.resolver.js';
import { MatchSettingsResolver } from './graphql/match-settings.resolver.js';
import { NeedFeasibilityService } from './application/need-feasibility.service.js';
import { NeedAccessLetters } from './application/need-access-letters.js';
import { NeedDocumentsService } from './application/need-documents.service.js';
import { NeedAccessResolver, NeedDocumentResolver } from './graphql/need-documents.resolver.js';
import { NeedDownloadResolver } from './graphql/need-downloads.resolver.js';
import { NeedHelpResolver } from './graphql/need-help.resolver.js';
import { MatchReasonResolver, MatchRuleResolver } from './graphql/saying.resolver.js';
import { NeedResolver } from './graphql/need.resolver.js';
import {
  PartyChangeResolver,
  PortfolioConcessionResolver,
  PortfolioPickResolver,
  PortfolioResolver,
} from './graphql/portfolio.resolver.js';
import { ProposalResolver } from './graphql/proposal.resolver.js';
import { MeetingExclusionResolver, OrganisationConflictResolver } from './graphql/separation.resolver.js';
import { SupplierWishesResolver } from './graphql/supplier-wishes.resolver.js';

const services = [
  NeedsService,
  ProposeMatchesService,
  AnswerProposalsService,
  DecideProposalsService,
  ExposureService,
  LearnWeightsService,
  NeedDocumentsService,
  FitService,
  ReachService,
  MatchSettingsService,
  OwnPreferencesService,
  PortfolioService,
  RefreshProposalsService,
];

@Module({
  providers: [
    { provide: ConceptGraph, useClass: VocabularyConceptGraph },
    ...services,
    MatchingSubjects,
    NeedAccessLetters,
    NeedConceptUses,
    SupplierFactsReader,
    FairPoolReader,
    WhatIfService,
    RefreshProposals,
    NeedResolver,
    NeedHelpResolver,
    NeedDocumentResolver,
    NeedAccessResolver,
    NeedDownloadResolver,
    NeedFeasibilityService,
    MatchReasonResolver,
    MatchRuleResolver,
    ProposalResolver,
    OptInResolver,
    LearningResolver,
    TermsOfParticipationResolver,
    FitResolver,
    ReachResolver,
    MatchSettingsResolver,
    MeetingExclusionResolver,
    OrganisationConflictResolver,
    SupplierWishesResolver,
    PortfolioResolver,
    PortfolioPickResolver,
    PortfolioConcessionResolver,
    PartyChangeResolver,
  ],
  exports: services,
})
export class MatchingModule {}
