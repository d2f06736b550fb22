import { Card, Group, Progress as Bar, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { SupplierImport } from './import.documents.js';
import classes from './import.module.css';

const COUNTS = ['created', 'updated', 'unchanged', 'failed'] as const;

/** How far the import is, and what became of the rows. */
export function Progress({ run }: { run: SupplierImport }) {
  const { t } = useTranslation('import');
  const format = useFormat();
  const share = run.totalRows === 0 ? 1 : run.doneRows / run.totalRows;
  const isCancelled = run.status === 'CANCELLED';
  return (
    <Card component="section" aria-label={t('progress.title')} mb="lg">
      <Group justify="space-between" mb="xs" gap="xs">
        <Text fw={600} role="status">
          {t(`progress.${run.status}`)}
        </Text>
        <Text c="dimmed" size="sm" className="figures">
          {t('progress.rows', {
            done: format.number(run.doneRows),
            total: format.number(run.totalRows),
            share: format.percent(share),
          })}
        </Text>
      </Group>
      <Bar
        value={share * 100}
        size="lg"
        radius="xl"
        color={isCancelled ? 'gray' : 'pine'}
        animated={run.status === 'RUNNING'}
        aria-label={t('progress.title')}
      />
      {isCancelled && run.doneRows > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('progress.kept')}
        </Text>
      )}
      <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} mt="md" mb={0} spacing="md">
        {COUNTS.map((name) => {
          const count = run[`${name}Count`];
          return (
            <div key={name} className={classes.count}>
              <Text component="dt" size="sm" c="dimmed">
                {t(`count.${name}`)}
              </Text>
              <Text
                component="dd"
                m={0}
                fz={26}
                fw={650}
                lh={1.25}
                className="figures"
                {...(name === 'failed' && count > 0 && { className: `figures ${classes.bad}` })}
              >
                {format.number(count)}
              </Text>
            </div>
          );
        })}
      </SimpleGrid>
    </Card>
  );
}
