export { Clock, FixedClock, HOME_TIME_ZONE, SystemClock } from './clock.js';
export { DomainError, InvalidInputError, NotFoundError, type InputProblem } from './domain-error.js';
export { foldText, foldUnit, foldWithSigns, unitEnd, type UnitFold } from './fold-text.js';
export { isId, newId } from './ids.js';
export { Money, isCurrency, minorDigits } from './money.js';
export { TimeRange, isTimeZone, toDate, toInstant } from './time-range.js';
