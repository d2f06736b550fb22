import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypePdf, IconPrinter, IconSnowflake } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { FreezeReportMutation, ReportStampQuery } from './frozen.documents.js';
import type { ReportFilter } from './report-filter.js';
import classes from './report.module.css';

/** Where the report of a filter lies as a file. */
export function filePath(format: 'pdf' | 'xlsx', filter: ReportFilter): string {
  const { language, ...rest } = filter;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const params = new URLSearchParams({
    filter: JSON.stringify(given),
    lang: language === 'VI' ? 'vi' : 'en',
  });
  return `/export/reports/now.${format}?${params}`;
}

/** What can be done with the report: print it, take it along, or freeze it. */
export function ReportActions({ filter, freeze }: { filter: ReportFilter; freeze: () => void }) {
  const { t } = useTranslation('report');
  return (
    <>
      <Button
        variant="default"
        visibleFrom="sm"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
      <Button
        component="a"
        href={filePath('pdf', filter)}
        download
        variant="default"
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
      >
        PDF
      </Button>
      <Button
        component="a"
        href={filePath('xlsx', filter)}
        download
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
      >
        Excel
      </Button>
      <Button leftSection={<IconSnowflake size={18} aria-hidden />} onClick={freeze}>
        {t('freeze.open')}
      </Button>
    </>
  );
}

/** Asks what the report is frozen for, and says what that means. */
export function FreezeForm({ filter, close }: { filter: ReportFilter; close: () => void }) {
  const { t } = useTranslation('report');
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const act = useAct(FreezeReportMutation);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { filter, note: note.trim() || null },
      {
        onSuccess: ({ freezeReport }) => {
          tellDone(t('freeze.done', { number: freezeReport.number }));
          void navigate(`/report/frozen/${freezeReport.id}`);
        },
      },
    );
  };
  return (
    <Card component="form" onSubmit={submit} mb="lg" className="no-print">
      <Stack gap="sm">
        <Text maw={680}>{t('freeze.lead')}</Text>
        <ErrorNotice error={act.error} />
        <TextInput
          label={t('freeze.note')}
          placeholder={t('freeze.example')}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={act.isPending}>
            {t('freeze.open')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

/** Date and hash of what is on the screen. */
export function Stamp({ filter }: { filter: ReportFilter }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const query = useAsk(ReportStampQuery, { filter });
  const stamp = query.data?.reportStamp;
  if (!stamp) return null;
  return (
    <Text size="xs" c="dimmed" className={classes.hash!}>
      {t('stamp', { time: format.dateTime(stamp.takenAt) })} <span>{stamp.hash}</span>
    </Text>
  );
}
