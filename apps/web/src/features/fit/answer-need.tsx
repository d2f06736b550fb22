import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { Asked } from '../../ui/states.js';
import { AskForMeeting } from '../meeting/ask-for-meeting.js';
import type { NeedData } from '../need/need-facts.js';
import { AnswerButtons } from '../proposal/answer-buttons.js';
import type { ProposalData } from '../proposal/proposal-card.js';
import { useAnswer } from '../proposal/use-answer.js';
import { NeedAtFairQuery } from './fit.documents.js';

interface AnswerNeedProps {
  need: NeedData;
  supplier: { id: string; displayName: string };
}

/** What a supplier can do about a need: answer its proposal, ask the buyer for a meeting, or what is missing for that. */
export function AnswerNeed({ need, supplier }: AnswerNeedProps) {
  const { t, i18n } = useTranslation('proposal');
  const textIn = useTextIn();
  const { fair, buyer } = need;
  const query = useAsk(
    NeedAtFairQuery,
    {
      fairId: fair?.id ?? '',
      needId: need.id,
      supplierName: supplier.displayName,
      buyerName: buyer?.displayName ?? '',
      language: i18n.language,
    },
    { enabled: fair !== null && buyer !== null },
  );
  if (!fair || !buyer)
    return (
      <Text size="sm" c="dimmed">
        {t('fitting.noFair')}
      </Text>
    );
  return (
    <Asked query={query} skeleton={<Text size="sm">…</Text>}>
      {({ proposals, suppliers, buyers }) => {
        const proposal = proposals.edges.find(
          ({ node }) => node.supplierOrganisationId === supplier.id,
        )?.node;
        const idOf = ({ edges }: typeof suppliers, organisationId: string) =>
          edges.find(({ node }) => node.organisation.id === organisationId)?.node.id;
        const [from, to] = [idOf(suppliers, supplier.id), idOf(buyers, buyer.id)];
        if (!from || !to)
          return (
            <Text size="sm" c="dimmed">
              {t(from ? 'fitting.buyerNotThere' : 'fitting.notThere')}{' '}
              <Anchor component={Link} to={`/fairs/${fair.id}`} size="sm">
                {textIn(fair.name)}
              </Anchor>
            </Text>
          );
        return (
          <Group justify="space-between" gap="sm">
            {proposal ? <ProposalAnswer proposal={proposal} /> : <span />}
            {proposal?.supplierAnswer !== 'NO_THANKS' && (
              <AskForMeeting
                pair={{
                  fromParticipationId: from,
                  toParticipationId: to,
                  proposalId: proposal?.id ?? null,
                  toName: buyer.displayName,
                }}
                variant={proposal ? 'subtle' : 'default'}
              />
            )}
          </Group>
        );
      }}
    </Asked>
  );
}

function ProposalAnswer({ proposal }: { proposal: ProposalData }) {
  const { answer, isPending } = useAnswer();
  return (
    <AnswerButtons
      given={proposal.supplierAnswer}
      answer={(given) => void answer(proposal, 'SUPPLIER', given)}
      isPending={isPending}
    />
  );
}
