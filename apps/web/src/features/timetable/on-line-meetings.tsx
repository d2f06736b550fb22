import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { BoardMeeting, BoardSlot } from './board.js';

interface OnLineMeetingsProps {
  slots: readonly BoardSlot[];
  meetings: readonly BoardMeeting[];
  timeZone: string;
  openMeeting: (meeting: BoardMeeting) => void;
}

/** Meetings of the day that have no table, and so no place on the board. */
export function OnLineMeetings({ slots, meetings, timeZone, openMeeting }: OnLineMeetingsProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const startOf = new Map(slots.map(({ id, startsAt }) => [id, startsAt]));
  const onLine = meetings.filter(
    ({ tableId, slotId, status }) => tableId === null && status !== 'CANCELLED' && startOf.has(slotId),
  );
  if (onLine.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('onLine')}
      </Text>
      {onLine.map((one) => (
        <Anchor
          key={one.id}
          component="button"
          size="sm"
          display="block"
          ta="start"
          onClick={() => openMeeting(one)}
        >
          {format.time(startOf.get(one.slotId)!, timeZone)} · {one.supplierName} – {one.buyerName}
        </Anchor>
      ))}
    </div>
  );
}
