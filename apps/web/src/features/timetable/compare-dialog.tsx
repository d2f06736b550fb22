import { Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Comparison } from './comparison.js';
import { useSlotNames } from './use-names.js';

interface CompareDialogProps {
  fairId: string;
  drafts: readonly { id: string; number: number; name: string | null }[];
  close: () => void;
}

/** Two timetables side by side: any draft, and the one that stands. */
export function CompareDialog({ fairId, drafts, close }: CompareDialogProps) {
  const { t } = useTranslation('planning');
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState(drafts[0]?.id ?? '');
  const slotName = useSlotNames();
  const choices = [
    { value: '', label: t('asItStands') },
    ...drafts.map(({ id, name, number }) => ({
      value: id,
      label: name ?? t('draftNumber', { number }),
    })),
  ];
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('compare')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Group grow>
          <NativeSelect
            label={t('from')}
            value={before}
            data={choices}
            onChange={(event) => setBefore(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('to')}
            value={after}
            data={choices}
            onChange={(event) => setAfter(event.currentTarget.value)}
          />
        </Group>
        <Comparison fairId={fairId} before={before || null} after={after || null} slotName={slotName} />
      </Stack>
    </Modal>
  );
}
