import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useSession } from '../session/use-session.js';
import { DirectoryQuery } from './directory.documents.js';
import { OrganisationCard } from './organisation-card.js';

const SIDES = ['', 'SUPPLIER', 'BUYER'] as const;

/** The directory by name. What organisations can do is found by the supplier search. */
export function Component() {
  const { t } = useTranslation('directory');
  const url = useUrlState();
  const { isStaff } = useSession();
  const side = url.get('side');
  const pages = usePages(
    DirectoryQuery,
    {
      filter: {
        ...(url.get('name') && { name: url.get('name') }),
        ...(side === 'SUPPLIER' && { isSupplier: true }),
        ...(side === 'BUYER' && { isBuyer: true }),
      },
      first: 20,
    },
    (data) => data.organisations,
  );
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        isStaff && (
          <Button component={Link} to="/organisations/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('list.register')}
          </Button>
        )
      }
    >
      <Group mb="md" align="flex-end" gap="sm">
        <SearchField
          label={t('list.name')}
          placeholder={t('list.namePlaceholder')}
          value={url.get('name')}
          onSearch={(name) => url.set({ name })}
          hideLabel
        />
        <SegmentedControl
          aria-label={t('list.side')}
          size="md"
          value={side}
          onChange={(value) => url.set({ side: value })}
          data={SIDES.map((value) => ({ value, label: value ? t(`enums:sides.${value}`) : t('list.all') }))}
        />
      </Group>
      <Asked query={pages}>
        {(data) => {
          const found = data.pages.flatMap(({ organisations }) =>
            organisations.edges.map(({ node }) => node),
          );
          if (found.length === 0)
            return (
              <EmptyState title={t('list.none')} text={t('list.noneText')}>
                <Button variant="default" onClick={url.clear}>
                  {t('list.clear')}
                </Button>
              </EmptyState>
            );
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed" aria-live="polite">
                {t('list.count', { count: data.pages[0]!.organisations.totalCount })}
              </Text>
              {found.map((organisation) => (
                <OrganisationCard key={organisation.id} organisation={organisation} />
              ))}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}
