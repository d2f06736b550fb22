import {
  LANGUAGES,
  type CaseSensitiveName,
  type Concept,
  type ConceptId,
  type ConceptKind,
  type ConceptRecord,
  type Homograph,
  type Language,
  type StopPhrase,
  type VocabularyData,
} from './concept.js';
import { foldWithSigns } from '#kernel';

/** The id isn't in the vocabulary. */
export class UnknownConceptError extends Error {
  override readonly name = 'UnknownConceptError';
  constructor(readonly conceptId: string) {
    super(`The vocabulary has no concept "${conceptId}"`);
  }
}

/** The data contradicts itself: an id given twice, a link to nothing, a cycle of broader concepts. */
export class InvalidVocabularyError extends Error {
  override readonly name = 'InvalidVocabularyError';
}

export type NameRole = 'preferred' | 'alternative' | 'abbreviation' | 'misspelling';

export interface ConceptName {
  readonly text: string;
  /** Null for abbreviations and misspellings, which belong to no language. */
  readonly language: Language | null;
  readonly role: NameRole;
}

/** The controlled vocabulary: concepts, their hierarchy and their names. Immutable. */
export class Vocabulary {
  readonly version: string;
  /** In the order of the data files. */
  readonly all: readonly Concept[];
  readonly homographs: readonly Homograph[];
  readonly stopPhrases: readonly StopPhrase[];
  readonly caseSensitive: readonly CaseSensitiveName[];

  readonly #byId = new Map<ConceptId, Concept>();
  readonly #narrower = new Map<ConceptId, ConceptId[]>();
  readonly #closures = new Map<string, ReadonlyMap<ConceptId, number>>();
  #byFoldedName: Map<string, Set<ConceptId>> | undefined;

