import { Anchor, Drawer, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VariablesOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { TenantsQuery } from './zone.documents.js';

interface TenantsDrawerProps {
  title: string;
  filter: NonNullable<VariablesOf<typeof TenantsQuery>['filter']>;
  close: () => void;
}

/** Who sits at a place. */
export default function TenantsDrawer({ title, filter, close }: TenantsDrawerProps) {
  const { t } = useTranslation('zone');
  const pages = usePages(TenantsQuery, { filter, first: 50 }, (data) => data.organisations);
  return (
    // Put together by hand: Mantine's own header would be a second banner of the page.
    <Drawer.Root opened onClose={close} position="right" size="md">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <Group justify="space-between" wrap="nowrap" py="md">
            <Drawer.Title fw={650} fz="lg">
              {title}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={t('common:action.close')} />
          </Group>
          <Asked query={pages}>
            {(data) => {
              const found = data.pages.flatMap((page) => page.organisations.edges.map(({ node }) => node));
              if (found.length === 0) return <EmptyState title={t('nobody')} />;
              return (
                <Stack gap="sm">
                  <Text size="sm" c="dimmed">
                    {t('tenantsOf', { count: data.pages[0]!.organisations.totalCount })}
                  </Text>
                  {found.map(({ id, displayName, address }) => (
                    <div key={id}>
                      <Anchor component={Link} to={`/organisations/${id}`} fw={600}>
                        {displayName}
                      </Anchor>
                      <Text size="sm" c="dimmed">
                        {address}
                      </Text>
                    </div>
                  ))}
                  <MoreButton pages={pages} />
                </Stack>
              );
            }}
          </Asked>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
