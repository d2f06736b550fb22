import { type Font, create } from 'fontkit';
import subsetFont from 'subset-font';
import { type PrintLanguage, forget, splitRuns } from './choose-piece.js';
import { type FontPiece, readPiece } from './font-pieces.js';

export type Weight = 400 | 700;

const fonts = new Map<string, Promise<Font>>();

export function fontKey({ family, part }: FontPiece, weight: Weight): string {
  return `${family}-${part}-${weight}`;
}

/**
 * Loads what a text needs in a weight, and hands over each font. Ranges promise more than some files hold: what is
 * missing is looked for in the next family, until every character has its font.
 */
export async function loadFontsFor(
  text: string,
  weight: Weight,
  language: PrintLanguage | undefined,
  take: (key: string, font: Font) => void,
): Promise<void> {
  for (let complete = false; !complete;) {
    complete = true;
    for (const { piece, text: run } of splitRuns(text, language)) {
      const font = await loadFont(piece, weight);
      for (const character of run) {
        const code = character.codePointAt(0)!;
        if (font.hasGlyphForCodePoint(code)) continue;
        forget(piece, code);
        complete = false;
      }
      take(fontKey(piece, weight), font);
    }
  }
}

/** The font of a piece in one weight. Kept for the life of the process: some 100 kB a piece that was ever printed. */
export function loadFont(piece: FontPiece, weight: Weight): Promise<Font> {
  const key = fontKey(piece, weight);
  let font = fonts.get(key);
  if (!font) {
    font = instanceOf(piece, weight).then((file) => {
      const opened = create(file) as Font;
      // A PDF tells its fonts apart by name, and every piece of a family carries the family's.
      Object.defineProperty(opened, 'postscriptName', { value: key });
      return opened;
    });
    fonts.set(key, font);
  }
  return font;
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
