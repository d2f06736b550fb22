import { jest } from '@jest/globals';
import fc from 'fast-check';

import { loadVocabulary } from './load-vocabulary.js';
import { findConcepts } from './match.js';
import { NameIndex } from './name-index.js';

const vocabulary = loadVocabulary();

function idsIn(text: string): string[] {
  return findConcepts(text, vocabulary).spans.map(({ conceptId }) => conceptId);
}

describe('findConcepts', () => {
  it('reads a Japanese query and leaves the tolerance', () => {
    expect(findConcepts('精密加工 アルミ ±0.01 IATF 16949', vocabulary)).toEqual({
      spans: [
        {
          start: 0,
          end: 4,
          text: '精密加工',
          conceptId: 'process.precision-machining',
          language: 'ja',
          matchedName: '精密加工',
          others: [],
        },
        {
          start: 5,
          end: 8,
          text: 'アルミ',
          conceptId: 'material.aluminium',
          language: 'ja',
          matchedName: 'アルミ',
          others: [],
        },
        {
          start: 15,
          end: 25,
          text: 'IATF 16949',
          conceptId: 'certificate.iatf-16949',
          language: 'ja',
          matchedName: 'IATF 16949',
          others: [],
        },
      ],
      unmatched: [{ start: 9, end: 14, text: '±0.01' }],
      rest: '±0.01',
    });
  });

  it.each([
    ['gia cong co khi chinh xac nhom 6061', ['process.precision-machining', 'material.aluminium-6061']],
    ['알루미늄 다이캐스팅 ISO9001', ['material.aluminium', 'process.die-casting', 'certificate.iso-9001']],
    ['注塑 ABS 汽车', ['process.injection-moulding', 'material.abs', 'industry.automotive']],
    ['cnc milling aluminium', ['process.cnc-milling', 'material.aluminium']],
    ['đúc áp lực nhôm ADC12, mạ kẽm', ['process.die-casting', 'material.adc12', 'process.zinc-plating']],
    ['khuon dap lien hoan', ['product.progressive-die']],
    ['SUS304の旋盤加工、5軸加工', ['material.sus304', 'process.turning', 'process.five-axis-machining']],
    ['5축 가공으로 티타늄 부품을', ['process.five-axis-machining', 'material.titanium']],
    [
      '表面处理 阳极氧化 6061-T6',
      ['process.surface-treatment', 'process.anodising', 'material.aluminium-6061'],
    ],
    [
      '射出成形 nhựa PA66-GF30 自动化 sấy khô',
      ['process.injection-moulding', 'material.pa66-gf30', 'process.automation-integration'],
    ],
    [
      'PCBA, wire harness / 线束',
      ['product.pcb-assembly-board', 'product.wire-harness', 'product.wire-harness'],
    ],
  ])('reads %s', (text, ids) => {
    expect(idsIn(text)).toEqual(ids);
  });

  describe('spelling', () => {
    it.each([
      ['die casting', 'die-casting', 'diecasting', 'Die Casting', 'DIE–CASTING'],
      [
        'cơ khí chính xác',
        'co khi chinh xac',
        'CƠ KHÍ CHÍNH XÁC',
        'cơ khí chính xác'.normalize('NFD'),
        'cơ khi chinh xác',
      ],
      ['정밀 가공', '정밀가공', '정밀 가공'.normalize('NFD')],
      ['ISO 9001', 'ISO9001', 'iso-9001', 'ＩＳＯ９００１', 'ISO 9001:2015', 'ISO 9001-2015'],
      ['ダイカスト', 'ﾀﾞｲｶｽﾄ', 'ダイカスト'.normalize('NFD')],
      ['センサー', 'センサ', 'sensors', 'cảm biến'],
      ['SUS304', 'SUS 304', 'sus-304', 'inox 304'],
      ['bearing', 'bearings', 'vòng bi', '베어링'],
      ['wire harness', 'wire harnesses', 'wiring harness'],
      ['battery', 'batteries', 'pin lithium'],
      ['hoá chất', 'hóa chất', 'hoa chat'],
    ])('takes %s and its variants for one concept', (...texts) => {
      for (const text of texts) {
        const { spans } = findConcepts(text, vocabulary);
        expect(spans).toHaveLength(1);
        expect([text, spans[0]?.text]).toEqual([text, text]);
        expect([text, spans[0]?.conceptId]).toEqual([text, idsIn(texts[0] ?? '')[0]]);
      }
    });

    it('takes misspellings', () => {
      expect(idsIn('aluminim stampping')).toEqual(['material.aluminium', 'process.stamping']);
      expect(findConcepts('aluminim', vocabulary).spans[0]).toMatchObject({
        language: null,
        matchedName: 'aluminim',
        others: [],
      });
    });
  });

  describe('word boundaries', () => {
    it.each([
      ['a Latin name inside a word', 'superabstract ironing pompous'],
      ['a grade inside a number', '0.6061 16061 60612'],
      ['a name across punctuation', 'die, casts. Wire; harnessing'],
      ['one word of a name that is two in the text', 'kho an toàn'],
      ['short katakana inside a word', 'ショッピング'],
      ['a short Korean name inside a word', '제주조합'],
      ['a Korean name across words', '속도 금요일'],
    ])('doesn’t find %s', (_, text) => {
      expect(idsIn(text)).toEqual([]);
    });

    it('finds names in compounds of scripts without spaces', () => {
      expect(idsIn('アルミダイカスト')).toEqual(['material.aluminium', 'process.die-casting']);
      expect(idsIn('플라스틱사출업체, 금형도금')).toEqual([
        'process.injection-moulding',
        'product.mould',
        'process.plating',
      ]);
      expect(idsIn('铝合金压铸件CNC加工')).toEqual([
        'material.aluminium',
        'product.die-cast-part',
        'process.cnc-machining',
      ]);
    });

    it('tolerates Korean particles', () => {
      expect(idsIn('도금을 하고 프레스로 성형')).toEqual(['process.plating', 'process.stamping']);
      expect(idsIn('핀이 필요')).toEqual(['product.pin']);
    });
  });

  describe('Vietnamese diacritics', () => {
    it('tell words apart', () => {
      expect(idsIn('mã sản phẩm, máy mặc, công tác')).toEqual([]);
      expect(idsIn('mạ, may mặc, công tắc')).toEqual([
        'process.plating',
        'process.garment-manufacturing',
        'product.switch-relay',
      ]);
    });

    it('of tones that sound alike are written for each other, in names of several words', () => {
      expect(idsIn('sơn tỉnh điện')).toEqual(['process.powder-coating']);
      expect(idsIn('sơn tính điện')).not.toContain('process.powder-coating');
    });

    it('may be missing, for one word only in a text without any', () => {
      expect(idsIn('tien phay nhom')).toEqual(['process.turning', 'process.milling', 'material.aluminium']);
      expect(idsIn('tien, sản phẩm')).toEqual([]);
      expect(idsIn('ma, go')).toEqual([]);
    });

    it('decide between homographs, else the language of the text, else the default', () => {
      expect(idsIn('đúc mẫu cháy')).toEqual(['process.lost-foam-casting']);
      expect(idsIn('duc mau chay')).toEqual(['process.investment-casting']);
      expect(idsIn('pin')).toEqual(['product.pin']);
      expect(idsIn('pin xe dien')).toEqual(['product.battery', 'industry.electric-vehicle']);
      expect(idsIn('研磨')).toEqual(['process.polishing']);
      expect(idsIn('注塑 研磨')).toEqual(['process.injection-moulding', 'process.lapping']);
    });
  });

  it('reads phrases that only contain a name as text', () => {
    const text = 'hợp đồng 5 tỷ đồng với Hàn Quốc, supply chain, サプライチェーン, lead time 2 weeks';
    expect(findConcepts(text, vocabulary)).toMatchObject({ spans: [], rest: text });
    expect(idsIn('hop dong 5 ty dong Han Quoc')).toEqual([]);
    expect(idsIn('we reach customers')).toEqual([]);
    expect(idsIn('RoHS, REACH')).toEqual(['certificate.rohs', 'certificate.reach']);
  });

  it('prefers the longest match, then the leftmost', () => {
    expect(idsIn('phay CNC 5 trục')).toEqual(['process.five-axis-machining']);
    expect(idsIn('nickel plating line')).toEqual(['process.nickel-plating']);
    expect(idsIn('PPS')).toEqual(['material.pps']);
  });

  it('lets two matches side by side share a word', () => {
    const text = 'gia công tôn mạ kẽm';
    expect(findConcepts(text, vocabulary).spans).toMatchObject([
      { conceptId: 'process.sheet-metal-working', text: 'gia công tôn' },
      { conceptId: 'material.galvanised-steel', text: 'mạ kẽm', matchedName: 'tôn mạ kẽm' },
    ]);
    expect(idsIn('mạ kẽm')).toEqual(['process.zinc-plating']);
  });

  it('answers nothing for nothing', () => {
    expect(findConcepts('', vocabulary)).toEqual({ spans: [], unmatched: [], rest: '' });
    expect(findConcepts(' … ', vocabulary)).toEqual({ spans: [], unmatched: [], rest: '' });
  });

  it('covers the text with spans in its own offsets, whatever the text', () => {
    const names = vocabulary.all.flatMap(({ id }) => vocabulary.namesOf(id).map(({ text }) => text));
    const piece = fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom(' ', ', ', '-', '\n', '。', 'の', '을', '±0.01', '🙂', 'xyz', '\u0301', '\u200B'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { spans, unmatched } = findConcepts(text, vocabulary);
        const ordered = [...spans, ...unmatched].sort((a, b) => a.start - b.start);
        let end = 0;
        for (const span of ordered) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.text).toBe(text.slice(span.start, span.end));
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('looks every place of a long description up once, however long it is', () => {
    const sentence =
      'Gia công cơ khí chính xác, đúc áp lực nhôm ADC12; 精密加工、アルミダイカスト; 플라스틱 사출 금형. ';
    const lookUp = NameIndex.prototype.forEachAt;
    const work = (times: number) => {
      const asked: number[] = [];
      let names = 0;
      const spy = jest.spyOn(NameIndex.prototype, 'forEachAt').mockImplementation(function (
        this: NameIndex,
        text,
        start,
        found,
      ) {
        asked.push(start);
        lookUp.call(this, text, start, (end, name) => {
          names += 1;
          found(end, name);
        });
      });
      expect(findConcepts(sentence.repeat(times), vocabulary).spans.length).toBeGreaterThanOrEqual(7 * times);
      spy.mockRestore();
      expect(new Set(asked).size).toBe(asked.length);
      return { places: asked.length, names };
    };
    const once = work(10);
    // Of the thousands of names those that start there, not all.
    expect(once.names).toBeLessThan(3 * once.places);
    expect(work(100)).toEqual({ places: 10 * once.places, names: 10 * once.names });
  });

  it('names every concept that may be meant where diacritics are left out, and one where they stand', () => {
    const meant = (text: string) =>
      findConcepts(text, vocabulary).spans.map(({ conceptId, others }) => [conceptId, ...others]);
    expect(meant('giày')).toEqual([['product.footwear']]);
    expect(meant('giấy')).toEqual([['material.paper']]);
    for (const text of ['giay', 'GIAY'])
      expect(meant(text)).toEqual([['product.footwear', 'material.paper']]);
    expect(meant('gia cong ren')).toEqual([['process.threading', 'process.forging']]);
    expect(meant('gia công ren')).toEqual([['process.threading']]);
    // Written alike in both languages: nothing was left out.
    expect(meant('pin')).toEqual([['product.pin']]);
  });
});
