import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, currentActor } from '#database';
import { Clock, NotFoundError } from '#kernel';
import { OrganiserDoesNotDecideError, ProposalOverError } from '../domain/matching.errors.js';
import type { Decision } from '../domain/opt-in.js';
import { Proposal } from '../domain/proposal.entity.js';
import { readTerms } from './admission.reader.js';

/** Takes the decisions of a fair's organisers, where they decide who meets. */
@Injectable()
export class DecideProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Confirms or declines, all or none; null takes a decision back. The same decision again changes nothing. Both
   * sides are told of a confirmation, and of nothing else: a decline looks to them as if nothing had been decided.
   * @throws OrganiserDoesNotDecideError, ProposalOverError, NotFoundError
   */
  decide(proposalIds: readonly string[], decision: Decision | null): Promise<void> {
    return this.transactions.run(async (em) => {
      const proposals = await em.find(
        Proposal,
        { id: { $in: [...proposalIds] } },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      const missing = proposalIds.find((id) => !proposals.some((one) => one.id === id));
      if (missing) throw new NotFoundError('proposal', missing);
      await em.populate(proposals, ['supplier', 'buyer']);
      for (const fairId of new Set(proposals.map(({ fair }) => fair.id))) {
        const { optIn } = await readTerms(em, fairId);
        if (optIn !== 'organiser') throw new OrganiserDoesNotDecideError(optIn);
      }
      for (const proposal of proposals) {
        if ((proposal.organiserDecision ?? null) === decision) continue;
        if (proposal.withdrawnAt) throw new ProposalOverError(proposal.id, 'withdrawn');
        const isSeen = decision === 'confirmed' || proposal.organiserDecision === 'confirmed';
        proposal.organiserDecision = decision;
        proposal.decidedAt = decision ? this.clock.nowDate() : null;
        proposal.decidedById = decision ? currentActor().personId : null;
        const both = [proposal.supplier, proposal.buyer].map((one) => one.getEntity().organisation.id);
        await announce(em, 'proposal.decided', {
          ...{ fairId: proposal.fair.id, proposalId: proposal.id },
          organisationIds: isSeen ? both : [],
        });
      }
    });
  }
}
