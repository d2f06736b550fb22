import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
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
import { DraftsQuery, StartDraftMutation } from './planning.documents.js';
import { VersionsCard } from './versions-card.js';

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
      <VersionsCard fairId={fair.id} timeZone={fair.timeZone} />
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
  const isAny = Boolean(drafts.data?.pages[0]?.timetableDrafts.edges.length);
  return (
    <Card padding="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t('drafts')}
          </Title>
          <Group gap="xs">
            {isAny && (
              <Button variant="default" size="sm" onClick={() => setComparing(true)}>
                {t('compare')}
              </Button>
            )}
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
                          breaks: t('gapCount', { count: draft.figures.breaks }),
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
