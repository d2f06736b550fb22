import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Clock, type InputProblem, InvalidInputError, foldText } from '#kernel';
import { type ConceptKind, InvalidVocabularyError, LANGUAGES, type Language, Vocabulary } from '#vocabulary';
import { AddedName, LocalConcept } from '../domain/local-term.entities.js';
import { clashOf, nameProblem, problemAt, readingProblem, tidied } from '../domain/name-rules.js';
import { ConceptInUseError } from '../domain/terminology.errors.js';
import { ConceptUses } from './concept-uses.js';
import { LiveVocabulary, VOCABULARY_CHANGED } from './live-vocabulary.js';
import { UncoveredTermsService } from './uncovered-terms.service.js';

export interface NewName {
  readonly language?: Language | null;
  readonly text: string;
}

export interface ConceptDetails {
  /** By language, one at least. */
  readonly names: Readonly<Record<string, string>>;
  readonly broader: readonly string[];
  readonly definition: Readonly<Record<string, string>>;
}

/** More would be another vocabulary. */
const MOST_LOCAL_CONCEPTS = 2_000;

/** Writing of local concepts. Every change is in force in this process when it resolves, in others a moment later. */
@Injectable()
export class LocalConceptsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vocabulary: Vocabulary,
    private readonly live: LiveVocabulary,
    private readonly uses: ConceptUses,
    private readonly terms: UncoveredTermsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id of the record.
   * @param input `termId` names the uncovered term that it answers
   * @throws InvalidInputError, NameTakenError
   */
  async add(
    input: ConceptDetails & {
      readonly kind: ConceptKind;
      readonly otherNames: readonly NewName[];
      readonly termId?: string | null;
      readonly idempotencyKey?: string | null;
    },
  ): Promise<string> {
    const { kind, otherNames } = input;
    const details = tidiedDetails(input);
    const id = await this.transactions.run((em) =>
      once(em, 'addConcept', input, async () => {
        await lockTerms(em);
        if ((await em.count(LocalConcept, {})) >= MOST_LOCAL_CONCEPTS) {
          throw InvalidInputError.at('input', `There can be ${MOST_LOCAL_CONCEPTS} local concepts.`);
        }
        const conceptId = await this.freeId(em, kind, details.names);
        const before = await this.vocabularyOf(em);
        const others = otherNames.map(({ text, language }) => ({
          text: tidied(text),
          language: language ?? null,
        }));
        refuse([
          ...this.problemsOf(conceptId, kind, details, before),
          ...otherNameProblems(conceptId, others, details.names, before),
        ]);
        const concept = em.create(LocalConcept, { conceptId, kind, ...details });
        for (const name of others) em.create(AddedName, { conceptId, ...name });
        await em.flush();
        const after = await this.vocabularyOf(em);
        refuse([
          ...Object.entries(details.names).flatMap(([language, text]) =>
            at(`names.${language}`, readingProblem(text, conceptId, after)),
          ),
          ...others.flatMap(({ text }, index) =>
            at(`otherNames.${index}.text`, readingProblem(text, conceptId, after)),
          ),
        ]);
        await this.told(em, conceptId, [...Object.values(details.names), ...others.map(({ text }) => text)]);
        if (input.termId) await this.terms.cover(em, input.termId, conceptId);
        return concept.id;
      }),
    );
    await this.live.refresh();
    return id;
  }

  /** Replaces names, definition and place in the hierarchy. @throws InvalidInputError, NameTakenError, StaleVersionError */
  async revise(id: string, version: number, input: ConceptDetails): Promise<void> {
    const details = tidiedDetails(input);
    await this.transactions.run(async (em) => {
      await lockTerms(em);
      const concept = found(await em.findOne(LocalConcept, { id }), 'local concept', id);
      assertVersion(concept, version);
      const { conceptId, kind } = concept;
      const old = Object.values(concept.names);
      const added = await em.find(AddedName, { conceptId, withdrawnAt: null });
      // Its own names are no others'.
      const before = await this.vocabularyOf(em);
      refuse(this.problemsOf(conceptId, kind, details, before, [...old, ...added.map(({ text }) => text)]));
      em.assign(concept, details);
      await em.flush();
      const after = await this.vocabularyOf(em);
      refuse(
        Object.entries(details.names).flatMap(([language, text]) =>
          at(`names.${language}`, readingProblem(text, conceptId, after)),
        ),
      );
      await this.told(em, conceptId, [...new Set([...old, ...Object.values(details.names)])]);
    });
    await this.live.refresh();
  }

  /**
   * Takes a concept out of use, or back into it; doing it twice changes nothing. Records that refer to it keep it and
   * show its name, but nobody finds them by it.
   * @param evenIfUsed what uses it has been seen
   * @throws ConceptInUseError, NameTakenError (back, when another concept is called so by now), StaleVersionError
   */
  async setWithdrawn(id: string, version: number, withdrawn: boolean, evenIfUsed = false): Promise<void> {
    await this.transactions.run(async (em) => {
      await lockTerms(em);
      const concept = found(await em.findOne(LocalConcept, { id }), 'local concept', id);
      assertVersion(concept, version);
      const { conceptId } = concept;
      if ((concept.withdrawnAt !== null) === withdrawn) return;
      if (withdrawn && !evenIfUsed) {
        const uses = await this.uses.of(em, conceptId);
        if (uses.length > 0) throw new ConceptInUseError(this.vocabulary.name(conceptId, 'en'), uses);
      }
      if (!withdrawn) {
        const before = await this.vocabularyOf(em);
        refuse(this.problemsOf(conceptId, concept.kind, concept, before));
      }
      concept.withdrawnAt = withdrawn ? this.clock.nowDate() : null;
      await this.told(em, conceptId, Object.values(concept.names));
    });
    await this.live.refresh();
  }

  private problemsOf(
    conceptId: string,
    kind: ConceptKind,
    { names, broader }: Pick<ConceptDetails, 'names' | 'broader'>,
    before: Vocabulary,
    own: readonly string[] = [],
  ): InputProblem[] {
    const problems: InputProblem[] = [];
    const entries = Object.entries(names);
    if (entries.length === 0)
      problems.push(problemAt('input.names', 'must hold a name in one language at least'));
    for (const [language, text] of entries) {
      if (!(LANGUAGES as readonly string[]).includes(language)) {
        problems.push(problemAt(`input.names.${language}`, `must be in one of ${LANGUAGES.join(', ')}`));
        continue;
      }
      const problem = nameProblem(text) ?? (own.includes(text) ? null : clashOf(text, conceptId, before));
      if (problem && problem !== 'is a name of it already') {
        problems.push(problemAt(`input.names.${language}`, problem));
      }
    }
    broader.forEach((parent, index) => {
      const message = broaderProblem(conceptId, kind, parent, before);
      if (message) problems.push(problemAt(`input.broader.${index}`, message));
    });
    return problems;
  }

  /** With what this transaction has added. */
  private async vocabularyOf(em: EntityManager): Promise<Vocabulary> {
    try {
      return this.vocabulary.trial((await this.live.read(em)).terms);
    } catch (error) {
      if (error instanceof InvalidVocabularyError) throw InvalidInputError.at('input.broader', error.message);
      throw error;
    }
  }

  private told(em: EntityManager, conceptId: string, names: readonly string[]): Promise<void> {
    return announce(em, VOCABULARY_CHANGED, { conceptIds: [conceptId], names });
  }

  private async freeId(em: EntityManager, kind: string, names: ConceptDetails['names']): Promise<string> {
    const latin = [names.en, names.vi, ...Object.values(names)].map((name) => slugOf(name ?? ''));
    const slug = latin.find((one) => one.length >= 2) ?? 'concept';
    for (let number = 1; ; number++) {
      const id = `${kind}.local-${slug}${number === 1 ? '' : `-${number}`}`;
      if ((await em.count(LocalConcept, { conceptId: id })) === 0) return id;
    }
  }
}

