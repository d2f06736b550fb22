import type { ResultOf, VariablesOf } from '../../api/graphql.js';
import type { MatchSettingsQuery, ReviseMatchSettingsMutation, WhatIfQuery } from './matching.documents.js';

export type Settings = ResultOf<typeof MatchSettingsQuery>['matchSettings'];
export type MeetingRule = Settings['meetingRules'][number];
export type Quota = Settings['supplierQuota'];
type SettingsInput = VariablesOf<typeof ReviseMatchSettingsMutation>['input'];
export type TriedInput = VariablesOf<typeof WhatIfQuery>['input'];

/** What the organiser is about to set; the version is that of what it was read from. */
export type TermsDraft = Omit<Settings, 'fairId'>;

export function toSettingsInput({ version: _, ...draft }: TermsDraft): SettingsInput {
  return draft;
}

/** What of a draft can be tried out before it is set; rules only work from then on. */
export function toTriedInput(fairId: string, draft: TermsDraft): TriedInput {
  const { weights, minScore, supplierQuota, buyerQuota, isFair } = draft;
  return { fairId, weights, minScore, supplierQuota, buyerQuota, isFair };
}

/** Each component's part of all weights, 0 to 1. */
export function shareOf(weight: number, weights: Settings['weights']): number {
  const whole = weights.reduce((sum, one) => sum + one.weight, 0);
  return whole > 0 ? weight / whole : 0;
}

/** Why a draft can't be set as it is; the key of a text, or null. */
export function faultOf({ weights, supplierQuota, buyerQuota }: TermsDraft): 'noWeight' | 'quota' | null {
  if (weights.every(({ weight }) => weight === 0)) return 'noWeight';
  const isUpsideDown = ({ minimum, maximum }: Quota) => maximum !== null && minimum > maximum;
  return isUpsideDown(supplierQuota) || isUpsideDown(buyerQuota) ? 'quota' : null;
}
