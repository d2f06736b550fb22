import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { ImportBadge } from './import-badge.js';
import {
  CancelSupplierImportMutation,
  SupplierImportQuery,
  type SupplierImport,
} from './import.documents.js';
import { MappingForm } from './mapping-form.js';
import { Problems } from './problems.js';
import { Progress } from './progress.js';

/** One list on its way in: first what its columns mean, then how far it is, then what was wrong. */
export function Component() {
  const { importId } = useParams();
  const query = useAsk(
    SupplierImportQuery,
    { id: importId! },
    { pollWhile: ({ supplierImport }) => supplierImport.status === 'RUNNING' },
  );
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ supplierImport }) => <Import run={supplierImport} />}
    </Asked>
  );
}

function Import({ run }: { run: SupplierImport }) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const cancel = useDeed(CancelSupplierImportMutation);
  const isWaiting = run.status === 'UPLOADED';
  const isOpen = isWaiting || run.status === 'RUNNING';
  return (
    <Page
      title={run.fileName}
      trail={[{ to: '/imports', label: t('title') }]}
      badges={<ImportBadge status={run.status} />}
      lead={
        <Text c="dimmed" size="sm">
          {[
            t('list.rows', { count: run.totalRows }),
            t('file.header', { line: run.headerLine }),
            run.encoding,
            t(`file.delimiter.${DELIMITERS[run.delimiter] ?? 'other'}`),
            format.dateTime(run.createdAt),
          ].join(' · ')}
        </Text>
      }
      actions={
        isOpen ? (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => void cancel.run({ importId: run.id }, t('cancelled'))}
          >
            {t(isWaiting ? 'discard' : 'stop')}
          </Button>
        ) : (
          <Button component={Link} to="/imports" variant="default">
            {t('another')}
          </Button>
        )
      }
    >
      {isWaiting ? (
        <MappingForm key={run.id} run={run} />
      ) : (
        <>
          <Progress run={run} />
          {run.doneRows > 0 && <Problems run={run} />}
          {run.status === 'FINISHED' && run.failedCount < run.totalRows && (
            <Group mt="lg">
              <Button component={Link} to="/directory">
                {t('toDirectory')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Page>
  );
}

const DELIMITERS: Record<string, string> = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' };
