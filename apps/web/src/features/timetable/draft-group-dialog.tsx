import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

interface DraftGroupDialogProps {
  group: {
    readonly title: string;
    readonly partyNames: readonly string[];
    readonly delegateNames: readonly string[];
    readonly interpreterName: string | null;
  };
  close: () => void;
  /** Absent where the draft can't be changed. */
  move?: () => void;
  takeOut?: () => void;
}

/** Who meets in a group of a draft, and what can be done with it. */
export function DraftGroupDialog({ group, close, move, takeOut }: DraftGroupDialogProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  return (
    <Modal
      opened
      onClose={close}
      title={group.title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">{format.list([...group.partyNames])}</Text>
        <Text size="sm" c="dimmed">
          {format.list([...group.delegateNames, ...(group.interpreterName ? [group.interpreterName] : [])])}
        </Text>
        {move && takeOut && (
          <Group gap="xs">
            <Button data-autofocus onClick={move}>
              {t('groups.move')}
            </Button>
            <Button variant="default" color="brick" onClick={takeOut}>
              {t('remove')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
