import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceTv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { useDayOffline } from '../../offline/use-day-offline.js';
import { Asked } from '../../ui/states.js';
import { TabLinks } from '../../ui/tab-links.js';
import { useFair } from '../fair/fair.layout.js';
import { FloorQuery } from './floor.documents.js';
import { countdown, phaseOf, withQueued } from './floor-view.js';
import classes from './floor.module.css';
import { CannotKeep } from './queue-notice.js';
import { type FloorContext, useClock } from './use-floor.js';

const neighbours = () =>
  Promise.all([
    import('./board.page.js'),
    import('./check-in.page.js'),
    import('./freed-slots.page.js'),
    import('./repairs.page.js'),
    import('./entrances.page.js'),
    import('./walk-in-form.js'),
    import('qr/decode.js'),
  ]);

/** What all pages of the floor have in common: the time, who has come, and what waits on this device. */
export function Component() {
  const { t } = useTranslation('floor');
  const fair = useFair();
  const { queue, cannotKeep } = useDayOffline(neighbours);
  const query = useAsk(FloorQuery, { fairId: fair.id, date: null }, { staleTime: 5_000 });
  const base = `/fairs/${fair.id}/floor`;
  return (
    <Stack>
      {cannotKeep && <CannotKeep />}
      <Asked query={query}>
        {({ floor: read }) => (
          <FloorFrame
            at={read.at}
            readAt={query.dataUpdatedAt}
            floor={withQueued(read, queue)}
            tabs={[
              { to: base, label: 'floor:tab.board', end: true },
              { to: `${base}/check-in`, label: 'floor:tab.checkIn' },
              { to: `${base}/freed-slots`, label: 'floor:tab.freed' },
              { to: `${base}/repairs`, label: 'floor:tab.repairs' },
              { to: `${base}/entrances`, label: 'floor:tab.entrances' },
            ]}
            label={t('tabs')}
          />
        )}
      </Asked>
    </Stack>
  );
}

function FloorFrame({
  floor,
  at,
  readAt,
  tabs,
  label,
}: {
  floor: FloorContext['floor'];
  at: string;
  readAt: number;
  tabs: { to: string; label: string; end?: boolean }[];
  label: string;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const now = useClock(at, readAt);
  const { next } = phaseOf(floor.slots, now);
  const { counters } = floor;
  const instant = new Date(now).toISOString();
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text>
          <Text span fw={700} size="xl" className="figures">
            {format.time(instant, floor.timeZone)}
          </Text>{' '}
          <Text span c="dimmed" size="sm">
            {format.weekday(floor.date)} · {format.zone(floor.timeZone, instant)}
          </Text>
          {next && (
            <Text size="sm" className="figures">
              {t('nextIn', {
                time: format.time(next.startsAt, floor.timeZone),
                left: countdown(Date.parse(next.startsAt) - now),
              })}
            </Text>
          )}
        </Text>
        <Button
          component={Link}
          to={`/fairs/${floor.fairId}/floor/screen`}
          variant="default"
          // It is for what hangs in the hall.
          visibleFrom="sm"
          leftSection={<IconDeviceTv size={18} aria-hidden />}
        >
          {t('bigScreen')}
        </Button>
      </Group>
      <div className={classes.counters}>
        {(
          [
            ['checkedIn', counters.checkedIn],
            ['expected', counters.expected],
            ['missing', counters.missing],
            ['unexpected', counters.unexpected],
            ['walkIns', counters.walkIns],
          ] as const
        ).map(([name, count]) => (
          <div key={name} className={classes.counter}>
            <div className={classes.number}>{count}</div>
            <Text size="sm" c="dimmed">
              {t(`counter.${name}`)}
            </Text>
          </div>
        ))}
      </div>
      <TabLinks label={label} tabs={tabs} />
      <Outlet context={{ floor, now } satisfies FloorContext} />
    </Stack>
  );
}
