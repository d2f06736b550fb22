import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { Breakdown, type Measure } from './breakdown.js';
import { LiveChapters } from './chapters.js';
import { countedListOf } from './counted.js';
import { Headline } from './headline.js';
import { FreezeForm, ReportActions, Stamp } from './report-actions.js';
import { type ReportFilter, reportFilterOf } from './report-filter.js';
import { ReportFilters } from './report-filters.js';
import { ProgrammeReportQuery, type Report } from './report.documents.js';
import classes from './report.module.css';
import { Sentence } from './sentence.js';
import { ReportTabs } from './report-tabs.js';
import { StatusSplit } from './status-split.js';
import { Unconverted } from './unconverted.js';

const CountedDrawer = lazy(() => import('./counted-drawer.js'));
const SPLITS = ['byFair', 'byYear', 'bySector', 'byCountry', 'byKind'] as const;

/** What came of the programme, as one quotable sentence and as figures that lead to their records. */
export function Component() {
  const { t, i18n } = useTranslation('report');
  const url = useUrlState();
  const filter = reportFilterOf(url, i18n.language);
  const query = useAsk(ProgrammeReportQuery, { filter }, { keepPrevious: true });
  const [isFreezing, setFreezing] = useState(false);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={query.data && <ReportActions filter={filter} freeze={() => setFreezing(true)} />}
    >
      <ReportTabs url={url} />
      {isFreezing && <FreezeForm filter={filter} close={() => setFreezing(false)} />}
      {!(query.error && !query.data) && <ReportFilters url={url} />}
      <Asked query={query} skeleton={<ListSkeleton rows={3} height={160} />}>
        {({ programmeReport }) => (
          <div style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }} aria-busy={query.isPlaceholderData}>
            <ReportBody report={programmeReport} url={url} takenAt={query.dataUpdatedAt} filter={filter} />
          </div>
        )}
      </Asked>
    </Page>
  );
}

interface ReportBodyProps {
  report: Report;
  url: ReturnType<typeof useUrlState>;
  takenAt: number;
  filter: ReportFilter;
}

function ReportBody({ report, url, takenAt, filter }: ReportBodyProps) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>('value');
  const list = countedListOf(report, url.get('list'));
  const open = (name: string) => url.set({ list: name });
  const scope = useScope(report, url);
  if (report.fairs.count === 0 && report.byStatus.every(({ count }) => count === 0))
    return (
      <EmptyState title={t('none')} text={t(url.isEmpty ? 'noneText' : 'noneFiltered')}>
        {!url.isEmpty && (
          <Button variant="default" onClick={url.clear}>
            {t('filter.clear')}
          </Button>
        )}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      <Sentence report={report} />
      <Text size="sm" c="dimmed">
        {t('asOf', { time: format.dateTime(new Date(takenAt).toISOString()) })} {scope}
      </Text>
      <Stamp filter={filter} />
      <Headline report={report} open={open} />
      <Unconverted report={report} />
      <StatusSplit report={report} />
      <Group justify="space-between" gap="sm" className="no-print">
        <Text fw={600}>{t('split.title')}</Text>
        <SegmentedControl
          aria-label={t('split.measure')}
          value={measure}
          onChange={(value) => setMeasure(value as Measure)}
          data={(['value', 'count'] as const).map((value) => ({ value, label: t(`split.by.${value}`) }))}
        />
      </Group>
      <div className={classes.splits}>
        {SPLITS.map((name) => (
          <Breakdown
            key={name}
            name={name}
            rows={report[name]}
            total={report.agreements}
            measure={measure}
            open={open}
          />
        ))}
      </div>
      <LiveChapters filter={filter} />
      {list && (
        <Suspense fallback={null}>
          <CountedDrawer list={list} close={() => url.set({ list: null })} />
        </Suspense>
      )}
    </Stack>
  );
}

/** What the sentence doesn't say by itself: which fairs were chosen, when several were. */
function useScope(report: Report, { all, get }: ReturnType<typeof useUrlState>): string {
  const { t } = useTranslation('report');
  const format = useFormat();
  const chosen = report.byFair.filter(({ key }) => key && all('fair').includes(key));
  const parts = [
    chosen.length > 1 && t('scope.fairs', { fairs: format.list(chosen.map(({ label }) => label)) }),
    get('abroad') === 'true' && t('scope.abroad'),
  ];
  return parts.filter(Boolean).join(' ');
}
