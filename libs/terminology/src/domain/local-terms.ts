import {
  type ConceptRecord,
  LANGUAGES,
  type Language,
  type LocalTerms,
  type Vocabulary,
  derivedFrom,
  nameKey,
} from '#vocabulary';
import type { AddedName, LocalConcept } from './local-term.entities.js';

export type ConceptRow = Pick<
  LocalConcept,
  'conceptId' | 'kind' | 'names' | 'broader' | 'definition' | 'withdrawnAt'
>;
export type NameRow = Pick<AddedName, 'conceptId' | 'language' | 'text' | 'withdrawnAt'>;

/** What was added, as far as it goes together with what ships; a later version may have brought the same. */
export interface SettledTerms {
  readonly terms: LocalTerms;
  /** Left out, because what ships has a concept of that id or another concept of that name by now. */
  readonly setAside: readonly string[];
}

/** @param shipped the vocabulary without any additions */
export function settledTerms(
  shipped: Vocabulary,
  concepts: readonly ConceptRow[],
  names: readonly NameRow[],
): SettledTerms {
  const setAside: string[] = [];
  const own = concepts.filter(({ conceptId }) => {
    if (shipped.has(conceptId)) setAside.push(conceptId);
    return !shipped.has(conceptId);
  });
  const used = own.filter(({ withdrawnAt }) => !withdrawnAt);
  const ids = new Set([...shipped.all.map(({ id }) => id), ...used.map(({ conceptId }) => conceptId)]);
  const owners = ownersByKey(shipped);
  return {
    setAside,
    terms: {
      concepts: used.map((row) =>
        recordOf(
          row,
          row.broader.filter((id) => ids.has(id)),
        ),
      ),
      names: names
        .filter(({ withdrawnAt, conceptId }) => !withdrawnAt && ids.has(conceptId))
        .filter(({ text, conceptId }) => {
          const owner = owners.get(nameKey(text));
          if (owner !== undefined) setAside.push(`${text} (${conceptId})`);
          return owner === undefined;
        })
        .map(({ conceptId, language, text }) => ({ conceptId, language: language ?? null, text })),
      withdrawn: own
        .filter(({ withdrawnAt }) => withdrawnAt)
        .map(({ conceptId: id, names: given }) => ({ id, names: namesInAll(given) })),
    },
  };
}

/** Which concept has a name, by its folded letters; of a homograph the first. */
export const ownersByKey = derivedFrom((vocabulary): ReadonlyMap<string, string> => {
  const owners = new Map<string, string>();
  for (const { id } of vocabulary.all) {
    for (const { text } of vocabulary.namesOf(id)) {
      const key = nameKey(text);
      if (!owners.has(key)) owners.set(key, id);
    }
  }
  return owners;
});

function recordOf({ conceptId: id, kind, names, definition }: ConceptRow, broader: string[]): ConceptRecord {
  return {
    ...{ id, kind, broader, names: namesInAll(names) },
    ...(Object.keys(definition).length > 0 && { definition: definition as ConceptRecord['definition'] }),
  };
}

/** A language without a name takes the English one, or else the Vietnamese, or whichever there is. */
function namesInAll(names: Readonly<Record<string, string>>): ConceptRecord['names'] {
  const instead = names.en ?? names.vi ?? Object.values(names)[0]!;
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, { preferred: names[language] ?? instead, alternative: [] }]),
  ) as unknown as Record<Language, { preferred: string; alternative: string[] }>;
}
