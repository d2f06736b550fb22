import type { AgreementKind } from './agreement.entity.js';

/** From talking to a contract; `lost` when nothing came of it. */
export const PIPELINE_STAGES = ['talking', 'sampling', 'audit', 'trial-order', 'contract', 'lost'] as const;
export type PipelineStage = (typeof PIPELINE_STAGES)[number];

/** Stages in which something is still to happen, and after how many days without a move it counts as stuck. */
export const STUCK_AFTER_DAYS: Readonly<Partial<Record<PipelineStage, number>>> = {
  talking: 30,
  sampling: 45,
  audit: 60,
  'trial-order': 120,
};

/** How long a card has been where it is, in whole days, and whether that is too long. */
export function standstill(stage: PipelineStage, since: Date, now: Date): { days: number; isStuck: boolean } {
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 86_400_000));
  const limit = STUCK_AFTER_DAYS[stage];
  return { days, isStuck: limit !== undefined && days >= limit };
}

/** The stage to which a signed agreement of a kind brings a card at least; null for what says nothing about orders. */
export function stageOfKind(kind: AgreementKind): PipelineStage | null {
  switch (kind) {
    case 'trial-order':
      return 'trial-order';
    case 'purchase-order':
    case 'contract':
    case 'framework':
      return 'contract';
    case 'memorandum':
    case 'nda':
      return null;
  }
}
