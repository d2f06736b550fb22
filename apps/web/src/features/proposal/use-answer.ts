import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellDone, tellRefused } from '../../ui/notices.js';
import { AnswerProposalMutation } from './proposal.documents.js';
import type { ProposalData, Side } from './proposal-card.js';

export const ANSWERS = ['MUST', 'MEET', 'NO_THANKS'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Answers a proposal for one side, and says so when both sides now want to meet. */
export function useAnswer() {
  const { t } = useTranslation('proposal');
  const mutation = useAct(AnswerProposalMutation);
  const answer = async (proposal: ProposalData, side: Side, given: Answer): Promise<boolean> => {
    const version = side === 'SUPPLIER' ? proposal.supplierAnswerVersion : proposal.buyerAnswerVersion;
    try {
      const { answerProposal } = await mutation.mutateAsync({
        input: { proposalId: proposal.id, answer: given, side, version: version ?? 0 },
      });
      const refusal = refusalIn(answerProposal);
      if (refusal) tellRefused(t, refusal);
      else if (answerProposal.__typename === 'Proposal' && answerProposal.isAgreed) tellDone(t('nowAgreed'));
      return refusal === null;
    } catch (error) {
      tellRefused(t, error as Error);
      return false;
    }
  };
  return { answer, isPending: mutation.isPending };
}
