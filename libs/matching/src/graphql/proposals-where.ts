import type { FilterQuery } from '@mikro-orm/core';
import type { Viewer } from '#access';
import { SIDES, type Side } from '#fair';
import type { Proposal } from '../domain/proposal.entity.js';
import type { ProposalFilter } from './matching.inputs.js';

const WISHES = ['must', 'meet'] as const;

/**
 * The proposals of a fair that a viewer may see and asks for. `answered` looks only at answers that the viewer may
 * know, so that a list can't be used to find out about a no-thanks of the other side.
 */
export function proposalsWhere(
  fairId: string,
  viewer: Viewer,
  {
    side,
    needId,
    organisationId,
    answered,
    agreed,
    awaitsDecision,
    withdrawn = false,
  }: Partial<ProposalFilter> = {},
): FilterQuery<Proposal> {
  const runsFair = viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(fairId);
  const conditions: FilterQuery<Proposal>[] = [
    { fair: fairId, withdrawnAt: withdrawn ? { $ne: null } : null, ...(needId && { need: needId }) },
  ];
  if (organisationId) {
    conditions.push({ $or: SIDES.map((own) => ({ [own]: { organisation: organisationId } })) });
  }
  if (runsFair) {
    if (answered !== undefined) conditions.push(answeredByAny(side ? [side] : SIDES, answered));
    if (awaitsDecision) {
      conditions.push({ organiserDecision: null });
      conditions.push({
        $or: [{ supplierAnswer: { $in: [...WISHES] } }, { buyerAnswer: { $in: [...WISHES] } }],
      });
    }
  } else {
    const ofSide = (own: Side): FilterQuery<Proposal> => ({
      $and: [
        { [own]: { organisation: { $in: [...viewer.organisationIds] } } } as FilterQuery<Proposal>,
        ...(answered === undefined ? [] : [answeredByAny([own], answered)]),
      ],
    });
    conditions.push({ $or: (side ? [side] : SIDES).map(ofSide) });
  }
  if (agreed === true) {
    conditions.push({ supplierAnswer: { $in: [...WISHES] }, buyerAnswer: { $in: [...WISHES] } });
  } else if (agreed === false) {
    conditions.push({
      $or: [
        ...[{ supplierAnswer: null }, { supplierAnswer: 'no-thanks' as const }],
        ...[{ buyerAnswer: null }, { buyerAnswer: 'no-thanks' as const }],
      ],
    });
  }
  return { $and: conditions };
}

function answeredByAny(sides: readonly Side[], answered: boolean): FilterQuery<Proposal> {
  const answers = sides.map((side) => `${side}Answer` as const);
  return answered
    ? { $or: answers.map((answer) => ({ [answer]: { $ne: null } })) }
    : { $and: answers.map((answer) => ({ [answer]: null })) };
}
