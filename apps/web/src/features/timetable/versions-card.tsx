import { Anchor, Button, Card, Modal, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { ChangeList, GroupChangeList } from './change-list.js';
import { VersionDifferenceQuery, VersionsQuery } from './planning.documents.js';
import { useChangeCounts } from './use-change-counts.js';
import { useSlotNames } from './use-names.js';

/** What was released so far, and what each release changed. */
export function VersionsCard({ fairId, timeZone }: { fairId: string; timeZone: string }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const countsOf = useChangeCounts();
  const [opened, setOpened] = useState<number | null>(null);
  const versions = usePages(VersionsQuery, { fairId }, (data) => data.timetableVersions);
  return (
    <Card padding="lg">
      <Stack>
        <Title order={2} size="h4">
          {t('versions')}
        </Title>
        <Asked query={versions}>
          {({ pages }) => {
            const nodes = pages.flatMap((page) => page.timetableVersions.edges.map(({ node }) => node));
            if (nodes.length === 0) {
              return (
                <Text size="sm" c="dimmed">
                  {t('noVersions')}
                </Text>
              );
            }
            return (
              <Table.ScrollContainer minWidth={560}>
                <Table>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('version')}</Table.Th>
                      <Table.Th>{t('releasedAt')}</Table.Th>
                      <Table.Th>{t('meetings')}</Table.Th>
                      <Table.Th>{t('changes')}</Table.Th>
                      <Table.Th>{t('letters')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {nodes.map((version) => (
                      <Table.Tr key={version.id}>
                        <Table.Td>{version.number}</Table.Td>
                        <Table.Td>
                          {format.dateTime(version.createdAt, timeZone)}
                          {version.note && (
                            <Text size="xs" c="dimmed">
                              {version.note}
                            </Text>
                          )}
                        </Table.Td>
                        <Table.Td>{format.number(version.meetings)}</Table.Td>
                        <Table.Td>
                          <Anchor
                            component="button"
                            size="sm"
                            ta="start"
                            onClick={() => setOpened(version.number)}
                          >
                            {countsOf(version)}
                          </Anchor>
                        </Table.Td>
                        <Table.Td>{format.number(version.letters)}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            );
          }}
        </Asked>
        {versions.hasNextPage && (
          <Button variant="default" onClick={() => void versions.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        )}
      </Stack>
      {opened !== null && <VersionChanges fairId={fairId} number={opened} close={() => setOpened(null)} />}
    </Card>
  );
}

interface VersionChangesProps {
  fairId: string;
  number: number;
  close: () => void;
}

/** What a release changed, since the one before it or an earlier one. */
function VersionChanges({ fairId, number, close }: VersionChangesProps) {
  const { t } = useTranslation('planning');
  const slotName = useSlotNames();
  const [from, setFrom] = useState(number - 1);
  const query = useAsk(VersionDifferenceQuery, { fairId, from, to: number }, { keepPrevious: true });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('versionChanges', { number })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        {number > 1 && (
          <NativeSelect
            label={t('since')}
            value={from}
            onChange={(event) => setFrom(Number(event.currentTarget.value))}
            data={Array.from({ length: number }, (_, index) => number - 1 - index).map((value) => ({
              value: String(value),
              label: value === 0 ? t('beforeFirst') : t('versionNumber', { number: value }),
            }))}
          />
        )}
        <Asked query={query}>
          {({ timetableDifference, timetableGroupDifference: groups }) =>
            timetableDifference.length + groups.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('nothingChanged')}
              </Text>
            ) : (
              <Stack>
                <GroupChangeList differences={groups} slotName={slotName} />
                <ChangeList key={from} differences={timetableDifference} slotName={slotName} />
              </Stack>
            )
          }
        </Asked>
      </Stack>
    </Modal>
  );
}