  /** @throws InvalidVocabularyError when the data contradicts itself. */
  constructor(data: VocabularyData) {
    this.version = data.version;
    this.homographs = data.homographs;
    this.stopPhrases = data.stopPhrases;
    this.caseSensitive = data.caseSensitive;
    const related = symmetricRelations(data.concepts);
    this.all = data.concepts.map((record) => toConcept(record, related.get(record.id) ?? new Set()));
    for (const concept of this.all) {
      if (this.#byId.has(concept.id))
        throw new InvalidVocabularyError(`Concept "${concept.id}" is given twice`);
      this.#byId.set(concept.id, concept);
      this.#narrower.set(concept.id, []);
    }
    for (const concept of this.all) {
      for (const link of [...concept.broader, ...concept.related]) {
        if (!this.#byId.has(link)) {
          throw new InvalidVocabularyError(
            `Concept "${concept.id}" refers to "${link}", which doesn't exist`,
          );
        }
      }
      for (const parent of concept.broader) this.#narrower.get(parent)?.push(concept.id);
    }
    for (const concept of this.all) {
      if (this.#reaches(concept.id, concept.id)) {
        throw new InvalidVocabularyError(`Concept "${concept.id}" is broader than itself`);
      }
    }
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  byId(id: string): Concept | undefined {
    return this.#byId.get(id);
  }

  ofKind(kind: ConceptKind): Concept[] {
    return this.all.filter((concept) => concept.kind === kind);
  }

  /** The direct children. @throws UnknownConceptError */
  narrower(id: string): readonly ConceptId[] {
    const children = this.#narrower.get(id);
    if (children === undefined) throw new UnknownConceptError(id);
    return children;
  }

  /**
   * The concept and everything below it with the number of steps down, 0 for itself: what a supplier must be able to
   * do to satisfy a need for `id`. Nearest first; over several paths the shortest counts.
   * @throws UnknownConceptError
   */
  narrowerClosure(id: string): ReadonlyMap<ConceptId, number> {
    return this.#closure(`narrower ${id}`, id, (step) => this.narrower(step));
  }

  /**
   * The concept and everything above it with the number of steps up, 0 for itself: what a supplier's capability `id`
   * counts as. Nearest first; over several paths the shortest counts.
   * @throws UnknownConceptError
   */
  broaderClosure(id: string): ReadonlyMap<ConceptId, number> {
    return this.#closure(`broader ${id}`, id, (step) => this.#require(step).broader);
  }

  /** The preferred name; the id itself when it's unknown, so that a screen can show an outdated record. */
  name(id: string, language: Language): string {
    return this.#byId.get(id)?.names[language].preferred ?? id;
  }

  /** Every name of the concept, preferred ones first within each language. @throws UnknownConceptError */
  namesOf(id: string): ConceptName[] {
    const concept = this.#require(id);
    const names: ConceptName[] = [];
    for (const language of LANGUAGES) {
      const { preferred, alternative } = concept.names[language];
      names.push({ text: preferred, language, role: 'preferred' });
      for (const text of alternative) names.push({ text, language, role: 'alternative' });
    }
    for (const text of concept.abbreviations) names.push({ text, language: null, role: 'abbreviation' });
    for (const text of concept.misspellings) names.push({ text, language: null, role: 'misspelling' });
    return names;
  }

  /**
   * The concepts that the whole text names, in any language, after folding: one, several for a homograph, or none.
   * For free text use `findConcepts`.
   */
  idsNamed(text: string): ConceptId[] {
    if (this.#byFoldedName === undefined) {
      this.#byFoldedName = new Map();
      for (const concept of this.all) {
        for (const { text: name } of this.namesOf(concept.id)) {
          const folded = foldWithSigns(name);
          const ids = this.#byFoldedName.get(folded);
          if (ids === undefined) this.#byFoldedName.set(folded, new Set([concept.id]));
          else ids.add(concept.id);
        }
      }
    }
    return [...(this.#byFoldedName.get(foldWithSigns(text)) ?? [])];
  }

  #require(id: string): Concept {
    const concept = this.#byId.get(id);
    if (concept === undefined) throw new UnknownConceptError(id);
    return concept;
  }

  #closure(
    key: string,
    id: string,
    next: (step: ConceptId) => readonly ConceptId[],
  ): ReadonlyMap<ConceptId, number> {
    const known = this.#closures.get(key);
    if (known !== undefined) return known;
    this.#require(id);
    const distances = new Map<ConceptId, number>([[id, 0]]);
    // A map is iterated in insertion order and sees what is added meanwhile: a breadth-first queue.
    for (const [step, distance] of distances) {
      for (const other of next(step)) if (!distances.has(other)) distances.set(other, distance + 1);
    }
    this.#closures.set(key, distances);
    return distances;
  }

  #reaches(from: ConceptId, target: ConceptId): boolean {
    const seen = new Set<ConceptId>();
    const queue = [...(this.#byId.get(from)?.broader ?? [])];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (id === target) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(...(this.#byId.get(id)?.broader ?? []));
    }
    return false;
  }
}

function symmetricRelations(records: readonly ConceptRecord[]): Map<ConceptId, Set<ConceptId>> {
  const related = new Map<ConceptId, Set<ConceptId>>();
  const add = (from: ConceptId, to: ConceptId): void => {
    const set = related.get(from);
    if (set === undefined) related.set(from, new Set([to]));
    else set.add(to);
  };
  for (const record of records) {
    for (const other of record.related ?? []) {
      add(record.id, other);
      add(other, record.id);
    }
  }
  return related;
}

function toConcept(record: ConceptRecord, related: ReadonlySet<ConceptId>): Concept {
  return {
    id: record.id,
    kind: record.kind,
    names: record.names,
    abbreviations: record.abbreviations ?? [],
    misspellings: record.misspellings ?? [],
    broader: record.broader ?? [],
    related: [...related],
    isic: record.isic ?? [],
    hs: record.hs ?? [],
    din8580: record.din8580 ?? null,
    definition: record.definition ?? null,
  };
}
