import { Badge, Button, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { request } from '../../api/request.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { tellRefused } from '../../ui/notices.js';
import { Asked, EmptyState } from '../../ui/states.js';
import classes from './import.module.css';
import { ImportProblemsQuery, type ImportProblem, type SupplierImport } from './import.documents.js';
import { csvOf, saveFile } from './save-csv.js';

const PAGE = 100;
/** So many rows of the chosen severity are looked for before "more" is offered. */
const ENOUGH = 30;

/** What is wrong, in words of the reader. The other organisation's name stands in the API's message alone. */
function whatIsWrong(t: TFunction, { reason, message }: ImportProblem): string {
  const name = /^Taken for (.+), which has the same/.exec(message)?.[1] ?? '…';
  return t(`import:reason.${reason}`, { name, defaultValue: message });
}

/** What was wrong with values of the list, in the order of its rows. */
export function Problems({ run }: { run: SupplierImport }) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const [severity, setSeverity] = useState<'ALL' | ImportProblem['severity']>('ALL');
  const pages = usePages(
    ImportProblemsQuery,
    { id: run.id, first: PAGE },
    (data) => data.supplierImport.problems,
  );
  const queries = useQueryClient();
  useEffect(() => {
    // Polling tells how far the import is, but not what was found since.
    if (run.doneRows > 0) void queries.invalidateQueries({ queryKey: ['ImportProblems'] });
  }, [queries, run.doneRows]);
  const all =
    pages.data?.pages.flatMap((page) => page.supplierImport.problems.edges.map(({ node }) => node)) ?? [];
  const shown = severity === 'ALL' ? all : all.filter((problem) => problem.severity === severity);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  // The API lists both severities together: what is asked for may begin on a later page.
  const isSearching = severity !== 'ALL' && shown.length < ENOUGH && hasNextPage;
  useEffect(() => {
    if (isSearching && !isFetchingNextPage) void fetchNextPage();
  }, [isSearching, isFetchingNextPage, fetchNextPage]);

  return (
    <section aria-labelledby="import-problems">
      <Group justify="space-between" mb="sm" gap="sm">
        <Title order={2} id="import-problems">
          {t('problems.title')}
        </Title>
        {all.length > 0 && (
          <Group gap="sm">
            <SegmentedControl
              aria-label={t('problems.which')}
              value={severity}
              onChange={(value) => setSeverity(value as typeof severity)}
              data={(['ALL', 'ERROR', 'WARNING'] as const).map((value) => ({
                value,
                label: t(`problems.${value}`),
              }))}
            />
            <Download run={run} />
          </Group>
        )}
      </Group>
      <Asked query={pages}>
        {(data) => {
          const total = data.pages[0]!.supplierImport.problems.totalCount;
          if (total === 0)
            return (
              <EmptyState
                icon={<IconCircleCheck />}
                title={t(run.status === 'RUNNING' ? 'problems.noneYet' : 'problems.none')}
              />
            );
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {t('problems.total', { count: total })} {t('problems.meaning')}
              </Text>
              {shown.length === 0 && !isSearching && <EmptyState title={t('problems.noneSuch')} />}
              {shown.length > 0 && (
                <Card padding={0}>
                  <table className={`${classes.problems} figures`}>
                    <thead>
                      <tr>
                        {(['line', 'severity', 'column', 'value', 'what'] as const).map((name) => (
                          <th key={name} scope="col">
                            {t(`problems.${name}`)}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {shown.map((problem) => (
                        <tr key={problem.id}>
                          <th scope="row">
                            <span className={classes.onPhone}>{t('problems.line')} </span>
                            {format.number(problem.line)}
                          </th>
                          <td>
                            <Badge miw="max-content" color={problem.severity === 'ERROR' ? 'brick' : 'gold'}>
                              {t(`severity.${problem.severity}`)}
                            </Badge>
                          </td>
                          <td>{problem.column ?? t('problems.wholeRow')}</td>
                          <td className={classes.value}>{problem.value ?? t('problems.empty')}</td>
                          <td className={classes.what}>{whatIsWrong(t, problem)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Card>
              )}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </section>
  );
}

/** All problems as a file for a spreadsheet, made here. */
function Download({ run }: { run: SupplierImport }) {
  const { t } = useTranslation('import');
  const [isPending, setPending] = useState(false);
  const download = async () => {
    setPending(true);
    try {
      const rows: string[][] = [];
      let after: string | null = null;
      do {
        const { supplierImport }: Awaited<ReturnType<typeof problemsAfter>> = await problemsAfter(
          run.id,
          after,
        );
        for (const { node } of supplierImport.problems.edges) {
          const { line, severity, column, value } = node;
          rows.push([
            String(line),
            t(`severity.${severity}`),
            column ?? '',
            value ?? '',
            whatIsWrong(t, node),
          ]);
        }
        const { hasNextPage, endCursor } = supplierImport.problems.pageInfo;
        after = hasNextPage ? endCursor : null;
      } while (after);
      const header = (['line', 'severity', 'column', 'value', 'what'] as const).map((name) =>
        t(`problems.${name}`),
      );
      const base = run.fileName.replace(/\.[^.]*$/, '');
      saveFile(`${base} - ${t('problems.fileName')}.csv`, csvOf([header, ...rows]));
    } catch (error) {
      tellRefused(t, error as Error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={isPending}
      onClick={() => void download()}
    >
      {t('problems.download')}
    </Button>
  );
}

function problemsAfter(id: string, after: string | null) {
  return request(ImportProblemsQuery, { id, first: 200, after });
}
