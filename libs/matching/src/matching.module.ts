import { Module } from '@nestjs/common';
import { VocabularyConceptGraph } from './adapters/vocabulary-concept-graph.js';
import { AnswerProposalsService } from './application/answer-proposals.service.js';
import { FitService } from './application/fit.service.js';
import { MatchingSubjects } from './application/matching.subjects.js';
import { NeedsService } from './application/needs.service.js';
import { ProposeMatchesService } from './application/propose-matches.service.js';
import { ConceptGraph } from './domain/scoring/concept-graph.js';
import { FitResolver } from './graphql/fit.resolver.js';
import { NeedResolver } from './graphql/need.resolver.js';
import { ProposalResolver } from './graphql/proposal.resolver.js';

@Module({
  providers: [
    { provide: ConceptGraph, useClass: VocabularyConceptGraph },
    MatchingSubjects,
    NeedsService,
    ProposeMatchesService,
    AnswerProposalsService,
    FitService,
    NeedResolver,
    ProposalResolver,
    FitResolver,
  ],
  exports: [NeedsService, ProposeMatchesService, AnswerProposalsService, FitService],
})
export class MatchingModule {}
