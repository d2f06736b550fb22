import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { LinkCard } from '../../ui/link-card.js';
import { OwnTime } from '../../ui/own-time.js';
import type { MeetingFragment } from './meeting.documents.js';

export type MeetingData = ResultOf<typeof MeetingFragment>;

interface MeetingRowProps {
  meeting: MeetingData;
  timeZone: string;
  /** Ids of the reader's organisations: the other side is the one to be named. */
  mine: ReadonlySet<string>;
  /** Where meetings of several days stand together. */
  withDay?: boolean;
}

/** When, with whom, where: readable at arm's length. */
export function MeetingRow({ meeting, timeZone, mine, withDay }: MeetingRowProps) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const { startsAt, endsAt, supplier, buyer, table, status, outcomeKind } = meeting;
  const isSupplier = supplier !== null && mine.has(supplier.organisation.id);
  const isBuyer = buyer !== null && mine.has(buyer.organisation.id);
  const names = [
    ...(isSupplier && !isBuyer ? [] : [supplier?.organisation.displayName]),
    ...(isBuyer && !isSupplier ? [] : [buyer?.organisation.displayName]),
  ].filter(Boolean);
  const isOff = status === 'CANCELLED';
  return (
    <LinkCard to={`/meetings/${meeting.id}`}>
      <Group wrap="nowrap" gap="md" align="flex-start" style={{ opacity: isOff ? 0.75 : 1 }}>
        <Stack gap={0} w={58} style={{ flexShrink: 0 }}>
          <Text fw={700} className="figures" td={isOff ? 'line-through' : undefined}>
            {format.time(startsAt, timeZone)}
          </Text>
          <Text size="sm" c="dimmed" className="figures">
            {format.time(endsAt, timeZone)}
          </Text>
        </Stack>
        <Stack gap={2} style={{ minWidth: 0, flex: 1 }}>
          <Text fw={600}>{names.join(' – ')}</Text>
          <Text size="sm" c="dimmed">
            {withDay && meeting.slot && `${format.shortDay(meeting.slot.date)} · `}
            {table ? t('place', { table: table.label, hall: table.hall.name }) : t('online')}
          </Text>
          {!table && !isOff && <OwnTime startsAt={startsAt} timeZone={timeZone} />}
        </Stack>
        <Stack gap={4} align="flex-end" style={{ flexShrink: 0 }}>
          <StatusBadge kind="meetingStatus" value={status} />
          {outcomeKind && (
            <Text size="xs" c="dimmed">
              {t(`enums:outcome.${outcomeKind}`)}
            </Text>
          )}
        </Stack>
      </Group>
    </LinkCard>
  );
}
