import { Card, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import type { MyCalendarQuery } from './meeting.documents.js';

export type SessionData = ResultOf<typeof MyCalendarQuery>['myCalendar']['sessions'][number];

/** A group meeting or session among one's meetings: when, what, with whom, where. */
export function SessionRow({ session, timeZone }: { session: SessionData; timeZone: string }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const { title, startsAt, endsAt, tableLabel, hallName, otherOrganisations, ownPeople } = session;
  return (
    <Card padding="md">
      <Group wrap="nowrap" gap="md" align="flex-start">
        <Stack gap={0} w={58} style={{ flexShrink: 0 }}>
          <Text fw={700} className="figures">
            {format.time(startsAt, timeZone)}
          </Text>
          <Text size="sm" c="dimmed" className="figures">
            {format.time(endsAt, timeZone)}
          </Text>
        </Stack>
        <Stack gap={2} style={{ minWidth: 0, flex: 1, overflowWrap: 'anywhere' }}>
          <Text fw={600}>{title}</Text>
          {otherOrganisations.length > 0 && <Text size="sm">{otherOrganisations.join(', ')}</Text>}
          <Text size="sm" c="dimmed">
            {tableLabel && `${t('place', { table: tableLabel, hall: hallName })} · `}
            {ownPeople.join(', ')}
          </Text>
        </Stack>
        <Text size="sm" c="dimmed" style={{ flexShrink: 0 }}>
          {t(tableLabel ? 'session.group' : 'session.other')}
        </Text>
      </Group>
    </Card>
  );
}
