import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A file of a font, with some of its characters. */
export interface FontPiece {
  readonly family: FontFamily;
  /** As in the file's name: `vietnamese`, `latin-ext` or a number. */
  readonly part: string;
  /** Rising and apart: first and last code point of each range. */
  readonly ranges: readonly (readonly [number, number])[];
}

export type FontFamily = 'noto-sans' | 'noto-sans-jp' | 'noto-sans-kr' | 'noto-sans-sc';

/** The pieces of a family, as its package lists them. The finest part for Vietnamese stands before the general ones. */
export function piecesOf(family: FontFamily): readonly FontPiece[] {
  const listed = JSON.parse(
    readFileSync(require.resolve(`@fontsource-variable/${family}/unicode.json`), 'utf8'),
  ) as Record<string, string>;
  return Object.entries(listed).map(([part, ranges]) => ({
    family,
    part: part.replaceAll(/[[\]]/g, ''),
    ranges: ranges
      .split(',')
      .map(toRange)
      .sort((left, right) => left[0] - right[0]),
  }));
}

export function readPiece({ family, part }: FontPiece): Buffer {
  return readFileSync(
    require.resolve(`@fontsource-variable/${family}/files/${family}-${part}-wght-normal.woff2`),
  );
}

function toRange(text: string): [number, number] {
  const [first, last] = text.trim().replace('U+', '').split('-');
  return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)];
}
