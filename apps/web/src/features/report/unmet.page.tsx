import {
  Anchor,
  Badge,
  Card,
  Drawer,
  Group,
  NativeSelect,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql } from '../../api/graphql.js';
import { useAsk, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFairChoices } from '../fair/use-fair-choices.js';
import { upper } from './breakdown.js';
import { FigureLink } from './figure-link.js';
import { ReportTabs } from './report-tabs.js';
import classes from './report.module.css';

const UnmetNeedsQuery = graphql(`
  query UnmetNeeds($filter: UnmetNeedsFilter, $language: String!) {
    unmetNeeds(filter: $filter) {
      asOf
      months
      fewerThan
      rows {
        needs
        musts
        open
        needsBefore
        buyers
        suppliers
        buyerKinds {
          kind
          buyers
        }
        concept {
          id
          kind
          name(language: $language)
        }
      }
    }
  }
`);

const NeedsAskingForQuery = graphql(`
  query NeedsAskingFor($filter: UnmetNeedsFilter, $conceptId: String!, $first: Int, $after: String) {
    needsAskingFor(filter: $filter, conceptId: $conceptId, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          title
          status
          buyer {
            displayName
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const MONTHS = [3, 6, 12, 24, 36];
const FEWER_THAN = [1, 2, 3, 5, 10];
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What buyers ask for and too few suppliers can do. */
export function Component() {
  const { t, i18n } = useTranslation('report');
  const format = useFormat();
  const url = useUrlState();
  const fairs = useFairChoices();
  const number = (name: string, fallback: number) => Number(url.get(name)) || fallback;
  const [months, fewerThan] = [number('months', 12), number('fewer', 5)];
  const filter = {
    fairId: url.get('fair') || null,
    asOf: DAY.test(url.get('asOf')) ? url.get('asOf') : null,
    months,
    fewerThan,
  };
  const query = useAsk(UnmetNeedsQuery, { filter, language: i18n.language }, { keepPrevious: true });
  const asked = url.get('concept');
  return (
    <Page title={t('unmet.title')} lead={t('unmet.lead')}>
      <ReportTabs />
      <Card mb="lg" className="no-print">
        <div className={classes.filterGrid}>
          <NativeSelect
            size="sm"
            label={t('unmet.where')}
            data={[{ value: '', label: t('unmet.directory') }, ...fairs]}
            value={url.get('fair')}
            onChange={(event) => url.set({ fair: event.currentTarget.value })}
          />
          <NativeSelect
            size="sm"
            label={t('unmet.period')}
            data={MONTHS.map((value) => ({
              value: String(value),
              label: t('unmet.months', { count: value }),
            }))}
            value={String(months)}
            onChange={(event) => url.set({ months: event.currentTarget.value })}
          />
          <NativeSelect
            size="sm"
            label={t('unmet.fewer')}
            data={FEWER_THAN.map(String)}
            value={String(fewerThan)}
            onChange={(event) => url.set({ fewer: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="date"
            label={t('unmet.asOf')}
            value={url.get('asOf')}
            onChange={(event) => url.set({ asOf: event.currentTarget.value })}
          />
        </div>
      </Card>
      <Asked query={query} skeleton={<ListSkeleton rows={3} />}>
        {({ unmetNeeds: { rows, asOf } }) =>
          rows.length === 0 ? (
            <EmptyState title={t('unmet.none')} text={t('unmet.noneText')} />
          ) : (
            <Card padding="md">
              <Text size="sm" c="dimmed" mb="sm">
                {t('unmet.found', { count: rows.length, day: format.day(asOf) })}
              </Text>
              <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('unmet.title')}>
                <Table className="figures" verticalSpacing={8}>
                  <Table.Thead>
                    <Table.Tr>
                      {(['concept', 'needs', 'trend', 'buyers', 'suppliers'] as const).map((name) => (
                        <Table.Th
                          key={name}
                          scope="col"
                          ta={name === 'concept' || name === 'buyers' ? 'left' : 'right'}
                        >
                          {t(`unmet.${name}`)}
                        </Table.Th>
                      ))}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map(({ concept, needs, musts, needsBefore, buyerKinds, suppliers }) => (
                      <Table.Tr key={concept.id}>
                        <Table.Th scope="row" fw={500} className={classes.rowName!}>
                          {upper(concept.name)}
                          <Text size="xs" c="dimmed">
                            {t(`unmet.kind.${concept.kind}`)}
                          </Text>
                        </Table.Th>
                        <Table.Td ta="right">
                          <FigureLink
                            label={t('figure.open', { figure: `${concept.name}: ${needs}` })}
                            open={() => url.set({ concept: concept.id })}
                          >
                            {format.number(needs)}
                          </FigureLink>
                          {musts > 0 && (
                            <Text size="xs" c="dimmed">
                              {t('unmet.musts', { count: musts })}
                            </Text>
                          )}
                        </Table.Td>
                        <Table.Td ta="right">
                          {t(
                            needs > needsBefore
                              ? 'unmet.more'
                              : needs < needsBefore
                                ? 'unmet.less'
                                : 'unmet.same',
                            { count: needsBefore },
                          )}
                        </Table.Td>
                        <Table.Td>
                          {buyerKinds
                            .map(({ kind, buyers }) => t(`unmet.buyerKind.${kind}`, { count: buyers }))
                            .join(', ')}
                        </Table.Td>
                        <Table.Td ta="right">
                          <Anchor
                            component={Link}
                            to={`/suppliers?${new URLSearchParams({ q: concept.name })}`}
                            aria-label={t('unmet.search', { concept: concept.name, count: suppliers })}
                          >
                            {format.number(suppliers)}
                          </Anchor>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
              {asked && (
                <NeedsDrawer
                  title={rows.find(({ concept }) => concept.id === asked)?.concept.name ?? asked}
                  conceptId={asked}
                  filter={filter}
                  close={() => url.set({ concept: null })}
                />
              )}
            </Card>
          )
        }
      </Asked>
    </Page>
  );
}

interface NeedsDrawerProps {
  title: string;
  conceptId: string;
  filter: { fairId: string | null; asOf: string | null; months: number; fewerThan: number };
  close: () => void;
}

function NeedsDrawer({ title, conceptId, filter, close }: NeedsDrawerProps) {
  const { t } = useTranslation('report');
  const pages = usePages(
    NeedsAskingForQuery,
    { filter, conceptId, first: 50 },
    (data) => data.needsAskingFor,
  );
  return (
    <Drawer.Root opened onClose={close} position="right" size="md">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <div className={classes.drawerHead}>
            <Drawer.Title fw={650} fz="lg">
              {upper(title)}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={t('common:action.close')} />
          </div>
          <Asked query={pages}>
            {(data) => (
              <Stack gap="sm">
                <ul className={classes.rows}>
                  {data.pages
                    .flatMap((page) => page.needsAskingFor.edges.map(({ node }) => node))
                    .map(({ id, title: of, status, buyer }) => (
                      <li key={id} className={classes.row}>
                        <div style={{ minWidth: 0, flex: '1 1 200px' }}>
                          <Anchor component={Link} to={`/needs/${id}`} fw={600}>
                            {of}
                          </Anchor>
                          {buyer && (
                            <Text size="sm" c="dimmed">
                              {buyer.displayName}
                            </Text>
                          )}
                        </div>
                        <Group>
                          <Badge color={status === 'OPEN' ? 'pine' : 'gray'}>
                            {t(`unmet.status.${status}`)}
                          </Badge>
                        </Group>
                      </li>
                    ))}
                </ul>
                <MoreButton pages={pages} />
              </Stack>
            )}
          </Asked>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
