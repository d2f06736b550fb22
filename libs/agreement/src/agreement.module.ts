import { Module } from '@nestjs/common';
import { AgreementConceptUses } from './application/agreement-concept-uses.js';
import { AgreementFactsReader } from './application/agreement-facts.js';
import { AgreementStepsService } from './application/agreement-steps.service.js';
import { AgreementSubjects } from './application/agreement.subjects.js';
import { AgreementsService } from './application/agreements.service.js';
import { ExchangeRatesService } from './application/exchange-rates.service.js';
import { AgreementMutationsResolver } from './graphql/agreement-mutations.resolver.js';
import { AgreementPartyResolver, AgreementResolver } from './graphql/agreement.resolver.js';
import { ExchangeRateResolver } from './graphql/exchange-rate.resolver.js';

@Module({
  providers: [
    AgreementSubjects,
    AgreementConceptUses,
    AgreementFactsReader,
    AgreementsService,
    AgreementStepsService,
    ExchangeRatesService,
    AgreementResolver,
    AgreementPartyResolver,
    AgreementMutationsResolver,
    ExchangeRateResolver,
  ],
  exports: [AgreementsService, AgreementStepsService, ExchangeRatesService],
})
export class AgreementModule {}
