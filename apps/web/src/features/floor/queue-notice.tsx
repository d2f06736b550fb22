import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InputProblem } from '../../api/request.js';
import { actionQueue } from '../../offline/action-queue.js';
import type { QueuedAction } from '../../offline/day-store.js';
import { errorText } from '../../ui/notices.js';
import { problemText } from '../../ui/problem-text.js';

/** Of a long queue the first are named. */
const MOST_LISTED = 6;

/** Said on the pages of the day where the browser can't open them without network. */
export function CannotKeep() {
  const { t } = useTranslation('floor');
  return (
    <Text size="sm" c="dimmed" role="note">
      {t('queue.cannotKeep')}
    </Text>
  );
}

interface QueueNoticeProps {
  queue: readonly QueuedAction[];
  /** How many wait here for somebody else to sign in. */
  ofOthers: number;
}

/** What was done on this device and isn't sent yet, and what the service wouldn't do when it heard of it. */
export function QueueNotice({ queue, ofOthers }: QueueNoticeProps) {
  const { t } = useTranslation('floor');
  const why = useReason();
  const waiting = queue.filter(({ refusal }) => !refusal);
  const refused = queue.filter(({ refusal }) => refusal);
  if (queue.length === 0 && ofOthers === 0) return null;
  return (
    <Stack gap="xs" mb="md">
      {ofOthers > 0 && (
        <Text size="sm" c="dimmed" role="note">
          {t('queue.ofOthers', { count: ofOthers })}
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
            {refused.map((action) => (
              <Text size="sm" key={action.key}>
                {t('queue.refused', { label: action.label })}
                <br />
                {why(action)}
                {typeof action.variables.meetingId === 'string' && (
                  <>
                    {' '}
                    <Anchor component={Link} to={`/meetings/${action.variables.meetingId}`} size="sm">
                      {t('queue.toMeeting')}
                    </Anchor>
                  </>
                )}
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
    </Stack>
  );
}

/** Why the service wouldn't: what somebody else had done by the time it heard of it is told as that. */
function useReason(): (action: QueuedAction) => string {
  const { t } = useTranslation('floor');
  return ({ refusal }) => {
    const { code, message, facts } = refusal!;
    if (code === 'MEETING_STATE' && facts.status) return t(`queue.meanwhile.${String(facts.status)}`);
    if (code === 'STALE_VERSION') return t('queue.meanwhile.outcome');
    if (code === 'ALREADY_CHECKED_IN' && facts.by)
      return t('queue.meanwhile.in', { name: facts.name, by: facts.by });
    const problems = (facts.problems ?? []) as readonly InputProblem[];
    if (problems.length > 0) return problems.map((problem) => problemText(t, problem.message)).join(' ');
    return errorText(t, { __typename: '', ...facts, code, message });
  };
}
