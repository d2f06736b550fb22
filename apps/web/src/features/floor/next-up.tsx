import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconWalk } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { countdown } from './floor-view.js';

interface NextUpProps {
  /** A meeting or a session. */
  what: { startsAt: string; endsAt: string; hallName: string | null; walkMinutes: number };
  timeZone: string;
  now: number;
  /** Beside the time; null where there is nothing to say. */
  place: string | null;
  children: ReactNode;
}

/** Where one goes next, or is now: when, how long until then, where, how long the way is; then who and what. */
export function NextUp({ what, timeZone, now, place, children }: NextUpProps) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const starts = Date.parse(what.startsAt);
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
              ? t('myDay.until', { time: format.time(what.endsAt, timeZone) })
              : t('myDay.in', { left: countdown(starts - now) })}
          </Text>
        </Group>
        <Text fz={34} fw={700} lh={1.2} className="figures">
          {format.time(what.startsAt, timeZone)}
          {place && ` · ${place}`}
        </Text>
        {what.hallName && (
          <Group gap={6}>
            <Text>{what.hallName}</Text>
            {what.walkMinutes > 0 && (
              <Badge color="sky" leftSection={<IconWalk size={14} aria-hidden />}>
                {t('myDay.walk', { minutes: what.walkMinutes })}
              </Badge>
            )}
          </Group>
        )}
        {children}
      </Stack>
    </Card>
  );
}
