import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { isCurrency } from '#kernel';
import { BASE_CURRENCY } from './conversion.js';

/** A rate as a file gives it. */
export interface PublishedRate {
  readonly currency: string;
  readonly validFrom: string;
  /** At most 18 places, rounded half up. */
  readonly usdPerUnit: string;
  /** As it was published. */
  readonly quote: string;
  readonly source: string;
}

export interface RateFile {
  readonly format: 'ecb-xml' | 'ecb-csv' | 'vietnam-xml' | 'csv';
  readonly rates: PublishedRate[];
  /** Codes that are no currencies any more, or that the file leaves empty. */
  readonly skipped: number;
}

/** The file is none of those that are read, or a line of it is wrong; then nothing of it is taken. */
export class UnreadableRatesError extends Error {
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(line === null ? message : `Line ${line}: ${message}`);
    this.name = 'UnreadableRatesError';
  }
}

const PLACES = 18;
const ECB = 'European Central Bank';

/**
 * Reads what central banks publish: the ECB's eurofxref as XML or CSV (of a day or of all days), the exchange rate XML
 * of Vietnamese banks (Vietcombank's, which others copy), and a plain CSV with the columns date, currency, and
 * usd_per_unit or units_per_usd, optionally source.
 * @throws UnreadableRatesError
 */
export function readRateFile(text: string): RateFile {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  const file = start.startsWith('<') ? readXml(start) : readCsv(start);
  if (file.rates.length === 0) throw new UnreadableRatesError('There is no rate in this file.');
  return file;
}

function readXml(text: string): RateFile {
  let root: Record<string, unknown>;
  try {
    // Entities of a document type could grow without bounds; rates need none.
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      processEntities: false,
    });
    root = parser.parse(text, true) as Record<string, unknown>;
  } catch (error) {
    throw new UnreadableRatesError(`This is no well-formed XML: ${(error as Error).message}`);
  }
  const list = root.ExrateList as Record<string, unknown> | undefined;
  if (list) return readVietnamese(list);
  const envelope = Object.entries(root).find(([name]) => name.endsWith('Envelope'))?.[1] as
    Record<string, unknown> | undefined;
  const cube = envelope?.Cube as { Cube?: unknown } | undefined;
  if (!cube) throw new UnreadableRatesError("This XML is neither the ECB's nor a Vietnamese bank's.");
  const rates: PublishedRate[] = [];
  let skipped = 0;
  for (const day of many(cube.Cube) as { time?: string; Cube?: unknown }[]) {
    const perEuro = new Map(
      (many(day.Cube) as { currency: string; rate: string }[]).map(({ currency, rate }) => [currency, rate]),
    );
    const found = ofEuro(dayOf(String(day.time ?? ''), null), perEuro, null);
    rates.push(...found.rates);
    skipped += found.skipped;
  }
  return { format: 'ecb-xml', rates, skipped };
}

function readVietnamese(list: Record<string, unknown>): RateFile {
  // "11/25/2026 9:00:00 AM": the month first.
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(String(list.DateTime ?? '').trim());
  if (!match) throw new UnreadableRatesError(`"${String(list.DateTime ?? '')}" is no day.`);
  const validFrom = dayOf(`${match[3]}-${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}`, null);
  const source = String(list.Source ?? '').trim() || 'Vietnamese bank';
  const perUnit = new Map<string, string>();
  let skipped = 0;
  for (const entry of many(list.Exrate) as Record<string, string>[]) {
    const code = String(entry.CurrencyCode ?? '').trim();
    const quoted = [entry.Transfer, entry.Sell, entry.Buy]
      .map((value) =>
        String(value ?? '')
          .replaceAll(',', '')
          .trim(),
      )
      .find((value) => isPositive(value));
    if (quoted && isCurrency(code)) perUnit.set(code, quoted);
    else skipped++;
  }
  const dong = perUnit.get(BASE_CURRENCY);
  if (!dong) throw new UnreadableRatesError('Without a rate of the dollar the others say nothing.');
  const rates = [...perUnit].map(([currency, quoted]) =>
    currency === BASE_CURRENCY
      ? { currency: 'VND', validFrom, source, usdPerUnit: quotient('1', dong), quote: `1 USD = ${dong} VND` }
      : {
          ...{ currency, validFrom, source, usdPerUnit: quotient(quoted, dong) },
          quote: `1 ${currency} = ${quoted} VND, 1 USD = ${dong} VND`,
        },
  );
  return { format: 'vietnam-xml', rates, skipped };
}

