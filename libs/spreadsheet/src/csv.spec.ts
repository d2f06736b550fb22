import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it('quotes what needs it', () => {
    expect(csvLine(['Minh Phát', 12.5, null, 'a "b", c', 'two\nlines'])).toBe(
      'Minh Phát,12.5,,"a ""b"", c","two\nlines"\r\n',
    );
  });

  it('lets no text be run as a formula', () => {
    for (const text of ['=1+1', '+84 24', '-2', '@SUM(A1)', '\tx', '\r=x', '  =cmd|calc']) {
      expect(parse(csvLine([text]))[0]![0]).toBe(`'${text}`);
    }
    expect(csvLine([-2])).toBe('-2\r\n');
  });

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2 }), (texts) => {
        const [read] = parse(csvLine(texts), { relax_column_count: true }) as string[][];
        expect(read!.map((text) => text.replace(/^'/, ''))).toEqual(
          texts.map((text) => text.replace(/^'/, '')),
        );
      }),
    );
  });
});
