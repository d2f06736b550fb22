import LineBreaker from 'linebreak';
import { type PrintLanguage, splitRuns } from '../fonts/choose-piece.js';
import { FontBook, type Weight, fontKey } from '../fonts/load-font.js';

/** Height of a line and its baseline below the upper edge, in sizes: room for two diacritics above a Vietnamese vowel. */
export const LINE_HEIGHT = 1.42;
export const BASELINE = 1.08;

export interface Type {
  readonly size: number;
  readonly bold?: boolean;
  readonly language?: PrintLanguage;
}

export interface Line {
  readonly text: string;
  readonly width: number;
  /** What it is a line of: fonts are chosen for the whole of it. */
  readonly context: string;
}

/** Breaks text into lines, places and draws it, in whatever fonts its characters need. */
export class Typesetter {
  private readonly fonts = new FontBook();

  constructor(
    private readonly pdf: PDFKit.PDFDocument,
    private readonly language: PrintLanguage | undefined,
  ) {}

  /** Has to come before a text is measured or drawn. */
  async prepare(text: string, type: Partial<Type>): Promise<void> {
    await this.fonts.prepare(`${clean(text)}…`, weightOf(type), type.language ?? this.language, (key, font) =>
      this.pdf.registerFont(key, font as never),
    );
  }

  widthOf(text: string, type: Type, context = text): number {
    let width = 0;
    for (const run of this.runs(text, type, context)) {
      width += this.pdf.font(run.key).fontSize(type.size).widthOfString(run.text);
    }
    return width;
  }

  /** Lines no wider than `width`; a word that is wider is broken between its characters. */
  lines(text: string, type: Type, width: number): Line[] {
    const lines: Line[] = [];
    const context = clean(text);
    for (const paragraph of context.split('\n')) this.breakParagraph(paragraph, type, width, context, lines);
    return lines;
  }

  /** The first `most` lines, the last of which tells by … that there is more. */
  cutLines(text: string, type: Type, width: number, most: number): Line[] {
    const context = clean(text);
    const lines = this.lines(text, type, width);
    if (lines.length <= most) return lines;
    const kept = lines.slice(0, most);
    const graphemes = graphemesOf(kept[most - 1]!.text);
    while (graphemes.length > 0 && this.widthOf(`${graphemes.join('')}…`, type, context) > width)
      graphemes.pop();
    const shortened = `${graphemes.join('').trimEnd()}…`;
    kept[most - 1] = { text: shortened, width: this.widthOf(shortened, type, context), context };
    return kept;
  }

  /** Draws one line whose upper edge is at `y`. */
  drawLine(line: Line, type: Type, x: number, y: number, color: string): void {
    let left = x;
    for (const run of this.runs(line.text, type, line.context)) {
      this.pdf.font(run.key).fontSize(type.size).fillColor(color);
      const width = this.pdf.widthOfString(run.text);
      this.pdf.text(run.text, left, y + type.size * BASELINE, { lineBreak: false, baseline: 'alphabetic' });
      left += width;
    }
  }

  private breakParagraph(text: string, type: Type, width: number, context: string, lines: Line[]): void {
    const breaker = new LineBreaker(text);
    const widthOf = (part: string) => this.widthOf(part, type, context);
    let line = '';
    /** Of the line so far with the spaces that end it. */
    let used = 0;
    let start = 0;
    const close = () => {
      const kept = line.trimEnd();
      lines.push({ text: kept, width: widthOf(kept), context });
      line = '';
      used = 0;
    };
    const put = (part: string, partWidth: number) => {
      line += part;
      used += partWidth;
    };
    for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
      const word = text.slice(start, next.position);
      start = next.position;
      const visible = widthOf(word.trimEnd());
      if (used + visible > width && line !== '') close();
      if (visible <= width) {
        put(word, widthOf(word));
        continue;
      }
      for (const grapheme of graphemesOf(word)) {
        const graphemeWidth = widthOf(grapheme);
        if (line !== '' && grapheme.trim() !== '' && used + graphemeWidth > width) close();
        put(grapheme, graphemeWidth);
      }
    }
    close();
  }

  private runs(text: string, type: Type, context: string): { key: string; text: string }[] {
    return splitRuns(clean(text), type.language ?? this.language, context).map(({ piece, text: run }) => ({
      key: fontKey(piece, weightOf(type)),
      text: run,
    }));
  }
}

function weightOf({ bold }: Partial<Type>): Weight {
  return bold ? 700 : 400;
}

/** Composed letters, so that a diacritic is drawn as the font's designer placed it; no characters that can't be seen. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\u200B\u2028\u2029\uFEFF]/gu, (character) => (character === '\n' ? '\n' : ' '));
}

const segmenter = new Intl.Segmenter();

function graphemesOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
