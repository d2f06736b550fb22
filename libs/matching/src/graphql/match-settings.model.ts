import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { type ParticipationKind, ParticipationKindEnum } from '#fair';
import { StaleVersionModel, connectionOf, enumOf, resultUnion } from '#graphql';
import { type MeetingRule, type ParticipantGroup } from '../domain/admission.js';
import type { MatchSettings } from '../domain/match-settings.entity.js';
import { type Quota, termsOf } from '../domain/match-terms.js';
import { OPT_INS, type OptIn } from '../domain/opt-in.js';
import type { ParticipationTerms } from '../domain/participation-terms.entity.js';
import {
  COMPONENT_NAMES,
  type ComponentName,
  type ComponentWeights,
} from '../domain/scoring/scoring-rules.js';
import { runsItsFair } from './matching.policies.js';

export const ComponentNameEnum = enumOf('ScoreComponentName', COMPONENT_NAMES, {
  description: 'An aspect of how well a supplier fits a need.',
  describe: {
    'concept-coverage': 'How much of what is asked for is covered; what few can do counts more.',
    tolerance: 'How well the tolerance is held.',
    'part-size': 'How well the size of the part fits.',
    capacity: 'How much of the volume can be made.',
    certificates: 'Certificates beyond those asked for.',
    location: 'How near the two are.',
    language: 'A language in common.',
    'delivery-record': 'Whether it came to its meetings, and what came of them.',
    responsiveness: 'Whether it answered in time at earlier fairs.',
    'supplier-wishes': 'Whether this is business that the supplier would like.',
    'profile-evidence': 'How much in its profile can be checked.',
    novelty: 'Whether the two have met before.',
  },
});

export const OptInEnum = enumOf('OptIn', OPT_INS, {
  description: 'Whose word a meeting needs at a fair. Contacts open only when both sides want to meet.',
  describe: {
    double: 'Both sides say that they want to meet.',
    single:
      "One side's wish is enough for the organiser to plan the meeting, unless the other has said no thanks.",
    organiser: 'The sides say what they wish; the organiser confirms.',
  },
});

@ObjectType('ComponentWeight')
@Allow(everyone)
export class ComponentWeightModel {
  @Field(() => ComponentNameEnum)
  component!: ComponentName;

  @Field(() => Float, { description: 'How much it counts beside the others.' })
  weight!: number;
}

@ObjectType('MeetingQuota', { description: 'How many meetings somebody is promised, and may have.' })
@Allow(everyone)
export class QuotaModel {
  @Field(() => Int)
  minimum!: number;

  @Field(() => Int, { nullable: true, description: 'null for no limit but time.' })
  maximum!: number | null;
}

@ObjectType('ParticipantGroup', { description: 'Participants of one side; what is empty takes in all.' })
@Allow(everyone)
export class ParticipantGroupModel {
  @Field(() => [String], { description: 'Any of these tags.' })
  tags!: string[];

  @Field(() => [String], { description: 'Any of these countries, ISO 3166-1 alpha-2.' })
  countries!: string[];

  @Field(() => [ParticipationKindEnum])
  kinds!: ParticipationKind[];
}

@ObjectType('MeetingRule', {
  description:
    'Whether suppliers of one group may meet buyers of another; the first rule that applies decides.',
})
@Allow(everyone)
export class MeetingRuleModel {
  @Field(() => ParticipantGroupModel)
  supplier!: ParticipantGroupModel;

  @Field(() => ParticipantGroupModel)
  buyer!: ParticipantGroupModel;

  @Field(() => Boolean)
  mayMeet!: boolean;
}

@ObjectType('MatchSettings', {
  description:
    'By what the proposals of a fair are scored and chosen. Scores follow with the next proposing.',
})
@Allow(runsItsFair)
export class MatchSettingsModel {
  @Field(() => ID)
  fairId!: string;

  @Field(() => Int, { description: 'To be given back when editing; 0 while the fair has the defaults.' })
  version!: number;

  @Field(() => [ComponentWeightModel], { description: 'All components.' })
  weights!: ComponentWeightModel[];

