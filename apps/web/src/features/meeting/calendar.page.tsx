import { Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconCalendarOff, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { dayIn } from '../../i18n/day-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { InfoNotice } from '../../ui/notices.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { useSession } from '../session/use-session.js';
import { MeetingRow } from './meeting-row.js';
import { SessionRow } from './session-row.js';
import { MyCalendarQuery } from './meeting.documents.js';

/** One day at a time, in the fair's zone: what a participant looks at between two meetings. */
export function Component() {
  const { t, i18n } = useTranslation('meeting');
  const format = useFormat();
  const fair = useFair();
  const url = useUrlState();
  const { organisations } = useSession();
  const query = useAsk(MyCalendarQuery, { fairId: fair.id });
  const mine = new Set(organisations.map(({ id }) => id));
  const days = fair.days.map(({ date }) => date);
  const today = dayIn(fair.timeZone, useNow());
  const day =
    days.find((one) => one === url.get('day')) ?? days.find((one) => one === today) ?? days[0] ?? today;
  const readerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Stack maw={720}>
      {days.length > 1 && (
        <SegmentedControl
          aria-label={t('calendar.day')}
          fullWidth
          value={day}
          onChange={(value) => url.set({ day: value })}
          data={days.map((value) => ({ value, label: format.shortDay(value) }))}
        />
      )}
      <Anchor
        href={`/print/fairs/${fair.id}/mine?${new URLSearchParams({ lang: i18n.language }).toString()}`}
        target="_blank"
        size="sm"
        fw={600}
      >
        <Group gap={6} component="span">
          <IconPrinter size={16} aria-hidden />
          {t('calendar.print')}
        </Group>
      </Anchor>
      <Text size="sm" c="dimmed">
        {format.weekday(day)} · {t('calendar.zone', { zone: format.zone(fair.timeZone, `${day}T12:00:00Z`) })}
      </Text>
      {format.zone(readerZone).split(' · ')[1] !== format.zone(fair.timeZone).split(' · ')[1] && (
        <InfoNotice>
          {t('calendar.otherZone', { zone: format.zone(readerZone, `${day}T12:00:00Z`) })}
        </InfoNotice>
      )}
      <Asked query={query}>
        {({ myCalendar: { meetings, sessions, pendingRequests } }) => {
          const isOfDay = ({ startsAt }: { startsAt: string }) => dayIn(fair.timeZone, startsAt) === day;
          const ofDay = [
            ...meetings.filter(isOfDay).map((meeting) => ({
              startsAt: meeting.startsAt,
              row: <MeetingRow key={meeting.id} meeting={meeting} timeZone={fair.timeZone} mine={mine} />,
            })),
            ...sessions.filter(isOfDay).map((session) => ({
              startsAt: session.startsAt,
              row: <SessionRow key={session.id} session={session} timeZone={fair.timeZone} />,
            })),
          ].toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
          return (
            <>
              {pendingRequests.length > 0 && (
                <Button component={Link} to={`/fairs/${fair.id}/requests`} variant="light" color="gold">
                  {t('calendar.pending', { count: pendingRequests.length })}
                </Button>
              )}
              {ofDay.length === 0 && (
                <EmptyState
                  icon={<IconCalendarOff />}
                  title={t('calendar.none')}
                  text={t('calendar.noneText')}
                />
              )}
              <Stack gap="xs">{ofDay.map(({ row }) => row)}</Stack>
            </>
          );
        }}
      </Asked>
    </Stack>
  );
}
