import chardet from 'chardet';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';

/** A spreadsheet's text as a table: what stands where, as people see it when they open the file. */
export interface ImportTable {
  /** As found: `UTF-8`, `windows-1252`, … */
  readonly encoding: string;
  readonly delimiter: string;
  /** The line of the header, from 1. Lines above it are titles. */
  readonly headerLine: number;
  readonly columns: readonly string[];
  readonly rows: readonly ImportRow[];
}

export interface ImportRow {
  /** The line in the file on which the row starts, from 1. */
  readonly line: number;
  /** One value a column; shorter rows are filled up with empty text. */
  readonly values: readonly string[];
}

/** The file as a whole can't be read; nothing of it was imported. */
export class UnreadableFileError extends Error {
  constructor(
    readonly reason: 'empty' | 'binary' | 'no-header' | 'broken-quotes' | 'too-many-rows',
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableFileError';
  }
}

export const MOST_ROWS = 200_000;
const DELIMITERS = [';', ',', '\t', '|'] as const;
/** Lines looked at to find delimiter and header. */
const SAMPLE_LINES = 30;

/**
 * Reads a CSV file as spreadsheets and fair systems write it: any common encoding, delimiter and line end, title lines
 * above the header, trailing delimiters, quoted values with line breaks.
 * @throws UnreadableFileError
 */
export function readTable(file: Buffer): ImportTable {
  if (file.length === 0) throw new UnreadableFileError('empty', 'The file is empty.');
  const { text, encoding } = decode(file);
  const delimiter = findDelimiter(text);
  return tableOf(parseRecords(text, delimiter), { encoding, delimiter });
}

/** Finds the header among records and names the columns. @throws UnreadableFileError */
export function tableOf(
  records: readonly { line: number; values: string[] }[],
  { encoding, delimiter }: { encoding: string; delimiter: string },
): ImportTable {
  const width = usualWidth(records);
  const headerAt = records.findIndex(({ values }) => filled(values) >= Math.max(2, width / 2));
  if (headerAt < 0) {
    throw new UnreadableFileError('no-header', 'No header line with at least two columns was found.');
  }
  const header = withoutTrailingEmpty(records[headerAt]!.values);
  const rows = records
    .slice(headerAt + 1)
    .filter(({ values }) => filled(values) > 0)
    .map(({ line, values }) => ({ line, values: header.map((_, index) => values[index]?.trim() ?? '') }));
  if (rows.length > MOST_ROWS) {
    throw new UnreadableFileError(
      'too-many-rows',
      `The file has ${rows.length} rows; at most ${MOST_ROWS} are taken at once.`,
    );
  }
  return { encoding, delimiter, headerLine: records[headerAt]!.line, columns: namedOnce(header), rows };
}

function decode(file: Buffer): { text: string; encoding: string } {
  if (file.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) {
    throw new UnreadableFileError(
      'binary',
      'This is an Excel or ZIP file. Save the sheet as CSV (UTF-8) and try again.',
    );
  }
  const encoding = encodingOf(file);
  // One kind of line end, also inside quotes, so that lines are counted as editors count them.
  const text = iconv.decode(file, encoding, { stripBOM: true }).replace(/\r\n?/g, '\n');
  const sample = text.slice(0, 10_000);
  if (sample.includes('\0')) throw new UnreadableFileError('binary', 'This is no text file.');
  return { text, encoding };
}

function encodingOf(file: Buffer): string {
  if (file.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) || isUtf8(file)) return 'UTF-8';
  const guesses = chardet.analyse(file.subarray(0, 200_000)).map(({ name }) => name);
  const guess = guesses.find((name) => iconv.encodingExists(name)) ?? 'windows-1252';
  // Text with bytes in 0x80–0x9f is Windows' version of Latin-1, whatever its name says.
  return guess === 'ISO-8859-1' ? 'windows-1252' : guess;
}

function isUtf8(file: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file);
    return true;
  } catch {
    return false;
  }
}

/** The delimiter that splits the first lines most evenly into the most columns. */
function findDelimiter(text: string): string {
  const lines = text.split('\n', SAMPLE_LINES).filter((line) => line.trim() !== '');
  const scoreOf = (delimiter: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
    const usual = median(counts);
    return usual === 0 ? 0 : usual * counts.filter((count) => count === usual).length;
  };
  return DELIMITERS.reduce<string>((best, one) => (scoreOf(one) > scoreOf(best) ? one : best), DELIMITERS[0]);
}

function parseRecords(text: string, delimiter: string): { line: number; values: string[] }[] {
  try {
    const parsed = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({
      // The parser counts to the record's last line.
      line: info.lines - record.join('').split('\n').length + 1,
      values: record,
    }));
  } catch (error) {
    throw new UnreadableFileError(
      'broken-quotes',
      `The file can't be read as a table: ${(error as Error).message}`,
    );
  }
}

function usualWidth(records: readonly { values: string[] }[]): number {
  return median(records.slice(0, SAMPLE_LINES).map(({ values }) => withoutTrailingEmpty(values).length));
}

function withoutTrailingEmpty(values: readonly string[]): string[] {
  const last = values.findLastIndex((value) => value.trim() !== '');
  return values.slice(0, last + 1).map((value) => value.trim());
}

function filled(values: readonly string[]): number {
  return values.filter((value) => value.trim() !== '').length;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Columns without a name, or with one that came before, get a name by which people find them. */
function namedOnce(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name, index) => {
    const base = name || `Column ${index + 1}`;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return times === 1 ? base : `${base} (${times})`;
  });
}
