import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something that people are told of as soon as it is done. */
export interface Asked {
  readonly title: string;
  /** Whom it tells, and what. */
  readonly text: string;
  readonly action: string;
  /** It takes something away. */
  readonly isLoss: boolean;
  /** @param isMeant false when it is left as it is */
  readonly answer: (isMeant: boolean) => void;
}

/** Says whom something tells before it is done. */
export function AskFirst({ asked, isPending }: { asked: Asked | null; isPending: boolean }) {
  const { t } = useTranslation('terms');
  return (
    <Modal
      opened={asked !== null}
      onClose={() => asked?.answer(false)}
      title={asked?.title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {asked && (
        <Stack>
          <Text>{asked.text}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => asked.answer(false)}>
              {t('common:action.cancel')}
            </Button>
            <Button
              color={asked.isLoss ? 'brick' : undefined}
              loading={isPending}
              onClick={() => asked.answer(true)}
            >
              {asked.action}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
