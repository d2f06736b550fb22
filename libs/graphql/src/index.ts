export {
  LARGEST_PAGE,
  PageArgs,
  PageInfo,
  connectionOf,
  offsetOf,
  pageByOffset,
  pageOf,
  type Page,
} from './connection.js';
export { AddressLimit, TooManyRequestsError, takeOr429 } from './address-limit.js';
export { enumOf } from './enum-of.js';
export { formatError } from './format-error.js';
export { freshMutations } from './fresh-mutations.js';
export { AllowHttp, HttpPolicyGuard, HttpViewer, HttpViewers } from './http-policy.js';
export {
  fileBody,
  orHttpError,
  sendSheet,
  sheetFormat,
  textParameter,
  trialParameter,
} from './http-sheets.js';
export { IdArg, IdListArg } from './id-arg.js';
export { IDEMPOTENCY_KEY, IdempotentInput } from './idempotent.input.js';
export { InputValidationPipe } from './input-validation.pipe.js';
export {
  LocalizedText,
  LocalizedTextInput,
  readLocalizedTexts,
  toLocalizedTexts,
} from './localized-text.model.js';
export { MoneyInput, MoneyModel, readMoney, toMoneyModel } from './money.model.js';
export { Refusal, STALE_VERSION, StaleVersionModel, orRefusal, refusal, resultUnion } from './refusal.js';
export {
  CurrentViewer,
  LoaderSet,
  groupLoaderOf,
  loaderOf,
  type BatchLoader,
  type RequestContext,
} from './request-context.js';
export { Decimal, DecimalScalar, LocalDate, LocalDateScalar } from './scalars.js';
