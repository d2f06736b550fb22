import { Badge, Button, Group, NativeSelect, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCertificate, IconPlus, IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { LinkCard } from '../../ui/link-card.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useSession } from '../session/use-session.js';
import { ActivitiesQuery, type ActivityFragment } from './activity.documents.js';
import { ACTIVITY_KINDS, ACTIVITY_TOPICS } from './activity-values.js';

/** Courses, consulting programmes and workshops that enterprises can sign up for. */
export function Component() {
  const { t } = useTranslation('activity');
  const url = useUrlState();
  const { isStaff } = useSession();
  const kind = ACTIVITY_KINDS.find((one) => one === url.get('kind')) ?? null;
  const topic = ACTIVITY_TOPICS.find((one) => one === url.get('topic')) ?? null;
  const isComing = url.get('show') !== 'past';
  const pages = usePages(
    ActivitiesQuery,
    { filter: { kind, topic, isComing }, first: 20 },
    (data) => data.activities,
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <Button
            component={Link}
            to="/certificates"
            variant="default"
            leftSection={<IconCertificate size={18} aria-hidden />}
          >
            {t('verify.open')}
          </Button>
          {isStaff && (
            <Button component={Link} to="/activities/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('plan')}
            </Button>
          )}
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md" style={{ alignItems: 'end' }}>
        <SegmentedControl
          aria-label={t('show')}
          value={isComing ? 'coming' : 'past'}
          onChange={(show) => url.set({ show: show === 'past' ? 'past' : null })}
          data={[
            { value: 'coming', label: t('coming') },
            { value: 'past', label: t('past') },
          ]}
        />
        <NativeSelect
          size="md"
          label={t('kind')}
          value={kind ?? ''}
          onChange={(event) => url.set({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: t('any') },
            ...ACTIVITY_KINDS.map((value) => ({ value, label: t(`enums:activityKind.${value}`) })),
          ]}
        />
        <NativeSelect
          size="md"
          label={t('topic')}
          value={topic ?? ''}
          onChange={(event) => url.set({ topic: event.currentTarget.value })}
          data={[
            { value: '', label: t('any') },
            ...ACTIVITY_TOPICS.map((value) => ({ value, label: t(`enums:activityTopic.${value}`) })),
          ]}
        />
      </SimpleGrid>
      <Asked query={pages}>
        {(data) => {
          const found = data.pages.flatMap((page) => page.activities.edges.map(({ node }) => node));
          if (found.length === 0)
            return (
              <EmptyState
                icon={<IconSchool />}
                title={t(isComing ? 'noneComing' : 'nonePast')}
                text={t('noneText')}
              />
            );
          return (
            <Stack gap="sm">
              {found.map((activity) => (
                <ActivityCard key={activity.id} activity={activity} />
              ))}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}

function ActivityCard({ activity }: { activity: ResultOf<typeof ActivityFragment> }) {
  const { t } = useTranslation('activity');
  const textIn = useTextIn();
  const format = useFormat();
  const { sessions, places, takenPlaces, waitingPeople, status, timeZone } = activity;
  const [first, last] = [sessions[0], sessions.at(-1)];
  return (
    <LinkCard to={`/activities/${activity.id}`}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Text fw={600}>{textIn(activity.title)}</Text>
          <Text size="sm" c="dimmed">
            {first && last && format.dayRange(first.startsAt.slice(0, 10), last.startsAt.slice(0, 10))}
            {first && ` · ${format.time(first.startsAt, timeZone)}`}
            {` · ${activity.place}`}
          </Text>
          {activity.fair && (
            <Text size="sm" c="dimmed">
              {t('besideFair', { fair: textIn(activity.fair.name) })}
            </Text>
          )}
        </Stack>
        <Group gap="xs">
          <DemoBadge shown={activity.isDemo} />
          {status !== 'OPEN' && (
            <Badge color={status === 'CANCELLED' ? 'brick' : 'gold'}>
              {t(`enums:activityStatus.${status}`)}
            </Badge>
          )}
          <Badge color="gray">{t(`enums:activityKind.${activity.kind}`)}</Badge>
          <Badge color={places !== null && takenPlaces >= places ? 'gold' : 'pine'}>
            {places === null
              ? t('people', { count: takenPlaces })
              : t('placesTaken', { taken: takenPlaces, places })}
            {waitingPeople > 0 && ` · ${t('waiting', { count: waitingPeople })}`}
          </Badge>
        </Group>
      </Group>
    </LinkCard>
  );
}
