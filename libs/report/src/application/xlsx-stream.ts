import { Zip, ZipDeflate, strFromU8, strToU8, unzipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

/** Text, number, date (`Date`, of UTC) or nothing. */
export type StreamedValue = string | number | Date | null;

export interface StreamedColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** As Excel writes them: `#,##0.00`. */
  readonly format?: string;
}

/** A sheet whose rows are written while they are read. */
export interface StreamedSheet {
  readonly name: string;
  readonly columns: readonly StreamedColumn[];
  readonly rows: () => AsyncIterable<readonly StreamedValue[]>;
}

/** A formula with the value that it comes to, for readers that don't calculate. */
export interface Formula {
  readonly formula: string;
  readonly comesTo: number;
  readonly format?: string;
}

export interface SummarySheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SummaryCell[])[];
}
export type SummaryCell =
  | string
  | number
  | null
  | Formula
  | { readonly text: string; readonly bold?: boolean; readonly size?: number };

/** Every entry of the archive is of this instant: the same rows make the same bytes. */
const MADE_AT = new Date(Date.UTC(1980, 0, 2));
const ROWS_A_CHUNK = 500;

/**
 * A workbook of one sheet that is made whole and of sheets whose rows are streamed, however many they are. The library
 * makes the workbook with one sample row in each streamed sheet; that row tells the styles of its columns, and the real
 * ones take its place.
 */
export async function* streamWorkbook(
  summary: SummarySheet,
  sheets: readonly StreamedSheet[],
): AsyncGenerator<Uint8Array> {
  const formulas = new Map<string, number>();
  const template = await writeXlsxFile([
    {
      sheet: summary.name,
      data: summary.rows.map((row) => row.map((cell) => summaryCell(cell, formulas))) as never,
      columns: summary.widths.map((width) => ({ width })),
    },
    ...sheets.map(({ name, columns }) => ({
      sheet: name,
      data: [
        columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const })),
        columns.map(({ format }) => ({ value: 1, type: Number, ...(format && { format }) })),
      ],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ] as never).toBuffer();

  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  const entries = Object.entries(unzipSync(template)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [path, content] of entries) {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = MADE_AT;
    zip.add(entry);
    const index = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
    if (index === '1') entry.push(strToU8(withValues(strFromU8(content), formulas)), true);
    else if (index) {
      for await (const xml of sheetXml(strFromU8(content), sheets[Number(index) - 2]!)) {
        entry.push(strToU8(xml), false);
        yield* made.splice(0);
      }
      entry.push(new Uint8Array(), true);
    } else entry.push(withoutMaker(path, content), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made.splice(0);
}

/** The library notes when a workbook was made; that would make another file of the same content. */
function withoutMaker(path: string, content: Uint8Array): Uint8Array {
  if (!path.startsWith('docProps/')) return content;
  return strToU8(strFromU8(content).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, MADE_AT.toISOString()));
}

function summaryCell(cell: SummaryCell, formulas: Map<string, number>): unknown {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  if ('text' in cell)
    return {
      value: cell.text,
      type: String,
      ...(cell.bold && { fontWeight: 'bold' }),
      ...(cell.size && { fontSize: cell.size }),
    };
  formulas.set(escaped(cell.formula), cell.comesTo);
  return { value: cell.formula, type: 'Formula', ...(cell.format && { format: cell.format }) };
}

function withValues(xml: string, formulas: ReadonlyMap<string, number>): string {
  return xml.replaceAll(/<f>(.*?)<\/f>/g, (whole, formula: string) => {
    const value = formulas.get(formula.replace(/^=/, '')) ?? formulas.get(formula);
    return value === undefined ? whole : `${whole}<v>${value}</v>`;
  });
}

async function* sheetXml(template: string, { columns, rows }: StreamedSheet): AsyncGenerator<string> {
  const sample = /<row r="2".*?<\/row>/s.exec(template);
  if (!sample) throw new Error('The sample row is missing.');
  const styles = columns.map(
    (_, column) => new RegExp(`<c r="${letters(column)}2"[^>]*? s="(\\d+)"`).exec(sample[0])?.[1],
  );
  yield template.slice(0, sample.index);
  let number = 1;
  let chunk: string[] = [];
  for await (const row of rows()) {
    number++;
    const cells = row.map((value, column) => cellXml(value, `${letters(column)}${number}`, styles[column]));
    chunk.push(`<row r="${number}">${cells.join('')}</row>`);
    if (chunk.length < ROWS_A_CHUNK) continue;
    yield chunk.join('');
    chunk = [];
  }
  yield chunk.join('') + template.slice(sample.index + sample[0].length);
}

function cellXml(value: StreamedValue, address: string, style: string | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string')
    return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  const number = value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : value;
  return `<c r="${address}"${style ? ` s="${style}"` : ''}><v>${number}</v></c>`;
}

/** A column's name: 0 is A, 26 is AA. */
export function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // Control characters that XML can't hold.
      .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
  );
}
