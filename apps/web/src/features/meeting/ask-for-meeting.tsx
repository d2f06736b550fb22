import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { RequestMeetingMutation } from './meeting.documents.js';

/** Who asks whom, as participations at one fair, and the proposal from which the wish comes. */
export interface AskedPair {
  fromParticipationId: string;
  toParticipationId: string;
  proposalId: string | null;
  /** Of the organisation that is asked. */
  toName: string;
}

interface AskForMeetingProps {
  pair: AskedPair;
  label?: string;
  variant?: 'subtle' | 'default' | 'filled';
}

const DAYS = [1, 3, 7, 14];
const USUAL_DAYS = 7;

/** Asks the other side for a meeting, with a few words and a deadline. */
export function AskForMeeting({ pair, label, variant = 'subtle' }: AskForMeetingProps) {
  const { t } = useTranslation('meeting');
  const [isOpen, dialog] = useDisclosure(false);
  const [message, setMessage] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const [idempotencyKey, setKey] = useState(newKey);
  const ask = useDeed(RequestMeetingMutation);
  const { toName, ...between } = pair;

  const submit = async () => {
    const expiresAt = new Date(Date.now() + days * 86_400_000).toISOString();
    const isDone = await ask.run(
      {
        input: {
          ...between,
          note: message.trim() || null,
          // The usual deadline is the API's to count: a clock that is wrong here doesn't matter to it.
          ...(days !== USUAL_DAYS && { expiresAt }),
          idempotencyKey,
        },
      },
      t('ask.done'),
    );
    setKey(newKey());
    if (isDone) dialog.close();
  };

  return (
    <>
      <Button
        variant={variant}
        size="sm"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        onClick={dialog.open}
      >
        {label ?? t('ask.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={t('ask.title', { name: toName })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('ask.lead')}
          </Text>
          <Textarea
            label={t('ask.message')}
            description={t('ask.messageHint')}
            maxLength={2000}
            data-autofocus
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <NativeSelect
            size="md"
            label={t('ask.within')}
            value={String(days)}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
            data={DAYS.map((count) => ({ value: String(count), label: t('ask.days', { count }) }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {t('common:action.cancel')}
            </Button>
            <Button loading={ask.isPending} onClick={() => void submit()}>
              {t('ask.submit')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
