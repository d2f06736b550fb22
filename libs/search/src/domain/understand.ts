import type { CapacityUnit } from '#capability';
import { foldText } from '#kernel';
import { loadPlaces } from '#places';
import { type Vocabulary, findConcepts } from '#vocabulary';
import { PlaceReader, placeFilter } from './place-reader.js';
import { filterOf, readQuantities } from './quantities.js';
import { withoutQuestion } from './question-phrases.js';
import { isEmptyWord, tokensOf } from './search-text.js';
import { type QueryWord, RANGES, type SupplierFilter } from './supplier-search.port.js';

export const CHIP_KINDS = ['concept', 'certificate', 'province', 'ward', 'zone', ...RANGES] as const;
export type ChipKind = (typeof CHIP_KINDS)[number];

/** A part of the query's text that was understood, and what it was taken for. */
export interface Chip {
  /**
   * What it was taken for, the same wherever it stands in whatever text: by it the part is left out when one asks
   * again.
   */
  readonly id: string;
  readonly kind: ChipKind;
  readonly text: string;
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** Of concepts and certificates. */
  readonly conceptId: string | null;
  /** Concepts that may be meant as well: what was typed without diacritics has lost what tells them apart. */
  readonly otherConceptIds: readonly string[];
  /** Of places: codes of provinces or wards, ids of zones. */
  readonly placeIds: readonly string[];
  /** Of numbers: ± µm, mm, t, days, or in `unit`. */
  readonly value: number | null;
  readonly unit: CapacityUnit | null;
  /** What a supplier must meet; null for concepts, which may be had in several ways and are ranked by. */
  readonly filter: SupplierFilter | null;
}

export interface RestWord {
  readonly folded: string;
  readonly isCjk: boolean;
  readonly isPrefix: boolean;
  readonly start: number;
  readonly end: number;
}

/** A text as it was understood: concepts, conditions, and the words that are left. */
export interface Understanding {
  readonly text: string;
  readonly chips: readonly Chip[];
  readonly words: readonly RestWord[];
  /** Words by which a supplier may be called; none when the text is concepts and conditions alone. */
  readonly nameWords: readonly RestWord[];
  /** Whether they may be the name of a firm where the text seems to speak of a place or a concept: "Long An Textile". */
  readonly mayBeName: boolean;
}

export interface ReadingOptions {
  /** Knows the parks too; otherwise provinces and wards alone. */
  readonly places?: PlaceReader;
  /** Ids of chips that are to be left out, with the words that stand for them. */
  readonly ignored?: ReadonlySet<string>;
}

let onlyPlaces: PlaceReader | undefined;

/**
 * Reads a query in any language: concepts and certificates of the vocabulary, places, numbers with units. Where they
 * overlap the longest counts. The last word counts as a beginning while it is still being typed, that is until a space
 * follows it.
 */
export function understand(
  text: string,
  vocabulary: Vocabulary,
  { places = (onlyPlaces ??= new PlaceReader(loadPlaces(), [])), ignored = new Set() }: ReadingOptions = {},
): Understanding {
  const conditions = conditionsIn(text, vocabulary, places);
  const { spans, unmatched } = findConcepts(without(text, conditions), vocabulary);
  const concepts = spans.map((span) => conceptChip(text, span, span.others));
  const read = [...conditions, ...concepts];
  const whole = read.length === 0 ? wholeName(text, vocabulary) : null;
  const all = (whole ? [whole] : read).sort((a, b) => a.start - b.start);
  const chips = all.filter(({ id }) => !ignored.has(id));
  const words = whole ? [] : wordsOf(text, unmatched);
  const leftOut = all.filter(({ id }) => ignored.has(id));
  const nameWords = nameWordsOf(without(text, leftOut), chips, words);
  return { text, chips, words, nameWords, mayBeName: mayBeName(chips, words) };
}

/** What concepts don't outdo: "IATF 16949" isn't a number, and a firm's trade isn't its town. */
function conditionsIn(text: string, vocabulary: Vocabulary, places: PlaceReader): Chip[] {
  const found = [
    ...readQuantities(text).map((quantity) => {
      const { kind, value, unit, start, end } = quantity;
      const id = [kind, value, unit].filter((part) => part !== null).join(':');
      return { ...BLANK, id, kind, value, unit, ...spanOf(text, start, end), filter: filterOf(quantity) };
    }),
    ...places.read(text).map((place) => {
      const { kind, values, start, end } = place;
      const id = `${kind}:${values.join(',')}`;
      return {
        ...BLANK,
        id,
        kind,
        placeIds: values,
        ...spanOf(text, start, end),
        filter: placeFilter(place),
      };
    }),
  ];
  if (found.length === 0) return [];
  const rivals = [...findConcepts(text, vocabulary).spans, ...found];
  return found.filter((one) =>
    rivals.every((rival) => rival === one || !overlap(rival, one) || lengthOf(rival) < lengthOf(one)),
  );
}

const BLANK = { conceptId: null, otherConceptIds: [], placeIds: [], value: null, unit: null } as const;

function conceptChip(
  text: string,
  { conceptId, start, end }: Span & { readonly conceptId: string },
  otherConceptIds: readonly string[],
): Chip {
  const isCertificate = conceptId.startsWith('certificate.');
  return {
    ...BLANK,
    id: `concept:${conceptId}`,
    kind: isCertificate ? 'certificate' : 'concept',
    conceptId,
    otherConceptIds,
    ...spanOf(text, start, end),
    filter: isCertificate ? { certificateIds: [conceptId] } : null,
  };
}

