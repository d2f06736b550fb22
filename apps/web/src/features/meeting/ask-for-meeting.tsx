import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import type { ProposalData, Side } from '../proposal/proposal-card.js';
import { RequestMeetingMutation } from './meeting.documents.js';

/** Asks the other side of a proposal for a meeting, with a few words. */
export function AskForMeeting({ proposal, side }: { proposal: ProposalData; side: Side }) {
  const { t } = useTranslation('meeting');
  const [isOpen, dialog] = useDisclosure(false);
  const [message, setMessage] = useState('');
  const [idempotencyKey, setKey] = useState(newKey);
  const ask = useDeed(RequestMeetingMutation);
  const other = side === 'SUPPLIER' ? proposal.buyerOrganisation : proposal.supplierOrganisation;

  const submit = async () => {
    const [from, to] =
      side === 'SUPPLIER' ? [proposal.supplierId, proposal.buyerId] : [proposal.buyerId, proposal.supplierId];
    const isDone = await ask.run(
      {
        input: {
          fromParticipationId: from,
          toParticipationId: to,
          proposalId: proposal.id,
          note: message.trim() || null,
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
        variant="subtle"
        size="sm"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
        onClick={dialog.open}
      >
        {t('ask.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={t('ask.title', { name: other?.displayName ?? '' })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('ask.lead')}
          </Text>
          <Textarea
            label={t('ask.message')}
            maxLength={2000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
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
