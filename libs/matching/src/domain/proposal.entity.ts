import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair, Participation, type Side } from '#fair';
import { Need } from './need.entity.js';
import { DECISIONS } from './opt-in.js';

/** must: this meeting above others · meet: gladly · no-thanks: not shown to the other side. */
export const ANSWERS = ['must', 'meet', 'no-thanks'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Whether an answer asks for a meeting. Only such an answer is ever shown to the other side. */
export function isWish(answer: Answer | null | undefined): boolean {
  return answer === 'must' || answer === 'meet';
}

/** How well one named aspect fits, 0 to 1, and its share of the score. */
export interface ProposalComponent {
  name: string;
  value: number;
  weight: number;
}

/** One reason of a proposal: a stable code with values, rendered in the reader's language. */
export interface ProposalReason {
  /** Such as `concept-covered`, `certificate-valid`, `tolerance-held`. */
  code: string;
  /** Its share of the score, 0 to 1. */
  weight: number;
  values: Record<string, string | number>;
}

const ProposalSchema = defineEntity({
  name: 'Proposal',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    need: () => p.manyToOne(Need).ref().index(),
    supplier: () => p.manyToOne(Participation).ref().index(),
    buyer: () => p.manyToOne(Participation).ref().index(),
    /** How well they fit, 0 to 1. */
    score: p.double().$type<number>(),
    reasons: p
      .json<ProposalReason[]>()
      .default('[]')
      .onCreate(() => []),
    components: p
      .json<ProposalComponent[]>()
      .default('[]')
      .onCreate(() => []),
    supplierAnswer: p.enum(ANSWERS).nullable(),
    supplierReason: p.text().nullable(),
    supplierAnsweredAt: p.datetime().nullable(),
    /**
     * How often this side has answered: the version that an answer is checked against. The record's own version would
     * tell one side that the other has answered, and so that it was a no-thanks.
     */
    supplierAnswerVersion: p.integer().default(0),
    buyerAnswer: p.enum(ANSWERS).nullable(),
    buyerReason: p.text().nullable(),
    buyerAnsweredAt: p.datetime().nullable(),
    buyerAnswerVersion: p.integer().default(0),
    /** Where the organiser decides who meets: what was decided, when and by whom. */
    organiserDecision: p.enum(DECISIONS).nullable(),
    decidedAt: p.datetime().nullable(),
    decidedById: p.uuid().nullable(),
    /** Not proposed any more, because the facts have changed; answers are kept. */
    withdrawnAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['need', 'supplier'] }],
  indexes: [{ properties: ['fair', 'score'] }],
});

/** A supplier proposed for a need at a fair, with a score and its reasons; each side answers. */
export class Proposal extends ProposalSchema.class {
  declare [OptionalProps]?: 'isAgreed';

  /** Both sides want it: contacts open, a meeting can be booked. */
  get isAgreed(): boolean {
    return isWish(this.supplierAnswer) && isWish(this.buyerAnswer);
  }

  answerOf(side: Side): Answer | null {
    return (side === 'supplier' ? this.supplierAnswer : this.buyerAnswer) ?? null;
  }

  answerVersionOf(side: Side): number {
    return side === 'supplier' ? this.supplierAnswerVersion : this.buyerAnswerVersion;
  }

  /** Records what a side says; saying it again replaces what it said before. */
  answer(side: Side, { answer, reason, at }: { answer: Answer; reason: string | null; at: Date }): void {
    if (side === 'supplier') {
      this.supplierAnswer = answer;
      this.supplierReason = reason;
      this.supplierAnsweredAt = at;
      this.supplierAnswerVersion += 1;
    } else {
      this.buyerAnswer = answer;
      this.buyerReason = reason;
      this.buyerAnsweredAt = at;
      this.buyerAnswerVersion += 1;
    }
  }
}
ProposalSchema.setClass(Proposal);