function spanOf(text: string, start: number, end: number) {
  return { text: text.slice(start, end), start, end };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** The text with the spans blotted out, of the same length: nothing is read across a blot. */
function without(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end),
    text,
  );
}

function wordsOf(text: string, unmatched: readonly { readonly text: string; readonly start: number }[]) {
  const words = unmatched.flatMap((stretch) =>
    tokensOf(withoutQuestion(stretch.text)).map(({ folded, isCjk, start, end }) => ({
      folded,
      isCjk,
      isPrefix: stretch.start + end === text.length,
      start: stretch.start + start,
      end: stretch.start + end,
    })),
  );
  return words.filter(({ folded }) => !isEmptyWord(folded));
}

/** Concepts alone must find the same in every language, and numbers are nobody's name. A town's may be part of one. */
function nameWordsOf(text: string, chips: readonly Chip[], words: readonly RestWord[]): RestWord[] {
  if (words.length === 0 && !chips.some(isPlaceChip)) return [];
  const numbers = chips.filter(({ value }) => value !== null);
  return tokensOf(withoutQuestion(without(text, numbers))).map((token) => ({
    ...token,
    // A place or a concept was understood as it stands: it isn't still being typed.
    isPrefix: words.some(({ isPrefix, start }) => isPrefix && start === token.start),
  }));
}

/**
 * Places alone and concepts alone are a question ("Hà Nội", "CNC milling"): a firm elsewhere that is called so is no
 * answer to it. Numbers and certificates that were understood belong to no name. Words alone find names anyway.
 */
function mayBeName(chips: readonly Chip[], words: readonly RestWord[]): boolean {
  if (chips.length === 0 || chips.some(({ value, kind }) => value !== null || kind === 'certificate')) {
    return false;
  }
  return words.length > 0 || (chips.some(isPlaceChip) && !chips.every(isPlaceChip));
}

function isPlaceChip({ placeIds }: Chip): boolean {
  return placeIds.length > 0;
}

/**
 * Names too short to be recognised without diacritics inside a text: "ma" alone is mạ (plating), so that it finds what
 * "mạ" finds.
 */
function wholeName(text: string, vocabulary: Vocabulary): Chip | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() !== foldText(trimmed)) return null;
  const named = vocabulary.idsNamed(trimmed);
  const homograph = vocabulary.homographs.find(({ name }) => foldText(name) === foldText(trimmed));
  const conceptId = named.length === 1 ? named[0] : homograph?.default;
  if (!conceptId) return null;
  const start = text.indexOf(trimmed);
  const others = named.filter((id) => id !== conceptId);
  return conceptChip(text, { conceptId, start, end: start + trimmed.length }, others);
}

/** Words as an engine takes them; a word that was mistyped stands for those that it may have been meant to be. */
export function queryWords(
  words: readonly RestWord[],
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): QueryWord[] {
  return words.map(({ folded, isCjk, isPrefix }) => ({
    alternatives: meant.get(folded) ?? [folded],
    isPrefix,
    isCjk,
  }));
}

/** The concepts that a part stands for; certificates are conditions. */
export function meantBy({ kind, conceptId, otherConceptIds }: Chip): string[] {
  return kind === 'concept' ? [conceptId!, ...otherConceptIds] : [];
}

/** What of an understanding goes to the engine. */
export function asked({ chips }: Pick<Understanding, 'chips'>): {
  conceptIds: string[];
  either: string[][];
  conditions: SupplierFilter[];
} {
  const byId = [...new Map(chips.map((chip) => [chip.id, chip])).values()];
  return {
    conceptIds: [...new Set(byId.flatMap(meantBy))],
    either: byId.map(meantBy).filter((ids) => ids.length > 1),
    conditions: merged(byId.flatMap(({ filter }) => filter ?? [])),
  };
}

/** Nobody is in two provinces: of places of a kind any will do, of everything else all is asked for. */
const EITHER_PLACE = ['provinceCodes', 'wardCodes', 'zoneIds'] as const;

function merged(conditions: readonly SupplierFilter[]): SupplierFilter[] {
  const places = EITHER_PLACE.flatMap((field): SupplierFilter[] => {
    const values = conditions.flatMap((condition) => condition[field] ?? []);
    return values.length > 0 ? [{ [field]: [...new Set(values)] }] : [];
  });
  return [...places, ...conditions.filter((condition) => !isPlace(condition))];
}

function isPlace(condition: SupplierFilter): boolean {
  return EITHER_PLACE.some((field) => condition[field] !== undefined);
}

/** The conditions without what one part of the text asks for. */
export function conditionsWithout(
  conditions: readonly SupplierFilter[],
  left: SupplierFilter,
): SupplierFilter[] {
  if (!isPlace(left)) return conditions.filter((condition) => condition !== left);
  return conditions.flatMap((condition): SupplierFilter[] => {
    const field = EITHER_PLACE.find((one) => condition[one] !== undefined);
    if (!field || !left[field]) return [condition];
    const values = condition[field]!.filter((value) => !left[field]!.includes(value));
    return values.length > 0 ? [{ [field]: values }] : [];
  });
}

/** The unit in which the text speaks of amounts. */
export function amountUnitOf({ chips }: Understanding): CapacityUnit | null {
  return chips.find(({ unit }) => unit !== null)?.unit ?? null;
}
