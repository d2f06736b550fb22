import { Agreement, AgreementParty } from './domain/agreement.entity.js';
import { ExchangeRate } from './domain/exchange-rate.entity.js';

export { AgreementModule } from './agreement.module.js';
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
  type AgreementKind,
  type PartyRole,
} from './domain/agreement.entity.js';
export { AGREEMENT_STATUSES, COUNTED_STATUSES, type AgreementStatus } from './domain/agreement-state.js';
export { BASE_CURRENCY, RateTable, type DatedRate } from './domain/conversion.js';
export { AgreementFilter } from './graphql/agreement.inputs.js';
export { agreementLoader } from './graphql/agreement.loaders.js';
export {
  AgreementKindEnum,
  AgreementModel,
  AgreementStatusEnum,
  toAgreementModel,
} from './graphql/agreement.model.js';
export { Agreement, AgreementParty, ExchangeRate };
export const agreementEntities = [Agreement, AgreementParty, ExchangeRate];
