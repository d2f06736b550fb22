export const LANGUAGES = ['vi', 'en', 'ja', 'ko', 'zh'] as const;

/** A language that every concept is named in; `zh` is Simplified Chinese. */
export type Language = (typeof LANGUAGES)[number];

export const CONCEPT_KINDS = [
  'process',
  'material',
  'product',
  'equipment',
  'industry',
  'certificate',
] as const;

export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** `kind.kebab-slug`, stable for ever: stored capabilities and needs refer to it. */
export type ConceptId = string;

export interface ConceptNames {
  /** What a screen shows. */
  readonly preferred: string;
  /** What practitioners also write; found by search, never shown as the name. */
  readonly alternative: readonly string[];
}

/** An entry of the controlled vocabulary. */
export interface Concept {
  readonly id: ConceptId;
  readonly kind: ConceptKind;
  readonly names: Readonly<Record<Language, ConceptNames>>;
  /** Written alike in every language: EDM, SUS304, A5052. */
  readonly abbreviations: readonly string[];
  /** Common mistakes, matched but never shown. */
  readonly misspellings: readonly string[];
  /** Direct parents, of the same kind. */
  readonly broader: readonly ConceptId[];
  /** Symmetric: if A lists B then B lists A, whichever of the two the data names it on. May cross kinds. */
  readonly related: readonly ConceptId[];
  /** ISIC Rev. 4 divisions, groups or classes; industries only. */
  readonly isic: readonly string[];
  /** Harmonized System 2022 chapters or headings; products, materials and equipment. */
  readonly hs: readonly string[];
  /** Main group or group of DIN 8580, `"3"` or `"3.2"`; processes only. */
  readonly din8580: string | null;
  /** Given only where the name alone is ambiguous. */
  readonly definition: Readonly<Partial<Record<Language, string>>> | null;
}

/** A concept as a data file writes it: empty lists may be left out, `related` is on either side. */
export interface ConceptRecord extends Pick<Concept, 'id' | 'kind' | 'names'> {
  readonly abbreviations?: readonly string[];
  readonly misspellings?: readonly string[];
  readonly broader?: readonly ConceptId[];
  readonly related?: readonly ConceptId[];
  readonly isic?: readonly string[];
  readonly hs?: readonly string[];
  readonly din8580?: string;
  readonly definition?: Readonly<Partial<Record<Language, string>>>;
}

/** One folded name that belongs to several concepts on purpose. */
export interface Homograph {
  readonly name: string;
  readonly concepts: readonly ConceptId[];
  /** The concept meant when neither diacritics nor the language of the text decide. */
  readonly default: ConceptId;
  readonly reason: string;
}

/** A phrase that contains a concept's name without meaning the concept: hợp đồng (contract) is not đồng (copper). */
export interface StopPhrase {
  readonly phrase: string;
  readonly reason: string;
}

/** A name that is also an everyday word in another case: REACH. It counts only as written. */
export interface CaseSensitiveName {
  readonly name: string;
  readonly reason: string;
}

/** A name that an organiser has added to a concept. */
export interface LocalName {
  readonly conceptId: ConceptId;
  /** Null for an abbreviation, which is written alike in every language. */
  readonly language: Language | null;
  readonly text: string;
}

/** What the organisers of an installation have added to the shipped vocabulary. */
export interface LocalTerms {
  /** Complete ones: each has a name in every language, if need be another language's. */
  readonly concepts: readonly ConceptRecord[];
  readonly names: readonly LocalName[];
  /** Concepts that aren't used any more; records that refer to them still show their names. */
  readonly withdrawn: readonly Pick<ConceptRecord, 'id' | 'names'>[];
}

export interface VocabularyData {
  readonly version: string;
  readonly concepts: readonly ConceptRecord[];
  readonly homographs: readonly Homograph[];
  readonly stopPhrases: readonly StopPhrase[];
  readonly caseSensitive: readonly CaseSensitiveName[];
}
