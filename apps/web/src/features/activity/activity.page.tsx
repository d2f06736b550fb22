import {
  Alert,
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { useSession } from '../session/use-session.js';
import { ActivityQuery, CancelActivityMutation, OpenActivityMutation } from './activity.documents.js';
import { Attendance } from './attendance.js';
import { SignUp } from './sign-up.js';

export type ActivityData = ResultOf<typeof ActivityQuery>['activity'];

export function Component() {
  const { activityId } = useParams();
  const query = useAsk(ActivityQuery, { id: activityId! });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ activity }) => <ActivityView activity={activity} />}
    </Asked>
  );
}

function ActivityView({ activity }: { activity: ActivityData }) {
  const { t } = useTranslation('activity');
  const textIn = useTextIn();
  const format = useFormat();
  const { isStaff, organisations } = useSession();
  const { status, sessions, timeZone, places, takenPlaces, fair } = activity;
  return (
    <Page
      title={textIn(activity.title)}
      lead={`${t(`enums:activityKind.${activity.kind}`)} · ${t(`enums:activityTopic.${activity.topic}`)}`}
      trail={[{ to: '/activities', label: t('title') }]}
      badges={
        <>
          {status !== 'OPEN' && (
            <Badge color={status === 'CANCELLED' ? 'brick' : 'gold'}>
              {t(`enums:activityStatus.${status}`)}
            </Badge>
          )}
          <DemoBadge shown={activity.isDemo} />
        </>
      }
      actions={isStaff && status !== 'CANCELLED' && <StaffDeeds activity={activity} />}
    >
      <Stack gap="xl">
        {status === 'CANCELLED' && (
          <Alert color="brick" title={t('cancelledTitle')}>
            {activity.cancelReason}
          </Alert>
        )}
        {activity.description.length > 0 && (
          <Text maw={720} style={{ whiteSpace: 'pre-line' }}>
            {textIn(activity.description)}
          </Text>
        )}
        <Card component="section" aria-label={t('facts')}>
          <Facts
            facts={[
              { label: t('place'), value: activity.place },
              { label: t('provider'), value: activity.provider },
              {
                label: t('places'),
                value:
                  places === null
                    ? t('people', { count: takenPlaces })
                    : t('placesTaken', { taken: takenPlaces, places }),
              },
              { label: t('signUpUntil'), value: format.dateTime(activity.signUpUntil, timeZone) },
              { label: t('required'), value: t('requiredShare', { share: activity.requiredAttendance }) },
              {
                label: t('fair'),
                value: fair && (
                  <Anchor component={Link} to={`/fairs/${fair.id}`}>
                    {textIn(fair.name)}
                  </Anchor>
                ),
              },
            ]}
          />
        </Card>
        <section aria-labelledby="sessions">
          <Title order={2} id="sessions" mb="sm">
            {t('sessions')}
          </Title>
          <Stack gap="xs">
            {sessions.map((session) => (
              <Group key={session.id} gap="xs" className="figures">
                <Text fw={550}>{format.weekday(session.startsAt)}</Text>
                <Text>
                  {format.time(session.startsAt, timeZone)}–{format.time(session.endsAt, timeZone)}
                </Text>
                <Text c="dimmed">{session.title}</Text>
              </Group>
            ))}
            <Text size="sm" c="dimmed">
              {format.zone(timeZone, sessions[0]?.startsAt)}
            </Text>
          </Stack>
        </section>
        {organisations.length > 0 && status === 'OPEN' && <SignUp activity={activity} />}
        {isStaff && <Attendance activity={activity} />}
      </Stack>
    </Page>
  );
}

function StaffDeeds({ activity }: { activity: ActivityData }) {
  const { t } = useTranslation('activity');
  const open = useDeed(OpenActivityMutation);
  const cancel = useDeed(CancelActivityMutation);
  const [isCancelling, setCancelling] = useState(false);
  const [reason, setReason] = useState('');
  const { id, status } = activity;
  return (
    <>
      <Button
        component={Link}
        to={`/activities/${id}/edit`}
        variant="default"
        leftSection={<IconPencil size={18} aria-hidden />}
      >
        {t('common:action.edit')}
      </Button>
      {status === 'OPEN' ? (
        <Button variant="subtle" color="brick" onClick={() => setCancelling(true)}>
          {t('cancelIt')}
        </Button>
      ) : (
        <Button loading={open.isPending} onClick={() => void open.run({ id }, t('opened'))}>
          {t('open')}
        </Button>
      )}
      {isCancelling && (
        <Modal
          opened
          onClose={() => setCancelling(false)}
          title={t('cancelIt')}
          closeButtonProps={{ 'aria-label': t('common:action.close') }}
        >
          <Stack>
            <Textarea
              label={t('cancelReason')}
              required
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              color="brick"
              disabled={reason.trim() === ''}
              loading={cancel.isPending}
              onClick={() =>
                void cancel.run({ id, reason }, t('cancelled')).then((done) => done && setCancelling(false))
              }
            >
              {t('cancelIt')}
            </Button>
          </Stack>
        </Modal>
      )}
    </>
  );
}
