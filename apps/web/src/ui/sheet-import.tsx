import { Alert, Button, Card, FileButton, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../api/send-file.js';
import { ErrorNotice } from './notices.js';

interface Report {
  isTrial: boolean;
  rows: number;
  created: number;
  unchanged: number;
  failed: number;
  problems: { line: number; column: string | null; value: string; message: string }[];
}

interface SheetImportProps {
  /** Where the file goes. */
  path: string;
  /** The columns that are read, as the reader calls them. */
  columns: string[];
  /** Of these, what every list must have. */
  required: string[];
}

/** Takes a list in: first tried, so that one sees what would come of it, then for good. */
export function SheetImport({ path, columns, required }: SheetImportProps) {
  const { t } = useTranslation('sheet');
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const run = useMutation({
    mutationFn: ({ list, trial }: { list: File; trial: boolean }) =>
      sendFile<Report>(`${path}${path.includes('?') ? '&' : '?'}trial=${trial}`, list),
    onSuccess: ({ isTrial }) => {
      if (!isTrial) void queries.invalidateQueries();
    },
  });
  const choose = (list: File | null) => {
    setFile(list);
    if (list) run.mutate({ list, trial: true });
  };
  const report = run.data;
  return (
    <Stack>
      <Card>
        <Stack gap="sm" align="flex-start">
          <Text>{t('lead')}</Text>
          <Text size="sm" c="dimmed">
            {t('columns', { columns: columns.join(', '), required: required.join(', ') })}
          </Text>
          <Group>
            <FileButton onChange={choose} accept=".csv,.txt,.xlsx,text/csv">
              {(props) => (
                <Button
                  {...props}
                  variant={report ? 'default' : 'filled'}
                  leftSection={<IconUpload size={18} aria-hidden />}
                  loading={run.isPending}
                >
                  {t(file ? 'another' : 'choose')}
                </Button>
              )}
            </FileButton>
            {file && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {file.name}
              </Text>
            )}
          </Group>
        </Stack>
      </Card>
      <ErrorNotice error={run.error} />
      {report && (
        <Card component="section" aria-live="polite" aria-label={t('result')}>
          <Stack gap="sm">
            <Alert
              color={report.failed > 0 ? 'gold' : 'pine'}
              icon={report.failed > 0 ? <IconAlertTriangle /> : <IconCircleCheck />}
              title={t(report.isTrial ? 'trial' : 'done', { count: report.created })}
            >
              {t('counts', { rows: report.rows, unchanged: report.unchanged, failed: report.failed })}
            </Alert>
            {report.isTrial && report.created > 0 && (
              <Button
                style={{ alignSelf: 'flex-start' }}
                loading={run.isPending}
                onClick={() => file && run.mutate({ list: file, trial: false })}
              >
                {t('take', { count: report.created })}
              </Button>
            )}
            {report.problems.length > 0 && <Problems problems={report.problems} />}
          </Stack>
        </Card>
      )}
    </Stack>
  );
}

function Problems({ problems }: { problems: Report['problems'] }) {
  const { t } = useTranslation('sheet');
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('line')}</Table.Th>
            <Table.Th>{t('column')}</Table.Th>
            <Table.Th>{t('value')}</Table.Th>
            <Table.Th>{t('problem')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, 200).map(({ line, column, value, message }, index) => (
            <Table.Tr key={index}>
              <Table.Td className="figures">{line}</Table.Td>
              <Table.Td>{column}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
