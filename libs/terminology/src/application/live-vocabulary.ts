import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { CommittedEvents } from '#jobs';
import { Vocabulary } from '#vocabulary';
import { AddedName, LocalConcept } from '../domain/local-term.entities.js';
import { type SettledTerms, settledTerms } from '../domain/local-terms.js';

export const VOCABULARY_CHANGED = 'vocabulary.changed';

/** Keeps the vocabulary of this process as organisers have it, whichever process they changed it in. */
@Injectable()
export class LiveVocabulary implements OnModuleInit, OnApplicationBootstrap {
  private readonly logger = new Logger('Vocabulary');
  private readonly shipped: Vocabulary;
  private adopted = '';
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly vocabulary: Vocabulary,
    private readonly events: CommittedEvents,
  ) {
    this.shipped = vocabulary.trial({ concepts: [], names: [], withdrawn: [] });
  }

  /** Before anything is read with it. */
  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.events.onEvent(({ topic }) => {
      if (topic === VOCABULARY_CHANGED) void this.refresh().catch((error: Error) => this.logger.error(error));
    });
  }

  /** Takes over what is committed; one reading at a time, so that an older one never comes last. */
  refresh(): Promise<void> {
    const turn = this.turn.then(() => this.read(this.em.fork()).then((terms) => this.adopt(terms)));
    this.turn = turn.catch(() => {});
    return turn;
  }

  /** What is added, as this transaction sees it. */
  async read(em: EntityManager): Promise<SettledTerms> {
    const concepts = await em.find(LocalConcept, {}, { orderBy: { id: 'asc' } });
    const names = await em.find(AddedName, {}, { orderBy: { id: 'asc' } });
    return settledTerms(this.shipped, concepts, names);
  }

  private adopt({ terms, setAside }: SettledTerms): void {
    const text = JSON.stringify(terms);
    if (text === this.adopted) return;
    this.vocabulary.adopt(terms);
    this.adopted = text;
    if (setAside.length > 0) {
      this.logger.warn(`Set aside, because the shipped vocabulary has it by now: ${setAside.join(', ')}.`);
    }
  }
}
