import { Badge, Group, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { MyDay } from './floor-view.js';
import classes from './floor.module.css';
import { NextUp } from './next-up.js';

export type MySession = MyDay['sessions'][number];

/** The group meeting or session that one goes to next, or sits in. */
export function NextSession({ session, day, now }: { session: MySession; day: MyDay; now: number }) {
  const { t } = useTranslation('floor');
  const place = session.tableLabel && t('table', { table: session.tableLabel });
  return (
    <NextUp what={session} timeZone={day.timeZone} now={now} place={place}>
      <Text fw={600} size="lg">
        {session.title}
      </Text>
      {session.tableLabel && (
        <Group>
          <Badge color="gray" leftSection={<IconUsersGroup size={14} aria-hidden />}>
            {t('groupMeeting')}
          </Badge>
        </Group>
      )}
      {session.otherOrganisations.length > 0 && (
        <Text size="sm">{t('with', { name: session.otherOrganisations.join(', ') })}</Text>
      )}
      <Text size="sm" c="dimmed">
        {t('myDay.ownPeople', { names: session.ownPeople.join(', ') })}
      </Text>
    </NextUp>
  );
}

export function SessionLine({ session, timeZone }: { session: MySession; timeZone: string }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const where = [session.tableLabel && t('table', { table: session.tableLabel }), session.hallName];
  return (
    <div className={classes.row}>
      <span className={classes.table}>{format.time(session.startsAt, timeZone)}</span>
      <div className={classes.pair}>
        <Text fw={600}>{session.title}</Text>
        {session.otherOrganisations.length > 0 && (
          <Text size="sm">{t('with', { name: session.otherOrganisations.join(', ') })}</Text>
        )}
        <Text size="sm" c="dimmed">
          {[...where, t('until', { time: format.time(session.endsAt, timeZone) })].filter(Boolean).join(', ')}
          {session.walkMinutes > 0 && ` · ${t('myDay.walk', { minutes: session.walkMinutes })}`}
        </Text>
      </div>
    </div>
  );
}
