import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { MyDay, MyMeeting } from './floor-view.js';

/** A meeting that is elsewhere than it was when the page last showed it; `now` null when it is held no more. */
interface DayChange {
  readonly before: MyMeeting;
  readonly now: MyMeeting | null;
}

/**
 * What has changed of somebody's meetings while they had the page open: a time that is another one all of a sudden would
 * not be noticed between two tables.
 */
export function DayChanges({ day }: { day: MyDay }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const seen = useRef<ReadonlyMap<string, MyMeeting> | null>(null);
  const [changes, setChanges] = useState<readonly DayChange[]>([]);
  useEffect(() => {
    const found = seen.current ? changesSince(seen.current, day.meetings) : [];
    seen.current = new Map(day.meetings.map((meeting) => [meeting.id, meeting]));
    if (found.length === 0) return;
    setChanges((known) => {
      // Of a meeting that is moved again, where it was at first is what its people have in mind.
      const first = new Map(known.map((one) => [one.before.id, one.before]));
      const again = found.map(({ before, now }) => ({ before: first.get(before.id) ?? before, now }));
      const moved = new Set(found.map(({ before }) => before.id));
      return [...known.filter(({ before }) => !moved.has(before.id)), ...again];
    });
  }, [day.meetings]);
  const place = ({ startsAt, tableLabel }: MyMeeting) =>
    `${format.time(startsAt, day.timeZone)}, ${tableLabel ? t('table', { table: tableLabel }) : t('online')}`;
  return (
    <div aria-live="assertive">
      {changes.length > 0 && (
        <Alert
          color="gold"
          icon={<IconArrowsExchange />}
          title={t('myDay.changed', { count: changes.length })}
        >
          <Stack gap="xs">
            {changes.map(({ before, now }) => (
              <Text size="sm" key={before.id}>
                <b>{before.partnerName}</b>: <s>{place(before)}</s> {now ? `→ ${place(now)}` : t('myDay.off')}
              </Text>
            ))}
            <Group>
              <Button size="sm" variant="default" onClick={() => setChanges([])}>
                {t('queue.understood')}
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
    </div>
  );
}

function changesSince(before: ReadonlyMap<string, MyMeeting>, meetings: readonly MyMeeting[]): DayChange[] {
  const now = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  return [...before.values()].flatMap((was): DayChange[] => {
    if (was.status !== 'RELEASED') return [];
    const is = now.get(was.id) ?? null;
    const isSame = is && is.startsAt === was.startsAt && is.tableLabel === was.tableLabel;
    return isSame ? [] : [{ before: was, now: is }];
  });
}
