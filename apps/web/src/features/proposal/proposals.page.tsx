import { Group, NativeSelect, Pill, SegmentedControl, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk, usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { useSession } from '../session/use-session.js';
import { OneByOne } from './one-by-one.js';
import type { ProposalData, Side } from './proposal-card.js';
import { ProposalList } from './proposal-list.js';
import { HowItWorks } from './how-it-works.js';
import { OptInQuery, ProposalsQuery } from './proposal.documents.js';
import { ProposeMatches } from './propose-matches.js';

const SHOWS = ['all', 'open', 'agreed'] as const;
/** Where the organiser decides, what waits for that comes first. */
const ORGANISER_SHOWS = [...SHOWS, 'undecided'] as const;
const SIDES = ['SUPPLIER', 'BUYER'] as const;

/** For a supplier or buyer: whom to meet. For the organiser: what is proposed, and how it is answered. */
export function Component() {
  const { t, i18n } = useTranslation('proposal');
  const fair = useFair();
  const url = useUrlState();
  const { rolesAt } = useMyFairs();
  const { organisations } = useSession();
  const { isOrganizer, isMember } = rolesAt(fair.id);
  const optIn = useAsk(OptInQuery, { fairId: fair.id }, { staleTime: 300_000 }).data?.fair?.optIn;
  const shows = isOrganizer && optIn === 'ORGANISER' ? ORGANISER_SHOWS : SHOWS;
  const show = ORGANISER_SHOWS.find((one) => one === url.get('show')) ?? 'all';
  const side = SIDES.find((one) => one === url.get('side')) ?? null;
  const needId = url.get('need');
  const pages = usePages(
    ProposalsQuery,
    {
      fairId: fair.id,
      filter: {
        ...(show === 'agreed' && { agreed: true }),
        ...(show === 'open' && { answered: false }),
        ...(show === 'undecided' && { awaitsDecision: true }),
        ...(side && { side }),
        ...(needId && { needId }),
      },
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
  const isSingle = isMember && url.get('view') !== 'list' && show === 'all';
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
              value={show}
              onChange={(value) => url.set({ show: value === 'all' ? null : value, view: 'list' })}
              data={shows.map((value) => ({ value, label: t(`shows.${value}`) }))}
            />
          )}
          {show === 'open' && !isMember && (
            <NativeSelect
              aria-label={t('whose')}
              value={side ?? ''}
              onChange={(event) => url.set({ side: event.currentTarget.value })}
              data={[
                { value: '', label: t('whoses.NEITHER') },
                ...SIDES.map((value) => ({ value, label: t(`whoses.${value}`) })),
              ]}
            />
          )}
          {needId && (
            <Pill
              size="md"
              withRemoveButton
              onRemove={() => url.set({ need: null })}
              removeButtonProps={{ 'aria-label': t('allNeeds'), 'aria-hidden': false, tabIndex: 0 }}
            >
              {pages.data?.pages[0]?.proposals.edges[0]?.node.need?.title ?? t('oneNeed')}
            </Pill>
          )}
        </Group>
        {isOrganizer && <ProposeMatches fairId={fair.id} />}
      </Group>
      <HowItWorks fairId={fair.id} isOrganizer={isOrganizer} />
      <Asked query={pages}>
        {(data) => {
          const proposals = data.pages.flatMap((page) => page.proposals.edges.map(({ node }) => node));
          if (proposals.length === 0)
            return (
              <EmptyState
                title={t(`nones.${show}`)}
                {...(show === 'all' && { text: t(isOrganizer ? 'noneTextOrganizer' : 'noneText') })}
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
              <ProposalList
                proposals={proposals}
                sideOf={sideOf}
                mayDecide={isOrganizer && optIn === 'ORGANISER'}
              />
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
    </Stack>
  );
}
