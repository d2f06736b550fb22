import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { LinkCard } from '../../ui/link-card.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { ConceptChips } from '../organisation/concept-chips.js';
import { useSession } from '../session/use-session.js';
import { NeedFacts } from './need-facts.js';
import { NeedsQuery } from './need.documents.js';

/** What buyers look for, as far as they show it to the reader. */
export function Component() {
  const { t, i18n } = useTranslation('need');
  const url = useUrlState();
  const { isBuyer, organisations, isStaff } = useSession();
  const buyer = organisations.find((one) => one.isBuyer);
  const isMine = url.get('whose') === 'mine' && buyer !== undefined;
  const pages = usePages(
    NeedsQuery,
    {
      filter: {
        ...(url.get('text') && { text: url.get('text') }),
        ...(url.get('fair') && { fairId: url.get('fair') }),
        ...(isMine ? { buyerId: buyer.id } : { status: 'OPEN' as const }),
      },
      first: 20,
      language: i18n.language,
    },
    (data) => data.needs,
  );
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        (isBuyer || isStaff) && (
          <Button component={Link} to="/needs/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('list.create')}
          </Button>
        )
      }
    >
      <Group mb="md" gap="sm">
        <SearchField
          label={t('list.search')}
          placeholder={t('list.search')}
          value={url.get('text')}
          onSearch={(text) => url.set({ text })}
          hideLabel
        />
        {buyer && (
          <SegmentedControl
            aria-label={t('list.whose')}
            size="md"
            value={isMine ? 'mine' : 'all'}
            onChange={(whose) => url.set({ whose: whose === 'all' ? null : whose })}
            data={['all', 'mine'].map((value) => ({ value, label: t(`list.${value}`) }))}
          />
        )}
      </Group>
      <Asked query={pages}>
        {(data) => {
          const needs = data.pages.flatMap((page) => page.needs.edges.map(({ node }) => node));
          if (needs.length === 0)
            return (
              <EmptyState icon={<IconClipboardList />} title={t('list.none')} text={t('list.noneText')} />
            );
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed" aria-live="polite">
                {t('list.count', { count: data.pages[0]!.needs.totalCount })}
              </Text>
              {needs.map((need) => (
                <LinkCard key={need.id} to={`/needs/${need.id}`}>
                  <Stack gap="xs">
                    <Group justify="space-between" align="flex-start">
                      <div>
                        <Title order={2} size="h3">
                          {need.title}
                        </Title>
                        <Text size="sm" c="dimmed">
                          {need.buyer?.displayName ?? t('hiddenBuyer')}
                        </Text>
                      </div>
                      <Group gap={6}>
                        <DemoBadge shown={need.buyer?.source === 'DEMO'} />
                        {isMine && <StatusBadge kind="needStatus" value={need.status} />}
                      </Group>
                    </Group>
                    <ConceptChips concepts={need.concepts.map(({ concept }) => concept)} />
                    <NeedFacts need={need} />
                  </Stack>
                </LinkCard>
              ))}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}
