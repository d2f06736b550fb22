import {
  LANGUAGES,
  type CaseSensitiveName,
  type Concept,
  type ConceptId,
  type ConceptKind,
  type ConceptRecord,
  type Homograph,
  type Language,
  type LocalTerms,
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

const NOTHING_ADDED: LocalTerms = { concepts: [], names: [], withdrawn: [] };

/** One state of the vocabulary; never changed, only replaced. */
interface Edition {
  readonly all: readonly Concept[];
  readonly byId: ReadonlyMap<ConceptId, Concept>;
  readonly narrower: ReadonlyMap<ConceptId, ConceptId[]>;
  readonly closures: Map<string, ReadonlyMap<ConceptId, number>>;
  readonly withdrawn: ReadonlyMap<ConceptId, Concept['names']>;
  byFoldedName: Map<string, Set<ConceptId>> | null;
}

/**
 * The controlled vocabulary: concepts, their hierarchy and their names. What ships never changes; what organisers have
 * added to it may be replaced while the product runs, as a whole. Whoever keeps something made of it uses `derivedFrom`.
 */
export class Vocabulary {
  /** Of what ships. */
  readonly version: string;
  readonly homographs: readonly Homograph[];
  readonly stopPhrases: readonly StopPhrase[];
  readonly caseSensitive: readonly CaseSensitiveName[];

  readonly #shipped: readonly ConceptRecord[];
  readonly #shippedIds: ReadonlySet<ConceptId>;
  #edition: Edition;

  /** @throws InvalidVocabularyError when the data contradicts itself. */
  constructor(data: VocabularyData, local: LocalTerms = NOTHING_ADDED) {
    this.version = data.version;
    this.homographs = data.homographs;
    this.stopPhrases = data.stopPhrases;
    this.caseSensitive = data.caseSensitive;
    this.#shipped = data.concepts;
    this.#shippedIds = new Set(data.concepts.map(({ id }) => id));
    this.#edition = this.#with(local);
  }

  /** What was replaced when organisers changed the vocabulary: another object after every change. */
  get edition(): object {
    return this.#edition;
  }

  /** In the order of the data files, those that organisers have added last. */
  get all(): readonly Concept[] {
    return this.#edition.all;
  }

  /**
   * Puts what organisers have added in the place of what they had added before.
   * @throws InvalidVocabularyError when it contradicts itself or what ships; nothing has changed then
   */
  adopt(local: LocalTerms): void {
    this.#edition = this.#with(local);
  }

  /** A vocabulary with these additions, to look at before they are adopted. @throws InvalidVocabularyError */
  trial(local: LocalTerms): Vocabulary {
    const { version, homographs, stopPhrases, caseSensitive } = this;
    return new Vocabulary(
      { version, concepts: this.#shipped, homographs, stopPhrases, caseSensitive },
      local,
    );
  }

  #with({ concepts, names, withdrawn }: LocalTerms): Edition {
    const added = Map.groupBy(names, ({ conceptId }) => conceptId);
    const records = [...this.#shipped, ...concepts].map((record) =>
      withNames(record, added.get(record.id) ?? []),
    );
    return editionOf(records, withdrawn);
  }

  /** Whether an organiser has added the concept. */
  isLocal(id: string): boolean {
    return !this.#shippedIds.has(id);
  }

  has(id: string): boolean {
    return this.#edition.byId.has(id);
  }

  byId(id: string): Concept | undefined {
    return this.#edition.byId.get(id);
  }

  ofKind(kind: ConceptKind): Concept[] {
    return this.all.filter((concept) => concept.kind === kind);
  }

  /** The direct children. @throws UnknownConceptError */
  narrower(id: string): readonly ConceptId[] {
    const children = this.#edition.narrower.get(id);
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

  /** The preferred name, also of a withdrawn one; the id itself when it's unknown, so that a screen can show an outdated record. */
  name(id: string, language: Language): string {
    const names = this.#edition.byId.get(id)?.names ?? this.#edition.withdrawn.get(id);
    return names?.[language].preferred ?? id;
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
    const names = (this.#edition.byFoldedName ??= this.#foldedNames());
    return [...(names.get(foldWithSigns(text)) ?? [])];
  }

  #foldedNames(): Map<string, Set<ConceptId>> {
    const names = new Map<string, Set<ConceptId>>();
    for (const concept of this.all) {
      for (const { text } of this.namesOf(concept.id)) {
        const folded = foldWithSigns(text);
        const ids = names.get(folded);
        if (ids === undefined) names.set(folded, new Set([concept.id]));
        else ids.add(concept.id);
      }
    }
    return names;
  }

  #require(id: string): Concept {
    const concept = this.#edition.byId.get(id);
    if (concept === undefined) throw new UnknownConceptError(id);
    return concept;
  }

  #closure(
    key: string,
    id: string,
    next: (step: ConceptId) => readonly ConceptId[],
  ): ReadonlyMap<ConceptId, number> {
    const known = this.#edition.closures.get(key);
    if (known !== undefined) return known;
    this.#require(id);
    const distances = new Map<ConceptId, number>([[id, 0]]);
    // A map is iterated in insertion order and sees what is added meanwhile: a breadth-first queue.
    for (const [step, distance] of distances) {
      for (const other of next(step)) if (!distances.has(other)) distances.set(other, distance + 1);
    }
    this.#edition.closures.set(key, distances);
    return distances;
  }
}

