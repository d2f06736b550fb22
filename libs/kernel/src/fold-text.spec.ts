import fc from 'fast-check';

import { foldText, foldWithSigns } from './fold-text.js';

const FIVE_LANGUAGES = fc.string({
  unit: fc.constantFrom(
    ...'abcdeghixyzABCDEĐđƠơứỰẤấễộ0123456789 \t\n-_/.,:;()+±%&#\'"・、。　ｱﾞＡ１ーアカがぱねじ鋼铝精密가공도금ØßİıŁæ™\u0300\u0301\u0323\u3099\u1100\u1161\u11A8\u200B',
  ),
  maxLength: 40,
});

describe('foldWithSigns', () => {
  it.each([
    ['cơ khí chính xác', 'co khi chinh xac'],
    ['CO KHI CHINH XAC', 'co khi chinh xac'],
    ['Cơ  Khí\tChính\nXác', 'co khi chinh xac'],
    ['cơ khí chính xác'.normalize('NFD'), 'co khi chinh xac'],
    ['Đúc áp lực', 'duc ap luc'],
    ['hóa', foldWithSigns('hoá')],
    ['Ø20', 'o20'],
    ['Straße', 'strasse'],
  ])('takes the diacritics of Latin letters: %s → %s', (text, folded) => {
    expect(foldWithSigns(text)).toBe(folded);
  });

  it('keeps dakuten, handakuten and the long-vowel mark', () => {
    expect(foldWithSigns('ダイカスト')).toBe('ダイカスト');
    expect(foldWithSigns('ダイカスト'.normalize('NFD'))).toBe('ダイカスト');
    expect(foldWithSigns('ﾀﾞｲｶｽﾄ')).toBe('ダイカスト');
    expect(foldWithSigns('プレス')).not.toBe(foldWithSigns('フレス'));
    expect(foldWithSigns('がんばん')).toBe('がんばん');
    expect(foldWithSigns('モーター')).toBe('モーター');
    expect(foldWithSigns('ねじ')).not.toBe(foldWithSigns('ネジ'));
  });

  it('keeps Hangul, composed or not', () => {
    expect(foldWithSigns('정밀 가공')).toBe('정밀 가공');
    expect(foldWithSigns('정밀 가공'.normalize('NFD'))).toBe('정밀 가공');
  });

  it.each([
    ['ＳＵＳ３０４', 'sus304'],
    ['ISO　９００１', 'iso 9001'],
    ['5㎜', '5mm'],
    ['Teflon™', 'teflon'],
    ['zero\u200Bwidth', 'zerowidth'],
  ])('brings width and compatibility forms together: %s → %s', (text, folded) => {
    expect(foldWithSigns(text)).toBe(folded);
  });

  it.each([
    ['die-casting', 'die casting'],
    ['dệt – may', 'det may'],
    ['繊維・縫製', '繊維 縫製'],
    ['ISO/IEC 17025', 'iso iec 17025'],
    ['(SUS304)、ABS。', 'sus304 abs'],
    ["buyer's", 'buyers'],
    ['±0.01', '±0.01'],
    ['1,000 pcs.', '1,000 pcs'],
    ['PC+ABS', 'pc+abs'],
    ['30%', '30%'],
    ['  a  ', 'a'],
    ['', ''],
    ['—', ''],
  ])('makes separators one space and leaves numbers alone: %s → %s', (text, folded) => {
    expect(foldWithSigns(text)).toBe(folded);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(FIVE_LANGUAGES, (text) => foldWithSigns(foldWithSigns(text)) === foldWithSigns(text)),
    );
  });
});

describe('foldText', () => {
  it.each([
    ['Müller & Söhne (GmbH)', 'muller sohne gmbh'],
    ['TP. Hà Nội', 'tp ha noi'],
    ['Korea, Republic of', 'korea republic of'],
    ['0101 234 567-001', '0101 234 567 001'],
    ['PC+ABS', 'pc abs'],
    ['株式会社 山田', '株式会社 山田'],
  ])('leaves words alone: %s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is idempotent', () => {
    fc.assert(fc.property(FIVE_LANGUAGES, (text) => foldText(foldText(text)) === foldText(text)));
  });
});
