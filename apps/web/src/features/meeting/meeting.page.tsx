import { Anchor, Box, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { useSession } from '../session/use-session.js';
import { InterpretedBy } from './interpreted-by.js';
import { OwnTime } from '../../ui/own-time.js';
import { dayIn } from '../../i18n/day-in.js';
import { MeetingDeeds } from './meeting-deeds.js';
import { MeetingQuery } from './meeting.documents.js';
import { OutcomePanel } from './outcome-panel.js';

export type FullMeeting = ResultOf<typeof MeetingQuery>['meeting'];

export function Component() {
  const { meetingId } = useParams();
  const query = useAsk(MeetingQuery, { id: meetingId! });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ meeting }) => <MeetingView meeting={meeting} />}
    </Asked>
  );
}

function MeetingView({ meeting }: { meeting: FullMeeting }) {
  const { t } = useTranslation(['meeting', 'fair']);
  const format = useFormat();
  const textIn = useTextIn();
  const { organisations, isStaff } = useSession();
  const { supplier, buyer, table, fair, delegates, status } = meeting;
  const timeZone = fair?.timeZone ?? 'UTC';
  const mine = new Set(organisations.map(({ id }) => id));
  const isMine = [supplier, buyer].some((side) => side && mine.has(side.organisation.id));
  const day = dayIn(timeZone, meeting.startsAt);
  return (
    <Page
      narrow
      title={[supplier, buyer]
        .map((side) => side?.organisation.displayName)
        .filter(Boolean)
        .join(' – ')}
      trail={
        fair
          ? [
              { to: `/fairs/${fair.id}`, label: textIn(fair.name) },
              isMine
                ? { to: `/fairs/${fair.id}/calendar?day=${day}`, label: t('fair:tab.calendar') }
                : { to: `/fairs/${fair.id}/timetable`, label: t('fair:tab.timetable') },
            ]
          : []
      }
      badges={
        <>
          <StatusBadge kind="meetingStatus" value={status} />
          <DemoBadge shown={fair?.isDemo ?? false} />
        </>
      }
    >
      <Stack gap="lg">
        <Card>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <div>
              <Text size="sm" c="dimmed">
                {t('when')}
              </Text>
              <Text fz="1.375rem" fw={700} className="figures">
                {format.time(meeting.startsAt, timeZone)} – {format.time(meeting.endsAt, timeZone)}
              </Text>
              <Text size="sm">{format.weekday(day)}</Text>
              <Text size="sm" c="dimmed">
                {format.zone(timeZone, meeting.startsAt)}
              </Text>
              {!table && <OwnTime startsAt={meeting.startsAt} timeZone={timeZone} />}
            </div>
            <div>
              <Text size="sm" c="dimmed">
                {t('where')}
              </Text>
              <Text fz="1.375rem" fw={700}>
                {table ? t('table', { table: table.label }) : t('online')}
              </Text>
              <Text size="sm">{table?.hall.name}</Text>
            </div>
          </SimpleGrid>
          <Box mt="sm">
            <InterpretedBy meeting={meeting} />
          </Box>
        </Card>
        {meeting.cancelReason && <Text>{t('cancelledBecause', { reason: meeting.cancelReason })}</Text>}
        {meeting.absentSide && (
          <Text>{t('absent', { who: t(`enums:absentSide.${meeting.absentSide}`) })}</Text>
        )}
        <OutcomePanel meeting={meeting} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {[supplier, buyer].map(
            (side, index) =>
              side && (
                <Card key={side.id} padding="md" component="section">
                  <Text size="sm" c="dimmed">
                    {t(`enums:side.${index === 0 ? 'SUPPLIER' : 'BUYER'}`)}
                  </Text>
                  <Title order={2} size="h3" mb="xs">
                    <Anchor component={Link} to={`/organisations/${side.organisation.id}`} inherit>
                      {side.organisation.displayName}
                    </Anchor>
                  </Title>
                  {delegates
                    .filter((delegate) => delegate.participation?.id === side.id)
                    .map((delegate) => (
                      <div key={delegate.id}>
                        <Text size="sm" fw={600}>
                          {delegate.name ?? t('unnamed')}
                        </Text>
                        <Text size="sm" c="dimmed">
                          {[
                            delegate.jobTitle,
                            delegate.languages?.length &&
                              format.list(delegate.languages.map(format.language)),
                          ]
                            .filter(Boolean)
                            .join(' · ')}
                        </Text>
                      </div>
                    ))}
                </Card>
              ),
          )}
        </SimpleGrid>
        {meeting.proposal?.need && (
          <Text size="sm">
            {t('about')}{' '}
            <Anchor component={Link} to={`/needs/${meeting.proposal.need.id}`} size="sm">
              {meeting.proposal.need.title}
            </Anchor>
          </Text>
        )}
        <Group>
          <MeetingDeeds meeting={meeting} />
          {(isMine || isStaff) && meeting.status === 'HELD' && fair && (
            <Button component={Link} variant="default" to={`/agreements/new?meeting=${meeting.id}`}>
              {t('recordAgreement')}
            </Button>
          )}
        </Group>
      </Stack>
    </Page>
  );
}
