import { LINE_HEIGHT, type Line, type Type } from '../layout/typesetter.js';
import type { Block, Cell, Column, Row } from './blocks.js';
import type { Page } from './page.js';

type Table = Extract<Block, { kind: 'table' }>;

const PAD = 4;
const RULE = '#c9d2cf';
const HEAD_FILL = '#e9efec';

interface SetCell {
  readonly lines: readonly Line[];
  readonly type: Type;
  readonly color: string;
  readonly align: 'left' | 'center' | 'right';
  readonly fill: string | undefined;
}

/** Prints a table of any length; rows are asked for one by one. */
export async function printTable(page: Page, table: Table): Promise<void> {
  const size = table.size ?? 9;
  const widths = widthsOf(table.columns, page.width);
  const head = await setRow(
    page,
    table.columns,
    table.columns.map(({ title }) => ({ text: title, bold: true, fill: HEAD_FILL })),
    widths,
    size,
  );
  const headHeight = heightOf(head);
  const printHead = () => {
    drawRow(page, head, widths);
  };
  page.need(headHeight + 2 * (size * LINE_HEIGHT + 2 * PAD));
  printHead();
  /** A group's line waits for its first row, so that it never ends a page. */
  let waiting: SetCell[] | null = null;
  for await (const row of table.rows) {
    if ('group' in row) {
      waiting = await setRow(
        page,
        [{ title: '' }],
        [{ text: row.group, bold: true, fill: '#f5f8f7' }],
        [page.width],
        size,
      );
      continue;
    }
    const cells = await setRow(page, table.columns, row, widths, size);
    const above: number = waiting ? heightOf(waiting) : 0;
    if (page.need(above + Math.min(heightOf(cells), page.bottom - page.top - headHeight - above)))
      printHead();
    if (waiting) drawRow(page, waiting, [page.width]);
    waiting = null;
    drawTall(page, cells, widths, printHead);
  }
  if (waiting) {
    if (page.need(heightOf(waiting))) printHead();
    drawRow(page, waiting, [page.width]);
  }
  page.y += 8;
}

/** A row that is higher than what is left of the page goes on below the head of the next. */
function drawTall(
  page: Page,
  cells: readonly SetCell[],
  widths: readonly number[],
  printHead: () => void,
): void {
  let rest = cells;
  while (page.y + heightOf(rest) > page.bottom) {
    const room = page.bottom - page.y - 2 * PAD;
    const fitting = Math.floor(room / Math.max(...rest.map(({ type }) => type.size * LINE_HEIGHT)));
    if (fitting >= 1) {
      drawRow(
        page,
        rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fitting) })),
        widths,
      );
      rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(fitting) }));
    }
    page.add();
    printHead();
    // A page that has no room for a line at all would never end.
    if (fitting < 1 && page.y + 2 * PAD + rest[0]!.type.size * LINE_HEIGHT > page.bottom) break;
  }
  drawRow(page, rest, widths);
}

async function setRow(
  page: Page,
  columns: readonly Column[],
  row: Extract<Row, readonly Cell[]>,
  widths: readonly number[],
  size: number,
): Promise<SetCell[]> {
  const cells: SetCell[] = [];
  for (const [index, column] of columns.entries()) {
    const given = row[index] ?? '';
    const cell = typeof given === 'string' ? { text: given } : given;
    const type = { size: cell.size ?? size, bold: cell.bold, language: cell.language };
    await page.typesetter.prepare(cell.text, type);
    cells.push({
      lines: page.typesetter.lines(cell.text, type, Math.max(1, widths[index]! - 2 * PAD)),
      type,
      color: cell.color ?? '#15201d',
      align: cell.align ?? column.align ?? 'left',
      fill: cell.fill,
    });
  }
  return cells;
}

function drawRow(page: Page, cells: readonly SetCell[], widths: readonly number[]): void {
  const height = heightOf(cells);
  let x = page.left;
  for (const [index, cell] of cells.entries()) {
    const width = widths[index]!;
    if (cell.fill) page.pdf.save().rect(x, page.y, width, height).fill(cell.fill).restore();
    for (const [number, line] of cell.lines.entries()) {
      const free = width - 2 * PAD - line.width;
      const indent = cell.align === 'right' ? free : cell.align === 'center' ? free / 2 : 0;
      const y = page.y + PAD + number * cell.type.size * LINE_HEIGHT;
      page.typesetter.drawLine(line, cell.type, x + PAD + indent, y, cell.color);
    }
    x += width;
  }
  page.y += height;
  page.pdf
    .save()
    .moveTo(page.left, page.y)
    .lineTo(page.left + page.width, page.y);
  page.pdf.lineWidth(0.5).stroke(RULE).restore();
}

function heightOf(cells: readonly SetCell[]): number {
  return (
    2 * PAD + Math.max(...cells.map(({ lines, type }) => Math.max(1, lines.length) * type.size * LINE_HEIGHT))
  );
}

function widthsOf(columns: readonly Column[], width: number): number[] {
  const fixed = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const shares = columns.reduce(
    (sum, column) => sum + (column.width === undefined ? (column.share ?? 1) : 0),
    0,
  );
  return columns.map((column) => column.width ?? ((width - fixed) * (column.share ?? 1)) / shares);
}
