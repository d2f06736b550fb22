import { Card, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import {
  type Chapter,
  type ChapterCell,
  type ChapterTable,
  FrozenChaptersQuery,
  ReportChaptersQuery,
} from './chapter.documents.js';
import { FigureLink } from './figure-link.js';
import type { ReportFilter } from './report-filter.js';
import classes from './report.module.css';

const ChapterDrawer = lazy(() => import('./chapter-drawer.js'));
const BreakdownChart = lazy(() => import('./breakdown-chart.js'));

/** The chapters of the report as it is now. */
export function LiveChapters({ filter }: { filter: ReportFilter }) {
  const query = useAsk(ReportChaptersQuery, { filter }, { keepPrevious: true });
  return (
    <Asked query={query}>
      {({ reportChapters }) => <Chapters chapters={reportChapters} of={{ filter }} />}
    </Asked>
  );
}

/** Those of a frozen report. */
export function FrozenChapters({ id }: { id: string }) {
  const query = useAsk(FrozenChaptersQuery, { id });
  return (
    <Asked query={query}>
      {({ frozenReport: { chapters } }) => <Chapters chapters={chapters} of={{ id }} />}
    </Asked>
  );
}

/** Of which report: one over the records as they are, or a frozen one. */
export type ReportOf = { filter: ReportFilter } | { id: string };

function Chapters({ chapters, of }: { chapters: Chapter[]; of: ReportOf }) {
  const { t } = useTranslation('report');
  const url = useUrlState();
  const textIn = useTextIn();
  const asked = cellAt(chapters, url.get('records'));
  if (chapters.length === 0) return null;
  return (
    <Stack gap="md">
      {chapters.map((chapter) => (
        <Card component="section" key={chapter.key} aria-labelledby={`chapter-${chapter.key}`}>
          <Title order={2} size="h3" id={`chapter-${chapter.key}`}>
            {textIn(chapter.title)}
          </Title>
          <Text size="sm" c="dimmed" mb="sm" maw={720}>
            {textIn(chapter.lead)}
          </Text>
          {chapter.tables.every(({ rows }) => rows.length === 0) ? (
            <Text c="dimmed">{t('chapters.none')}</Text>
          ) : (
            <Stack gap="lg">
              {chapter.tables
                .filter(({ rows }) => rows.length > 0)
                .map((table) => (
                  <Figures
                    key={table.key}
                    table={table}
                    open={(path) => url.set({ records: `${chapter.key}/${table.key}/${path}` })}
                  />
                ))}
            </Stack>
          )}
        </Card>
      ))}
      {chapters.length === 1 && (
        <Text size="sm" c="dimmed">
          {t('chapters.narrowed')}
        </Text>
      )}
      {asked?.cell.behind && (
        <Suspense fallback={null}>
          <ChapterDrawer
            of={of}
            title={asked.title.map(textIn).join(' · ')}
            behind={asked.cell.behind}
            close={() => url.set({ records: null })}
          />
        </Suspense>
      )}
    </Stack>
  );
}

function Figures({ table, open }: { table: ChapterTable; open: (path: string) => void }) {
  const { t } = useTranslation('report');
  const textIn = useTextIn();
  const format = useFormat();
  const name = textIn(table.labels);
  const grows = table.columns.find(({ column }) => column === 'IN_ALL');
  const bars = table.rows.map(({ labels, cells }) => ({
    label: textIn(labels),
    shown: cells.find(({ column }) => column === 'IN_ALL')?.count ?? 0,
  }));
  return (
    <div>
      {grows && bars.length > 1 && (
        // The table says the same: the picture isn't read out.
        <div aria-hidden="true" className={classes.chart}>
          <Text size="xs" c="dimmed" mb={4}>
            {textIn(grows.title)}
          </Text>
          <Suspense fallback={<Skeleton height={220} />}>
            <BreakdownChart bars={bars} upright nameWidth={0} write={(value) => format.number(value)} />
          </Suspense>
        </div>
      )}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={name}>
        <Table verticalSpacing={8} horizontalSpacing="sm" className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{name}</Table.Th>
              {table.columns.map(({ column, title }) => (
                <Table.Th key={column} scope="col" ta="right" miw={92}>
                  {textIn(title)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" fw={500} className={classes.rowName!}>
                  {textIn(row.labels)}
                </Table.Th>
                {row.cells.map((cell) => {
                  const shown = shownIn(cell, format);
                  const title = textIn(table.columns.find(({ column }) => column === cell.column)?.title);
                  const hasRecords = cell.behind && (cell.count || cell.value);
                  return (
                    <Table.Td key={cell.column} ta="right" className={classes.money!}>
                      <FigureLink
                        label={t('figure.open', { figure: `${textIn(row.labels)}, ${title}: ${shown}` })}
                        {...(hasRecords && { open: () => open(`${row.key}/${cell.column}`) })}
                      >
                        {shown}
                      </FigureLink>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

function shownIn({ count, isPercent, value }: ChapterCell, format: ReturnType<typeof useFormat>): string {
  if (value) return format.money(value);
  if (count === null) return '–';
  return isPercent ? `${format.decimal(count, 1)} %` : format.number(count);
}

/** The cell that the address names, with the words that lead to it. */
function cellAt(chapters: readonly Chapter[], path: string) {
  const [chapterKey, tableKey, rowKey, column] = path.split('/');
  const chapter = chapters.find(({ key }) => key === chapterKey);
  const table = chapter?.tables.find(({ key }) => key === tableKey);
  const row = table?.rows.find(({ key }) => key === rowKey);
  const cell = row?.cells.find((one) => one.column === column);
  const head = table?.columns.find((one) => one.column === column);
  return chapter && row && cell && head ? { cell, title: [chapter.title, row.labels, head.title] } : null;
}
