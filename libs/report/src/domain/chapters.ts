import type { RecordKind } from './frozen-report.entity.js';
import type { InBoth } from './report-labels.js';
import type { PlainMoney } from './official-content.js';

/** Parts of the report besides fairs and agreements. Participations are in every report, the rest in one over the whole programme. */
export const CHAPTERS = ['participations', 'recognitions', 'support', 'targets', 'activities'] as const;
export type ChapterKey = (typeof CHAPTERS)[number];

export const CHAPTER_COLUMNS = [
  'home-enterprises',
  'home-times',
  'abroad-enterprises',
  'abroad-times',
  'enterprises',
  'times',
  'products',
  'in-force',
  'expired',
  'withdrawn',
  'added',
  'added-enterprises',
  'in-all',
  'in-all-enterprises',
  'projects',
  'payments',
  'amount',
  'goal',
  'actual',
  'activities',
  'people',
] as const;
export type ChapterColumn = (typeof CHAPTER_COLUMNS)[number];

/** A field of the states of records is this, or at most this. */
export interface Condition {
  readonly field: string;
  readonly value: string;
  readonly isAtMost?: boolean;
}

/** The records that a figure was counted from. */
export interface Behind {
  readonly kind: RecordKind;
  readonly where: readonly Condition[];
  /** rows: each record once · distinct: something of them once · a field: its sum */
  readonly counts: 'rows' | 'distinct' | 'amount' | 'sign' | 'people';
}

export interface ChapterCell {
  readonly column: ChapterColumn;
  /** A number, or per cent with one place. */
  readonly count: number | null;
  readonly unit?: 'percent';
  readonly value?: PlainMoney;
  /** null for what was promised, which isn't counted. */
  readonly behind: Behind | null;
}

export interface ChapterRow {
  readonly key: string;
  readonly labels: InBoth;
  readonly cells: readonly ChapterCell[];
}

export interface ChapterTable {
  readonly key: string;
  readonly labels: InBoth;
  readonly columns: readonly ChapterColumn[];
  readonly rows: readonly ChapterRow[];
}

export interface Chapter {
  readonly key: ChapterKey;
  /** Of the records that it is counted from. */
  readonly kind: RecordKind;
  readonly tables: readonly ChapterTable[];
}