/** Something made from a vocabulary and kept until organisers change it. */
export function derivedFrom<T>(make: (vocabulary: Vocabulary) => T): (vocabulary: Vocabulary) => T {
  const made = new WeakMap<object, T>();
  return (vocabulary) => {
    const known = made.get(vocabulary.edition);
    if (known !== undefined) return known;
    const one = make(vocabulary);
    made.set(vocabulary.edition, one);
    return one;
  };
}

function editionOf(records: readonly ConceptRecord[], withdrawn: LocalTerms['withdrawn']): Edition {
  const related = symmetricRelations(records);
  const all = records.map((record) => toConcept(record, related.get(record.id) ?? new Set()));
  const byId = new Map<ConceptId, Concept>();
  const narrower = new Map<ConceptId, ConceptId[]>();
  for (const concept of all) {
    if (byId.has(concept.id)) throw new InvalidVocabularyError(`Concept "${concept.id}" is given twice`);
    byId.set(concept.id, concept);
    narrower.set(concept.id, []);
  }
  for (const concept of all) {
    for (const link of [...concept.broader, ...concept.related]) {
      if (!byId.has(link)) {
        throw new InvalidVocabularyError(`Concept "${concept.id}" refers to "${link}", which doesn't exist`);
      }
    }
    for (const parent of concept.broader) narrower.get(parent)?.push(concept.id);
  }
  for (const concept of all) {
    if (isAbove(byId, concept.id, concept.id)) {
      throw new InvalidVocabularyError(`Concept "${concept.id}" is broader than itself`);
    }
  }
  return {
    ...{ all, byId, narrower },
    closures: new Map(),
    withdrawn: new Map(withdrawn.map(({ id, names }) => [id, names])),
    byFoldedName: null,
  };
}

/** Whether one comes to `target` by going up from `from`, in one step or more. */
function isAbove(byId: ReadonlyMap<ConceptId, Concept>, target: ConceptId, from: ConceptId): boolean {
  const seen = new Set<ConceptId>();
  const queue = [...(byId.get(from)?.broader ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(byId.get(id)?.broader ?? []));
  }
  return false;
}

function withNames(record: ConceptRecord, added: LocalTerms['names']): ConceptRecord {
  if (added.length === 0) return record;
  const textsIn = (language: Language | null) =>
    added.filter((name) => name.language === language).map(({ text }) => text);
  const names = Object.fromEntries(
    LANGUAGES.map((language) => {
      const { preferred, alternative } = record.names[language];
      return [language, { preferred, alternative: [...alternative, ...textsIn(language)] }];
    }),
  ) as unknown as ConceptRecord['names'];
  return { ...record, names, abbreviations: [...(record.abbreviations ?? []), ...textsIn(null)] };
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
