import { Assessment, AssessmentResult, AssessmentRound, ScoreSheet } from './domain/assessment.entity.js';
import { CriteriaSet, Criterion } from './domain/criteria-set.entity.js';
import { SupportBudget, SupportPayment } from './domain/payment.entity.js';

export { AssessmentsService } from './application/assessments.service.js';
export { CriteriaSetsService, type CriteriaSetDetails } from './application/criteria-sets.service.js';
export { LedgerService, type PaymentDetails } from './application/ledger.service.js';
export { PaymentImport, type PaymentImportReport } from './application/payment-import.js';
export { supportFigures, type SupportFigure, type SupportSelection } from './application/support-figures.js';
export { totalHundredths } from './domain/scoring.js';
export { SUPPORT_KINDS, type SupportKind } from './domain/payment.entity.js';
export type { GivenScore } from './domain/assessment.entity.js';
export { SupportModule } from './support.module.js';
export {
  Assessment,
  AssessmentResult,
  AssessmentRound,
  CriteriaSet,
  Criterion,
  ScoreSheet,
  SupportBudget,
  SupportPayment,
};
export const supportEntities = [
  CriteriaSet,
  Criterion,
  AssessmentRound,
  Assessment,
  ScoreSheet,
  AssessmentResult,
  SupportBudget,
  SupportPayment,
];
