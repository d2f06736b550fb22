import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import { ANSWERS, type Answer, type Proposal } from '../domain/proposal.entity.js';
import { DECISIONS, type Decision } from '../domain/opt-in.js';
import { answerOf, decisionReaders, onlySide, proposalParties } from './matching.policies.js';
import { MatchReasonModel, ScoreComponentModel, toComponentModel, toReasonModel } from './reason.model.js';

export const AnswerEnum = enumOf('Answer', ANSWERS, {
  description: 'What one side says to a proposal.',
  describe: {
    must: 'This meeting above others.',
    meet: 'Gladly.',
    'no-thanks': 'Not shown to the other side, which sees no answer.',
  },
});

export const DecisionEnum = enumOf('Decision', DECISIONS, {
  description: 'What the organiser says of a proposal, where that is theirs to decide.',
});

@ObjectType('Proposal', {
  description: 'A supplier proposed for a need at a fair, with a score and its reasons; each side answers.',
})
@Allow(proposalParties)
export class ProposalModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  fairId!: string;

  @Field(() => ID)
  needId!: string;

  @Field(() => ID, { description: 'The participation of the supplier.' })
  supplierId!: string;

  @Field(() => ID, { description: 'The participation of the buyer.' })
  buyerId!: string;

  @Field(() => ID)
  supplierOrganisationId!: string;

  @Field(() => ID)
  buyerOrganisationId!: string;

  @Field(() => Float, { description: 'How well they fit, 0 to 1.' })
  score!: number;

  @Field(() => [MatchReasonModel], { description: 'What speaks for it, the weightiest first.' })
  reasons!: MatchReasonModel[];

  @Field(() => [ScoreComponentModel], { description: 'What the score is made of.' })
  components!: ScoreComponentModel[];

  @Field(() => AnswerEnum, { nullable: true })
  @Allow(answerOf('supplier'))
  supplierAnswer!: Answer | null;

  @Field(() => String, { nullable: true })
  @Allow(answerOf('supplier'))
  supplierReason!: string | null;

  @Field(() => Date, { nullable: true })
  @Allow(answerOf('supplier'))
  supplierAnsweredAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'To be given back when the supplier answers; 0 before its first answer.',
  })
  @Allow(onlySide('supplier'))
  supplierAnswerVersion!: number | null;

  @Field(() => AnswerEnum, { nullable: true })
  @Allow(answerOf('buyer'))
  buyerAnswer!: Answer | null;

  @Field(() => String, { nullable: true })
  @Allow(answerOf('buyer'))
  buyerReason!: string | null;

  @Field(() => Date, { nullable: true })
  @Allow(answerOf('buyer'))
  buyerAnsweredAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'To be given back when the buyer answers; 0 before its first answer.',
  })
  @Allow(onlySide('buyer'))
  buyerAnswerVersion!: number | null;

  @Field(() => Boolean, { description: 'Both sides want it: contacts are open.' })
  isAgreed!: boolean;

  @Field(() => DecisionEnum, {
    nullable: true,
    description: 'Where the organiser decides who meets; the sides see a confirmation alone.',
  })
  @Allow(decisionReaders)
  organiserDecision!: Decision | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Not proposed any more, because the facts have changed and neither side had asked for a meeting.',
  })
  withdrawnAt!: Date | null;

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType('ProposalConnection')
@Allow(everyone)
export class ProposalConnection extends connectionOf(ProposalModel, 'Proposal') {}

/** What `toProposalModel` reads beside the proposal's own row. */
export const PROPOSAL_PARTS = ['supplier', 'buyer'] as const;

/** `proposal` must have been loaded with `PROPOSAL_PARTS`. */
export function toProposalModel(proposal: Proposal): ProposalModel {
  const { id, score, reasons, components, isAgreed, withdrawnAt, createdAt } = proposal;
  const { supplierAnswer, supplierReason, supplierAnsweredAt, supplierAnswerVersion } = proposal;
  const { buyerAnswer, buyerReason, buyerAnsweredAt, buyerAnswerVersion } = proposal;
  const organiserDecision = proposal.organiserDecision ?? null;
  return Object.assign(new ProposalModel(), {
    organiserDecision,
    ...{ id, score, isAgreed, withdrawnAt, createdAt },
    ...{ supplierAnswer, supplierReason, supplierAnsweredAt, supplierAnswerVersion },
    ...{ buyerAnswer, buyerReason, buyerAnsweredAt, buyerAnswerVersion },
    reasons: reasons.map(toReasonModel),
    components: components.map(toComponentModel),
    fairId: proposal.fair.id,
    needId: proposal.need.id,
    supplierId: proposal.supplier.id,
    buyerId: proposal.buyer.id,
    supplierOrganisationId: proposal.supplier.getEntity().organisation.id,
    buyerOrganisationId: proposal.buyer.getEntity().organisation.id,
  });
}
