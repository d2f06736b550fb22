import { Alert, Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { dayIn } from '../../i18n/day-in.js';
import { useFair } from './fair.layout.js';
import type { InTheWayFragment } from './in-the-way.documents.js';
import { useMyFairs } from './use-my-fairs.js';

export type InTheWay = ResultOf<typeof InTheWayFragment>;

interface MeetingsInTheWayProps {
  /** Nothing is shown while nothing was refused. */
  refusal: InTheWay | null;
  /** Left out where something else beside it closes it. */
  dismiss?: () => void;
  /** To do it all the same, where that leaves the meetings standing for later. */
  goOn?: { label: string; isPending: boolean; run: () => void };
  /** A slot or table was to be removed: records of meetings keep those, so that cancelling doesn't help. */
  isPlace?: boolean;
  /** What can be done about a place that is kept by records. */
  wayOut?: string;
}

/** Why something can't be taken away: the meetings that depend on it, each a step away from being moved or cancelled. */
export function MeetingsInTheWay({ refusal, dismiss, goOn, isPlace, wayOut }: MeetingsInTheWayProps) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const fair = useFair();
  const { isOrganizer } = useMyFairs().rolesAt(fair.id);
  const box = useRef<HTMLDivElement>(null);
  // It may stand above what was tapped, out of sight on a phone.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  if (!refusal) return null;
  const shown = refusal.inTheWay ?? [];
  const hidden = refusal.meetings - shown.length;
  const areRecords = shown.some(({ status }) => status !== 'DRAFT' && status !== 'RELEASED');
  const first = shown[0];
  return (
    <Alert
      ref={box}
      // Clear of the header and of the bar under the thumb.
      style={{ scrollMarginBlock: 90 }}
      role="alert"
      color="gold"
      icon={<IconAlertTriangle />}
      title={t('inTheWay.title', { count: refusal.meetings })}
    >
      <Stack gap="xs">
        <Text size="sm">
          {isPlace && areRecords
            ? `${t('inTheWay.records')} ${wayOut ?? ''}`
            : t(goOn ? 'inTheWay.orGoOn' : isPlace ? 'inTheWay.moveFirst' : 'inTheWay.text')}
        </Text>
        {shown.length > 0 && (
          <Paper p="sm" radius="md" mah={260} style={{ overflowY: 'auto' }}>
            <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: 'none' }}>
              {shown.map(({ id, status, startsAt, table, supplier, buyer }) => (
                <Group component="li" key={id} gap="xs">
                  {/* In a tab of its own: what was entered here isn't saved yet. */}
                  <Anchor component={Link} to={`/meetings/${id}`} target="_blank" size="sm" fw={600}>
                    {format.shortDay(dayIn(fair.timeZone, startsAt))}, {format.time(startsAt, fair.timeZone)}{' '}
                    · {table?.label} ·{' '}
                    {[supplier, buyer].map((one) => one?.organisation.displayName).join(' – ')}
                  </Anchor>
                  <StatusBadge kind="meetingStatus" value={status} />
                </Group>
              ))}
            </Stack>
          </Paper>
        )}
        {hidden > 0 && (
          <Text size="sm">{t(isOrganizer ? 'inTheWay.more' : 'inTheWay.hidden', { count: hidden })}</Text>
        )}
        <Group gap="xs">
          {goOn && (
            <Button size="sm" color="gold" loading={goOn.isPending} onClick={goOn.run}>
              {goOn.label}
            </Button>
          )}
          {isOrganizer && first && (
            <Button
              size="sm"
              variant="default"
              component={Link}
              target="_blank"
              to={`/fairs/${fair.id}/timetable?day=${dayIn(fair.timeZone, first.startsAt)}`}
            >
              {t('inTheWay.timetable')}
            </Button>
          )}
          {dismiss && (
            <Button size="sm" variant="default" onClick={dismiss}>
              {t('inTheWay.leave')}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
