import { Anchor, Button, Card, Group, Stack, Title } from '@mantine/core';
import { IconBell, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { NewCount, SearchInWords, WatchSwitch, addressOfSearch } from './saved-search-parts.js';
import { SavedSearchesQuery } from './sourcing.documents.js';

/** The searches that one comes back to, and what is new in them. */
export function Component() {
  const { t } = useTranslation('sourcing');
  const pages = usePages(SavedSearchesQuery, { first: 30 }, (data) => data.savedSearches);
  return (
    <Page title={t('saved.title')} lead={t('saved.lead')}>
      <Asked query={pages}>
        {(data) => (
          <Stack gap="sm">
            {data.pages.flatMap(({ savedSearches }) =>
              savedSearches.edges.map(({ node }) => (
                <Card key={node.id} component="article" padding="md" aria-label={node.name}>
                  <Stack gap="xs">
                    <Group justify="space-between" wrap="nowrap" align="flex-start">
                      <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
                        <Anchor component={Link} to={`/saved-searches/${node.id}`} inherit>
                          {node.name}
                        </Anchor>
                      </Title>
                      <NewCount count={node.newCount} />
                    </Group>
                    <SearchInWords search={node} />
                    <Group justify="space-between">
                      <WatchSwitch search={node} />
                      <Button
                        component={Link}
                        to={addressOfSearch(node)}
                        size="compact-sm"
                        variant="subtle"
                        leftSection={<IconSearch size={16} aria-hidden />}
                      >
                        {t('saved.open')}
                      </Button>
                    </Group>
                  </Stack>
                </Card>
              )),
            )}
            {data.pages[0]?.savedSearches.totalCount === 0 && (
              <EmptyState icon={<IconBell />} title={t('saved.none')} text={t('saved.noneText')}>
                <Button component={Link} to="/suppliers">
                  {t('common:nav.suppliers')}
                </Button>
              </EmptyState>
            )}
            <MoreButton pages={pages} />
          </Stack>
        )}
      </Asked>
    </Page>
  );
}
