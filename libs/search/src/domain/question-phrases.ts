import { tokensOf } from './search-text.js';

/** Folded, word by word; each counts only as a whole. */
const PHRASES = [
  ...['tim nha cung cap', 'nha cung cap', 'tim nha san xuat', 'nha san xuat', 'tim don vi', 'tim cong ty'],
  ...['can tim', 'toi can', 'toi muon tim', 'chung toi can', 'chung toi dang tim', 'dang tim', 'can mua'],
  ...[
    'looking for',
    'searching for',
    'we need',
    'i need',
    'we are looking for',
    'i am looking for',
    'who can',
  ],
  ...['supplier', 'suppliers', 'manufacturer', 'manufacturers', 'vendor', 'vendors'],
].map((phrase) => phrase.split(' '));

const CJK_PHRASES = [
  ...[
    'を探しています',
    'を探している',
    '探しています',
    '探している',
    'サプライヤー',
    'ができる会社',
    'できる会社',
  ],
  ...['できるメーカー', 'メーカー', '供应商', '制造商', '生产厂家', '厂家', '我们需要', '寻找', '需要'],
  ...['공급업체', '제조업체', '가공업체', '업체', '공급사', '찾고 있습니다', '찾습니다', '필요합니다'],
];
const CJK_PHRASE = new RegExp([...CJK_PHRASES].sort((a, b) => b.length - a.length).join('|'), 'g');

/**
 * The text without what people say around what they look for ("tìm nhà cung cấp …", "… を探しています"), which no supplier
 * says of itself. Blotted out: of the same length.
 */
export function withoutQuestion(text: string): string {
  const blotted = text.replace(CJK_PHRASE, (phrase) => '|'.repeat(phrase.length));
  const tokens = tokensOf(blotted);
  let rest = blotted;
  for (let at = 0; at < tokens.length; at++) {
    const lengths = PHRASES.filter((words) =>
      words.every((word, index) => tokens[at + index]?.folded === word),
    );
    const length = Math.max(0, ...lengths.map((words) => words.length));
    if (length === 0) continue;
    const [start, end] = [tokens[at]!.start, tokens[at + length - 1]!.end];
    rest = rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end);
    at += length - 1;
  }
  return rest;
}
