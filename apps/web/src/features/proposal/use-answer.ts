import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellDone, tellRefused } from '../../ui/notices.js';
import { AnswerProposalMutation, AnswerProposalsMutation } from './proposal.documents.js';
import type { ProposalData, Side } from './proposal-card.js';

export const ANSWERS = ['MUST', 'MEET', 'NO_THANKS'] as const;
export type Answer = (typeof ANSWERS)[number];

/** As many as the API takes at once. */
export const MOST_AT_ONCE = 200;

export function answerOf(proposal: ProposalData, side: Side): Answer | null {
  return side === 'SUPPLIER' ? proposal.supplierAnswer : proposal.buyerAnswer;
}

function inputOf(proposal: ProposalData, side: Side, answer: Answer) {
  const version = side === 'SUPPLIER' ? proposal.supplierAnswerVersion : proposal.buyerAnswerVersion;
  return { proposalId: proposal.id, answer, side, version: version ?? 0 };
}

/** Answers a proposal for one side, and says so when both sides now want to meet. */
export function useAnswer() {
  const { t } = useTranslation('proposal');
  const mutation = useAct(AnswerProposalMutation);
  const answer = async (proposal: ProposalData, side: Side, given: Answer): Promise<boolean> => {
    try {
      const { answerProposal } = await mutation.mutateAsync({ input: inputOf(proposal, side, given) });
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

/** Gives the same answer to several proposals: to all of them or, when one can't be answered any more, to none. */
export function useAnswerSeveral() {
  const { t } = useTranslation('proposal');
  const mutation = useAct(AnswerProposalsMutation);
  const answerSeveral = async (
    chosen: readonly { proposal: ProposalData; side: Side }[],
    given: Answer,
  ): Promise<boolean> => {
    try {
      const { answerProposals: result } = await mutation.mutateAsync({
        answers: chosen.map(({ proposal, side }) => inputOf(proposal, side, given)),
      });
      const refusal = refusalIn(result);
      if (refusal) tellRefused(t, refusal);
      else if (result.__typename === 'AnsweredProposals') {
        const agreed = result.proposals.filter(({ isAgreed }) => isAgreed).length;
        tellDone(
          [
            t('several.done', { count: chosen.length, answer: t(`enums:answer.${given}`) }),
            agreed > 0 && t('several.agreed', { count: agreed }),
          ]
            .filter(Boolean)
            .join(' '),
        );
      }
      return refusal === null;
    } catch (error) {
      tellRefused(t, error as Error);
      return false;
    }
  };
  return { answerSeveral, isPending: mutation.isPending };
}
