import { CHAPTER_WORDS } from '../domain/chapter-words.js';
import type { Behind, ChapterCell } from '../domain/chapters.js';
import type { RecordKind } from '../domain/frozen-report.entity.js';
import { type Printable, moneyOf } from './printable.js';
import type { SummaryCell } from './xlsx-stream.js';

type ColumnOf = (kind: RecordKind, key: string) => string;

const bold = (text: string): SummaryCell => ({ text, bold: true });
const FLAGS: Readonly<Record<string, string>> = { true: '1', false: '0' };

/**
 * The chapters in the workbook's first sheet. Numbers of records and sums are formulas over the records' sheets; numbers of
 * different enterprises and projects, which no such formula counts, stand as they are. `column` gives a whole column.
 */
export function chapterRows({ content, language }: Printable, column: ColumnOf): SummaryCell[][] {
  const words = CHAPTER_WORDS[language];
  return (content.chapters ?? []).flatMap((chapter) => [
    [],
    [bold(words.titles[chapter.key])],
    [words.leads[chapter.key]],
    ...chapter.tables.flatMap((table): SummaryCell[][] => [
      [table.labels[language], ...table.columns.map((name) => words.columns[name])].map(bold),
      ...(table.rows.length === 0 ? [[words.none]] : []),
      ...table.rows.map((row) => [row.labels[language], ...row.cells.map((cell) => cellOf(cell, column))]),
    ]),
  ]);
}

function cellOf({ count, value, behind }: ChapterCell, column: ColumnOf): SummaryCell {
  const comesTo = value ? Number(moneyOf(value).toDecimal()) : count;
  const formula = behind && formulaOf(behind, column);
  if (!formula || comesTo === null) return comesTo;
  return { formula, comesTo, ...(value && { format: '#,##0.00' }) };
}

function formulaOf({ kind, where, counts }: Behind, column: ColumnOf): string | null {
  if (counts === 'distinct') return null;
  const conditions = where
    .map(({ field, value, isAtMost }) => {
      const criterion = isAtMost ? `"<=${value}"` : /^\d+$/.test(value) ? value : `"${value}"`;
      return `${column(kind, `${field}Key`)},${FLAGS[value] ?? criterion}`;
    })
    .join(',');
  if (counts === 'rows') return conditions ? `COUNTIFS(${conditions})` : null;
  return conditions ? `SUMIFS(${column(kind, counts)},${conditions})` : `SUM(${column(kind, counts)})`;
}
