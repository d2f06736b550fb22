import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, type Viewer } from '#access';
import { StaleVersionError, Transactions, announce } from '#database';
import { SIDES, type Side } from '#fair';
import { Clock, InvalidInputError, NotFoundError } from '#kernel';
import { ProposalOverError } from '../domain/matching.errors.js';
import { type Answer, Proposal, isWish } from '../domain/proposal.entity.js';

/** What one side says to a proposal. */
export interface ProposalAnswer {
  proposalId: string;
  /** The side's own answer version as it was read; 0 before its first answer. */
  version: number;
  answer: Answer;
  reason?: string | null;
  /** Needed where the viewer's organisation doesn't tell it: for organisers, staff, and one on both sides. */
  side?: Side | null;
}

/** Takes the answers of both sides. */
@Injectable()
export class AnswerProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Records the answers, all or none. An answer that stands already as it is given, sent again by a client that didn't
   * get the reply, changes nothing. `pathOf` says where in the input an answer stands, for refusals of the input.
   * @throws StaleVersionError, ProposalOverError, AccessDeniedError, InvalidInputError
   */
  answer(
    viewer: Viewer,
    answers: readonly ProposalAnswer[],
    pathOf: (index: number) => string,
  ): Promise<void> {
    return this.transactions.run(async (em) => {
      const proposals = await this.hold(em, answers);
      const seen = new Set<string>();
      for (const [index, given] of answers.entries()) {
        const proposal = proposals.get(given.proposalId);
        if (!proposal) throw new NotFoundError('proposal', given.proposalId);
        const side = sideOf(proposal, viewer, given.side ?? null, pathOf(index));
        const key = `${proposal.id} ${side}`;
        if (seen.has(key)) {
          throw InvalidInputError.at(`${pathOf(index)}.proposalId`, 'This proposal is answered twice.');
        }
        seen.add(key);
        await this.record(em, proposal, side, given);
      }
    });
  }

  /** Holds the proposals until the end of the transaction, always in the same order, so that nobody waits in a circle. */
  private async hold(em: EntityManager, answers: readonly ProposalAnswer[]): Promise<Map<string, Proposal>> {
    const proposals = await em.find(
      Proposal,
      { id: { $in: answers.map(({ proposalId }) => proposalId) } },
      { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
    );
    await em.populate(proposals, ['supplier', 'buyer', 'need', 'fair']);
    return new Map(proposals.map((proposal) => [proposal.id, proposal]));
  }

  private async record(
    em: EntityManager,
    proposal: Proposal,
    side: Side,
    { answer, reason = null, version }: ProposalAnswer,
  ): Promise<void> {
    const before = proposal.answerOf(side);
    if (
      version === proposal.answerVersionOf(side) - 1 &&
      before === answer &&
      reasonOf(proposal, side) === reason
    ) {
      return;
    }
    assertAnswerable(proposal);
    if (version !== proposal.answerVersionOf(side))
      throw new StaleVersionError(proposal.answerVersionOf(side));
    const wasAgreed = proposal.isAgreed;
    proposal.answer(side, { answer, reason, at: this.clock.nowDate() });
    const ids = { fairId: proposal.fair.id, proposalId: proposal.id };
    // To the other side a no-thanks is no answer, so it isn't even told that something happened.
    const isSeenByOther = isWish(before) || isWish(answer);
    await announce(em, 'proposal.answered', {
      ...ids,
      organisationIds: isSeenByOther ? bothOf(proposal) : [organisationOf(proposal, side)],
    });
    if (proposal.isAgreed && !wasAgreed) {
      await announce(em, 'proposal.agreed', { ...ids, organisationIds: bothOf(proposal) });
    }
  }
}

/** For which side the viewer speaks. @throws AccessDeniedError, InvalidInputError when it can't be told. */
function sideOf(proposal: Proposal, viewer: Viewer, asked: Side | null, path: string): Side {
  const own = SIDES.filter((side) => viewer.organisationIds.has(organisationOf(proposal, side)));
  if (asked) {
    const actsForBoth = viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(proposal.fair.id);
    if (own.includes(asked) || actsForBoth) return asked;
    throw new AccessDeniedError(
      'people of the side that answers, organisers of the fair, staff',
      viewer.personId !== null,
    );
  }
  if (own.length === 1) return own[0]!;
  throw InvalidInputError.at(`${path}.side`, 'Say for which side you answer.');
}

/** Nothing here depends on what the other side has said, so that a refusal doesn't tell it. */
function assertAnswerable(proposal: Proposal): void {
  if (proposal.withdrawnAt) throw new ProposalOverError(proposal.id, 'withdrawn');
  if (proposal.need.getEntity().status === 'closed') throw new ProposalOverError(proposal.id, 'need-closed');
  if (proposal.fair.getEntity().status === 'closed') throw new ProposalOverError(proposal.id, 'fair-closed');
}

function reasonOf(proposal: Proposal, side: Side): string | null {
  return (side === 'supplier' ? proposal.supplierReason : proposal.buyerReason) ?? null;
}

function organisationOf(proposal: Proposal, side: Side): string {
  return proposal[side].getEntity().organisation.id;
}

function bothOf(proposal: Proposal): string[] {
  return SIDES.map((side) => organisationOf(proposal, side));
}
