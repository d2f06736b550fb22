import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconUsersGroup, IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type MyDay, countdown } from './floor-view.js';
import classes from './floor.module.css';

export type MySession = MyDay['sessions'][number];

/** The group meeting or session that one goes to next, or sits in. */
export function NextSession({ session, day, now }: { session: MySession; day: MyDay; now: number }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const starts = Date.parse(session.startsAt);
  const hasBegun = starts <= now;
  return (
    <Card>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t(hasBegun ? 'myDay.now' : 'myDay.next')}
          </Title>
          <Text fw={700} className="figures">
            {hasBegun
              ? t('myDay.until', { time: format.time(session.endsAt, day.timeZone) })
              : t('myDay.in', { left: countdown(starts - now) })}
          </Text>
        </Group>
        <Text fz={34} fw={700} lh={1.2} className="figures">
          {format.time(session.startsAt, day.timeZone)}
          {session.tableLabel && ` · ${t('table', { table: session.tableLabel })}`}
        </Text>
        {session.hallName && (
          <Group gap={6}>
            <Text>{session.hallName}</Text>
            {session.walkMinutes > 0 && (
              <Badge color="sky" leftSection={<IconWalk size={14} aria-hidden />}>
                {t('myDay.walk', { minutes: session.walkMinutes })}
              </Badge>
            )}
          </Group>
        )}
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
      </Stack>
    </Card>
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
