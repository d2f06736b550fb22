import { loadVocabulary } from '#vocabulary';
import { highlight } from './highlight.js';
import type { Passage } from './supplier-document.js';
import type { QueryWord } from './supplier-search.port.js';

const vocabulary = loadVocabulary();
const passage = (text: string, spans: Passage['spans'] = []): Passage => ({
  field: 'description',
  capabilityId: null,
  text,
  spans,
});
const word = (alternative: string, more: Partial<QueryWord> = {}): QueryWord => ({
  alternatives: [alternative],
  isPrefix: false,
  isCjk: false,
  ...more,
});
const marked = (passages: Passage[], conceptIds: string[], words: QueryWord[]) =>
  highlight(passages, { conceptIds, words }, vocabulary).map(({ text, ranges }) =>
    ranges.map(({ start, end }) => text.slice(start, end)),
  );

describe('highlights', () => {
  it('mark words in the spelling of the text', () => {
    expect(marked([passage('Đồ gá cho Honda')], [], [word('do'), word('hon', { isPrefix: true })])).toEqual([
      ['Đồ', 'Honda'],
    ]);
    expect(marked([passage('Honda')], [], [word('hon')])).toEqual([]);
  });

  it('mark narrower concepts, and join what touches', () => {
    const spans = [
      { start: 0, end: 8, conceptId: 'process.cnc-milling' },
      { start: 9, end: 13, conceptId: 'material.aluminium' },
    ];
    expect(marked([passage('Phay CNC nhôm', spans)], ['process.milling'], [word('cnc')])).toEqual([
      ['Phay CNC'],
    ]);
  });

  it('mark inside runs of characters, whole runs where they are half width', () => {
    expect(marked([passage('真空チャンバー')], [], [word('チャン', { isCjk: true })])).toEqual([['チャン']]);
    expect(marked([passage('真空ﾎﾟﾝﾌﾟ')], [], [word('ポンプ', { isCjk: true })])).toEqual([['真空ﾎﾟﾝﾌﾟ']]);
  });

  it('cut long texts around the first match, within no character', () => {
    const text = `${'😀'.repeat(300)} Honda ${'😀'.repeat(300)}`;
    const [first] = highlight([passage(text)], { conceptIds: [], words: [word('honda')] }, vocabulary);
    expect(first!.text.isWellFormed()).toBe(true);
    expect(first!.text.length).toBeLessThan(245);
    expect(first!.ranges.map(({ start, end }) => first!.text.slice(start, end))).toEqual(['Honda']);
  });
});
