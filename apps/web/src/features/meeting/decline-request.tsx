import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { DeclineRequestMutation } from './meeting.documents.js';

/** Says no to a request; it can't be taken back, so that it asks first, and lets one say why. */
export function DeclineRequest({ requestId, name }: { requestId: string; name: string }) {
  const { t } = useTranslation('meeting');
  const [isOpen, dialog] = useDisclosure(false);
  const [note, setNote] = useState('');
  const decline = useDeed(DeclineRequestMutation);
  const submit = async () => {
    if (await decline.run({ requestId, note: note.trim() || null }, t('requests.declined'))) dialog.close();
  };
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t('requests.decline')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={t('requests.declineTitle', { name })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Textarea
            label={t('requests.declineNote')}
            description={t('requests.declineHint', { name })}
            maxLength={2000}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {t('common:action.cancel')}
            </Button>
            <Button color="brick" loading={decline.isPending} onClick={() => void submit()}>
              {t('requests.decline')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
