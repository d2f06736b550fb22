import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { GroupMeeting } from './groups-card.js';

interface GroupPartingProps {
  group: GroupMeeting;
  timeZone: string;
  /** Out of the timetable to be placed anew, or off the fair. */
  way: 'anew' | 'remove';
  isPending: boolean;
  confirm: () => void;
  close: () => void;
}

/** Whom it touches that a group meeting goes out of the timetable, before it does. */
export function GroupParting({ group, timeZone, way, isPending, confirm, close }: GroupPartingProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { place, parties, title } = group;
  return (
    <Modal
      opened
      onClose={close}
      title={t(`groups.${way}One`, { title })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        {place && (
          <>
            <Text size="sm">{t('groups.touches', { at: format.dateTime(place.startsAt, timeZone) })}</Text>
            <List size="sm">
              {parties.map(({ participationId, name }) => (
                <List.Item key={participationId}>{name}</List.Item>
              ))}
            </List>
            <Text size="sm" c="dimmed">
              {format.list(place.delegateNames)}
            </Text>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button color="brick" loading={isPending} onClick={confirm}>
            {t(`groups.${way}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
