import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import type { DifferenceFragment } from './planning.documents.js';

/** So many at a time: a first release is a fair's whole timetable. */
const STEP = 60;

interface ChangeListProps {
  differences: readonly ResultOf<typeof DifferenceFragment>[];
  slotName: (slotId: string) => string;
}

/** Meetings that are in another place than before, that are new, or that are gone. */
export function ChangeList({ differences, slotName }: ChangeListProps) {
  const { t } = useTranslation('planning');
  const [shown, setShown] = useState(STEP);
  const more = differences.length - shown;
  return (
    <Stack gap={6}>
      {differences.slice(0, shown).map(({ kind, before, after }) => {
        const meeting = (after ?? before)!;
        return (
          <Change
            key={`${kind} ${meeting.meetingId}`}
            kind={kind}
            name={`${meeting.supplierName} – ${meeting.buyerName}`}
            places={[before, after]}
            slotName={slotName}
          />
        );
      })}
      {more > 0 && (
        <Group>
          <Button size="sm" variant="subtle" onClick={() => setShown(shown + STEP)}>
            {t('more', { count: more })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface PlacedGroup {
  groupMeetingId: string;
  title: string;
  slotId: string;
  tableLabel: string | null;
}

interface GroupChangeListProps {
  differences: readonly { before: PlacedGroup | null; after: PlacedGroup | null }[];
  slotName: (slotId: string) => string;
}

/** The same of group meetings. */
export function GroupChangeList({ differences, slotName }: GroupChangeListProps) {
  return (
    <Stack gap={6}>
      {differences.map(({ before, after }) => {
        const group = (after ?? before)!;
        return (
          <Change
            key={group.groupMeetingId}
            kind={!before ? 'ADDED' : after ? 'MOVED' : 'CANCELLED'}
            name={group.title}
            places={[before, after]}
            slotName={slotName}
          />
        );
      })}
    </Stack>
  );
}

interface ChangeProps {
  kind: 'ADDED' | 'MOVED' | 'CANCELLED';
  name: string;
  places: readonly ({ slotId: string; tableLabel: string | null } | null)[];
  slotName: (slotId: string) => string;
}

function Change({ kind, name, places, slotName }: ChangeProps) {
  const { t } = useTranslation('planning');
  const [from, to] = places.filter((one) => one !== null);
  const nameOf = (one: NonNullable<typeof from>) =>
    [slotName(one.slotId), one.tableLabel].filter(Boolean).join(', ');
  const isSamePlace = from && to && nameOf(from) === nameOf(to);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Badge style={{ flexShrink: 0 }} color={kind === 'ADDED' ? 'pine' : kind === 'MOVED' ? 'gold' : 'gray'}>
        {t(`kind.${kind}`)}
      </Badge>
      <Text size="sm">
        <b>{name}</b>
        {': '}
        {from && nameOf(from)}
        {isSamePlace ? `, ${t('otherPeople')}` : to && ` → ${nameOf(to)}`}
      </Text>
    </Group>
  );
}
