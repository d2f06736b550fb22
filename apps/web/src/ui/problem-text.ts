import type { TFunction } from 'i18next';

/** The checks of the API in words of the reader; what isn't known is shown as the API says it. */
const PATTERNS: [RegExp, string][] = [
  [/upside down/, 'refusals:problem.upsideDown'],
  [/is excluded, but/, 'refusals:problem.excludedAsked'],
  [/certificate cannot be excluded/, 'refusals:problem.excludedCertificate'],
  [/in the past/, 'refusals:problem.past'],
  [
    /should not be empty|must not be (empty|blank)|is required|must be a string/i,
    'refusals:problem.required',
  ],
  [/must be an email/i, 'refusals:problem.email'],
  [/telephone/i, 'refusals:problem.phone'],
  [/must be a URL|web address/i, 'refusals:problem.url'],
  [/longer than or equal to (?<n>\d+)/i, 'refusals:problem.tooShort'],
  [/shorter than or equal to (?<n>\d+)/i, 'refusals:problem.tooLong'],
  [/must not be less than (?<n>-?[\d.]+)|at least (?<m>\d+)/i, 'refusals:problem.tooSmall'],
  [/must not be greater than (?<n>-?[\d.]+)|at most (?<m>\d+)/i, 'refusals:problem.tooLarge'],
  [/integer/i, 'refusals:problem.whole'],
  [/currency/i, 'refusals:problem.currency'],
  [/country/i, 'refusals:problem.country'],
  [/date/i, 'refusals:problem.date'],
];

export function problemText(t: TFunction, message: string): string {
  for (const [pattern, key] of PATTERNS) {
    const found = pattern.exec(message);
    if (found) return t(key, { n: found.groups?.n ?? found.groups?.m ?? '' });
  }
  return message;
}
