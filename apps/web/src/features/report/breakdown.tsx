import { Card, Skeleton, Table, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { FigureLink } from './figure-link.js';
import { agreementsPath } from './report-filter.js';
import type { AgreementFigure, FairFigure } from './report.documents.js';
import classes from './report.module.css';

const BreakdownChart = lazy(() => import('./breakdown-chart.js'));

export type Measure = 'value' | 'count';

interface BreakdownProps {
  /** Key of its title in report.json. */
  name: 'byFair' | 'byYear' | 'bySector' | 'byCountry' | 'byKind';
  rows: AgreementFigure[] | FairFigure[];
  total: AgreementFigure;
  measure: Measure;
  /** Opens the participations of a fair. */
  open?: (list: string) => void;
}

/** One way of splitting the agreements: a table with every figure, and a picture of one of them. */
export function Breakdown({ name, rows, total, measure, open }: BreakdownProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const bars = rows
    .map((row) => ({
      label: upper(row.label),
      shown: measure === 'count' ? row.count : Number(row.value.amount),
    }))
    .filter(({ shown }) => shown > 0);
  const isFairs = name === 'byFair';
  const isWide = useMediaQuery('(min-width: 48em)');
  return (
    <Card component="section" aria-labelledby={`split-${name}`} className={classes.breakdown!}>
      <Title order={2} size="h3" id={`split-${name}`} mb="sm">
        {t(`split.${name}`)}
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed">{t('split.none')}</Text>
      ) : (
        <div className={isFairs ? classes.stacked : classes.sideBySide}>
          <div className={classes.scroll} tabIndex={0} role="group" aria-label={t(`split.${name}`)}>
            <Table verticalSpacing={8} horizontalSpacing="sm" className="figures">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t(`split.column.${name}`)}</Table.Th>
                  {isFairs && (
                    <>
                      <Table.Th scope="col" ta="right">
                        {t('split.column.direct')}
                      </Table.Th>
                      <Table.Th scope="col" ta="right">
                        {t('split.column.indirect')}
                      </Table.Th>
                    </>
                  )}
                  <Table.Th scope="col" ta="right">
                    {t('split.column.agreements')}
                  </Table.Th>
                  <Table.Th scope="col" ta="right">
                    {t('split.column.value', { currency: total.value.currency })}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.key ?? ''}>
                    <Table.Th scope="row" fw={500} className={classes.rowName!}>
                      {upper(row.label)}
                    </Table.Th>
                    {'direct' in row &&
                      (['direct', 'indirect'] as const).map((side) => (
                        <Table.Td key={side} ta="right">
                          <FigureLink
                            label={t('figure.open', {
                              figure: `${row.label}: ${t(`counted.${side}`, { count: row[side].count })}`,
                            })}
                            {...(row[side].count > 0 && { open: () => open?.(`${side}:${row.key}`) })}
                          >
                            {format.number(row[side].count)}
                          </FigureLink>
                        </Table.Td>
                      ))}
                    <Table.Td ta="right">
                      <FigureLink
                        label={t('figure.open', {
                          figure: `${row.label}: ${format.number(row.count)} ${t('figure.agreements', { count: row.count })}`,
                        })}
                        to={agreementsPath(row.drillDown, row.count)}
                      >
                        {format.number(row.count)}
                      </FigureLink>
                    </Table.Td>
                    <Table.Td ta="right" className={classes.money!}>
                      <FigureLink
                        label={t('figure.open', { figure: `${row.label}: ${format.money(row.value)}` })}
                        to={agreementsPath(row.drillDown, row.count)}
                      >
                        {format.decimal(Number(row.value.amount), 2)}
                      </FigureLink>
                      {row.unconvertedCount > 0 && (
                        <Text size="xs" c="dimmed">
                          {t('figure.unconverted', { count: row.unconvertedCount })}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
              {rows.length > 1 && (
                <Table.Tfoot>
                  <Table.Tr>
                    <Table.Th scope="row">{t('split.total')}</Table.Th>
                    {isFairs && <Table.Td colSpan={2} />}
                    <Table.Td ta="right" fw={650}>
                      <FigureLink
                        label={t('figure.open', {
                          figure: `${format.number(total.count)} ${t('figure.agreements', { count: total.count })}`,
                        })}
                        to={agreementsPath(total.drillDown, total.count)}
                      >
                        {format.number(total.count)}
                      </FigureLink>
                    </Table.Td>
                    <Table.Td ta="right" fw={650} className={classes.money!}>
                      <FigureLink
                        label={t('figure.open', { figure: format.money(total.value) })}
                        to={agreementsPath(total.drillDown, total.count)}
                      >
                        {format.decimal(Number(total.value.amount), 2)}
                      </FigureLink>
                    </Table.Td>
                  </Table.Tr>
                </Table.Tfoot>
              )}
            </Table>
          </div>
          {bars.length > 0 && (
            // The table says the same: the picture isn't read out.
            <div aria-hidden="true" className={classes.chart}>
              <Text size="xs" c="dimmed" mb={4}>
                {measure === 'count'
                  ? t('split.column.agreements')
                  : t('split.column.value', { currency: total.value.currency })}
              </Text>
              <Suspense fallback={<Skeleton height={200} />}>
                <BreakdownChart
                  bars={bars}
                  upright={name === 'byYear'}
                  nameWidth={isFairs && isWide ? 280 : 140}
                  write={(value) =>
                    measure === 'count'
                      ? format.number(value)
                      : format.compactMoney({ amount: String(value), currency: total.value.currency })
                  }
                />
              </Suspense>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}

/** Labels come as they stand inside a sentence. */
export function upper(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}
