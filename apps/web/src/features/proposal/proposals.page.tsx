import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { AskForMeeting } from '../meeting/ask-for-meeting.js';
import { useSession } from '../session/use-session.js';
import { AnswerButtons } from './answer-buttons.js';
import { OneByOne } from './one-by-one.js';
import { ProposalCard, type ProposalData, type Side } from './proposal-card.js';
import { ProposalsQuery } from './proposal.documents.js';
import { ProposeMatches } from './propose-matches.js';
import { useAnswer } from './use-answer.js';

/** For a supplier or buyer: whom to meet. For the organiser: what is proposed, and how it is answered. */
export function Component() {
  const { t, i18n } = useTranslation('proposal');
  const fair = useFair();
  const url = useUrlState();
  const { rolesAt } = useMyFairs();
  const { organisations } = useSession();
  const { isOrganizer, isMember } = rolesAt(fair.id);
  const agreedOnly = url.get('show') === 'agreed';
  const pages = usePages(
    ProposalsQuery,
    {
      fairId: fair.id,
      filter: { ...(agreedOnly && { agreed: true }), ...(url.get('need') && { needId: url.get('need') }) },
      first: isMember ? 100 : 30,
      language: i18n.language,
    },
    (data) => data.proposals,
  );
  const mine = new Set(organisations.map(({ id }) => id));
  const sideOf = (proposal: ProposalData): Side | null =>
    mine.has(proposal.buyerOrganisationId)
      ? 'BUYER'
      : mine.has(proposal.supplierOrganisationId)
        ? 'SUPPLIER'
        : null;
  const isSingle = isMember && url.get('view') !== 'list' && !agreedOnly;
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          {isMember && (
            <SegmentedControl
              aria-label={t('view')}
              value={isSingle ? 'single' : 'list'}
              onChange={(view) => url.set({ view: view === 'list' ? view : null, show: null })}
              data={['single', 'list'].map((value) => ({ value, label: t(`views.${value}`) }))}
            />
          )}
          {!isSingle && (
            <SegmentedControl
              aria-label={t('show')}
              value={agreedOnly ? 'agreed' : 'all'}
              onChange={(show) => url.set({ show: show === 'all' ? null : show, view: 'list' })}
              data={['all', 'agreed'].map((value) => ({ value, label: t(`shows.${value}`) }))}
            />
          )}
        </Group>
        {isOrganizer && <ProposeMatches fairId={fair.id} />}
      </Group>
      <Asked query={pages}>
        {(data) => {
          const proposals = data.pages.flatMap((page) => page.proposals.edges.map(({ node }) => node));
          if (proposals.length === 0)
            return (
              <EmptyState
                title={t(agreedOnly ? 'noneAgreed' : 'none')}
                text={t(isOrganizer ? 'noneTextOrganizer' : 'noneText')}
              />
            );
          const ownSide = isSingle ? proposals.map(sideOf).find((side) => side !== null) : null;
          if (ownSide)
            return (
              <OneByOne
                proposals={proposals.filter((one) => sideOf(one) === ownSide)}
                side={ownSide}
                showList={() => url.set({ view: 'list' })}
              />
            );
          return (
            <>
              <Text size="sm" c="dimmed">
                {t('count', { count: data.pages[0]!.proposals.totalCount })}
              </Text>
              {proposals.map((proposal) => (
                <Row key={proposal.id} proposal={proposal} side={sideOf(proposal)} />
              ))}
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
    </Stack>
  );
}

function Row({ proposal, side }: { proposal: ProposalData; side: Side | null }) {
  const { answer, isPending } = useAnswer();
  if (side === null) return <ProposalCard proposal={proposal} side={null} />;
  const given = side === 'SUPPLIER' ? proposal.supplierAnswer : proposal.buyerAnswer;
  return (
    <ProposalCard
      proposal={proposal}
      side={side}
      actions={
        <Group justify="space-between" gap="sm">
          <AnswerButtons
            given={given}
            answer={(one) => void answer(proposal, side, one)}
            isPending={isPending || proposal.withdrawnAt !== null}
          />
          {given !== 'NO_THANKS' && !proposal.withdrawnAt && (
            <AskForMeeting proposal={proposal} side={side} />
          )}
        </Group>
      }
    />
  );
}
