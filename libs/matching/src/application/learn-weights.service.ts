import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, currentActor, found } from '#database';
import { Fair } from '#fair';
import { Clock } from '#kernel';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { type MatchTerms, termsOf } from '../domain/match-terms.js';
import { type Example, lackOf, learnWeights } from '../domain/learning/learn-weights.js';
import { LessonNotStandingError, NotEnoughAnswersError } from '../domain/matching.errors.js';
import type { Answer, ProposalComponent } from '../domain/proposal.entity.js';
import { COMPONENT_NAMES, areAlike } from '../domain/scoring/scoring-rules.js';
import { WeightLesson } from '../domain/weight-lesson.entity.js';
import { MatchSettingsService } from './match-settings.service.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

/** Learns from what people answered and what came of their meetings which components foretell a meeting worth having. */
@Injectable()
export class LearnWeightsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: MatchSettingsService,
    private readonly suppliers: SupplierFactsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Learns from this fair and from those that are over, and keeps what was learnt; gives its id. The fair's weights
   * stay as they are. @throws NotEnoughAnswersError saying what is missing, NotFoundError
   */
  learn(fairId: string): Promise<string> {
    return this.transactions.run(async (em) => {
      const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
      const examples = await this.examples(em, fairId);
      const missing = lackOf(examples);
      if (missing.length > 0) throw new NotEnoughAnswersError(missing);
      const { weights: current } = termsOf(await em.findOne(MatchSettings, { fair }));
      const { weights: learned, ...rest } = learnWeights(examples, current);
      const lesson = em.create(WeightLesson, {
        ...{ fair, current, learned, ...rest },
        requestedById: currentActor().personId,
      });
      return lesson.id;
    });
  }

  /**
   * Makes the learned weights those of the fair; `version` is that of its settings. What is proposed already stays until
   * the next proposing. Where they stand already, nothing changes. Gives the fair's id.
   * @throws StaleVersionError, NotFoundError
   */
  async apply(lessonId: string, version: number): Promise<string> {
    return this.transactions.run(async (em) => {
      const { lesson, terms } = await this.readForChange(em, lessonId);
      if (lesson.appliedAt && areAlike(terms.weights, lesson.learned)) return lesson.fair.id;
      await this.settings.reviseIn(em, lesson.fair.id, version, { ...terms, weights: lesson.learned });
      lesson.replaced = terms.weights;
      lesson.appliedAt = this.clock.nowDate();
      lesson.appliedById = currentActor().personId ?? null;
      return lesson.fair.id;
    });
  }

  /**
   * Puts those weights back that the learned ones took the place of; whatever else was set since stays. Weights that somebody
   * has set after them are never touched. Gives the fair's id.
   * @throws LessonNotStandingError, StaleVersionError, NotFoundError
   */
  async takeBack(lessonId: string, version: number): Promise<string> {
    return this.transactions.run(async (em) => {
      const { lesson, terms } = await this.readForChange(em, lessonId);
      if (!lesson.appliedAt || !lesson.replaced) throw new LessonNotStandingError('not-applied');
      if (!areAlike(terms.weights, lesson.learned)) throw new LessonNotStandingError('changed-since');
      await this.settings.reviseIn(em, lesson.fair.id, version, { ...terms, weights: lesson.replaced });
      Object.assign(lesson, { replaced: null, appliedAt: null, appliedById: null });
      return lesson.fair.id;
    });
  }

  /** A lesson and what its fair has set, neither of which changes before the transaction ends. */
  private async readForChange(
    em: EntityManager,
    lessonId: string,
  ): Promise<{ lesson: WeightLesson; terms: MatchTerms }> {
    const known = found(await em.findOne(WeightLesson, { id: lessonId }), 'lesson', lessonId);
    await this.settings.hold(em, known.fair.id);
    const lesson = await em.refreshOrFail(known);
    return { lesson, terms: termsOf(await em.findOne(MatchSettings, { fair: known.fair.id })) };
  }

  /**
   * An outcome says most; without one it is the answers: a no-thanks of either side is a no, the buyer's wish a yes.
   * What only the supplier wished for isn't known yet.
   */
  private async examples(em: EntityManager, fairId: string): Promise<Example[]> {
    const rows: {
      id: string;
      needId: string;
      components: ProposalComponent[];
      supplierAnswer: Answer | null;
      buyerAnswer: Answer | null;
    }[] = await em.execute(
      `select proposal.id, need_id as "needId", components, supplier_answer as "supplierAnswer",
              buyer_answer as "buyerAnswer"
         from proposal join fair on fair.id = proposal.fair_id
        where (fair.id = ? or fair.status = 'closed')
        order by proposal.id`,
      [fairId],
    );
    const outcomes = await this.suppliers.outcomesOf(
      em,
      rows.map(({ id }) => id),
    );
    return rows.flatMap(({ id, needId, components, supplierAnswer, buyerAnswer }): Example[] => {
      const isYes = buyerAnswer === 'must' || buyerAnswer === 'meet';
      const isNo = supplierAnswer === 'no-thanks' || buyerAnswer === 'no-thanks';
      const fruitful = outcomes.get(id);
      const label = fruitful ?? (isNo ? false : isYes ? true : null);
      if (label === null || components.length === 0) return [];
      const valueOf = new Map(components.map(({ name, value }) => [name, value]));
      return [
        {
          group: needId,
          values: COMPONENT_NAMES.map((name) => valueOf.get(name) ?? NaN),
          label: label ? 1 : 0,
        },
      ];
    });
  }
}
