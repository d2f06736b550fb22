import { Alert, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { SetWithdrawnMutation } from './editing.documents.js';

interface WithdrawalProps {
  organisation: { id: string; displayName: string; withdrawnAt: string | null };
}

/** Takes the organisation out of the directory: what that means is said first. */
export function Withdrawal({ organisation: { id, displayName, withdrawnAt } }: WithdrawalProps) {
  const { t } = useTranslation('organisation');
  const [isOpen, dialog] = useDisclosure(false);
  const set = useDeed(SetWithdrawnMutation);
  if (withdrawnAt) return null;
  const withdraw = async () => {
    if (await set.run({ id, withdrawn: true }, t('withdrawal.done', { name: displayName }))) dialog.close();
  };
  return (
    <Card component="section" aria-labelledby="withdrawal" mt="lg">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 280px' }}>
          <Title order={2} size="h3" id="withdrawal">
            {t('withdrawal.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('withdrawal.hint')}
          </Text>
        </div>
        <Button variant="outline" color="brick" onClick={dialog.open}>
          {t('withdrawal.withdraw')}
        </Button>
      </Group>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={t('withdrawal.ask', { name: displayName })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm">{t('withdrawal.meaning')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {t('common:action.cancel')}
            </Button>
            <Button color="brick" loading={set.isPending} onClick={() => void withdraw()}>
              {t('withdrawal.withdraw')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}

/** Says on every page of a withdrawn organisation that nobody else finds it, with the way back. */
export function WithdrawnNotice({ organisation: { id, displayName, withdrawnAt } }: WithdrawalProps) {
  const { t } = useTranslation('organisation');
  const format = useFormat();
  const set = useDeed(SetWithdrawnMutation);
  if (!withdrawnAt) return null;
  return (
    <Alert
      color="gold"
      icon={<IconEyeOff />}
      title={t('withdrawal.since', { when: format.day(withdrawnAt) })}
      mb="lg"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('withdrawal.hidden')}</Text>
        <Button
          size="sm"
          loading={set.isPending}
          onClick={() =>
            void set.run({ id, withdrawn: false }, t('withdrawal.restored', { name: displayName }))
          }
        >
          {t('withdrawal.restore')}
        </Button>
      </Group>
    </Alert>
  );
}
