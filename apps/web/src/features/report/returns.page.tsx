import { Anchor, Card, Stack, Table, Text } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { reportFilterOf } from './report-filter.js';
import { ReportFilters } from './report-filters.js';
import { ReportTabs } from './report-tabs.js';
import classes from './report.module.css';
import { type FairReturn, FairReturnsQuery } from './returns.documents.js';

const BreakdownChart = lazy(() => import('./breakdown-chart.js'));

/** What fairs cost, and what came of them. */
export function Component() {
  const { t, i18n } = useTranslation('report');
  const url = useUrlState();
  const filter = reportFilterOf(url, i18n.language);
  const query = useAsk(FairReturnsQuery, { filter }, { keepPrevious: true });
  return (
    <Page title={t('returns.title')} lead={t('returns.lead')}>
      <ReportTabs url={url} />
      {!(query.error && !query.data) && <ReportFilters url={url} />}
      <Asked query={query} skeleton={<ListSkeleton rows={3} height={140} />}>
        {({ fairReturns }) =>
          fairReturns.length === 0 ? (
            <EmptyState title={t('returns.none')} text={t('returns.noneText')} />
          ) : (
            <Stack gap="lg">
              <Ratios rows={fairReturns} />
              <Returns rows={fairReturns} />
              <Text size="sm" c="dimmed" maw={760}>
                {t('returns.explained')}
              </Text>
            </Stack>
          )
        }
      </Asked>
    </Page>
  );
}

/** How much was signed for one unit of cost, fair by fair. */
function Ratios({ rows }: { rows: FairReturn[] }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const bars = rows.flatMap(({ label, signedRatio }) =>
    signedRatio === null ? [] : [{ label, shown: signedRatio }],
  );
  if (bars.length < 2) return null;
  return (
    // The table says the same: the picture isn't read out.
    <Card aria-hidden="true">
      <Text fw={600} mb={4}>
        {t('returns.ratio')}
      </Text>
      <Suspense fallback={null}>
        <BreakdownChart
          bars={bars}
          upright={false}
          nameWidth={160}
          write={(value) => format.decimal(value, 1)}
        />
      </Suspense>
    </Card>
  );
}

function Returns({ rows }: { rows: FairReturn[] }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const ratio = (value: number | null) => (value === null ? '–' : format.decimal(value, 2));
  return (
    <>
      <Stack gap="sm" hiddenFrom="sm">
        {rows.map((row) => (
          <ReturnCard key={row.fairId} row={row} />
        ))}
      </Stack>
      <Card padding="md" visibleFrom="sm">
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('returns.title')}>
          <Table className="figures" verticalSpacing={10}>
            <Table.Thead>
              <Table.Tr>
                {(
                  ['fair', 'cost', 'signed', 'delivered', 'ratio', 'perMeeting', 'perAgreement'] as const
                ).map((name, index) => (
                  <Table.Th key={name} scope="col" ta={index === 0 ? 'left' : 'right'}>
                    {t(`returns.${name}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.fairId}>
                  <Table.Th scope="row" fw={500} className={classes.rowName!}>
                    {row.label}
                    <div>
                      <CostsLink row={row} />
                    </div>
                    <Unconverted row={row} />
                  </Table.Th>
                  <Table.Td ta="right" className={classes.money!}>
                    {format.money(row.costs.verified)}
                    <Small>{t('returns.estimated', { amount: format.money(row.costs.estimated) })}</Small>
                  </Table.Td>
                  <Table.Td ta="right" className={classes.money!}>
                    {format.money(row.signed.verified)}
                    <Small>{t('returns.estimated', { amount: format.money(row.signed.estimated) })}</Small>
                  </Table.Td>
                  <Table.Td ta="right" className={classes.money!}>
                    {format.money(row.delivered)}
                  </Table.Td>
                  <Table.Td ta="right">
                    {ratio(row.signedRatio)}
                    <Small>
                      {t('returns.verifiedRatio', { ratio: ratio(row.verifiedRatio) })}
                      <br />
                      {t('returns.deliveredRatio', { ratio: ratio(row.deliveredRatio) })}
                    </Small>
                  </Table.Td>
                  <Table.Td ta="right">
                    {row.costPerMeeting ? format.money(row.costPerMeeting) : '–'}
                    <Small>{t('returns.meetings', { count: row.meetingsHeld })}</Small>
                  </Table.Td>
                  <Table.Td ta="right">
                    {row.costPerAgreement ? format.money(row.costPerAgreement) : '–'}
                    <Small>
                      {format.number(row.signed.count)} {t('figure.agreements', { count: row.signed.count })}
                    </Small>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </Card>
    </>
  );
}

/** The same facts one below the other, for a phone. */
function ReturnCard({ row }: { row: FairReturn }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const ratio = (value: number | null) => (value === null ? '–' : format.decimal(value, 2));
  const facts: [string, string, string | null][] = [
    [
      t('returns.cost'),
      format.money(row.costs.verified),
      t('returns.estimated', { amount: format.money(row.costs.estimated) }),
    ],
    [
      t('returns.signed'),
      format.money(row.signed.verified),
      t('returns.estimated', { amount: format.money(row.signed.estimated) }),
    ],
    [t('returns.delivered'), format.money(row.delivered), null],
    [
      t('returns.ratio'),
      ratio(row.signedRatio),
      t('returns.verifiedRatio', { ratio: ratio(row.verifiedRatio) }),
    ],
    [
      t('returns.perMeeting'),
      row.costPerMeeting ? format.money(row.costPerMeeting) : '–',
      t('returns.meetings', { count: row.meetingsHeld }),
    ],
    [
      t('returns.perAgreement'),
      row.costPerAgreement ? format.money(row.costPerAgreement) : '–',
      `${format.number(row.signed.count)} ${t('figure.agreements', { count: row.signed.count })}`,
    ],
  ];
  return (
    <Card padding="md" component="article">
      <Text fw={600}>{row.label}</Text>
      <CostsLink row={row} />
      {facts.map(([name, value, small]) => (
        <div key={name} className={classes.row}>
          <Text size="sm">{name}</Text>
          <div style={{ textAlign: 'right' }} className="figures">
            <Text fw={600}>{value}</Text>
            {small && <Small>{small}</Small>}
          </div>
        </div>
      ))}
      <Unconverted row={row} />
    </Card>
  );
}

/** What isn't in the sums, because a rate is missing. */
function CostsLink({ row }: { row: FairReturn }) {
  const { t } = useTranslation('report');
  const text = row.costs.count > 0 ? t('returns.costs', { count: row.costs.count }) : t('returns.enterCosts');
  return (
    <Anchor
      component={Link}
      to={`/report/returns/${row.fairId}`}
      size="xs"
      aria-label={`${row.label}: ${text}`}
    >
      {text}
    </Anchor>
  );
}

function Unconverted({ row }: { row: FairReturn }) {
  const { t } = useTranslation('report');
  const { costs, signed } = row;
  return (
    <>
      {costs.unconvertedCount > 0 && (
        <Small>{t('returns.costsWithoutRate', { count: costs.unconvertedCount })}</Small>
      )}
      {signed.unconvertedCount > 0 && (
        <Small>{t('figure.unconverted', { count: signed.unconvertedCount })}</Small>
      )}
    </>
  );
}

function Small({ children }: { children: React.ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}
