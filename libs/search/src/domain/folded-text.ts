import { foldUnit, unitEnd } from '#kernel';

/** A text folded character by character, so that every place in it leads back to the text itself. */
export interface FoldedText {
  /** Diacritics, case and widths gone; dashes `-`, white space ` `, signs for a diameter `⌀`. */
  readonly text: string;
  /** Of each UTF-16 code unit of `text`: where its original begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** And the Latin diacritics that folding took from it. */
  readonly marks: readonly string[];
  /** Whether it was written as a capital. */
  readonly isUpper: readonly boolean[];
}

const DIAMETER = /^[Øø⌀∅φΦϕ]$/u;

export function foldedText(source: string): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const marks: string[] = [];
  const isUpper: boolean[] = [];
  for (let start = 0, end = 0; start < source.length; start = end) {
    end = unitEnd(source, start);
    const unit = source.slice(start, end);
    const fold = DIAMETER.test(unit) ? { folded: '⌀', marks: '' } : foldUnit(unit);
    const folded = fold.folded.replace(/[\p{Pd}\u2212]/gu, '-').replace(/\s/gu, ' ');
    text += folded;
    for (let unitAt = 0; unitAt < folded.length; unitAt++) {
      starts.push(start);
      ends.push(end);
      marks.push(unitAt === 0 ? fold.marks : '');
      isUpper.push(/^\p{Lu}/u.test(unit));
    }
  }
  return { text, starts, ends, marks, isUpper };
}

/** The diacritics between two places, whatever letter of the word they stand on: hòa and hoà are the same. */
export function marksBetween({ marks }: FoldedText, start: number, end: number): string {
  return marks.slice(start, end).join('').split('').sort().join('');
}

/** The stretch of the text that a stretch of the folded one came from. */
export function originOf({ starts, ends }: FoldedText, start: number, end: number) {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}
