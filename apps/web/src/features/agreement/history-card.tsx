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
  // Records from before the log began say at least this much.
  const lines =
    events.length > 0
      ? events.map(({ id, at, action, organisation, note }) => ({
          ...{ id, at, action: t(`event.${action}`, { defaultValue: action }), note },
          by: organisation?.displayName ?? null,
        }))
      : [
          {
            id: 'terminated',
            at: terminatedAt,
            action: t('event.terminate'),
            by: null,
            note: agreement.terminationReason,
          },
          { id: 'verified', at: verifiedAt, action: t('event.verify'), by: t('history.staff'), note: null },
          {
            id: 'confirmed',
            at: confirmedAt,
            action: t('event.confirm'),
            by: confirmedBy?.displayName ?? null,
            note: null,
          },
          {
            ...{ id: 'recorded', at: recordedAt, action: t('event.record'), note: null },
            by: reportedBy?.displayName ?? t('history.staff'),
          },
        ];
  return (
    <Card component="section" aria-labelledby="history">
      <Title order={2} size="h3" id="history" mb="sm">
        {t('history.title')}
      </Title>
      <Stack gap={6} component="ol" m={0} pl="md">
        {lines
          .filter(({ at }) => at)
          .map(({ id, at, action, by, note }) => (
            <li key={id}>
              <Text size="sm">
                <b>{action}</b>
                {by && `, ${by}`}
                {note && ` · ${note}`}
              </Text>
              <Text size="xs" c="dimmed" className="figures">
                {format.dateTime(at!)}
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
