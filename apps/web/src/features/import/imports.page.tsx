import { Group, Stack, Text, Title } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { LinkCard } from '../../ui/link-card.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { DropArea } from './drop-area.js';
import { ImportBadge } from './import-badge.js';
import { SupplierImportsQuery } from './import.documents.js';

/** Takes a list of suppliers, and shows those that were taken before. */
export function Component() {
  const { t } = useTranslation('import');
  const format = useFormat();
  const pages = usePages(SupplierImportsQuery, { first: 20 }, (data) => data.supplierImports);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Asked query={pages} skeleton={<ListSkeleton rows={3} />}>
        {(data) => {
          const runs = data.pages.flatMap((page) => page.supplierImports.edges.map(({ node }) => node));
          return (
            <Stack gap="xl">
              <DropArea />
              <section aria-labelledby="earlier-imports">
                <Title order={2} id="earlier-imports" mb="sm">
                  {t('list.title')}
                </Title>
                {runs.length === 0 ? (
                  <EmptyState icon={<IconTableImport />} title={t('list.none')} text={t('list.noneText')} />
                ) : (
                  <Stack gap="sm">
                    {runs.map((run) => (
                      <LinkCard key={run.id} to={`/imports/${run.id}`}>
                        <Group justify="space-between" gap="xs">
                          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                            {run.fileName}
                          </Text>
                          <ImportBadge status={run.status} />
                        </Group>
                        <Text size="sm" c="dimmed">
                          {format.dateTime(run.createdAt)} · {t('list.rows', { count: run.totalRows })}
                          {run.status === 'RUNNING' &&
                            ` · ${format.percent(run.doneRows / Math.max(run.totalRows, 1))}`}
                        </Text>
                        {run.doneRows > 0 && (
                          <Text size="sm" mt={4} className="figures">
                            {(['created', 'updated', 'unchanged', 'failed'] as const)
                              .map((name) => t(`list.${name}`, { count: run[`${name}Count`] }))
                              .join(' · ')}
                          </Text>
                        )}
                      </LinkCard>
                    ))}
                    <MoreButton pages={pages} />
                  </Stack>
                )}
              </section>
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}
