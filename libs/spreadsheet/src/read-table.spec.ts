import iconv from 'iconv-lite';
import { UnreadableFileError, readTable } from './read-table.js';

const LIST = [
  'Hội chợ 2026 – danh sách',
  'Exhibitor;Country;Company website;Booth;',
  'Müller & Söhne GmbH;Germany;https://mueller.example;"Hall 17, Stand F60";',
  'Công ty "An Phát";Vietnam;;;',
  '',
  '"Two',
  'lines";Japan;;A1;',
].join('\r\n');

describe('readTable', () => {
  it.each(['utf8', 'utf16le', 'windows-1258'])(
    'reads %s with title, quotes and trailing delimiters',
    (encoding) => {
      const text =
        encoding === 'windows-1258'
          ? LIST.normalize('NFC')
              .replace('Hội chợ', 'Hoi cho')
              .replace('Công ty', 'Cong ty')
              .replace('Phát', 'Phat')
              .replace('sách', 'sach')
          : LIST;
      const table = readTable(iconv.encode(text, encoding, { addBOM: encoding === 'utf16le' }));
      expect(table.delimiter).toBe(';');
      expect(table.headerLine).toBe(2);
      expect(table.columns).toEqual(['Exhibitor', 'Country', 'Company website', 'Booth']);
      expect(table.rows.map(({ line }) => line)).toEqual([3, 4, 6]);
      expect(table.rows[0]!.values).toEqual([
        'Müller & Söhne GmbH',
        'Germany',
        'https://mueller.example',
        'Hall 17, Stand F60',
      ]);
      expect(table.rows[2]!.values[0]).toBe('Two\nlines');
    },
  );

  it('tells Windows-1252 from UTF-8', () => {
    const table = readTable(
      iconv.encode('Name;Land\nMüller;Österreich\nGröße “x”;Deutschland\n', 'windows-1252'),
    );
    expect(table.rows[0]!.values).toEqual(['Müller', 'Österreich']);
    expect(table.rows[1]!.values[0]).toBe('Größe “x”');
  });

  it.each([
    ['', 'empty'],
    ['only one line of text', 'no-header'],
    ['PK\u0003\u0004xlsx', 'binary'],
    ['a;b\n\0\0;1\n', 'binary'],
    ['a;b\n"never closed;1\n', 'broken-quotes'],
  ])('refuses %j as %s', (text, reason) => {
    expect(() => readTable(Buffer.from(text))).toThrow(
      expect.objectContaining({ reason }) as UnreadableFileError,
    );
  });

  it('names columns that have no name, or one twice', () => {
    expect(readTable(Buffer.from('Name,,Name\na,b,c\n')).columns).toEqual(['Name', 'Column 2', 'Name (2)']);
  });
});
