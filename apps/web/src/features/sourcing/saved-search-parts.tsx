import { Badge, Group, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { type SupplierFilter, addressOf } from '../directory/search-filter.js';
import { type SavedSearchFragment, StopWatchingMutation, WatchMutation } from './sourcing.documents.js';

export type SavedSearchData = ResultOf<typeof SavedSearchFragment>;

/** Where the search page shows what is asked for here. */
export function addressOfSearch({ query, filterJson }: SavedSearchData): string {
  return addressOf(query, JSON.parse(filterJson) as SupplierFilter);
}

/** What is asked for and how many that finds, in one line. */
export function SearchInWords({ search }: { search: SavedSearchData }) {
  const { t } = useTranslation('sourcing');
  const format = useFormat();
  const filters = new URLSearchParams(addressOfSearch(search).split('?')[1]).size - (search.query ? 1 : 0);
  const parts = [
    search.query && `“${search.query}”`,
    filters > 0 && t('saved.filters', { count: filters }),
    !search.query && filters === 0 && t('saved.everything'),
    t('saved.found', { count: search.total, when: format.relative(search.checkedAt) }),
  ];
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}

/** Whether one is told of new matches; says so when there have come to be too many. */
export function WatchSwitch({
  search: { id, version, name, isWatched, isTooWide },
}: {
  search: SavedSearchData;
}) {
  const { t } = useTranslation('sourcing');
  const watch = useDeed(WatchMutation);
  const stop = useDeed(StopWatchingMutation);
  return (
    <Group gap="xs">
      <Switch
        label={t('saved.tellMe')}
        aria-label={t('saved.tellMeOf', { name })}
        checked={isWatched}
        disabled={watch.isPending || stop.isPending}
        onChange={() => void (isWatched ? stop : watch).run({ id, version })}
      />
      {isTooWide && (
        <Badge color="gold" title={t('saved.tooWideWhy')}>
          {t('saved.tooWide')}
        </Badge>
      )}
    </Group>
  );
}

export function NewCount({ count }: { count: number }) {
  const { t } = useTranslation('sourcing');
  return count > 0 ? <Badge color="gold">{t('saved.new', { count })}</Badge> : null;
}
