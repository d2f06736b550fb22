import { Card, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { upper } from './breakdown.js';
import { FigureLink } from './figure-link.js';
import { type Funnel, type FunnelRow, OutcomeFunnelQuery } from './funnel.documents.js';
import { reportFilterOf } from './report-filter.js';
import { ReportFilters } from './report-filters.js';
import { ReportTabs } from './report-tabs.js';
import classes from './report.module.css';

const BreakdownChart = lazy(() => import('./breakdown-chart.js'));
const PairsDrawer = lazy(() => import('./pairs-drawer.js'));

const SPLITS = {
  fair: 'byFair',
  sector: 'bySector',
  country: 'byCountry',
  organiser: 'byOrganiser',
  year: 'byYear',
} as const satisfies Record<string, keyof Funnel>;
type Split = keyof typeof SPLITS;

/** What became of proposals, stage by stage; each number opens the pairs behind it. */
export function Component() {
  const { t, i18n } = useTranslation('report');
  const url = useUrlState();
  const filter = reportFilterOf(url, i18n.language);
  const query = useAsk(OutcomeFunnelQuery, { filter }, { keepPrevious: true });
  const split = (Object.keys(SPLITS) as Split[]).find((one) => one === url.get('by')) ?? 'fair';
  return (
    <Page title={t('funnel.title')} lead={t('funnel.lead')}>
      <ReportTabs url={url} />
      {!(query.error && !query.data) && <ReportFilters url={url} />}
      <Asked query={query} skeleton={<ListSkeleton rows={2} height={240} />}>
        {({ outcomeFunnel: funnel }) => (
          <Stack gap="lg" style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }}>
            <Stages row={funnel.total} open={(stage) => url.set({ pairs: stage })} />
            <Card component="section" aria-labelledby="funnel-split">
              <Title order={2} size="h3" id="funnel-split" mb="sm">
                {t('funnel.by')}
              </Title>
              <div className={`${classes.strip} no-print`}>
                <SegmentedControl
                  aria-label={t('funnel.by')}
                  value={split}
                  onChange={(by) => url.set({ by })}
                  data={(Object.keys(SPLITS) as Split[]).map((value) => ({
                    value,
                    label: t(`funnel.split.${value}`),
                  }))}
                />
              </div>
              <Rows
                split={split}
                rows={funnel[SPLITS[split]]}
                total={funnel.total}
                open={(stage, key) => url.set({ pairs: `${stage}:${key ?? ''}` })}
              />
            </Card>
            {url.get('pairs') && (
              <Suspense fallback={null}>
                <PairsDrawer
                  asked={url.get('pairs')}
                  by={split}
                  filter={filter}
                  funnel={funnel}
                  rows={funnel[SPLITS[split]]}
                  close={() => url.set({ pairs: null })}
                />
              </Suspense>
            )}
          </Stack>
        )}
      </Asked>
    </Page>
  );
}

type Open = (stage: FunnelRow['steps'][number]['stage'], key?: string | null) => void;

function Stages({ row, open }: { row: FunnelRow; open: Open }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <Card component="section" aria-labelledby="funnel-stages">
      <Title order={2} size="h3" id="funnel-stages" mb={2}>
        {t('funnel.stages')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('funnel.pairs')}
      </Text>
      {/* The table says the same: the picture isn't read out. */}
      <div aria-hidden="true" className={classes.chart}>
        <Suspense fallback={null}>
          <BreakdownChart
            bars={row.steps.map(({ label, count }) => ({ label, shown: count }))}
            upright={false}
            inOrder
            nameWidth={140}
            write={(value) => format.number(value)}
          />
        </Suspense>
      </div>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('funnel.stages')}>
        <Table className="figures" verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" miw={120}>
                {t('funnel.stage')}
              </Table.Th>
              <Table.Th scope="col" ta="right" miw={64}>
                {t('funnel.count')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('funnel.conversion')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('funnel.outside')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('funnel.days')}
              </Table.Th>
              <Table.Th scope="col" miw={260}>
                {t('funnel.definition')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {row.steps.map((step, index) => (
              <Table.Tr key={step.stage}>
                <Table.Th scope="row">{step.label}</Table.Th>
                <Table.Td ta="right">
                  <Count label={step.label} count={step.count} open={() => open(step.stage)} />
                </Table.Td>
                <Table.Td ta="right">
                  {step.conversion === null ? '–' : format.percent(step.conversion)}
                </Table.Td>
                <Table.Td ta="right">{index === 0 ? '–' : format.number(step.count - step.through)}</Table.Td>
                <Table.Td ta="right">
                  {step.medianDays === null ? '–' : format.decimal(step.medianDays, 1)}
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{step.definition}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

function Rows({
  split,
  rows,
  total,
  open,
}: {
  split: Split;
  rows: FunnelRow[];
  total: FunnelRow;
  open: Open;
}) {
  const { t } = useTranslation('report');
  const format = useFormat();
  if (rows.length === 0) return <Text c="dimmed">{t('funnel.none')}</Text>;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('funnel.by')}>
      <Table className="figures" verticalSpacing={8}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`funnel.split.${split}`)}</Table.Th>
            {total.steps.map(({ stage, label }) => (
              <Table.Th key={stage} scope="col" ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key ?? ''}>
              <Table.Th scope="row" fw={500} className={classes.rowName!}>
                {upper(row.label)}
              </Table.Th>
              {row.steps.map(({ stage, label, count, conversion }) => (
                <Table.Td key={stage} ta="right">
                  <Count label={`${row.label}: ${label}`} count={count} open={() => open(stage, row.key)} />
                  {conversion !== null && (
                    <Text size="xs" c="dimmed">
                      {format.percent(conversion)}
                    </Text>
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('split.total')}</Table.Th>
            {total.steps.map(({ stage, count }) => (
              <Table.Td key={stage} ta="right" fw={650}>
                {format.number(count)}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}

function Count({ label, count, open }: { label: string; count: number; open: () => void }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  return (
    <FigureLink
      label={t('figure.open', { figure: `${label}: ${format.number(count)}` })}
      {...(count > 0 && { open })}
    >
      {format.number(count)}
    </FigureLink>
  );
}
