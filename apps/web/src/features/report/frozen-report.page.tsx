import { Badge, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { type MoneyValue, useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, ListSkeleton } from '../../ui/states.js';
import { FrozenChapters } from './chapters.js';
import { FrozenReportQuery, type ReportChanges, ReportChangesQuery } from './frozen.documents.js';
import classes from './report.module.css';

const LANGUAGES = ['vi', 'en'] as const;
const SHOWN_CHANGES = 100;

/** One frozen report: its files, and what changed since. */
export function Component() {
  const { t } = useTranslation('report');
  const { reportId = '' } = useParams();
  const format = useFormat();
  const textIn = useTextIn();
  const query = useAsk(FrozenReportQuery, { id: reportId });
  return (
    <Asked query={query} skeleton={<ListSkeleton rows={2} height={200} />}>
      {({ frozenReport: report }) => (
        <Page
          title={report.number}
          lead={t('frozen.by', {
            time: format.dateTime(report.frozenAt),
            name: report.frozenBy?.name ?? t('frozen.server'),
          })}
          badges={<DemoBadge shown={report.includesDemo} />}
          trail={[{ to: '/report/frozen', label: t('frozen.title') }]}
        >
          <Stack gap="lg">
            <Card padding="lg" className={classes.sentenceCard!}>
              {report.note && <Text fw={600}>{report.note}</Text>}
              <p className={classes.sentence}>{textIn(report.sentences)}</p>
              <Text size="sm" c="dimmed" mt="sm">
                {textIn(report.scope)}
              </Text>
              <Text size="xs" c="dimmed" mt="sm" className={classes.hash!}>
                {t('frozen.hash')} <span>{report.hash}</span>
              </Text>
              <Group gap="xs" mt="md">
                {LANGUAGES.flatMap((language) =>
                  (['pdf', 'xlsx'] as const).map((format_) => (
                    <Button
                      key={`${format_} ${language}`}
                      component="a"
                      href={`/export/reports/${report.id}/file.${format_}?lang=${language}`}
                      download
                      size="sm"
                      variant="default"
                      leftSection={
                        format_ === 'pdf' ? (
                          <IconFileTypePdf size={18} aria-hidden />
                        ) : (
                          <IconFileSpreadsheet size={18} aria-hidden />
                        )
                      }
                    >
                      {format_ === 'pdf' ? 'PDF' : 'Excel'} · {format.language(language)}
                    </Button>
                  )),
                )}
              </Group>
            </Card>
            <FrozenChapters id={report.id} />
            <Changes id={report.id} />
          </Stack>
        </Page>
      )}
    </Asked>
  );
}

function Changes({ id }: { id: string }) {
  const { t } = useTranslation('report');
  const query = useAsk(ReportChangesQuery, { id, first: SHOWN_CHANGES });
  return (
    <section aria-labelledby="changes">
      <Title order={2} id="changes" mb="sm">
        {t('changes.title')}
      </Title>
      <Asked query={query}>
        {({ frozenReport: { changes } }) =>
          changes.counts.length === 0 && changes.figures.length === 0 ? (
            <Text>{t('changes.none')}</Text>
          ) : (
            <Stack gap="md">
              <Group gap="xs">
                {changes.counts.map(({ kind, change, count }) => (
                  <Badge key={`${kind} ${change}`} color={COLORS[change]} size="lg">
                    {t(`changes.count.${change}`, { count, what: t(`changes.kind.${kind}`) })}
                  </Badge>
                ))}
              </Group>
              <Figures figures={changes.figures} />
              <Records records={changes.records} />
            </Stack>
          )
        }
      </Asked>
    </section>
  );
}

const COLORS = { ADDED: 'pine', REMOVED: 'brick', ALTERED: 'gold' } as const;

function Figures({ figures }: { figures: ReportChanges['figures'] }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const textIn = useTextIn();
  if (figures.length === 0) return null;
  const shown = (count: number | null, value: MoneyValue | null) =>
    [count !== null && format.number(count), value && format.money(value)].filter(Boolean).join(' · ') || '–';
  return (
    <Card padding="md">
      <Title order={3} mb="xs">
        {t('changes.figures')}
      </Title>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('changes.figures')}>
        <Table className="figures" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('changes.figure')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('changes.before')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('changes.after')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.map((figure) => (
              <Table.Tr key={figure.path}>
                <Table.Th scope="row" fw={500}>
                  {textIn(figure.labels)}
                </Table.Th>
                <Table.Td ta="right">{shown(figure.countBefore, figure.valueBefore)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {shown(figure.countAfter, figure.valueAfter)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

function Records({ records }: { records: ReportChanges['records'] }) {
  const { t } = useTranslation('report');
  if (records.length === 0) return null;
  return (
    <Card padding="md">
      <Title order={3} mb="xs">
        {t('changes.records')}
      </Title>
      <ul className={classes.rows}>
        {records.map(({ kind, change, recordId, name, fields }) => (
          <li key={`${kind} ${recordId}`} className={classes.row}>
            <div style={{ minWidth: 0, flex: '1 1 240px' }}>
              <Text fw={500}>{name}</Text>
              {fields.map(({ field, before, after }) => (
                <Text key={field} size="sm" c="dimmed">
                  {t(`changes.field.${field}`, { defaultValue: field })}: {before ?? '–'} → {after ?? '–'}
                </Text>
              ))}
            </div>
            <Badge color={COLORS[change]}>{t(`changes.was.${change}`)}</Badge>
          </li>
        ))}
      </ul>
      {records.length === SHOWN_CHANGES && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('changes.first', { count: SHOWN_CHANGES })}
        </Text>
      )}
    </Card>
  );
}
