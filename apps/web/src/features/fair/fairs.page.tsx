import { Button, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useSession } from '../session/use-session.js';
import { FairCard } from './fair-card.js';
import { FairsQuery } from './fair.documents.js';

export function Component() {
  const { t } = useTranslation('fair');
  const { isStaff } = useSession();
  const pages = usePages(FairsQuery, { first: 30 }, (data) => data.fairs);
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        isStaff && (
          <Button component={Link} to="/fairs/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('list.create')}
          </Button>
        )
      }
    >
      <Asked query={pages}>
        {(data) => {
          const fairs = data.pages.flatMap((page) => page.fairs.edges.map(({ node }) => node));
          const today = new Date().toISOString().slice(0, 10);
          const ahead = fairs.filter(({ endsOn, status }) => endsOn >= today && status !== 'CLOSED');
          const over = fairs.filter((fair) => !ahead.includes(fair));
          if (fairs.length === 0)
            return (
              <EmptyState icon={<IconCalendarEvent />} title={t('list.none')} text={t('list.noneText')} />
            );
          return (
            <Stack gap="xl">
              {[
                { key: 'ahead', items: ahead.toReversed() },
                { key: 'over', items: over },
              ].map(
                ({ key, items }) =>
                  items.length > 0 && (
                    <section key={key} aria-labelledby={key}>
                      <Title order={2} id={key} mb="sm">
                        {t(`list.${key}`)}
                      </Title>
                      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
                        {items.map((fair) => (
                          <FairCard key={fair.id} fair={fair} />
                        ))}
                      </SimpleGrid>
                    </section>
                  ),
              )}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}
