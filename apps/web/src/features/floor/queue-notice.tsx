import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { actionQueue } from '../../offline/action-queue.js';
import type { QueuedAction } from '../../offline/day-store.js';
import { errorText } from '../../ui/notices.js';

/** Of a long queue the first are named. */
const MOST_LISTED = 6;

interface QueueNoticeProps {
  queue: readonly QueuedAction[];
  /** The browser can't open these pages without network. */
  cannotKeep: boolean;
}

/** What was done on this device and isn't sent yet, and what the service wouldn't do when it heard of it. */
export function QueueNotice({ queue, cannotKeep }: QueueNoticeProps) {
  const { t } = useTranslation('floor');
  const waiting = queue.filter(({ refusal }) => !refusal);
  const refused = queue.filter(({ refusal }) => refusal);
  return (
    <>
      {cannotKeep && (
        <Text size="sm" c="dimmed" role="note">
          {t('queue.cannotKeep')}
        </Text>
      )}
      {waiting.length > 0 && (
        <Alert
          role="status"
          color="gold"
          icon={<IconCloudUpload />}
          title={t('queue.waiting', { count: waiting.length })}
        >
          <Text size="sm">{t('queue.waitingText')}</Text>
          <ul>
            {waiting.slice(0, MOST_LISTED).map(({ key, label }) => (
              <li key={key}>{label}</li>
            ))}
            {waiting.length > MOST_LISTED && (
              <li>{t('queue.more', { count: waiting.length - MOST_LISTED })}</li>
            )}
          </ul>
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert
          role="alert"
          color="brick"
          icon={<IconAlertTriangle />}
          title={t('queue.refusedCount', { count: refused.length })}
        >
          <Stack gap="xs">
            {refused.map(({ key, label, refusal }) => (
              <Text size="sm" key={key}>
                {t('queue.refused', { label })}
                <br />
                {errorText(t, {
                  __typename: '',
                  ...refusal!.facts,
                  code: refusal!.code,
                  message: refusal!.message,
                })}
              </Text>
            ))}
            <Group>
              <Button
                size="xs"
                variant="default"
                onClick={() => void actionQueue.dismiss(refused.map(({ key }) => key))}
              >
                {t('queue.understood')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
    </>
  );
}
