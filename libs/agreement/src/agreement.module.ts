import { Module } from '@nestjs/common';
import { AgreementDocumentsService } from './application/agreement-documents.service.js';
import { AgreementLetters } from './application/agreement-letters.js';
import { AmendAgreementService } from './application/amend-agreement.service.js';
import { MergeAgreementsService } from './application/merge-agreements.service.js';
import { AgreementConceptUses } from './application/agreement-concept-uses.js';
import { AgreementFactsReader } from './application/agreement-facts.js';
import { AgreementStepsService } from './application/agreement-steps.service.js';
import { AgreementSubjects } from './application/agreement.subjects.js';
import { AgreementsService } from './application/agreements.service.js';
import { ExchangeRatesService } from './application/exchange-rates.service.js';
import { FollowUpLettersService } from './application/follow-up-letters.service.js';
import { FollowUpPlanner } from './application/follow-up-planner.js';
import { FollowUpsService } from './application/follow-ups.service.js';
import { PipelineService } from './application/pipeline.service.js';
import { ImportRatesService } from './application/import-rates.service.js';
import { RatesController } from './http/rates.controller.js';
import {
  AgreementFollowUpsResolver,
  FollowUpAnswerResolver,
  FollowUpResolver,
} from './graphql/follow-up.resolver.js';
import { PipelineMoveResolver, PipelineResolver } from './graphql/pipeline.resolver.js';
import { AgreementCountingResolver } from './graphql/agreement-counting.resolver.js';
import { AgreementLifeResolver } from './graphql/agreement-life.resolver.js';
import {
  AgreementDocumentResolver,
  AgreementEventResolver,
  AgreementPartsResolver,
  DuplicateCandidateResolver,
} from './graphql/agreement-parts.resolver.js';
import { AgreementMutationsResolver } from './graphql/agreement-mutations.resolver.js';
import { AgreementPartyResolver, AgreementResolver } from './graphql/agreement.resolver.js';
import { ExchangeRateResolver } from './graphql/exchange-rate.resolver.js';

@Module({
  controllers: [RatesController],
  providers: [
    AgreementSubjects,
    AgreementConceptUses,
    AgreementFactsReader,
    AgreementsService,
    AgreementLetters,
    AgreementDocumentsService,
    AmendAgreementService,
    MergeAgreementsService,
    AgreementStepsService,
    ExchangeRatesService,
    ImportRatesService,
    FollowUpLettersService,
    FollowUpPlanner,
    FollowUpsService,
    PipelineService,
    AgreementResolver,
    AgreementPartyResolver,
    AgreementMutationsResolver,
    FollowUpResolver,
    FollowUpAnswerResolver,
    AgreementFollowUpsResolver,
    PipelineResolver,
    PipelineMoveResolver,
    AgreementLifeResolver,
    AgreementCountingResolver,
    AgreementPartsResolver,
    AgreementDocumentResolver,
    AgreementEventResolver,
    DuplicateCandidateResolver,
    ExchangeRateResolver,
  ],
  exports: [
    AgreementsService,
    AgreementStepsService,
    AgreementDocumentsService,
    AmendAgreementService,
    MergeAgreementsService,
    ExchangeRatesService,
    ImportRatesService,
    FollowUpPlanner,
    FollowUpsService,
    PipelineService,
  ],
})
export class AgreementModule {}
