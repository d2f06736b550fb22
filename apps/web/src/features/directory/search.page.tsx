import { Alert, Anchor, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearchOff } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { CompareBar } from '../sourcing/compare-bar.js';
import { HitWithActions, useShortlisted } from '../sourcing/hit-actions.js';
import { SearchActions } from '../sourcing/search-actions.js';
import { EmptyReasons } from './empty-reasons.js';
import { Facets } from './facets.js';
import { NearSelect, nearOf } from './near-select.js';
import { OrganisationCard } from './organisation-card.js';
import classes from './search.module.css';
import { SearchSuppliersQuery } from './search.documents.js';
import { ALL_PARAMS, filterOf } from './search-filter.js';
import { SearchHighlights } from './search-highlights.js';
import { SearchReasons } from './search-reasons.js';
import { UnderstoodParts } from './understood-parts.js';

const SideDrawer = lazy(() => import('../../ui/side-drawer.js'));
const SORTS = ['RELEVANCE', 'DISTANCE', 'TOLERANCE', 'CAPACITY', 'COMPLETENESS', 'NAME'] as const;

/** Finds suppliers by what they can do, in any of the languages; all of it stands in the address. */
export function Component() {
  const { t, i18n } = useTranslation('directory');
  const url = useUrlState();
  const [isFilterOpen, filters] = useDisclosure(false);
  const query = url.get('q');
  const sort = SORTS.find((one) => one === url.get('sort')) ?? 'RELEVANCE';
  const near = url.get('near');
  const format = useFormat();
  const filter = filterOf(url);
  const pages = usePages(
    SearchSuppliersQuery,
    {
      query,
      filter,
      sort,
      ...(sort === 'DISTANCE' && { near: nearOf(near) }),
      first: 20,
      language: i18n.language,
    },
    (data) => data.searchSuppliers,
  );
  const first = pages.data?.pages[0]?.searchSuppliers;
  const hits = (pages.data?.pages ?? []).flatMap(({ searchSuppliers }) =>
    searchSuppliers.edges.map(({ node }) => node),
  );
  const kept = useShortlisted(hits.map(({ organisation }) => organisation.id));
  const chosenCount = ALL_PARAMS.reduce((sum, name) => sum + url.all(name).length, 0);
  const facets = (
    <Facets facets={first?.facets ?? []} ranges={first?.ranges ?? []} chosen={url.all} choose={url.set} />
  );
  const emptyReasons = first?.emptyReasons && (
    <EmptyReasons reasons={first.emptyReasons} readAs={first.readAs} choose={url.set} />
  );
  const clear = () => url.set(Object.fromEntries(ALL_PARAMS.map((name) => [name, null])));

  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <Group mb="sm" gap="sm">
        <SearchField
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          size="lg"
          value={query}
          onSearch={(q) => url.set({ q })}
          hideLabel
        />
        <Button
          className={classes.filterButton!}
          size="lg"
          variant="default"
          px="md"
          leftSection={<IconAdjustmentsHorizontal size={20} aria-hidden />}
          onClick={filters.open}
        >
          {chosenCount > 0 ? t('search.filtersWith', { count: chosenCount }) : t('search.filters')}
        </Button>
      </Group>
      {first && (first.parts.length > 0 || first.didYouMean) && (
        <Group gap="xs" mb="md" aria-live="polite">
          <UnderstoodParts parts={first.parts} readAs={first.readAs} ask={(q) => url.set({ q })} />
          {first.didYouMean && (
            <Text size="sm">
              {t('search.didYouMean')}{' '}
              <Anchor component="button" size="sm" fw={600} onClick={() => url.set({ q: first.didYouMean })}>
                {first.didYouMean}
              </Anchor>
            </Text>
          )}
        </Group>
      )}
      <div className={classes.columns}>
        <aside className={classes.facets} aria-label={t('search.filters')}>
          {facets}
        </aside>
        <section aria-label={t('search.results')}>
          <Asked query={pages} skeleton={<ListSkeleton rows={6} height={138} />}>
            {() => (
              <Stack gap="sm" style={{ opacity: pages.isPlaceholderData ? 0.6 : 1 }}>
                <Group justify="space-between">
                  <Text size="sm" c="dimmed" aria-live="polite">
                    {t('search.count', { count: first!.totalCount })}
                  </Text>
                  <Group gap="xs">
                    <SearchActions query={query} filter={filter} sort={sort} />
                    {chosenCount > 0 && (
                      <Button size="compact-sm" variant="subtle" onClick={clear}>
                        {t('search.clear')}
                      </Button>
                    )}
                    {sort === 'DISTANCE' && (
                      <NearSelect value={near} onChange={(value) => url.set({ near: value })} />
                    )}
                    <NativeSelect
                      size="sm"
                      w={210}
                      aria-label={t('search.sort')}
                      value={sort}
                      onChange={({ currentTarget: { value } }) =>
                        url.set({ sort: value === 'RELEVANCE' ? null : value })
                      }
                      data={SORTS.map((value) => ({ value, label: t(`search.sorts.${value}`) }))}
                    />
                  </Group>
                </Group>
                {first!.isRelaxed && (
                  <Alert color="gold" title={t('search.relaxed')}>
                    {emptyReasons}
                  </Alert>
                )}
                {hits.map(({ organisation, reasons, unstated, highlights, distanceKm }) => (
                  <HitWithActions
                    key={organisation.id}
                    supplier={{ id: organisation.id, name: organisation.displayName }}
                    kept={kept}
                  >
                    <OrganisationCard organisation={organisation} sides={false}>
                      <SearchReasons reasons={reasons} unstated={unstated} />
                      <SearchHighlights highlights={highlights} />
                      {distanceKm !== null && (
                        <Text size="sm" fw={500}>
                          {distanceKm < 1
                            ? t('search.samePlace')
                            : t('search.distance', { km: format.decimal(distanceKm, 0) })}
                        </Text>
                      )}
                    </OrganisationCard>
                  </HitWithActions>
                ))}
                {first!.totalCount === 0 && (
                  <EmptyState icon={<IconSearchOff />} title={t('search.none')} text={t('search.noneText')}>
                    <Stack align="center">
                      {emptyReasons}
                      <Button variant="subtle" onClick={url.clear}>
                        {t('search.startOver')}
                      </Button>
                    </Stack>
                  </EmptyState>
                )}
                <MoreButton pages={pages} />
                <CompareBar fairId={filter.fairIds?.[0] ?? null} />
              </Stack>
            )}
          </Asked>
        </section>
      </div>
      {isFilterOpen && (
        <Suspense fallback={null}>
          <SideDrawer title={t('search.filters')} close={filters.close} from="bottom">
            {facets}
            <Button fullWidth size="md" mt="lg" onClick={filters.close}>
              {t('search.showFound', { count: first?.totalCount ?? 0 })}
            </Button>
          </SideDrawer>
        </Suspense>
      )}
    </Page>
  );
}
