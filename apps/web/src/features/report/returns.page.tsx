import { Anchor, Card, Stack, Table, Text } from '@mantine/core';
import { type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { agreementsAddress } from '../agreement/agreement-filter.js';
import { FigureLink } from './figure-link.js';
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
                    <Linked row={row} of="cost">
                      {format.money(row.costs.verified)}
                    </Linked>
                    <Small>
                      <Linked row={row} of="costEstimated">
                        {t('returns.estimated', { amount: format.money(row.costs.estimated) })}
                      </Linked>
                    </Small>
                  </Table.Td>
                  <Table.Td ta="right" className={classes.money!}>
                    <Linked row={row} of="signed">
                      {format.money(row.signed.verified)}
                    </Linked>
                    <Small>
                      <Linked row={row} of="signedEstimated">
                        {t('returns.estimated', { amount: format.money(row.signed.estimated) })}
                      </Linked>
                    </Small>
                  </Table.Td>
                  <Table.Td ta="right" className={classes.money!}>
                    <Linked row={row} of="delivered">
                      {format.money(row.delivered)}
                    </Linked>
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
                    <Small>
                      <Linked row={row} of="meetings">
                        {t('returns.meetings', { count: row.meetingsHeld })}
                      </Linked>
                    </Small>
                  </Table.Td>
                  <Table.Td ta="right">
                    {row.costPerAgreement ? format.money(row.costPerAgreement) : '–'}
                    <Small>
                      <Linked row={row} of="agreements">
                        {`${format.number(row.signed.count)} ${t('figure.agreements', { count: row.signed.count })}`}
                      </Linked>
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
  const facts: { name: string; value: ReactNode; small?: ReactNode }[] = [
    {
      name: t('returns.cost'),
      value: (
        <Linked row={row} of="cost">
          {format.money(row.costs.verified)}
        </Linked>
      ),
      small: (
        <Linked row={row} of="costEstimated">
          {t('returns.estimated', { amount: format.money(row.costs.estimated) })}
        </Linked>
      ),
    },
    {
      name: t('returns.signed'),
      value: (
        <Linked row={row} of="signed">
          {format.money(row.signed.verified)}
        </Linked>
      ),
      small: (
        <Linked row={row} of="signedEstimated">
          {t('returns.estimated', { amount: format.money(row.signed.estimated) })}
        </Linked>
      ),
    },
    {
      name: t('returns.delivered'),
      value: (
        <Linked row={row} of="delivered">
          {format.money(row.delivered)}
        </Linked>
      ),
    },
    {
      name: t('returns.ratio'),
      value: ratio(row.signedRatio),
      small: (
        <>
          {t('returns.verifiedRatio', { ratio: ratio(row.verifiedRatio) })}
          <br />
          {t('returns.deliveredRatio', { ratio: ratio(row.deliveredRatio) })}
        </>
      ),
    },
    {
      name: t('returns.perMeeting'),
      value: row.costPerMeeting ? format.money(row.costPerMeeting) : '–',
      small: (
        <Linked row={row} of="meetings">
          {t('returns.meetings', { count: row.meetingsHeld })}
        </Linked>
      ),
    },
    {
      name: t('returns.perAgreement'),
      value: row.costPerAgreement ? format.money(row.costPerAgreement) : '–',
      small: (
        <Linked row={row} of="agreements">
          {`${format.number(row.signed.count)} ${t('figure.agreements', { count: row.signed.count })}`}
        </Linked>
      ),
    },
  ];
  return (
    <Card padding="md" component="article">
      <Text fw={600}>{row.label}</Text>
      <CostsLink row={row} />
      {facts.map(({ name, value, small }) => (
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

/** A figure that leads to the records it is the sum or the number of. */
function Linked({ row, of, children }: { row: FairReturn; of: LinkedFigure; children: string }) {
  const { t } = useTranslation('report');
  const name = NAMES[of];
  return (
    <FigureLink
      label={t('figure.open', { figure: `${row.label}, ${t(`returns.${name}`)}: ${children}` })}
      to={pathTo(row, of)}
    >
      {children}
    </FigureLink>
  );
}

/** Under whose heading each figure stands. */
const NAMES = {
  cost: 'cost',
  costEstimated: 'cost',
  signed: 'signed',
  signedEstimated: 'signed',
  delivered: 'delivered',
  meetings: 'perMeeting',
  agreements: 'perAgreement',
} as const;
type LinkedFigure = keyof typeof NAMES;

function pathTo(
  { fairId, costs, signed, delivered, meetingsHeld }: FairReturn,
  of: LinkedFigure,
): string | null {
  const { drillDown, count } = signed;
  const agreements = (is: boolean, more: object = {}) =>
    is ? agreementsAddress({ ...drillDown, ...more, in: signed.verified.currency }) : null;
  switch (of) {
    case 'cost':
      return Number(costs.verified.amount) > 0 ? `/report/returns/${fairId}?basis=VERIFIED` : null;
    case 'costEstimated':
      return Number(costs.estimated.amount) > 0 ? `/report/returns/${fairId}?basis=ESTIMATED` : null;
    case 'meetings':
      return meetingsHeld > 0 ? `/report/funnel?fair=${fairId}&pairs=MET` : null;
    case 'agreements':
      return agreements(count > 0);
    case 'delivered':
      return agreements(Number(delivered.amount) > 0, { delivered: true });
    case 'signed':
      return agreements(Number(signed.verified.amount) > 0, { standings: ['VERIFIED'] });
    case 'signedEstimated':
      return agreements(Number(signed.estimated.amount) > 0, {
        standings: ['CONFIRMED', 'REPORTED', 'ESTIMATED'],
      });
  }
}

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

/** What isn't in the sums, because a rate is missing. */
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

function Small({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}
