import { Money } from '#kernel';
import type { OfficialContent, PlainMoney } from '../domain/official-content.js';
import type { InBoth } from '../domain/report-labels.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import type { RecordReader } from './record-states.js';

/** A report in one language, with its records: what a file is made of. */
export interface Printable {
  readonly content: OfficialContent;
  readonly records: RecordReader;
  readonly language: ReportLanguage;
  readonly hash: string;
  /** The name of a concept, in the language. */
  readonly nameOf: (conceptId: string) => string;
  /** Where a hash can be looked up. */
  readonly verifyUrl: string;
}

export function moneyOf({ minor, currency }: PlainMoney): Money {
  return Money.ofMinor(minor, currency);
}

/** An amount as a reader of the language writes it: "6,518,400.00 USD", "165.400.000.000 VND". */
export function shownMoney(amount: Money, language: ReportLanguage): string {
  const [whole, fraction] = amount.toDecimal().split('.');
  const grouped = new Intl.NumberFormat(language).format(BigInt(whole!));
  return `${grouped}${fraction ? (language === 'vi' ? ',' : '.') + fraction : ''} ${amount.currency}`;
}

/** A count or a fraction as a reader of the language writes it. */
export function shownNumber(value: number, language: ReportLanguage, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A text of a record's state by language, or the plain text. */
export function textIn(value: unknown, language: ReportLanguage): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  const texts = value as Partial<InBoth>;
  return texts[language] ?? texts.en ?? texts.vi ?? Object.values(texts)[0] ?? null;
}
