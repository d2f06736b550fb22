import { Card, Progress, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { FigureLink } from './figure-link.js';
import { agreementsPath } from './report-filter.js';
import type { Report } from './report.documents.js';
import classes from './report.module.css';

/** From the surest to what doesn't count. */
const ORDER = ['FULFILLED', 'ACTIVE', 'VERIFIED', 'CONFIRMED', 'REPORTED', 'LAPSED', 'TERMINATED'];
const COLORS: Record<string, string> = {
  ...{ FULFILLED: 'pine.9', ACTIVE: 'pine.7', VERIFIED: 'pine.5' },
  ...{ CONFIRMED: 'sky.5', REPORTED: 'gold.4', LAPSED: 'gray.5' },
};

/** How sure the figures are: which agreements have been checked against paper, and which were only told. */
export function StatusSplit({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const rows = report.byStatus
    .map((row) => ({ ...row, status: (row.key ?? '').toUpperCase() }))
    .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const all = report.agreements.count;
  return (
    <Card component="section" aria-labelledby="split-status" className={classes.breakdown!}>
      <Title order={2} size="h3" id="split-status" mb={4}>
        {t('status.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('status.lead')}
      </Text>
      {all > 0 && (
        <Progress.Root size={14} mb="sm" aria-hidden="true" radius="xl">
          {rows
            .filter(({ status }) => COLORS[status])
            .map(({ status, count }) => (
              <Progress.Section
                key={status}
                value={(count / all) * 100}
                color={COLORS[status]!}
                withAria={false}
              />
            ))}
        </Progress.Root>
      )}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('status.title')}>
        <Table verticalSpacing={8} horizontalSpacing="sm" className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('status.column')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('split.column.agreements')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('split.column.value', { currency: report.agreements.value.currency })}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ status, label, count, value, drillDown }) => (
              <Table.Tr key={status}>
                <Table.Th scope="row" fw={500}>
                  <span className={classes.badge}>
                    <StatusBadge kind="agreementStatus" value={status} />
                  </span>
                  <Text size="xs" c="dimmed" mt={4} fw={400}>
                    {t(`status.meaning.${status}`)}
                  </Text>
                </Table.Th>
                <Table.Td ta="right">
                  <FigureLink
                    label={t('figure.open', {
                      figure: `${label}: ${format.number(count)} ${t('figure.agreements', { count })}`,
                    })}
                    to={agreementsPath(drillDown, count)}
                  >
                    {format.number(count)}
                  </FigureLink>
                </Table.Td>
                <Table.Td ta="right" className={classes.money!}>
                  <FigureLink
                    label={t('figure.open', { figure: `${label}: ${format.money(value)}` })}
                    to={agreementsPath(drillDown, count)}
                  >
                    {format.decimal(Number(value.amount), 2)}
                  </FigureLink>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
