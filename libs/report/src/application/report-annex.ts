import type { Block, Row } from '#printing';
import type { RecordKind } from '../domain/frozen-report.entity.js';
import { FUNNEL_STAGES } from '../domain/funnel.js';
import { BREAKDOWNS, type BreakdownName } from '../domain/official-content.js';
import type { OfficialWords } from '../domain/official-words.js';
import { type Printable, shownNumber } from './printable.js';
import { type RecordSheet, recordSheet } from './record-rows.js';
import type { StreamedValue } from './xlsx-stream.js';

/** Records printed of one kind; a report over more says so, and its workbook has them all. */
const MOST_PRINTED = 2_000;
/** Up to so many agreements the annex lists by number what is behind each figure. */
const MOST_INDEXED = 600;

export type AnnexMark = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H';

/** The letter of each kind's annex, by which figures point to it. */
export const ANNEX: Readonly<Record<RecordKind, AnnexMark>> = {
  agreement: 'A',
  participation: 'B',
  cost: 'C',
  pair: 'D',
  recognition: 'E',
  support: 'F',
  target: 'G',
  activity: 'H',
};

/** Columns that are printed, with their shares of the width. */
const PRINTED: Readonly<Record<RecordKind, readonly (readonly [key: string, share: number])[]>> = {
  agreement: [
    ['number', 2],
    ['signedOn', 2],
    ['title', 5],
    ['supplier', 3],
    ['buyer', 3],
    ['amount', 3],
    ['currency', 1.3],
    ['converted', 3],
    ['status', 2.6],
  ],
  participation: [
    ['organisation', 5],
    ['kind', 2],
    ['fair', 5],
    ['startsOn', 2],
    ['booth', 1],
  ],
  cost: [
    ['fair', 4],
    ['kind', 2],
    ['description', 4],
    ['incurredOn', 2],
    ['amount', 2],
    ['currency', 1],
    ['converted', 2],
    ['basis', 2],
    ['document', 3],
  ],
  recognition: [
    ['organisation', 4],
    ['product', 4],
    ['kind', 3],
    ['year', 1],
    ['decision', 2],
    ['decidedOn', 2],
    ['validUntil', 2],
    ['state', 2],
  ],
  support: [
    ['number', 2],
    ['organisation', 4],
    ['kind', 2.6],
    ['amount', 3],
    ['currency', 1.3],
    ['paidOn', 2],
    ['purpose', 4],
    ['project', 3],
    ['document', 3],
  ],
  target: [
    ['year', 1],
    ['target', 4],
    ['organisation', 4],
    ['label', 5],
    ['day', 2],
    ['counts', 1],
  ],
  activity: [
    ['activity', 5],
    ['kind', 2.4],
    ['topic', 2],
    ['endsOn', 2],
    ['organisation', 4],
    ['people', 1],
  ],
  pair: [['supplier', 4], ['buyer', 4], ['fair', 3], ...FUNNEL_STAGES.map((stage) => [stage, 2] as const)],
};

const FIGURES = new Set(['amount', 'converted']);
/** The column that tells to which row of a breakdown an agreement belongs. */
const KEYS: Readonly<Record<BreakdownName, string>> = {
  byStatus: 'statusKey',
  byKind: 'kindKey',
  byYear: 'year',
  bySector: 'sectorKey',
  byCountry: 'countryKey',
  byFair: 'fairKey',
};

/** The records of one kind, numbered; for agreements also which of them each figure was counted from. */
export async function* annexTables(
  kind: RecordKind,
  report: Printable,
  words: OfficialWords,
): AsyncGenerator<Block> {
  const sheet = recordSheet(kind, report);
  const places = new Map(sheet.columns.map(({ key }, index) => [key, index]));
  const rows: StreamedValue[][] = [];
  let all = 0;
  for await (const record of report.records(kind)) {
    all++;
    if (rows.length < MOST_PRINTED) rows.push(sheet.row(record));
  }
  yield { kind: 'paragraph', text: words.annexLead, size: 9, color: '#5b6b66' };
  if (all > rows.length)
    yield { kind: 'paragraph', text: words.annexShort(rows.length, all), size: 9, color: '#5b6b66' };
  if (rows.length === 0) return;
  if (kind === 'agreement' && all <= MOST_INDEXED) yield* indexOf(report, words, rows, places);
  yield {
    kind: 'table',
    size: 6.5,
    columns: [
      { title: '#', width: 26, align: 'right' },
      ...PRINTED[kind].map(([key, share]) => ({
        title: titleOf(sheet, places, key),
        share,
        align: FIGURES.has(key) ? ('right' as const) : ('left' as const),
      })),
    ],
    rows: rows.map((row, index): Row => [
      String(index + 1),
      ...PRINTED[kind].map(([key]) => shown(row[places.get(key)!] ?? null, report)),
    ]),
  };
}

function titleOf(sheet: RecordSheet, places: ReadonlyMap<string, number>, key: string): string {
  return sheet.columns[places.get(key)!]!.title;
}

/** "Electronics: A1–A4, A9": the agreements behind each row of each breakdown, by their numbers in the annex. */
function* indexOf(
  { content, language }: Printable,
  words: OfficialWords,
  rows: readonly StreamedValue[][],
  places: ReadonlyMap<string, number>,
): Generator<Block> {
  const valueOf = (row: StreamedValue[], key: string) => String(row[places.get(key)!] ?? '');
  const table: Row[] = [];
  for (const name of BREAKDOWNS) {
    table.push({ group: words.breakdowns[name] });
    for (const { key, labels } of content[name]) {
      const numbers = rows.flatMap((row, index) => {
        const isCounted = name === 'byStatus' || valueOf(row, 'counted') === '1';
        // An amendment stands in the list with its value, and is no agreement more.
        return isCounted && valueOf(row, 'isAgreement') === '1' && valueOf(row, KEYS[name]) === (key ?? '-')
          ? [index + 1]
          : [];
      });
      table.push([labels[language], shownNumber(numbers.length, language), ranges(numbers)]);
    }
  }
  yield {
    kind: 'table',
    size: 7,
    columns: [
      { title: words.agreements, share: 3 },
      { title: words.count, width: 46, align: 'right' },
      { title: words.annex, share: 8 },
    ],
    rows: table,
  };
  yield { kind: 'space', height: 10 };
}

/** 1, 2, 3, 7 as "A1–A3, A7". */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0; start < numbers.length;) {
    let end = start;
    while (numbers[end + 1] === numbers[end]! + 1) end++;
    parts.push(end === start ? `A${numbers[start]}` : `A${numbers[start]}–A${numbers[end]}`);
    start = end + 1;
  }
  return parts.join(', ');
}

function shown(value: StreamedValue, { language }: Printable): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'number' ? shownNumber(value, language, 3) : value;
}
