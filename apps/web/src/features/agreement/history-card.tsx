import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { FullAgreement } from './agreement-values.js';

/** What became of it, step by step. */
export function HistoryCard({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const {
    events,
    recordedAt,
    reportedBy,
    confirmedAt,
    confirmedBy,
    verifiedAt,
    terminatedAt,
    unusualPoints,
  } = agreement;
  const logged = new Set(events.map(({ action }) => action));
  // Records from before the log began say at least this much.
  const said = [
    { action: 'terminate', at: terminatedAt, by: null, note: agreement.terminationReason },
    { action: 'verify', at: verifiedAt, by: t('history.staff'), note: null },
    { action: 'confirm', at: confirmedAt, by: confirmedBy?.displayName ?? null, note: null },
    { action: 'record', at: recordedAt, by: reportedBy?.displayName ?? t('history.staff'), note: null },
  ].flatMap(({ at, ...line }) => (at && !logged.has(line.action) ? [{ ...line, at, id: line.action }] : []));
  const lines = [
    ...events.map(({ id, at, action, organisation, person, note }) => {
      const side = organisation?.displayName ?? t('history.staff');
      return { ...{ id, at, action, note }, by: person ? `${person.name} (${side})` : side };
    }),
    ...said,
  ].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return (
    <Card component="section" aria-labelledby="history">
      <Title order={2} size="h3" id="history" mb="sm">
        {t('history.title')}
      </Title>
      <Stack gap={6} component="ol" m={0} pl="md">
        {lines.map(({ id, at, action, by, note }) => (
          <li key={id}>
            <Text size="sm">
              <b>{t(`event.${action}`, { defaultValue: action })}</b>
              {by && `, ${by}`}
              {note && ` · ${note}`}
            </Text>
            <Text size="xs" c="dimmed" className="figures">
              {format.dateTime(at)}
            </Text>
          </li>
        ))}
      </Stack>
      {unusualPoints.length > 0 && (
        <Text size="sm" mt="sm">
          {t('history.unusual')}: {unusualPoints.map((code) => t(`unusual.${code}`)).join(' ')}
        </Text>
      )}
    </Card>
  );
}
