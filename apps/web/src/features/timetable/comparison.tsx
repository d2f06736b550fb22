import { Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { ChangeList, GroupChangeList } from './change-list.js';
import { ComparisonQuery } from './planning.documents.js';
import { useChangeCounts } from './use-change-counts.js';

interface ComparisonProps {
  fairId: string;
  /** null stands for the timetable as it is. */
  before: string | null;
  after: string | null;
  slotName: (slotId: string) => string;
}

/** Who gains, who loses and what moved between two timetables. */
export function Comparison({ fairId, before, after, slotName }: ComparisonProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const query = useAsk(ComparisonQuery, { fairId, before, after }, { keepPrevious: true });
  const countsOf = useChangeCounts();
  const signed = (value: number) => `${value > 0 ? '+' : ''}${format.decimal(value, 1)}`;
  return (
    <Asked query={query}>
      {({ compareTimetables: { added, moved, cancelled, differences, groupMeetings, balances } }) => (
        <Stack>
          <Text size="sm">{countsOf({ added, moved, cancelled, groupMeetings: groupMeetings.length })}</Text>
          {balances.length > 0 && (
            <div>
              <Title order={3} size="h5" mb={6}>
                {t('balances')}
              </Title>
              <Table.ScrollContainer minWidth={380} mah={300}>
                <Table stickyHeader>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('participant')}</Table.Th>
                      <Table.Th>{t('meetings')}</Table.Th>
                      <Table.Th>{t('worth')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {balances.map((one) => (
                      <Table.Tr key={one.participationId}>
                        <Table.Td>{one.name}</Table.Td>
                        <Table.Td style={{ whiteSpace: 'nowrap' }}>
                          {one.meetingsBefore} → {one.meetingsAfter}
                        </Table.Td>
                        <Table.Td>{signed(one.worthAfter - one.worthBefore)}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            </div>
          )}
          {groupMeetings.length > 0 && (
            <div>
              <Title order={3} size="h5" mb={6}>
                {t('groups.title')}
              </Title>
              <GroupChangeList differences={groupMeetings} slotName={slotName} />
            </div>
          )}
          {differences.length > 0 && (
            <div>
              <Title order={3} size="h5" mb={6}>
                {t('differences')}
              </Title>
              <ChangeList differences={differences} slotName={slotName} />
            </div>
          )}
        </Stack>
      )}
    </Asked>
  );
}
