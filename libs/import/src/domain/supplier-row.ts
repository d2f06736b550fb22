import { foldedTaxCode, websiteHost } from '#directory';
import { loadPlaces } from '#places';
import { findConcepts, type Vocabulary } from '#vocabulary';
import { countryCode } from './countries.js';
import type { ImportRow } from '#spreadsheet';
import type { ColumnMapping, SupplierField } from './supplier-fields.js';

/** One row of a supplier list, as far as it could be read. */
export interface SupplierRecord {
  readonly line: number;
  readonly legalName: string;
  readonly internationalName: string | null;
  readonly taxCode: string | null;
  readonly country: string;
  readonly provinceCode: string | null;
  readonly address: string | null;
  readonly website: string | null;
  readonly employees: number | null;
  readonly foundedIn: number | null;
  readonly languages: readonly string[];
  readonly description: string | null;
  readonly booth: string | null;
  readonly contact: { name: string; email: string | null; phone: string | null } | null;
  /** What it says it can do, in its own words and as concepts; null when it says nothing. */
  readonly capability: { title: string; conceptIds: readonly string[] } | null;
  readonly certificateIds: readonly string[];
}

export interface RowProblem {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly severity: 'error' | 'warning';
  readonly reason: string;
  readonly message: string;
}

export interface ReadRow {
  /** null when the row can't go in: then one of the problems is an error. */
  readonly record: SupplierRecord | null;
  readonly problems: readonly RowProblem[];
}

/** Reads rows of one list: its columns, what they mean, and what holds where they say nothing. */
export class SupplierRowReader {
  private readonly indexOf: ReadonlyMap<SupplierField, number>;

  constructor(
    private readonly columns: readonly string[],
    private readonly mapping: ColumnMapping,
    private readonly defaultCountry: string | null,
    private readonly vocabulary: Vocabulary,
  ) {
    const fields = Object.entries(mapping) as [SupplierField, string][];
    this.indexOf = new Map(fields.map(([field, column]) => [field, columns.indexOf(column)]));
  }

  read(row: ImportRow): ReadRow {
    const problems: RowProblem[] = [];
    const text = (field: SupplierField) => row.values[this.indexOf.get(field) ?? -1]?.trim() ?? '';
    const report = (severity: 'error' | 'warning', field: SupplierField, reason: string, message: string) =>
      problems.push({
        ...{ line: row.line, severity, reason, message },
        column: this.mapping[field] ?? null,
        value: text(field) || null,
      });
    const warn = (field: SupplierField, reason: string, message: string) => {
      report('warning', field, reason, message);
      return null;
    };

    const legalName = text('legal-name') || text('international-name');
    if (!legalName) report('error', 'legal-name', 'missing-name', 'The row has no name.');
    if (legalName.length > 300)
      report('error', 'legal-name', 'name-too-long', 'A name has at most 300 characters.');
    const country = this.country(text('country'), (reason, message) =>
      report('error', 'country', reason, message),
    );
    if (problems.length > 0) return { record: null, problems };

    const record: SupplierRecord = {
      line: row.line,
      legalName,
      internationalName: text('international-name') || null,
      taxCode: this.taxCode(text('tax-code'), warn),
      country: country!,
      provinceCode: country === 'VN' ? this.province(text('province') || text('city'), warn) : null,
      address:
        [text('address'), text('postcode'), text('city')].filter(Boolean).join(', ').slice(0, 500) || null,
      website: this.website(text('website'), warn),
      employees: wholeNumber(text('employees'), 1, 5_000_000, () =>
        warn('employees', 'not-a-number', 'This is no number of employees; the row is in without it.'),
      ),
      foundedIn: wholeNumber(text('founded-in'), 1600, 2100, () =>
        warn('founded-in', 'not-a-year', 'This is no year; the row is in without it.'),
      ),
      languages: languageTags(text('languages')),
      description: text('description') || null,
      booth: text('booth').slice(0, 100) || null,
      contact: this.contact(text, warn),
      capability: this.capability(text),
      certificateIds: this.certificates(text('certificates'), warn),
    };
    return { record, problems };
  }

