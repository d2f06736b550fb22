import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf } from '#graphql';
import type { Explanation } from '../application/fit.service.js';
import type { Need } from '../domain/need.entity.js';
import type { PairScore } from '../domain/scoring/score-pair.js';
import type { Saying } from '../domain/wording/say.js';
import { NeedModel, toNeedModel } from './need.model.js';
import {
  MatchReasonModel,
  ReasonValueModel,
  ScoreComponentModel,
  toComponentModel,
  toReasonModel,
  toReasonValues,
} from './reason.model.js';

@ObjectType('MatchRule', { description: 'What one rule says of a need and a supplier.' })
@Allow(everyone)
export class MatchRuleModel {
  @Field(() => String, {
    description:
      'other-organisation, country, must-concept, must-certificate, something-in-common, excluded-concept, tolerance, part-size, tolerance-at-part-size, lead-time; and of the fair: meeting-rule, conflict-of-buyer, for those who run it exclusion and conflict-of-supplier, for others not-brought-together.',
  })
  code!: string;

  @Field(() => Boolean)
  passed!: boolean;

  @Field(() => [ReasonValueModel], { description: 'What the rule looked at.' })
  values!: ReasonValueModel[];

  /** For its text; not in the schema. */
  said!: Saying;
}

@ObjectType('MatchExplanation', {
  description: 'Why a supplier is proposed for a need, or why not. Rarity is that among all suppliers.',
})
@Allow(everyone)
export class MatchExplanationModel {
  @Field(() => ID)
  needId!: string;

  @Field(() => ID)
  supplierOrganisationId!: string;

  @Field(() => Boolean, { description: 'Whether every rule is passed.' })
  isEligible!: boolean;

  @Field(() => [MatchRuleModel], { description: 'Rule by rule, those that apply.' })
  rules!: MatchRuleModel[];

  @Field(() => Float, { description: 'How well they fit, 0 to 1, leaving the rules aside.' })
  score!: number;

  @Field(() => [ScoreComponentModel])
  components!: ScoreComponentModel[];

  @Field(() => [MatchReasonModel])
  reasons!: MatchReasonModel[];
}

@ObjectType('NeedFit', { description: 'An open need that a supplier is eligible for.' })
@Allow(everyone)
export class NeedFitModel {
  @Field(() => NeedModel)
  need!: NeedModel;

  @Field(() => Float, { description: 'How well they fit, 0 to 1.' })
  score!: number;

  @Field(() => [ScoreComponentModel])
  components!: ScoreComponentModel[];

  @Field(() => [MatchReasonModel])
  reasons!: MatchReasonModel[];
}

@ObjectType('NeedFitConnection')
@Allow(everyone)
export class NeedFitConnection extends connectionOf(NeedFitModel, 'NeedFit') {}

/** A rule with what it says of a pair. */
export interface RuleSaying extends Saying {
  readonly passed: boolean;
}

export function toNeedFitModel({ need, fit }: { need: Need; fit: PairScore }): NeedFitModel {
  return Object.assign(new NeedFitModel(), { need: toNeedModel(need), ...scoreOf(fit) });
}

export function toExplanationModel(
  ids: { needId: string; supplierOrganisationId: string },
  explanation: Explanation,
): MatchExplanationModel {
  const rules = explanation.rules.map(({ code, passed, values }) => toRuleModel({ code, passed, values }));
  const { isEligible } = explanation;
  return Object.assign(new MatchExplanationModel(), { ...ids, isEligible, rules }, scoreOf(explanation));
}

export function toRuleModel({ code, passed, values }: RuleSaying): MatchRuleModel {
  return Object.assign(new MatchRuleModel(), {
    ...{ code, passed, values: toReasonValues(values) },
    said: { code, values },
  });
}

function scoreOf({ score, components, reasons }: PairScore) {
  return { score, components: components.map(toComponentModel), reasons: reasons.map(toReasonModel) };
}
