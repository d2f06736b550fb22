import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { ProposeMatchesMutation } from './proposal.documents.js';

/** Lets the organiser compute proposals; answers given already are kept. */
export function ProposeMatches({ fairId }: { fairId: string }) {
  const { t } = useTranslation('proposal');
  const format = useFormat();
  const [isOpen, dialog] = useDisclosure(false);
  const [minPercent, setMinPercent] = useState<number>(35);
  const [maxPerNeed, setMaxPerNeed] = useState<number>(20);
  const [maxPerSupplier, setMaxPerSupplier] = useState<number | null>(null);
  const propose = useAct(ProposeMatchesMutation);
  const refusal = refusalIn(propose.data?.proposeMatches);

  const submit = async () => {
    const { proposeMatches: result } = await propose.mutateAsync({
      input: { fairId, minScore: minPercent / 100, maxPerNeed, maxPerSupplier, idempotencyKey: newKey() },
    });
    if (result.__typename !== 'ProposedMatches') return;
    tellDone(t('propose.done', { ...result }));
    dialog.close();
  };

  return (
    <>
      <Button leftSection={<IconSparkles size={18} aria-hidden />} onClick={dialog.open}>
        {t('propose.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={t('propose.open')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('propose.lead')}
          </Text>
          <RefusalNotice refusal={refusal}>
            {Array.isArray(refusal?.missing) && (
              <Text size="sm">
                {t('propose.missing', {
                  what: format.list(refusal.missing.map((gap) => t(`propose.gap.${String(gap)}`))),
                })}
              </Text>
            )}
          </RefusalNotice>
          <ErrorNotice error={propose.error} />
          <NumberInput
            size="md"
            label={t('propose.minScore')}
            suffix=" %"
            min={0}
            max={100}
            value={minPercent}
            onChange={(value) => setMinPercent(Number(value) || 0)}
          />
          <NumberInput
            size="md"
            label={t('propose.maxPerNeed')}
            min={1}
            max={200}
            value={maxPerNeed}
            onChange={(value) => setMaxPerNeed(Number(value) || 1)}
          />
          <NumberInput
            size="md"
            label={t('propose.maxPerSupplier')}
            min={1}
            value={maxPerSupplier ?? ''}
            onChange={(value) => setMaxPerSupplier(Number(value) || null)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {t('common:action.cancel')}
            </Button>
            <Button loading={propose.isPending} onClick={() => void submit().catch(() => undefined)}>
              {t('propose.submit')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
