import { InvalidInputError, Money, foldText } from '#kernel';
import type { ImportRow, ImportTable } from './read-table.js';

/** Lists that are taken in while whoever sent them waits. */
export const MOST_SHEET_ROWS = 5000;

/** What is wrong with one cell or row of a list. */
export interface RowProblem {
  /** In the file, from 1. */
  readonly line: number;
  /** As the file names it; null when the row as a whole is meant. */
  readonly column: string | null;
  readonly value: string;
  readonly message: string;
}

/** The names under which a field's column is known, in any language; letter case and diacritics don't matter. */
export type FieldAliases<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Which column of a table holds which field. */
export type SheetFields<Field extends string> = ReadonlyMap<Field, number>;

/**
 * Finds the columns of fields by their names. A column that no field knows is left alone.
 * @throws InvalidInputError at `file` that names every missing field, and when there are too many rows
 */
export function columnsOf<Field extends string>(
  table: ImportTable,
  aliases: FieldAliases<Field>,
  required: readonly Field[],
): SheetFields<Field> {
  if (table.rows.length > MOST_SHEET_ROWS) {
    throw InvalidInputError.at(
      'file',
      `The file has ${table.rows.length} rows; at most ${MOST_SHEET_ROWS} are taken.`,
    );
  }
  const folded = table.columns.map((column) => foldText(column));
  const fields = new Map<Field, number>();
  for (const [field, names] of Object.entries(aliases) as [Field, readonly string[]][]) {
    const at = folded.findIndex((column) => names.some((name) => foldText(name) === column));
    if (at >= 0) fields.set(field, at);
  }
  const missing = required.filter((field) => !fields.has(field));
  if (missing.length > 0) {
    const named = missing.map((field) => `${field} (${aliases[field].join(', ')})`).join('; ');
    throw InvalidInputError.at('file', `These columns are missing: ${named}.`);
  }
  return fields;
}

/** Reads the cells of one row, and gathers everything that is wrong with it. */
export class RowReader<Field extends string> {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly row: ImportRow,
    private readonly fields: SheetFields<Field>,
    private readonly columns: readonly string[],
  ) {}

  get line(): number {
    return this.row.line;
  }

  /** Empty text for a cell that is empty or has no column. */
  text(field: Field, longest = 500): string {
    const value = this.row.values[this.fields.get(field) ?? -1] ?? '';
    if (value.length > longest)
      this.refuse(field, `is longer than ${longest} characters`, value.slice(0, 60));
    return value;
  }

  required(field: Field, longest?: number): string {
    const value = this.text(field, longest);
    if (value === '') this.refuse(field, 'is missing');
    return value;
  }

  /** `2020-12-31`, `31/12/2020` or `31.12.2020`; null for an empty cell, and for a wrong one, which is noted. */
  date(field: Field): string | null {
    const value = this.text(field);
    if (value === '') return null;
    const dmy = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value);
    const iso = dmy
      ? `${dmy[3]}-${dmy[2]!.padStart(2, '0')}-${dmy[1]!.padStart(2, '0')}`
      : value.slice(0, 10);
    try {
      return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
    } catch {
      this.refuse(field, 'is not a date such as 31/12/2020 or 2020-12-31');
      return null;
    }
  }

  integer(field: Field, from: number, to: number): number | null {
    const value = this.text(field);
    if (value === '') return null;
    const number = Number(value);
    if (Number.isInteger(number) && number >= from && number <= to) return number;
    this.refuse(field, `is not a whole number from ${from} to ${to}`);
    return null;
  }

  /** `1.500.000`, `1,500,000` and `1500000` are the same; more than two digits behind the last sign group thousands. */
  money(field: Field, currency: string): Money | null {
    const value = this.text(field).replaceAll(/[\s\u00a0₫đ]/g, '');
    if (value === '') return null;
    const grouped = /^-?\d{1,3}([.,]\d{3})+$/.test(value) ? value.replaceAll(/[.,]/g, '') : value;
    try {
      return Money.parse(grouped.replace(',', '.'), currency);
    } catch (error) {
      this.refuse(field, `is not an amount: ${(error as Error).message}`);
      return null;
    }
  }

  /** One of some values, by any of their names. */
  choice<Value extends string>(
    field: Field,
    names: Readonly<Record<Value, readonly string[]>>,
  ): Value | null {
    const folded = foldText(this.text(field));
    if (folded === '') return null;
    for (const [value, known] of Object.entries(names) as [Value, readonly string[]][]) {
      if ([value, ...known].some((name) => foldText(name) === folded)) return value;
    }
    this.refuse(field, `is none of ${Object.keys(names).join(', ')}`);
    return null;
  }

  refuse(field: Field | null, message: string, value?: string): void {
    const at = field === null ? undefined : this.fields.get(field);
    this.problems.push({
      line: this.row.line,
      column: at === undefined ? field : this.columns[at]!,
      value: value ?? (at === undefined ? '' : this.row.values[at]!),
      message,
    });
  }
}
