import { Anchor, Button, Card, Grid, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { type MyFair, useMyFairs } from '../fair/use-my-fairs.js';
import { MeetingRow } from '../meeting/meeting-row.js';
import { SessionRow } from '../meeting/session-row.js';
import { MyCalendarQuery } from '../meeting/meeting.documents.js';
import { OfficeDesk } from './office-desk.js';
import { OrganizerDesk } from './organizer-desk.js';
import { type Session, useSession } from '../session/use-session.js';

/** What awaits the person now: the next meetings, what to answer, their fairs and organisations. */
export function Component() {
  const { t } = useTranslation(['home', 'fair', 'meeting', 'organisation', 'directory']);
  const session = useSession();
  const { query, fairs, current } = useMyFairs();
  const isMember = current?.roles.some((role) => role !== 'ORGANIZER') ?? false;
  return (
    <Page title={t('home.title', { name: session.person?.name ?? '' })}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="xl">
            {session.isStaff && <OfficeDesk />}
            <Asked query={query}>
              {() => (
                <>
                  {current && isMember && <NextMeetings current={current} session={session} />}
                  {(fairs.length > 0 || !session.isStaff) && (
                    <section aria-labelledby="my-fairs">
                      <Title order={2} id="my-fairs" mb="sm">
                        {t('home.fairs')}
                      </Title>
                      {fairs.length === 0 && (
                        <EmptyState title={t('home.noFairs')} text={t('home.noFairsText')}>
                          <Button component={Link} to="/fairs" variant="default">
                            {t('common:nav.fairs')}
                          </Button>
                        </EmptyState>
                      )}
                      <Stack gap="sm">
                        {fairs.map((mine) => (
                          <FairTasks key={mine.fair.id} mine={mine} />
                        ))}
                      </Stack>
                    </section>
                  )}
                </>
              )}
            </Asked>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <OwnOrganisations session={session} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function NextMeetings({ current: { fair }, session }: { current: MyFair; session: Session }) {
  const { t } = useTranslation(['home', 'fair', 'meeting', 'organisation', 'directory']);
  const query = useAsk(MyCalendarQuery, { fairId: fair.id });
  const mine = new Set(session.organisations.map(({ id }) => id));
  return (
    <section aria-labelledby="next">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="next">
          {t('home.next')}
        </Title>
        <Button component={Link} to={`/fairs/${fair.id}/calendar`} variant="subtle">
          {t('home.calendar')}
        </Button>
      </Group>
      <Asked query={query}>
        {({ myCalendar: { meetings, sessions, pendingRequests } }) => {
          const now = new Date().toISOString();
          const ahead = [
            ...meetings
              .filter(({ endsAt, status }) => endsAt > now && status === 'RELEASED')
              .map((meeting) => ({
                startsAt: meeting.startsAt,
                row: <MeetingRow key={meeting.id} meeting={meeting} timeZone={fair.timeZone} mine={mine} />,
              })),
            ...sessions
              .filter(({ endsAt }) => endsAt > now)
              .map((session) => ({
                startsAt: session.startsAt,
                row: <SessionRow key={session.id} session={session} timeZone={fair.timeZone} />,
              })),
          ].toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
          return (
            <Stack gap="xs">
              {pendingRequests.length > 0 && (
                <Button component={Link} to={`/fairs/${fair.id}/requests`} variant="light" color="gold">
                  {t('meeting:calendar.pending', { count: pendingRequests.length })}
                </Button>
              )}
              {ahead.length === 0 && <Text c="dimmed">{t('home.noneAhead')}</Text>}
              {ahead.slice(0, 4).map(({ row }) => row)}
            </Stack>
          );
        }}
      </Asked>
    </section>
  );
}

function FairTasks({ mine: { fair, roles } }: { mine: MyFair }) {
  const { t } = useTranslation(['home', 'fair', 'meeting', 'organisation', 'directory']);
  const format = useFormat();
  const textIn = useTextIn();
  const isOrganizer = roles.includes('ORGANIZER');
  const tasks = isOrganizer
    ? ['timetable', 'proposals', 'participants', 'setup']
    : ['proposals', 'calendar', 'requests'];
  return (
    <Card padding="md">
      <Stack gap="xs">
        <Group gap="xs">
          <Title order={3}>
            <Anchor component={Link} to={`/fairs/${fair.id}`} inherit c="inherit">
              {textIn(fair.name)}
            </Anchor>
          </Title>
          <StatusBadge kind="fairStatus" value={fair.status} />
          <DemoBadge shown={fair.isDemo} />
        </Group>
        <Text size="sm" c="dimmed">
          {format.dayRange(fair.startsOn, fair.endsOn)} · {fair.venue}
        </Text>
        {isOrganizer && fair.status !== 'CLOSED' && <OrganizerDesk fair={fair} />}
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
          {tasks.map((task) => (
            <Button key={task} component={Link} to={`/fairs/${fair.id}/${task}`} variant="light" size="sm">
              {t(`fair:tab.${task}`)}
            </Button>
          ))}
        </SimpleGrid>
      </Stack>
    </Card>
  );
}

function OwnOrganisations({ session }: { session: Session }) {
  const { t } = useTranslation(['home', 'fair', 'meeting', 'organisation', 'directory']);
  if (session.organisations.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="own">
      <Title order={2} size="h3" id="own" mb="xs">
        {t('home.organisations')}
      </Title>
      <Stack gap="sm">
        {session.organisations.map(({ id, displayName, isSupplier, isBuyer }) => (
          <div key={id}>
            <Anchor component={Link} to={`/organisations/${id}`} fw={600}>
              {displayName}
            </Anchor>
            <Group gap="md">
              <Anchor component={Link} to={`/organisations/${id}/edit`} size="sm">
                {t('home.editProfile')}
              </Anchor>
              {isSupplier && (
                <Anchor component={Link} to={`/organisations/${id}/edit?tab=capabilities`} size="sm">
                  {t('organisation:edit.tab.capabilities')}
                </Anchor>
              )}
              {isBuyer && (
                <Anchor component={Link} to="/needs?whose=mine" size="sm">
                  {t('common:nav.needs')}
                </Anchor>
              )}
            </Group>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
