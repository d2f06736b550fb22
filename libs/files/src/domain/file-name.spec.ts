import fc from 'fast-check';
import { cleanFileName, contentDisposition } from './file-name.js';

describe('names of files', () => {
  it.each([
    ['C:\\Users\\me\\Hợp đồng.pdf', 'Hợp đồng.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'file'],
    ['', 'file'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie: x'],
    ['\u202efdp.exe', 'fdp.exe'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j is shown as %j', (given, shown) => expect(cleanFileName(given)).toBe(shown));

  it('never break out of the header that carries them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(contentDisposition('attachment', cleanFileName(name))).toMatch(
          /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w%!#$&+.^`|~-]*$/,
        );
      }),
    );
  });
});
