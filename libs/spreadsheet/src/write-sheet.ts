import writeXlsxFile from 'write-excel-file/node';
import { BOM, type SheetValue, csvLine } from './csv.js';

/** Media types of the files that lists are given as. */
export const SHEET_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type SheetFormat = keyof typeof SHEET_TYPES;

/** A CSV file line by line; the first row is the header. */
export async function* csvOf(
  rows: AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>,
): AsyncGenerator<string> {
  yield BOM;
  for await (const row of rows) yield csvLine(row);
}

/** An Excel file; the first row is the header. The format is one archive: it is made whole. Texts are never formulas. */
export async function xlsxOf(
  rows: AsyncIterable<readonly SheetValue[]> | Iterable<readonly SheetValue[]>,
): Promise<Buffer> {
  const all: SheetValue[][] = [];
  for await (const row of rows) all.push([...row]);
  const [headers, ...data] = all;
  const bold = headers!.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const }));
  return writeXlsxFile([bold, ...data], {
    columns: headers!.map((value) => ({ width: Math.max(14, String(value).length + 2) })),
    stickyRowsCount: 1,
  }).toBuffer();
}
