import { Money } from '#kernel';
import type { Printable } from './printable.js';
import type { RecordState } from './record-states.js';
import type { StreamedColumn, StreamedValue } from './xlsx-stream.js';

export const MONEY = '#,##0.00';
export const DAY = 'yyyy-mm-dd';

export interface RecordColumn extends StreamedColumn {
  /** By which formulas name the column. */
  readonly key: string;
}

/** The columns of a kind of record in a language, and the values of a record by their keys. */
export type SheetOf = (report: Printable) => {
  columns: readonly RecordColumn[];
  values: (record: RecordState) => Readonly<Record<string, StreamedValue>>;
};

export function column(key: string, title: string, width: number, format?: string): RecordColumn {
  return { key, title, width, ...(format && { format }) };
}

export function dayOf(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : null;
}

/** Minor units as a number of whole ones; a cell holds 15 digits. */
export function minorText(minor: unknown, currency: string): number | null {
  return typeof minor === 'string' ? Number(Money.ofMinor(minor, currency).toDecimal()) : null;
}
