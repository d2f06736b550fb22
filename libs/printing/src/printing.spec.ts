import { buffer } from 'node:stream/consumers';
import { extractText, getDocumentProxy } from 'unpdf';
import { type Block, type PrintOptions, printDocument } from './index.js';

const VIETNAMESE =
  'Công ty Cổ phần Cơ khí chính xác Đông Anh – gia công ống, dập nguội; ẤẦẨẪẬ ắằẳẵặ ếềểễệ ốồổỗộ ứừửữự ỹỷỵ, Ngọc ạịụẹ';
const MIXED = `${VIETNAMESE} 株式会社トヨタ精密 (주)한국정밀 东莞市精密模具有限公司 ±0.01 µm ≥ 5 t`;

async function print(blocks: Iterable<Block>, options: Partial<PrintOptions> = {}) {
  const file = await buffer(printDocument({ title: 'Lịch gặp', ...options }, blocks));
  const document = await getDocumentProxy(new Uint8Array(file));
  const { text, totalPages } = await extractText(document, { mergePages: false });
  return { file, pages: text, totalPages, fonts: file.toString('latin1').match(/\/BaseFont \/\S+/g) ?? [] };
}

/** Fonts are made ready at first use, and other tests run beside these. */
const TIMEOUT = 60_000;

/** Where lines end is the typesetter's business; a micro sign and a Greek mu are one glyph. */
const flat = (text: string) => text.replaceAll(/\s+/g, '').normalize('NFKC');

it(
  'gives back the text of five languages mixed in a line, normal and bold',
  async () => {
    const { pages } = await print([
      { kind: 'heading', level: 1, text: MIXED },
      { kind: 'paragraph', text: MIXED },
      { kind: 'paragraph', text: MIXED, bold: true, align: 'right' },
    ]);
    expect(pages).toHaveLength(1);
    expect(flat(pages[0]!)).toBe(flat(MIXED).repeat(3));
  },
  TIMEOUT,
);

it(
  'composes letters that were entered with loose diacritics',
  async () => {
    const { pages } = await print([{ kind: 'paragraph', text: VIETNAMESE.normalize('NFD') }]);
    expect(flat(pages[0]!)).toBe(flat(VIETNAMESE));
  },
  TIMEOUT,
);

it(
  'embeds parts of fonts alone, and chooses whose forms Chinese characters take',
  async () => {
    const families = async (text: string, language?: PrintOptions['language']) => {
      const { fonts } = await print([{ kind: 'paragraph', text, language }]);
      expect(fonts.every((font) => /\/BaseFont \/[A-Z]{6}\+noto-sans/.test(font))).toBe(true);
      return [...new Set(fonts.map((font) => /noto-sans(-[jks][pcr])?/.exec(font)![0]))];
    };
    expect(await families('精密工業')).toEqual(['noto-sans-jp']);
    expect(await families('精密工業', 'zh')).toEqual(['noto-sans-sc']);
    expect(await families('精密工業', 'ko')).toEqual(['noto-sans-kr']);
    expect(await families('精密工業カ', 'zh')).toEqual(['noto-sans-jp']);
    // 东 and 业 are written so in Chinese alone: the whole name is.
    expect(await families('东精密业')).toEqual(['noto-sans-sc']);
    const { file } = await print([{ kind: 'paragraph', text: MIXED }]);
    expect(file.length).toBeLessThan(120_000);
  },
  TIMEOUT,
);

it(
  'shows a question mark for what no font can draw',
  async () => {
    const { pages } = await print([{ kind: 'paragraph', text: 'A 🎪 ก B' }]);
    expect(flat(pages[0]!)).toBe('A??B');
  },
  TIMEOUT,
);

it(
  'repeats the head of a table on every page and loses no row',
  async () => {
    const rows = Array.from({ length: 80 }, (_, index) => [`Hàng ${index}`, MIXED, String(index)]);
    const { pages } = await print([
      { kind: 'section', header: 'Hội chợ 2026', headerRight: 'Sảnh A' },
      {
        kind: 'table',
        columns: [
          { title: 'Giờ', width: 60 },
          { title: 'Đối tác' },
          { title: 'Bàn', width: 40, align: 'right' },
        ],
        rows,
      },
    ]);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      expect(flat(page)).toContain(flat('Giờ Đối tác Bàn'));
      expect(flat(page)).toContain(flat('Hội chợ 2026'));
    }
    for (const [name] of rows) {
      expect(pages.filter((page) => new RegExp(`${name}(?!\\d)`).test(page))).toHaveLength(1);
    }
  },
  TIMEOUT,
);

it(
  'splits a row that is higher than a page, and keeps a group with its first row',
  async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `từ${index}`).join(' ');
    const { pages } = await print([
      {
        kind: 'table',
        columns: [{ title: 'Ghi chú' }],
        rows: [{ group: 'Thứ Năm' }, [words], { group: 'Thứ Sáu' }, ['hết']],
      },
    ]);
    expect(pages.length).toBeGreaterThan(1);
    const all = flat(pages.join('').replaceAll('Ghi chú', ''));
    expect(all).toBe(flat(`Thứ Năm${words}Thứ Sáuhết`));
  },
  TIMEOUT,
);

it(
  'numbers the pages of each section anew',
  async () => {
    const section = (name: string, breaks: number): Block[] => [
      { kind: 'section', header: name },
      ...Array.from({ length: breaks }, (): Block => ({ kind: 'pageBreak' })),
    ];
    const { pages } = await print([...section('A', 0), ...section('B', 2)], {
      footer: 'Fairmatch',
      pageNumber: (page, total) => `trang ${page}/${total}`,
    });
    expect(pages.map((page) => /trang (\S+)/.exec(page)?.[1])).toEqual(['1/1', '1/3', '2/3', '3/3']);
  },
  TIMEOUT,
);

it(
  'draws shapes, text at a place, and QR codes',
  async () => {
    const { pages, file } = await print([
      {
        kind: 'drawing',
        height: 200,
        draw: (canvas) =>
          canvas
            .rect(0, 0, canvas.width, 200, { stroke: '#0f5a4f', radius: 8 })
            .text('Nguyễn Thị Ngọc Ánh – 東京', 10, 20, { width: 120, size: 24, shrinkTo: 8, bold: true })
            .text('một dòng rất dài sẽ bị cắt ở cuối vì không đủ chỗ', 10, 80, { width: 100, maxLines: 1 })
            .polyline([
              [0, 150],
              [50, 120],
              [100, 140],
            ])
            .circle(50, 120, 3, { fill: '#0f5a4f' })
            .qr('https://example.org/check-in/0123456789', 300, 20, 120),
      },
      { kind: 'qr', text: 'https://example.org', caption: 'Quét mã' },
    ]);
    expect(flat(pages[0]!)).toContain(flat('Nguyễn Thị Ngọc Ánh'));
    expect(pages[0]).toContain('một dòng');
    expect(pages[0]).not.toContain('chỗ');
    expect(file.length).toBeLessThan(60_000);
  },
  TIMEOUT,
);

it(
  'ends the stream with the error of what it prints',
  async () => {
    const blocks = (function* (): Generator<Block> {
      yield { kind: 'paragraph', text: 'x' };
      throw new Error('away');
    })();
    await expect(buffer(printDocument({ title: 'x' }, blocks))).rejects.toThrow('away');
  },
  TIMEOUT,
);

it(
  'prints an empty document as one page',
  async () => {
    expect((await print([])).totalPages).toBe(1);
  },
  TIMEOUT,
);
