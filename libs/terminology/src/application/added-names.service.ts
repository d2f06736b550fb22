import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, once } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { type Language, Vocabulary } from '#vocabulary';
import { AddedName } from '../domain/local-term.entities.js';
import { clashOf, nameProblem, readingProblem, tidied } from '../domain/name-rules.js';
import { LiveVocabulary, VOCABULARY_CHANGED } from './live-vocabulary.js';
import { lockTerms } from './local-concepts.service.js';
import { UncoveredTermsService } from './uncovered-terms.service.js';

/** Writing of further names, of shipped concepts and local ones. */
@Injectable()
export class AddedNamesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vocabulary: Vocabulary,
    private readonly live: LiveVocabulary,
    private readonly terms: UncoveredTermsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id of the record. In force in this process when it resolves, in others a moment later.
   * @param input `termId` names the uncovered term that it answers
   * @throws InvalidInputError, NameTakenError
   */
  async add(input: {
    readonly conceptId: string;
    readonly language?: Language | null;
    readonly text: string;
    readonly termId?: string | null;
    readonly idempotencyKey?: string | null;
  }): Promise<string> {
    const { conceptId } = input;
    const text = tidied(input.text);
    const id = await this.transactions.run((em) =>
      once(em, 'addConceptName', input, async () => {
        await lockTerms(em);
        const before = this.vocabulary.trial((await this.live.read(em)).terms);
        if (!before.has(conceptId)) {
          throw InvalidInputError.at('input.conceptId', `"${conceptId}" is not a concept of the vocabulary.`);
        }
        refuse(nameProblem(text) ?? clashOf(text, conceptId, before));
        const name = em.create(AddedName, { conceptId, language: input.language ?? null, text });
        await em.flush();
        refuse(readingProblem(text, conceptId, this.vocabulary.trial((await this.live.read(em)).terms)));
        await announce(em, VOCABULARY_CHANGED, { conceptIds: [conceptId], names: [text] });
        if (input.termId) await this.terms.cover(em, input.termId, conceptId);
        return name.id;
      }),
    );
    await this.live.refresh();
    return id;
  }

  /**
   * Takes a name out of use, or back into it; doing it twice changes nothing.
   * @throws NameTakenError, InvalidInputError (back, when it has become another's name, or its concept is out of use)
   */
  async setWithdrawn(id: string, withdrawn: boolean): Promise<void> {
    await this.transactions.run(async (em) => {
      await lockTerms(em);
      const name = found(await em.findOne(AddedName, { id }), 'added name', id);
      if ((name.withdrawnAt !== null) === withdrawn) return;
      const { conceptId, text } = name;
      if (!withdrawn) {
        const before = this.vocabulary.trial((await this.live.read(em)).terms);
        if (!before.has(conceptId)) throw InvalidInputError.at('id', 'Its concept is out of use.');
        const clash = clashOf(text, conceptId, before);
        if (clash) throw InvalidInputError.at('id', clash);
      }
      name.withdrawnAt = withdrawn ? this.clock.nowDate() : null;
      await announce(em, VOCABULARY_CHANGED, { conceptIds: [conceptId], names: [text] });
    });
    await this.live.refresh();
  }
}

/** @throws InvalidInputError */
function refuse(problem: string | null): void {
  if (problem) throw InvalidInputError.at('input.text', problem);
}
