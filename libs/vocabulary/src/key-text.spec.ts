import fc from 'fast-check';
import { foldWithSigns } from '#kernel';
import { toKey } from './key-text.js';

const FIVE_LANGUAGES = fc.string({
  unit: fc.constantFrom(
    ...'abcdeghixyzABCDEĐđƠơứỰẤấễộ0123456789 \t\n-_/.,:;()+±%&#\'"・、。　ｱﾞＡ１ーアカがぱねじ鋼铝精密가공도금ØßİıŁæ™\u0300\u0301\u0323\u3099\u1100\u1161\u11A8\u200B',
  ),
  maxLength: 40,
});

describe('toKey', () => {
  it('has the letters and digits of the folded text', () => {
    fc.assert(
      fc.property(
        FIVE_LANGUAGES,
        (text) => foldWithSigns(text).replace(/[^\p{L}\p{N}\p{M}]/gu, '') === toKey(text),
      ),
    );
  });
});
