import { compare } from './scoring/supplier-profile.js';
import { type Answer, isWish } from './proposal.entity.js';

/** A pair that could be proposed. */
export interface Candidate {
  readonly needId: string;
  readonly supplierId: string;
  readonly isEligible: boolean;
  readonly score: number;
  readonly supplierAnswer: Answer | null;
  readonly buyerAnswer: Answer | null;
}

export interface SelectionLimits {
  /** 0 to 1. */
  readonly minScore: number;
  readonly maxPerNeed: number;
  /** null for no limit. */
  readonly maxPerSupplier: number | null;
}

/**
 * Which pairs are proposed: those that a side has asked for whatever they score, then the eligible ones from the
 * best down, as long as need and supplier have room.
 *
 * A no-thanks keeps and costs a pair nothing: it is treated as if there were no answer, so that the other side can't
 * tell from what stays or goes. It only frees the room that the pair takes on the side that said it.
 */
export function selectProposals<C extends Candidate>(candidates: readonly C[], limits: SelectionLimits): C[] {
  const perNeed = new Map<string, number>();
  const perSupplier = new Map<string, number>();
  const taken = (counts: Map<string, number>, id: string) => counts.get(id) ?? 0;
  const take = (candidate: C) => {
    const { needId, supplierId, buyerAnswer, supplierAnswer } = candidate;
    if (buyerAnswer !== 'no-thanks') perNeed.set(needId, taken(perNeed, needId) + 1);
    if (supplierAnswer !== 'no-thanks') perSupplier.set(supplierId, taken(perSupplier, supplierId) + 1);
    return candidate;
  };
  const isWished = ({ supplierAnswer, buyerAnswer }: C) => isWish(supplierAnswer) || isWish(buyerAnswer);
  const wished = candidates.filter(isWished).map(take);
  const ranked = candidates
    .filter((candidate) => !isWished(candidate) && candidate.isEligible && candidate.score >= limits.minScore)
    .sort(
      (one, other) =>
        other.score - one.score ||
        compare(one.needId, other.needId) ||
        compare(one.supplierId, other.supplierId),
    );
  const chosen = ranked.filter((candidate) => {
    const hasRoom =
      taken(perNeed, candidate.needId) < limits.maxPerNeed &&
      taken(perSupplier, candidate.supplierId) < (limits.maxPerSupplier ?? Infinity);
    if (hasRoom) take(candidate);
    return hasRoom;
  });
  return [...wished, ...chosen];
}
