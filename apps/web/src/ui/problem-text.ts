import i18next, { type TFunction } from 'i18next';
import { formatOf } from '../i18n/use-format.js';
import { PROBLEM_PATTERNS } from './problem-patterns.js';

/** The checks of the API in words of the reader; what isn't known is shown as the API says it. */
export function problemText(t: TFunction, message: string): string {
  for (const [pattern, key] of PROBLEM_PATTERNS) {
    const found = pattern.exec(message);
    if (!found) continue;
    const [n, m] = found.slice(1).filter((fact) => fact !== undefined);
    return t(`refusals:problem.${key}`, { n: asRead(n), m: asRead(m) });
  }
  return message;
}

/** A fact of a message, such as `1000.00 USD` or `2026-11-25`, as the reader writes it. */
function asRead(fact = ''): string {
  const [amount, currency] = fact.split(' ');
  if (/^\d{4}-\d\d-\d\d$/.test(fact)) return formatOf(i18next.language).day(fact);
  if (/^[\d.]+$/.test(amount!) && /^[A-Z]{3}$/.test(currency ?? ''))
    return formatOf(i18next.language).money({ amount: amount!, currency: currency! });
  return fact;
}
