export { BOM, csvLine, type SheetValue } from './csv.js';
export {
  MOST_SHEET_ROWS,
  RowReader,
  type FieldAliases,
  type RowProblem,
  type SheetFields,
  columnsOf,
} from './fields.js';
export { readSheet } from './read-sheet.js';
export { UnreadableFileError, readTable, type ImportRow, type ImportTable } from './read-table.js';
export { SHEET_TYPES, csvOf, xlsxOf, type SheetFormat } from './write-sheet.js';
