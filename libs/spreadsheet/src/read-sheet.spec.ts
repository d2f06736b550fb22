import { InvalidInputError } from '#kernel';
import { RowReader, columnsOf } from './fields.js';
import { readSheet } from './read-sheet.js';
import { xlsxOf } from './write-sheet.js';

const ALIASES = {
  name: ['Tên sản phẩm', 'Product'],
  decided: ['Ngày quyết định', 'Date'],
  amount: ['Số tiền', 'Amount'],
  year: ['Năm', 'Year'],
} as const;

describe('a list from a spreadsheet', () => {
  it('reads an Excel file as its CSV', async () => {
    const rows = [
      ['Product', 'Year', 'Note'],
      ['Gear', 2020, '=1+1'],
      ['Trục', null, 'x'],
    ];
    const table = await readSheet(await xlsxOf(rows));
    expect(table.columns).toEqual(['Product', 'Year', 'Note']);
    expect(table.rows).toEqual([
      { line: 2, values: ['Gear', '2020', '=1+1'] },
      { line: 3, values: ['Trục', '', 'x'] },
    ]);
    expect((await readSheet(Buffer.from('Product,Year\nGear,2020\n'))).rows).toEqual([
      { line: 2, values: ['Gear', '2020'] },
    ]);
  });

  it('refuses an archive that is no Excel file', async () => {
    await expect(readSheet(Buffer.from('PK\u0003\u0004 and nothing more'))).rejects.toThrow(/can't be read/);
  });

  it('finds columns by name in either language and names those that are missing', async () => {
    const table = await readSheet(Buffer.from('TEN SAN PHAM;Năm\nA;2020\n'));
    expect([...columnsOf(table, ALIASES, ['name', 'year'])]).toEqual([
      ['name', 0],
      ['year', 1],
    ]);
    expect(() => columnsOf(table, ALIASES, ['decided'])).toThrow(InvalidInputError);
    expect(() => columnsOf(table, ALIASES, ['decided'])).toThrow(/Ngày quyết định/);
  });

  it.each([
    ['31/12/2020', '2020-12-31'],
    ['1.2.2020', '2020-02-01'],
    ['2020-12-31', '2020-12-31'],
    ['30/02/2020', null],
  ])('reads the day %p as %p', async (text, day) => {
    const table = await readSheet(Buffer.from(`Product;Date\nA;${text}\n`));
    const reader = new RowReader(
      table.rows[0]!,
      columnsOf<keyof typeof ALIASES>(table, ALIASES, []),
      table.columns,
    );
    expect(reader.date('decided')).toBe(day);
    expect(reader.problems).toHaveLength(day ? 0 : 1);
  });

  it.each([
    ['1.500.000', '1500000'],
    ['1,500,000 ₫', '1500000'],
    ['-5000', '-5000'],
    ['12.5', null],
    ['much', null],
  ])('reads the amount %p as %p đồng', async (text, amount) => {
    const table = await readSheet(Buffer.from(`Product;Amount\nA;"${text}"\n`));
    const reader = new RowReader(
      table.rows[0]!,
      columnsOf<keyof typeof ALIASES>(table, ALIASES, []),
      table.columns,
    );
    expect(reader.money('amount', 'VND')?.toDecimal() ?? null).toBe(amount);
    expect(reader.problems.map(({ line, column }) => [line, column])).toEqual(amount ? [] : [[2, 'Amount']]);
  });
});