function readCsv(text: string): RateFile {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      ...{ trim: true, relax_column_count: true, skip_empty_lines: true, info: true },
      delimiter: [',', ';', '\t'],
    }) as never;
  } catch (error) {
    throw new UnreadableRatesError(`This is no CSV: ${(error as Error).message}`);
  }
  const [head, ...body] = rows;
  const columns = (head?.record ?? []).map((name) => name.toLowerCase());
  if (columns[0] === 'date' && columns.includes('usd') && !columns.includes('currency'))
    return readEcbCsv(head!.record, body);
  const at = (name: string) => columns.indexOf(name);
  if (at('date') < 0 || at('currency') < 0 || (at('usd_per_unit') < 0 && at('units_per_usd') < 0)) {
    throw new UnreadableRatesError(
      'The first line must name the columns date, currency, and usd_per_unit or units_per_usd.',
      1,
    );
  }
  const rates = body.map(({ record, info }): PublishedRate => {
    const cell = (name: string) => record[at(name)]?.trim() ?? '';
    const currency = cell('currency').toUpperCase();
    if (!isCurrency(currency)) throw new UnreadableRatesError(`"${currency}" is no currency.`, info.lines);
    if (currency === BASE_CURRENCY) throw new UnreadableRatesError('The dollar needs no rate.', info.lines);
    const direct = at('usd_per_unit') >= 0 ? cell('usd_per_unit') : '';
    const inverse = at('units_per_usd') >= 0 ? cell('units_per_usd') : '';
    const quoted = direct || inverse;
    if (!isPositive(quoted))
      throw new UnreadableRatesError(`"${quoted}" is no rate such as 25450.5.`, info.lines);
    return {
      ...{ currency, validFrom: dayOf(cell('date'), info.lines) },
      usdPerUnit: direct ? quotient(direct, '1') : quotient('1', inverse),
      quote: direct ? `1 ${currency} = ${direct} USD` : `1 USD = ${inverse} ${currency}`,
      source: (at('source') >= 0 && cell('source')) || 'CSV file',
    };
  });
  return { format: 'csv', rates, skipped: 0 };
}

function readEcbCsv(head: string[], body: { record: string[]; info: { lines: number } }[]): RateFile {
  const rates: PublishedRate[] = [];
  let skipped = 0;
  for (const { record, info } of body) {
    const perEuro = new Map<string, string>();
    for (const [index, name] of head.entries()) if (index > 0 && name) perEuro.set(name, record[index] ?? '');
    const found = ofEuro(dayOf(record[0]!, info.lines), perEuro, info.lines);
    rates.push(...found.rates);
    skipped += found.skipped;
  }
  return { format: 'ecb-csv', rates, skipped };
}

/** The ECB says what one euro is worth in each currency. */
function ofEuro(validFrom: string, perEuro: ReadonlyMap<string, string>, line: number | null) {
  const dollars = perEuro.get(BASE_CURRENCY) ?? '';
  if (!isPositive(dollars))
    throw new UnreadableRatesError(
      `${validFrom} has no rate of the dollar, without which the others say nothing.`,
      line,
    );
  const rates: PublishedRate[] = [
    {
      ...{ currency: 'EUR', validFrom, source: ECB, usdPerUnit: quotient(dollars, '1') },
      quote: `1 EUR = ${dollars} USD`,
    },
  ];
  let skipped = 0;
  for (const [currency, quoted] of perEuro) {
    if (currency === BASE_CURRENCY) continue;
    if (!isCurrency(currency) || /^(N\/A|-|)$/.test(quoted)) {
      skipped++;
      continue;
    }
    if (!isPositive(quoted)) throw new UnreadableRatesError(`"${quoted}" is no rate of ${currency}.`, line);
    const usdPerUnit = quotient(dollars, quoted);
    const quote = `1 EUR = ${quoted} ${currency}, 1 EUR = ${dollars} USD`;
    rates.push({ currency, validFrom, source: ECB, usdPerUnit, quote });
  }
  return { rates, skipped };
}

function many(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isPositive(decimal: string): boolean {
  return /^\d{1,12}(\.\d{1,18})?$/.test(decimal) && !/^[0.]+$/.test(decimal);
}

/** `2026-11-25` or `25 November 2026`. */
function dayOf(text: string, line: number | null): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString();
    const match = /^(\d{1,2}) ([A-Za-z]+) (\d{4})$/.exec(text);
    const month = match ? MONTHS.indexOf(match[2]!.slice(0, 3).toLowerCase()) + 1 : 0;
    if (match && month > 0)
      return Temporal.PlainDate.from(
        { year: Number(match[3]), month, day: Number(match[1]) },
        { overflow: 'reject' },
      ).toString();
  } catch {
    // Such as 31 February.
  }
  throw new UnreadableRatesError(`"${text}" is no day such as 2026-11-25.`, line);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** a ÷ b of two positive decimals, with PLACES places, rounded half up, without trailing zeros. */
export function quotient(a: string, b: string): string {
  const [units, scale] = partsOf(a);
  const [divisor, divisorScale] = partsOf(b);
  const numerator = units * divisorScale * 10n ** BigInt(PLACES);
  const denominator = divisor * scale;
  const digits = ((2n * numerator + denominator) / (2n * denominator)).toString().padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
}

function partsOf(decimal: string): [bigint, bigint] {
  const [whole, fraction = ''] = decimal.split('.');
  return [BigInt(whole! + fraction), 10n ** BigInt(fraction.length)];
}