  @Field(() => Float, { description: 'Pairs that score less are not worth a slot; 0 to 1.' })
  minScore!: number;

  @Field(() => QuotaModel, { description: 'For every supplier for whom nothing else is set.' })
  supplierQuota!: QuotaModel;

  @Field(() => QuotaModel, { description: 'For every buyer for whom nothing else is set.' })
  buyerQuota!: QuotaModel;

  @Field(() => Boolean, {
    description: "Whether the worst-served supplier's share comes before the total worth.",
  })
  isFair!: boolean;

  @Field(() => OptInEnum)
  optIn!: OptIn;

  @Field(() => [Int], {
    description: 'Days on which people are reminded of what they have not answered: 1 Monday to 7 Sunday.',
  })
  digestDays!: number[];

  @Field(() => [MeetingRuleModel], { description: 'Who may meet whom; all others may.' })
  meetingRules!: MeetingRuleModel[];
}

@ObjectType('ParticipationTerms', {
  description: 'What the organiser has set for one participant: groups and quotas.',
})
@Allow(runsItsFair)
export class ParticipationTermsModel {
  @Field(() => ID)
  participationId!: string;

  @Field(() => Int, { description: 'To be given back when editing; 0 while nothing is set.' })
  version!: number;

  @Field(() => [String], { description: 'Groups by which the meeting rules go.' })
  tags!: string[];

  @Field(() => Int, { nullable: true, description: "Promised; null where the fair's quota stands." })
  minMeetings!: number | null;

  @Field(() => Int, { nullable: true, description: "At most; null where the fair's quota stands." })
  maxMeetings!: number | null;

  @Field(() => Boolean, { description: 'The promise was paid for: it gives way after all others.' })
  isSponsored!: boolean;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('ParticipationTermsConnection')
@Allow(everyone)
export class ParticipationTermsConnection extends connectionOf(
  ParticipationTermsModel,
  'ParticipationTerms',
) {}

export const ReviseMatchSettingsResult = resultUnion('ReviseMatchSettingsResult', [
  MatchSettingsModel,
  StaleVersionModel,
]);
export const SetParticipationTermsResult = resultUnion('SetParticipationTermsResult', [
  ParticipationTermsModel,
  StaleVersionModel,
]);

export function toMatchSettingsModel(fairId: string, settings: MatchSettings | null): MatchSettingsModel {
  const { weights, minScore, supplierQuota, buyerQuota, isFair, meetingRules, ...rest } = termsOf(settings);
  return Object.assign(new MatchSettingsModel(), {
    ...{ fairId, minScore, isFair, optIn: rest.optIn, digestDays: [...rest.digestDays] },
    version: settings?.version ?? 0,
    weights: toWeightModels(weights),
    supplierQuota: toQuotaModel(supplierQuota),
    buyerQuota: toQuotaModel(buyerQuota),
    meetingRules: meetingRules.map(toMeetingRuleModel),
  });
}

export function toWeightModels(weights: ComponentWeights): ComponentWeightModel[] {
  return COMPONENT_NAMES.map((component) =>
    Object.assign(new ComponentWeightModel(), { component, weight: weights[component] }),
  );
}

/** `participation` must be loaded. */
export function toParticipationTermsModel(terms: ParticipationTerms): ParticipationTermsModel {
  const { version, tags, minMeetings, maxMeetings, isSponsored, participation } = terms;
  return Object.assign(new ParticipationTermsModel(), {
    ...{ version, tags, isSponsored },
    minMeetings: minMeetings ?? null,
    maxMeetings: maxMeetings ?? null,
    participationId: participation.id,
    fairId: participation.getEntity().fair.id,
  });
}

function toQuotaModel(quota: Quota): QuotaModel {
  return Object.assign(new QuotaModel(), quota);
}

function toMeetingRuleModel({ supplier, buyer, mayMeet }: MeetingRule): MeetingRuleModel {
  const groupOf = (group: ParticipantGroup) => Object.assign(new ParticipantGroupModel(), group);
  return Object.assign(new MeetingRuleModel(), {
    ...{ supplier: groupOf(supplier), buyer: groupOf(buyer), mayMeet },
  });
}
