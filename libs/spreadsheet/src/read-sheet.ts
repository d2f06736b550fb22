import readXlsx from 'read-excel-file/node';
import { type ImportTable, UnreadableFileError, readTable, tableOf } from './read-table.js';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/**
 * Reads a CSV file or the first sheet of an Excel file (.xlsx), told apart by content. Dates of Excel come as
 * `2020-12-31`, numbers as plain decimals.
 * @throws UnreadableFileError
 */
export async function readSheet(file: Buffer): Promise<ImportTable> {
  if (!file.subarray(0, 4).equals(ZIP)) return readTable(file);
  let rows: unknown[][];
  try {
    const [first] = (await readXlsx(file)) as { data: unknown[][] }[];
    rows = first?.data ?? [];
  } catch (error) {
    throw new UnreadableFileError('binary', `The Excel file can't be read: ${(error as Error).message}`);
  }
  const records = rows.map((row, index) => ({ line: index + 1, values: row.map(textOf) }));
  if (records.length === 0) throw new UnreadableFileError('empty', 'The first sheet is empty.');
  return tableOf(records, { encoding: 'xlsx', delimiter: '' });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
