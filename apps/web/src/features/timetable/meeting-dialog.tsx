import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { Asked } from '../../ui/states.js';
import { InterpretedBy } from '../meeting/interpreted-by.js';
import { MeetingDeeds } from '../meeting/meeting-deeds.js';
import { MeetingQuery } from '../meeting/meeting.documents.js';
import type { BoardMeeting } from './board.js';
import { SetMeetingFixedMutation } from './timetable.documents.js';

interface MeetingDialogProps {
  meeting: BoardMeeting;
  close: () => void;
  startMoving: () => void;
}

/** A meeting of the board: who and when, and what may be done with it. */
export function MeetingDialog({ meeting, close, startMoving }: MeetingDialogProps) {
  const { t } = useTranslation(['timetable', 'meeting', 'planning']);
  const format = useFormat();
  const query = useAsk(MeetingQuery, { id: meeting.id });
  const fix = useDeed(SetMeetingFixedMutation);
  const mayMove = meeting.status === 'DRAFT' || meeting.status === 'RELEASED';
  return (
    <Modal
      opened
      onClose={close}
      title={t('meeting')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <div>
          <Text fw={650}>
            {meeting.supplierName} – {meeting.buyerName}
          </Text>
          {meeting.delegateNames.length > 0 && (
            <Text size="sm" c="dimmed">
              {format.list([...meeting.delegateNames])}
            </Text>
          )}
          <InterpretedBy meeting={meeting} />
        </div>
        <Asked query={query}>
          {({ meeting: full }) => (
            <>
              <Group gap="xs">
                <StatusBadge kind="meetingStatus" value={full.status} />
                <Text size="sm">
                  {format.time(full.startsAt, full.fair?.timeZone ?? 'UTC')} –{' '}
                  {format.time(full.endsAt, full.fair?.timeZone ?? 'UTC')}
                  {full.table &&
                    ` · ${t('meeting:place', { table: full.table.label, hall: full.table.hall.name })}`}
                </Text>
              </Group>
              <Group gap="xs">
                {mayMove && <Button onClick={startMoving}>{t('move')}</Button>}
                {mayMove && (
                  <Button
                    variant="default"
                    loading={fix.isPending}
                    onClick={() =>
                      void fix
                        .run(
                          { meetingId: full.id, version: full.version, isFixed: !meeting.isFixed },
                          t(meeting.isFixed ? 'planning:loosened' : 'planning:fixed'),
                        )
                        .then((done) => done && close())
                    }
                  >
                    {t(meeting.isFixed ? 'planning:loosen' : 'planning:fix')}
                  </Button>
                )}
                <MeetingDeeds meeting={full} />
              </Group>
            </>
          )}
        </Asked>
        <Anchor component={Link} to={`/meetings/${meeting.id}`} size="sm">
          {t('openMeeting')}
        </Anchor>
      </Stack>
    </Modal>
  );
}