  private country(text: string, refuse: (reason: string, message: string) => void): string | null {
    if (!text) {
      if (!this.defaultCountry)
        refuse('missing-country', 'The row names no country, and no country was chosen for such rows.');
      return this.defaultCountry;
    }
    const code = countryCode(text);
    if (!code) refuse('unknown-country', `"${text}" is no country that we know.`);
    return code;
  }

  private taxCode(text: string, warn: Warn): string | null {
    const code = foldedTaxCode(text);
    if (!code) return null;
    if (/^[A-Z0-9/]{4,30}$/.test(code)) return code;
    return warn(
      'tax-code',
      'malformed-tax-code',
      'A tax code has 4 to 30 letters and digits; the row is in without it.',
    );
  }

  private province(text: string, warn: Warn): string | null {
    if (!text) return null;
    const province = loadPlaces().provinceNamed(text);
    return (
      province?.code ??
      warn('province', 'unknown-province', 'There is no such province; the row is in without it.')
    );
  }

  private website(text: string, warn: Warn): string | null {
    if (!text || text === '-') return null;
    if (!websiteHost(text))
      return warn('website', 'malformed-website', 'This is no web address; the row is in without it.');
    return /^https?:\/\//i.test(text) ? text : `https://${text}`;
  }

  private contact(text: (field: SupplierField) => string, warn: Warn): SupplierRecord['contact'] {
    const [name, email, phone] = [text('contact-name'), text('contact-email'), text('contact-phone')];
    if (!name && !email && !phone) return null;
    const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
    if (email && !isEmail)
      warn('contact-email', 'malformed-email', 'This is no e-mail address; the row is in without it.');
    return { name: name || email || phone, email: isEmail ? email : null, phone: phone || null };
  }

  private capability(text: (field: SupplierField) => string): SupplierRecord['capability'] {
    const said = [text('capabilities'), text('materials'), text('products')].filter(Boolean);
    if (said.length === 0) return null;
    const spans = said.flatMap((part) => findConcepts(part, this.vocabulary).spans);
    const conceptIds = [...new Set(spans.map((span) => span.conceptId))].filter(
      (id) => !id.startsWith('certificate.'),
    );
    return { title: said.join('; ').slice(0, 200), conceptIds };
  }

  private certificates(text: string, warn: Warn): string[] {
    if (!text || text === '-') return [];
    const spans = findConcepts(text, this.vocabulary).spans;
    const ids = [...new Set(spans.map((span) => span.conceptId))].filter((id) =>
      id.startsWith('certificate.'),
    );
    if (ids.length === 0)
      warn('certificates', 'unknown-certificate', 'No certificate that we know; the row is in without it.');
    return ids;
  }
}

type Warn = (field: SupplierField, reason: string, message: string) => null;

/** `1.200`, `1,200`, `1 200` and `1200` are the same whole number; `50-100` counts as its upper end. */
function wholeNumber(text: string, least: number, most: number, refuse: () => null): number | null {
  if (!text || text === '-') return null;
  const upper = text
    .split(/[-–~]/)
    .at(-1)!
    .replace(/[^\d.,\s]/g, '')
    .trim();
  const digits = /^\d{1,3}([.,\s]\d{3})+$/.test(upper) ? upper.replace(/[.,\s]/g, '') : upper;
  if (!/^\d+$/.test(digits)) return refuse();
  const number = Number(digits);
  return number >= least && number <= most ? number : refuse();
}

const LANGUAGE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(vi|vietnamese|tiếng việt)\b/i, 'vi'],
  [/\b(en|english|tiếng anh|englisch)\b/i, 'en'],
  [/\b(ja|jp|japanese|tiếng nhật)\b|日本語/i, 'ja'],
  [/\b(ko|kr|korean|tiếng hàn)\b|한국어/i, 'ko'],
  [/\b(zh|cn|chinese|tiếng trung)\b|中文|汉语/i, 'zh'],
  [/\b(de|german|deutsch)\b/i, 'de'],
];

function languageTags(text: string): string[] {
  return LANGUAGE_NAMES.filter(([name]) => name.test(text)).map(([, tag]) => tag);
}
