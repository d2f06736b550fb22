import { Module } from '@nestjs/common';
import { AssessmentsService } from './application/assessments.service.js';
import { CriteriaSetsService } from './application/criteria-sets.service.js';
import { LedgerService } from './application/ledger.service.js';
import { PaymentImport } from './application/payment-import.js';
import { PaymentSheet } from './application/payment-sheet.js';
import { AssessmentResolver, AssessmentRoundResolver } from './graphql/assessment.resolver.js';
import { CriteriaResolver } from './graphql/criteria.resolver.js';
import { SupportBudgetResolver, SupportPaymentResolver } from './graphql/ledger.resolver.js';
import { SupportController } from './http/support.controller.js';

@Module({
  controllers: [SupportController],
  providers: [
    CriteriaSetsService,
    AssessmentsService,
    LedgerService,
    PaymentImport,
    PaymentSheet,
    CriteriaResolver,
    AssessmentRoundResolver,
    AssessmentResolver,
    SupportBudgetResolver,
    SupportPaymentResolver,
  ],
  exports: [CriteriaSetsService, AssessmentsService, LedgerService, PaymentImport],
})
export class SupportModule {}
