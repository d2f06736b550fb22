import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellRefused } from '../../ui/notices.js';
import { EmptyState } from '../../ui/states.js';
import { CapabilityCard, type CapabilityData } from './capability-card.js';
import { CapabilityForm } from './capability-form.js';
import type { EditedOrganisation } from './edit.page.js';
import { RestoreCapabilityMutation, WithdrawCapabilityMutation } from './editing.documents.js';

export function CapabilitiesTab({ organisation }: { organisation: EditedOrganisation }) {
  const { t } = useTranslation('organisation');
  const [edited, setEdited] = useState<CapabilityData | 'new' | null>(null);
  const withdraw = useAct(WithdrawCapabilityMutation);
  const restore = useAct(RestoreCapabilityMutation);

  const putBack = async (id: string) => {
    const refusal = refusalIn((await restore.mutateAsync({ id })).restoreCapability);
    if (refusal) tellRefused(t, refusal);
  };

  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed" size="sm" maw={460}>
          {t('capabilities.hint')}
        </Text>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
          {t('capabilities.add')}
        </Button>
      </Group>
      {organisation.capabilities.length === 0 && (
        <EmptyState title={t('capabilities.none')} text={t('capabilities.noneText')} />
      )}
      {organisation.capabilities.map((capability) => (
        <CapabilityCard
          key={capability.id}
          capability={capability}
          actions={
            <Group gap={4} wrap="nowrap">
              <Button size="xs" variant="default" onClick={() => setEdited(capability)}>
                {t('common:action.edit')}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                onClick={() =>
                  capability.withdrawnAt
                    ? void putBack(capability.id)
                    : withdraw.mutate({ id: capability.id })
                }
              >
                {t(capability.withdrawnAt ? 'capabilities.show' : 'capabilities.hide')}
              </Button>
            </Group>
          }
        />
      ))}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'capabilities.add' : 'capabilities.edit')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {edited && (
          <CapabilityForm
            organisationId={organisation.id}
            capability={edited === 'new' ? null : edited}
            done={() => setEdited(null)}
          />
        )}
      </Modal>
    </Stack>
  );
}
