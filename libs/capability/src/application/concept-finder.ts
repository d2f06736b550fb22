import { Injectable } from '@nestjs/common';
import { foldText } from '#kernel';
import {
  type Concept,
  type ConceptKind,
  type Language,
  LANGUAGES,
  Vocabulary,
  derivedFrom,
} from '#vocabulary';

interface IndexedConcept {
  readonly concept: Concept;
  /** Folded names in every language with abbreviations. */
  readonly names: readonly string[];
}

const namesIn = derivedFrom((vocabulary): readonly IndexedConcept[] =>
  vocabulary.all.map((concept) => ({
    concept,
    names: [...new Set(vocabulary.namesOf(concept.id).map(({ text }) => foldText(text)))],
  })),
);

/** Finds concepts for pickers: by a part of any of their names, in any language. */
@Injectable()
export class ConceptFinder {
  constructor(readonly vocabulary: Vocabulary) {}

  /**
   * Best first: the very name, names that begin with the text, words that do, the rest. Among equals those that are
   * called so in the reader's language come before those found by a synonym or another language; then by name.
   */
  find(wanted: { kind?: ConceptKind | null; text?: string | null }, language: Language): readonly Concept[] {
    const text = foldText(wanted.text ?? '');
    const byName = new Intl.Collator(language);
    return namesIn(this.vocabulary)
      .filter(({ concept }) => !wanted.kind || concept.kind === wanted.kind)
      .map(({ concept, names }) => ({
        concept,
        rank: text ? Math.min(...names.map((name) => rankOf(name, text))) : 0,
        name: concept.names[language].preferred,
        isCalledSo: text !== '' && foldText(concept.names[language].preferred).includes(text),
      }))
      .filter(({ rank }) => rank < NO_MATCH)
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          Number(b.isCalledSo) - Number(a.isCalledSo) ||
          byName.compare(a.name, b.name) ||
          byName.compare(a.concept.id, b.concept.id),
      )
      .map(({ concept }) => concept);
  }
}

const NO_MATCH = 4;

function rankOf(name: string, text: string): number {
  if (name === text) return 0;
  if (name.startsWith(text)) return 1;
  if (name.includes(` ${text}`)) return 2;
  return name.includes(text) ? 3 : NO_MATCH;
}

/** The language of the vocabulary that a BCP 47 tag stands for; English for those it isn't named in. */
export function vocabularyLanguage(tag: string | null | undefined): Language {
  const primary = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}
