import { Button, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import {
  CancelMeetingMutation,
  HoldMeetingMutation,
  ReopenMeetingMutation,
  ReportNoShowMutation,
} from './meeting.documents.js';

interface MeetingDeedsProps {
  meeting: { id: string; version: number; possibleActions: readonly string[] };
}

const ABSENT = ['SUPPLIER', 'BUYER', 'BOTH'] as const;

/** What may become of the meeting, as the API allows it. */
export function MeetingDeeds({ meeting: { id, version, possibleActions } }: MeetingDeedsProps) {
  const { t } = useTranslation('meeting');
  const hold = useDeed(HoldMeetingMutation);
  const noShow = useDeed(ReportNoShowMutation);
  const reopen = useDeed(ReopenMeetingMutation);
  const may = (action: string) => possibleActions.includes(action);
  return (
    <Group gap="xs">
      {may('HOLD') && (
        <Button loading={hold.isPending} onClick={() => void hold.run({ meetingId: id, early: false })}>
          {t('deed.hold')}
        </Button>
      )}
      {may('REPORT_NO_SHOW') && (
        <Menu shadow="md">
          <Menu.Target>
            <Button
              variant="default"
              loading={noShow.isPending}
              rightSection={<IconChevronDown size={16} aria-hidden />}
            >
              {t('deed.noShow')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {ABSENT.map((absentSide) => (
              <Menu.Item key={absentSide} onClick={() => void noShow.run({ meetingId: id, absentSide })}>
                {t(`enums:absentSide.${absentSide}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {may('REOPEN') && (
        <Button
          variant="default"
          loading={reopen.isPending}
          onClick={() => void reopen.run({ meetingId: id })}
        >
          {t('deed.reopen')}
        </Button>
      )}
      {may('CANCEL') && <CancelButton id={id} version={version} />}
    </Group>
  );
}

function CancelButton({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation('meeting');
  const [isOpen, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const cancel = useDeed(CancelMeetingMutation);
  const submit = async () => {
    if (await cancel.run({ meetingId: id, version, reason: reason.trim() }, t('deed.cancelled')))
      dialog.close();
  };
  return (
    <>
      <Button variant="subtle" color="brick" onClick={dialog.open}>
        {t('deed.cancel')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={t('deed.cancel')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <TextInput
            label={t('deed.reason')}
            description={t('deed.reasonHint')}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {t('deed.keep')}
            </Button>
            <Button
              color="brick"
              disabled={!reason.trim()}
              loading={cancel.isPending}
              onClick={() => void submit()}
            >
              {t('deed.cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
