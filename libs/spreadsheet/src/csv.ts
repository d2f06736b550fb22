/** A cell of an exported sheet; null for an empty one. */
export type SheetValue = string | number | null;

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Tells spreadsheets that the file is UTF-8. */
export const BOM = '\u{feff}';

/**
 * One line of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe in front: it is
 * then shown as it stands.
 */
export function csvLine(values: readonly SheetValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: SheetValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
