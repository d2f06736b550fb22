import { Field, Float, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import type { Saying } from '../domain/wording/say.js';
import type { ProposalComponent, ProposalReason } from '../domain/proposal.entity.js';

@ObjectType('ReasonValue', { description: 'One value of a reason: a text or a number.' })
@Allow(everyone)
export class ReasonValueModel {
  @Field(() => String, { description: 'Such as heldUm, conceptId, expiresOn.' })
  name!: string;

  @Field(() => String, { nullable: true })
  text!: string | null;

  @Field(() => Float, { nullable: true })
  number!: number | null;
}

@ObjectType('MatchReason', {
  description: 'A stable code with values; `text` says it in the language of the reader.',
})
@Allow(everyone)
export class MatchReasonModel {
  @Field(() => String, { description: 'Such as concept-covered, certificate-valid, tolerance-held.' })
  code!: string;

  @Field(() => Float, { description: 'Its share of the score, 0 to 1.' })
  weight!: number;

  @Field(() => [ReasonValueModel])
  values!: ReasonValueModel[];

  /** For its text; not in the schema. */
  said!: Saying;
}

@ObjectType('ScoreComponent', { description: 'How well one named aspect fits.' })
@Allow(everyone)
export class ScoreComponentModel {
  @Field(() => String, { description: 'Such as concept-coverage, tolerance, part-size, capacity.' })
  name!: string;

  @Field(() => Float, { description: '0 to 1.' })
  value!: number;

  @Field(() => Float, { description: 'Its share of the score, 0 to 1; the shares of all add up to 1.' })
  weight!: number;
}

export function toReasonValues(values: Record<string, string | number | boolean>): ReasonValueModel[] {
  return Object.entries(values)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) =>
      Object.assign(new ReasonValueModel(), {
        name,
        text: typeof value === 'number' ? null : String(value),
        number: typeof value === 'number' ? value : null,
      }),
    );
}

export function toReasonModel({ code, weight, values }: ProposalReason): MatchReasonModel {
  const said = { code, values };
  return Object.assign(new MatchReasonModel(), { code, weight, values: toReasonValues(values), said });
}

export function toComponentModel(component: ProposalComponent): ScoreComponentModel {
  return Object.assign(new ScoreComponentModel(), component);
}
