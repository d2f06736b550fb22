import type { Answer } from './proposal.entity.js';

/**
 * Whose word a meeting needs at a fair. `double`: both sides' wish. `single`: one side's wish is enough for the organiser to plan
 * it, unless the other side has said no thanks. `organiser`: the sides say what they wish, the organiser confirms.
 *
 * In all three contacts open only when both sides want to meet, and nobody is told of the other side's no thanks: a
 * single wish therefore never lets its own side book, which would show by being refused.
 */
export const OPT_INS = ['double', 'single', 'organiser'] as const;
export type OptIn = (typeof OPT_INS)[number];

export const DECISIONS = ['confirmed', 'declined'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What has been said of a proposal. */
export interface Said {
  readonly supplierAnswer: Answer | null | undefined;
  readonly buyerAnswer: Answer | null | undefined;
  readonly decision: Decision | null | undefined;
}

/** Whether a meeting may be planned for a proposal, by the rule of its fair. `clearedSql` says the same to the database. */
export function isCleared(optIn: OptIn, { supplierAnswer, buyerAnswer, decision }: Said): boolean {
  const wishes = [supplierAnswer, buyerAnswer].filter(
    (answer) => answer === 'must' || answer === 'meet',
  ).length;
  switch (optIn) {
    case 'double':
      return wishes === 2;
    case 'single':
      return wishes > 0 && supplierAnswer !== 'no-thanks' && buyerAnswer !== 'no-thanks';
    case 'organiser':
      return decision === 'confirmed';
  }
}

/** `isCleared` as a condition on a row of `proposal` that stands in the statement by that name. */
export const CLEARED_SQL = `(case coalesce((select opt_in from match_settings where match_settings.fair_id = proposal.fair_id), 'double')
  when 'double' then proposal.supplier_answer in ('must', 'meet') and proposal.buyer_answer in ('must', 'meet')
  when 'single' then (proposal.supplier_answer in ('must', 'meet') or proposal.buyer_answer in ('must', 'meet'))
                     and coalesce(proposal.supplier_answer, '') <> 'no-thanks'
                     and coalesce(proposal.buyer_answer, '') <> 'no-thanks'
  else proposal.organiser_decision = 'confirmed' end)`;
