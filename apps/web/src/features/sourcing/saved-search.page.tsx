import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconBellOff, IconChecks, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAsk, usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { InfoNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, PageSkeleton } from '../../ui/states.js';
import { OrganisationCard } from '../directory/organisation-card.js';
import { CompareBar } from './compare-bar.js';
import { HitWithActions, useShortlisted } from './hit-actions.js';
import { RenameForm } from './rename-form.js';
import {
  NewCount,
  type SavedSearchData,
  SearchInWords,
  WatchSwitch,
  addressOfSearch,
} from './saved-search-parts.js';
import {
  LookThroughMutation,
  RemoveSavedSearchMutation,
  RenameSavedSearchMutation,
  SavedSearchMatchesQuery,
  SavedSearchQuery,
} from './sourcing.documents.js';

/** A saved search with what it has found, the newest first. */
export function Component() {
  const { savedSearchId } = useParams();
  const query = useAsk(SavedSearchQuery, { id: savedSearchId! });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ savedSearch }) => <SavedSearch search={savedSearch} />}
    </Asked>
  );
}

function SavedSearch({ search }: { search: SavedSearchData }) {
  const { t } = useTranslation('sourcing');
  const navigate = useNavigate();
  const [isRenaming, renaming] = useDisclosure(false);
  const rename = useDeed(RenameSavedSearchMutation);
  const remove = useDeed(RemoveSavedSearchMutation);
  const { id, version, name, newCount, isWatched, isTooWide } = search;
  return (
    <Page
      title={name}
      lead={<SearchInWords search={search} />}
      badges={<NewCount count={newCount} />}
      trail={[{ to: '/saved-searches', label: t('saved.title') }]}
      actions={
        <>
          <Button
            component={Link}
            to={addressOfSearch(search)}
            leftSection={<IconSearch size={18} aria-hidden />}
          >
            {t('saved.open')}
          </Button>
          <Button variant="default" onClick={renaming.open}>
            {t('rename')}
          </Button>
          <Button
            variant="subtle"
            color="brick"
            loading={remove.isPending}
            onClick={() =>
              void remove
                .run({ id, version }, t('saved.deleted'))
                .then((isDone) => isDone && navigate('/saved-searches'))
            }
          >
            {t('saved.delete')}
          </Button>
        </>
      }
    >
      {isRenaming && (
        <RenameForm
          label={t('saved.name')}
          name={name}
          isPending={rename.isPending}
          rename={(text) => rename.run({ id, version, name: text })}
          close={renaming.close}
        />
      )}
      <Stack gap="md">
        <WatchSwitch search={search} />
        {isTooWide && <InfoNotice>{t('saved.tooWideWhy')}</InfoNotice>}
        {isWatched ? (
          <Matches search={search} />
        ) : (
          <EmptyState icon={<IconBellOff />} title={t('saved.off')} text={t('saved.offText')} />
        )}
      </Stack>
      <CompareBar />
    </Page>
  );
}

function Matches({ search: { id, newCount } }: { search: SavedSearchData }) {
  const { t } = useTranslation('sourcing');
  const format = useFormat();
  const lookThrough = useDeed(LookThroughMutation);
  const pages = usePages(SavedSearchMatchesQuery, { id, first: 30 }, (data) => data.savedSearchMatches);
  const matches = (pages.data?.pages ?? []).flatMap(({ savedSearchMatches }) =>
    savedSearchMatches.edges.flatMap(({ node }) =>
      node.supplier ? [{ ...node, supplier: node.supplier }] : [],
    ),
  );
  const kept = useShortlisted(matches.map(({ supplier }) => supplier.id));
  return (
    <Asked query={pages}>
      {() => (
        <Stack gap="sm" component="section" aria-label={t('saved.matches')}>
          {newCount > 0 && (
            <Group justify="flex-end">
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconChecks size={18} aria-hidden />}
                loading={lookThrough.isPending}
                onClick={() => void lookThrough.run({ id })}
              >
                {t('saved.seen')}
              </Button>
            </Group>
          )}
          {matches.map(({ id: matchId, isNew, foundAt, supplier }) => (
            <HitWithActions
              key={matchId}
              supplier={{ id: supplier.id, name: supplier.displayName }}
              kept={kept}
            >
              <OrganisationCard organisation={supplier} sides={false}>
                {isNew && (
                  <Group gap="xs">
                    <Badge color="gold">{t('saved.isNew')}</Badge>
                    <Text size="sm" c="dimmed">
                      {t('saved.foundOn', { when: format.relative(foundAt) })}
                    </Text>
                  </Group>
                )}
              </OrganisationCard>
            </HitWithActions>
          ))}
          {matches.length === 0 && (
            <EmptyState icon={<IconBell />} title={t('saved.nothing')} text={t('saved.nothingText')} />
          )}
          <MoreButton pages={pages} />
        </Stack>
      )}
    </Asked>
  );
}
