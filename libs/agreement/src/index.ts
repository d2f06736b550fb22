import {
  Agreement,
  AgreementDocument,
  AgreementEvent,
  AgreementPart,
  AgreementParty,
  DistinctAgreements,
} from './domain/agreement.entity.js';
import { ExchangeRate } from './domain/exchange-rate.entity.js';
import { FollowUp, FollowUpAnswer, FollowUpInvitation } from './domain/follow-up.entity.js';
import { PipelineCard, PipelineMove } from './domain/pipeline.entity.js';

export { AgreementModule } from './agreement.module.js';
export { AGREEMENT_DOCUMENT, AgreementDocumentsService } from './application/agreement-documents.service.js';
export { AmendAgreementService, type AmendmentTerms } from './application/amend-agreement.service.js';
export { ImportRatesService, type RatesImport } from './application/import-rates.service.js';
export { FollowUpPlanner } from './application/follow-up-planner.js';
export { FollowUpsService } from './application/follow-ups.service.js';
export { PipelineService } from './application/pipeline.service.js';
export { MergeAgreementsService } from './application/merge-agreements.service.js';
/** What counts, and how: the one definition for lists, totals and reports. */
export {
  COUNTED_DELIVERY,
  COUNTED_STATUS_LIST,
  COUNTED_VALUE,
  DELIVERIES_TOLD,
  FIRST_DELIVERY,
  IS_AGREEMENT,
  IS_COVERED,
  STANDING,
  STANDINGS,
  VERIFIED_STATUS_LIST,
  type Standing,
} from './application/agreement-counting.js';
export { totalsOf, type AgreementTotals } from './application/agreement-totals.js';
export {
  BUYER_COUNTRY,
  arrayLiteral,
  conditionOf,
  usdPerUnitSql,
  type AgreementSelection,
  type SqlText,
} from './application/agreement-selection.js';
export { AgreementStepsService } from './application/agreement-steps.service.js';
export { AgreementsService, type Statement } from './application/agreements.service.js';
export {
  ExchangeRatesService,
  ratesFor,
  type ExchangeRateDetails,
} from './application/exchange-rates.service.js';
export { UnusualAgreementError } from './domain/agreement.errors.js';
export type { AgreementTerms, PartyTerms } from './domain/agreement-checks.js';
export {
  AGREEMENT_KINDS,
  PARTY_ROLES,
  VALUE_BASES,
  type AgreementKind,
  type ValueBasis,
  type PartyRole,
} from './domain/agreement.entity.js';
export {
  AGREEMENT_STATUSES,
  COUNTED_STATUSES,
  VERIFIED_STATUSES,
  type AgreementStatus,
} from './domain/agreement-state.js';
export { BASE_CURRENCY, RateTable, type DatedRate } from './domain/conversion.js';
export { AgreementFilter } from './graphql/agreement.inputs.js';
export { agreementLoader } from './graphql/agreement.loaders.js';
export {
  AgreementKindEnum,
  AgreementModel,
  AgreementStatusEnum,
  toAgreementModel,
} from './graphql/agreement.model.js';
export {
  ANSWER_STATES,
  FOLLOW_UP_MONTHS,
  FOLLOW_UP_STATUSES,
  OPEN_FOLLOW_UPS,
  type AnswerState,
  type FollowUpStatus,
} from './domain/follow-up-rules.js';
export { PIPELINE_STAGES, type PipelineStage } from './domain/pipeline-rules.js';
export {
  Agreement,
  AgreementDocument,
  AgreementEvent,
  AgreementPart,
  AgreementParty,
  DistinctAgreements,
  ExchangeRate,
  FollowUp,
  FollowUpAnswer,
  FollowUpInvitation,
  PipelineCard,
  PipelineMove,
};
export const agreementEntities = [
  Agreement,
  AgreementParty,
  AgreementPart,
  AgreementDocument,
  AgreementEvent,
  DistinctAgreements,
  ExchangeRate,
  FollowUp,
  FollowUpInvitation,
  FollowUpAnswer,
  PipelineCard,
  PipelineMove,
];
