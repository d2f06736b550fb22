import { Anchor, Badge, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useFair } from '../fair/fair.layout.js';
import { CompareDialog } from './compare-dialog.js';
import { GroupsCard } from './groups-card.js';
import { PlanPanel } from './plan-panel.js';
import { DraftsQuery, StartDraftMutation, VersionsQuery } from './planning.documents.js';

/** Where a timetable is made: searches, their drafts side by side, and what was released so far. */
export function Component() {
  const { t } = useTranslation('planning');
  const fair = useFair();
  return (
    <Stack gap="lg" maw={980}>
      <Anchor component={Link} to={`/fairs/${fair.id}/timetable`} size="sm">
        <Group gap={6}>
          <IconArrowLeft size={16} />
          {t('backToTimetable')}
        </Group>
      </Anchor>
      <PlanPanel fairId={fair.id} />
      <GroupsCard fair={fair} />
      <Drafts fairId={fair.id} />
      <Versions fairId={fair.id} timeZone={fair.timeZone} />
    </Stack>
  );
}

function Drafts({ fairId }: { fairId: string }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const navigate = useNavigate();
  const drafts = usePages(DraftsQuery, { fairId }, (data) => data.timetableDrafts);
  const start = useAct(StartDraftMutation);
  const [comparing, setComparing] = useState(false);
  return (
    <Card padding="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('drafts')}
          </Title>
          <Group gap="xs">
            <Button variant="default" size="sm" onClick={() => setComparing(true)}>
              {t('compare')}
            </Button>
            <Button
              variant="default"
              size="sm"
              loading={start.isPending}
              onClick={() =>
                start.mutate(
                  { input: { fairId, idempotencyKey: newKey() } },
                  {
                    onSuccess: ({ startTimetableDraft: { id } }) =>
                      void navigate(`/fairs/${fairId}/timetable/drafts/${id}`),
                  },
                )
              }
            >
              {t('startByHand')}
            </Button>
          </Group>
        </Group>
        <ErrorNotice error={start.error} />
        <Asked query={drafts}>
          {({ pages }) => {
            const nodes = pages.flatMap((page) => page.timetableDrafts.edges.map(({ node }) => node));
            if (nodes.length === 0) return <EmptyState title={t('noDrafts')} text={t('noDraftsText')} />;
            return (
              <Stack gap="xs">
                {nodes.map((draft) => (
                  <Group
                    key={draft.id}
                    justify="space-between"
                    gap="sm"
                    py="xs"
                    style={{ borderBottom: '1px solid var(--line)' }}
                  >
                    <div>
                      <Group gap="xs">
                        <Anchor
                          component={Link}
                          to={`/fairs/${fairId}/timetable/drafts/${draft.id}`}
                          fw={600}
                        >
                          {draft.name ?? t('draftNumber', { number: draft.number })}
                        </Anchor>
                        <Badge color={draft.status === 'RELEASED' ? 'pine' : 'gold'}>
                          {t(`draftStatus.${draft.status}`)}
                        </Badge>
                      </Group>
                      <Text size="sm" c="dimmed">
                        {format.relative(draft.createdAt)}
                      </Text>
                    </div>
                    <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
                      {t('draftFacts', { count: draft.meetingCount })}
                      {draft.figures &&
                        ` · ${t('draftWorth', {
                          worth: format.percent(draft.figures.worth / (draft.figures.worthBound || 1), 2),
                          worst: format.percent(draft.figures.worstShare),
                          breaks: draft.figures.breaks,
                        })}`}
                    </Text>
                  </Group>
                ))}
                {drafts.hasNextPage && (
                  <Button variant="default" onClick={() => void drafts.fetchNextPage()}>
                    {t('common:action.more')}
                  </Button>
                )}
                {comparing && (
                  <CompareDialog fairId={fairId} drafts={nodes} close={() => setComparing(false)} />
                )}
              </Stack>
            );
          }}
        </Asked>
      </Stack>
    </Card>
  );
}

function Versions({ fairId, timeZone }: { fairId: string; timeZone: string }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
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
                          {t('changeCounts', {
                            added: version.added,
                            moved: version.moved,
                            cancelled: version.cancelled,
                          })}
                          {version.groupMeetings > 0 &&
                            ` · ${t('groups.count', { count: version.groupMeetings })}`}
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
    </Card>
  );
}