/** Names are unique over all of them, so they are written one after the other. */
export function lockTerms(em: EntityManager): Promise<void> {
  return lockInOrder(em, ['vocabulary']);
}

function otherNameProblems(
  conceptId: string,
  others: readonly { readonly text: string }[],
  names: ConceptDetails['names'],
  before: Vocabulary,
): InputProblem[] {
  return others.flatMap(({ text }, index) => {
    const isTwice =
      Object.values(names).includes(text) || others.findIndex((other) => other.text === text) < index;
    const problem = nameProblem(text) ?? (isTwice ? 'comes twice' : clashOf(text, conceptId, before));
    return at(`otherNames.${index}.text`, problem);
  });
}

function broaderProblem(
  conceptId: string,
  kind: ConceptKind,
  parent: string,
  before: Vocabulary,
): string | null {
  const concept = before.byId(parent);
  if (!concept) return `"${parent}" is not a concept of the vocabulary.`;
  if (concept.kind !== kind) return `"${parent}" is of the kind ${concept.kind}, not ${kind}.`;
  if (parent === conceptId) return 'A concept is not broader than itself.';
  return before.broaderClosure(parent).has(conceptId)
    ? `"${before.name(parent, 'en')}" lies below it: that would be a circle.`
    : null;
}

function tidiedDetails({ names, broader, definition }: ConceptDetails) {
  const tidy = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, tidied(text)]));
  return {
    names: tidy(names),
    broader: [...new Set(broader)],
    definition: Object.fromEntries(Object.entries(tidy(definition)).filter(([, text]) => text !== '')),
  };
}

function at(path: string, problem: string | null): InputProblem[] {
  return problem === null ? [] : [problemAt(`input.${path}`, problem)];
}

/** @throws InvalidInputError when there are any */
function refuse(problems: InputProblem[]): void {
  if (problems.length > 0) throw new InvalidInputError(problems);
}

function slugOf(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
