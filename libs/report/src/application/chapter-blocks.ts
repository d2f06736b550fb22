import type { Block, Row } from '#printing';
import { CHAPTER_WORDS } from '../domain/chapter-words.js';
import type { ChapterCell, ChapterTable } from '../domain/chapters.js';
import type { OfficialWords } from '../domain/official-words.js';
import { barChart } from './bar-chart.js';
import { type Printable, moneyOf, shownMoney, shownNumber } from './printable.js';
import { ANNEX } from './report-annex.js';

const SKY = '#3b7ea1';
const GREY = '#5b6b66';

/** The chapters in the PDF, each with the annex that its records stand in. */
export function* chapterBlocks(report: Printable, { annex }: OfficialWords): Generator<Block> {
  const { content, language } = report;
  const words = CHAPTER_WORDS[language];
  for (const { key, kind, tables } of content.chapters ?? []) {
    yield { kind: 'heading', level: 2, text: words.titles[key] };
    const lead = `${words.leads[key]} ${annex} ${ANNEX[kind]}.`;
    yield { kind: 'paragraph', text: lead, size: 9, color: GREY };
    if (tables.every(({ rows }) => rows.length === 0)) {
      yield { kind: 'paragraph', text: words.none, size: 9 };
      continue;
    }
    for (const table of tables) yield* tableBlocks(table, report);
  }
}

function* tableBlocks(table: ChapterTable, { language }: Printable): Generator<Block> {
  const words = CHAPTER_WORDS[language];
  if (table.rows.length === 0) return;
  if (table.columns.includes('in-all') && table.rows.length > 1)
    yield barChart(
      table.rows.map(({ labels, cells }) => {
        const size = cells.find(({ column }) => column === 'in-all')?.count ?? 0;
        return { label: labels[language], size, text: shownNumber(size, language) };
      }),
      SKY,
    );
  yield {
    kind: 'table',
    size: 8,
    columns: [
      { title: table.labels[language], share: table.columns.length > 4 ? 2 : 3 },
      ...table.columns.map((name) => ({
        title: words.columns[name],
        share: name === 'amount' ? 2 : 1,
        align: 'right' as const,
      })),
    ],
    rows: table.rows.map((row): Row => [
      row.labels[language],
      ...row.cells.map((cell) => shown(cell, language)),
    ]),
  };
}

function shown({ count, unit, value }: ChapterCell, language: Printable['language']): string {
  if (value) return shownMoney(moneyOf(value), language);
  return count === null ? '–' : `${shownNumber(count, language, 1)}${unit === 'percent' ? ' %' : ''}`;
}
