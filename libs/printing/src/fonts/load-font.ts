import { type Font, create } from 'fontkit';
import subsetFont from 'subset-font';
import { type PrintLanguage, forget, splitRuns } from './choose-piece.js';
import { type FontPiece, readPiece } from './font-pieces.js';

export type Weight = 400 | 700;

const files = new Map<string, Promise<Buffer>>();

export function fontKey({ family, part }: FontPiece, weight: Weight): string {
  return `${family}-${part}-${weight}`;
}

/**
 * The fonts of one document. Their files are shared, the opened fonts are not: a font remembers letters that it has seen
 * as parts of others without their characters, and text copied from the next document would lack them.
 */
export class FontBook {
  private readonly opened = new Map<string, Font>();

  /**
   * Opens what a text needs in a weight; `take` gets each font at its first use. Ranges promise more than some files
   * hold: what is missing is looked for in the next family, until every character has its font.
   */
  async prepare(
    text: string,
    weight: Weight,
    language: PrintLanguage | undefined,
    take: (key: string, font: Font) => void,
  ): Promise<void> {
    for (let complete = false; !complete;) {
      complete = true;
      for (const { piece, text: run } of splitRuns(text, language)) {
        const key = fontKey(piece, weight);
        let font = this.opened.get(key);
        if (!font) {
          font = create(await fileOf(piece, weight)) as Font;
          // A PDF tells its fonts apart by name, and every piece of a family carries the family's.
          Object.defineProperty(font, 'postscriptName', { value: key });
          this.opened.set(key, font);
          take(key, font);
        }
        for (const character of run) {
          const code = character.codePointAt(0)!;
          if (font.hasGlyphForCodePoint(code)) continue;
          forget(piece, code);
          complete = false;
        }
      }
    }
  }
}

/** Kept for the life of the process: some 100 kB a piece that was ever printed. */
function fileOf(piece: FontPiece, weight: Weight): Promise<Buffer> {
  const key = fontKey(piece, weight);
  let file = files.get(key);
  if (!file) {
    file = instanceOf(piece, weight);
    files.set(key, file);
  }
  return file;
}

/**
 * The published files are variable fonts, compressed, and fontkit can't embed part of such a font rightly: it drops the
 * weight of composed letters. HarfBuzz makes the plain font of one weight.
 */
function instanceOf(piece: FontPiece, weight: Weight): Promise<Buffer> {
  return subsetFont(readPiece(piece), undefined, {
    keepAllGlyphs: true,
    targetFormat: 'sfnt',
    variationAxes: { wght: weight },
    // Not ccmp: it takes some letters apart, and the parts would be copied from the page as letters of their own.
    keepFeatures: ['kern', 'mark', 'mkmk'],
  });
}
