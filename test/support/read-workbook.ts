import { strFromU8, unzipSync } from 'fflate';

/** A cell of a workbook: its value, and the formula that makes it. */
export interface ReadCell {
  readonly value: string | number | null;
  readonly formula: string | null;
}

/** Sheets of an XLSX file by name; rows by their place from 0, cells by their column's letters. */
export type ReadWorkbook = ReadonlyMap<string, readonly ReadonlyMap<string, ReadCell>[]>;

/** Reads what a spreadsheet program would show, without the product's own code. */
export function readWorkbook(file: Uint8Array): ReadWorkbook {
  const parts = unzipSync(file);
  const text = (path: string) => strFromU8(parts[path]!);
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    [...item!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => plain(part!)).join(''),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) =>
    plain(name!),
  );
  return new Map(
    names.map((name, index) => [name, rowsOf(text(`xl/worksheets/sheet${index + 1}.xml`), shared)]),
  );
}

function rowsOf(xml: string, shared: readonly string[]): Map<string, ReadCell>[] {
  const rows: Map<string, ReadCell>[] = [];
  for (const [, number, content] of xml.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)) {
    const cells = new Map<string, ReadCell>();
    for (const [, column, attributes, body] of content!.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const type = /t="(\w+)"/.exec(attributes!)?.[1];
      const raw = /<v>(.*?)<\/v>/s.exec(body ?? '')?.[1];
      const inline = /<t[^>]*>(.*?)<\/t>/s.exec(body ?? '')?.[1];
      const formula = /<f>(.*?)<\/f>/s.exec(body ?? '')?.[1];
      const value =
        type === 's'
          ? shared[Number(raw)]!
          : type === 'inlineStr'
            ? plain(inline ?? '')
            : raw === undefined
              ? null
              : Number(raw);
      cells.set(column!, { value, formula: formula === undefined ? null : plain(formula) });
    }
    rows[Number(number) - 1] = cells;
  }
  return Array.from(rows, (row) => row ?? new Map<string, ReadCell>());
}

/** Calculates the few functions that reports use: COUNT, COUNTIFS, SUM and SUMIFS over whole columns. */
export function calculate(formula: string, workbook: ReadWorkbook): number {
  const match = /^(COUNTIFS|SUMIFS|COUNT|SUM)\((.*)\)$/.exec(formula);
  if (!match) throw new Error(`No such function here: ${formula}`);
  const [, name, inside] = match;
  const given = [...inside!.matchAll(/'([^']+)'!\$([A-Z]+):\$[A-Z]+|"([^"]*)"|([-\d.]+)/g)].map(
    ([, sheet, column, text, number]) =>
      sheet !== undefined
        ? (workbook.get(sheet) ?? []).map((row) => row.get(column!)?.value ?? null)
        : (text ?? Number(number)),
  );
  const columns = given as (string | number | null)[][];
  if (name === 'COUNT') return columns[0]!.filter((value) => typeof value === 'number').length;
  if (name === 'SUM') return sum(columns[0]!);
  const conditions = name === 'COUNTIFS' ? given : given.slice(1);
  const length = (conditions[0] as unknown[]).length;
  const fitting = Array.from({ length }, (_, row) => row).filter((row) =>
    conditions.every((of, index) => index % 2 === 1 || fits((of as unknown[])[row], conditions[index + 1])),
  );
  return name === 'COUNTIFS' ? fitting.length : sum(fitting.map((row) => columns[0]![row] ?? null));
}

function fits(value: unknown, criterion: unknown): boolean {
  const limit = typeof criterion === 'string' ? /^<=(\d+)$/.exec(criterion)?.[1] : undefined;
  return limit === undefined ? value === criterion : typeof value === 'number' && value <= Number(limit);
}

function sum(values: readonly (string | number | null)[]): number {
  return values.reduce<number>((all, value) => all + (typeof value === 'number' ? value : 0), 0);
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
