import { Button, Modal, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice } from '../../ui/notices.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { CloneNeedMutation } from './need.documents.js';

/** Posts a need again for another fair. */
export function CloneNeed({ needId }: { needId: string }) {
  const { t } = useTranslation('need');
  const textIn = useTextIn();
  const navigate = useNavigate();
  const { fairs } = useMyFairs();
  const [isOpen, dialog] = useDisclosure(false);
  const [fairId, setFairId] = useState<string | null>(null);
  const [deadline, setDeadline] = useState<string | null>(null);
  const clone = useAct(CloneNeedMutation);
  const submit = async () => {
    const { cloneNeed } = await clone.mutateAsync({
      id: needId,
      input: { fairId, deadline, idempotencyKey: newKey() },
    });
    dialog.close();
    await navigate(`/needs/${cloneNeed.id}/edit`);
  };
  const open = fairs.filter(({ fair }) => fair.status !== 'CLOSED');
  return (
    <>
      <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={dialog.open}>
        {t('clone.open')}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={t('clone.title')} centered>
        <Stack>
          <Text size="sm">{t('clone.lead')}</Text>
          <Select
            label={t('form.fair')}
            clearable
            data={open.map(({ fair }) => ({ value: fair.id, label: textIn(fair.name) }))}
            value={fairId}
            onChange={setFairId}
          />
          <DayInput label={t('form.deadline')} value={deadline} onChange={setDeadline} />
          <ErrorNotice error={clone.error} />
          <Button loading={clone.isPending} onClick={() => void submit().catch(() => undefined)}>
            {t('clone.submit')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
