import { Anchor, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { Asked, ListSkeleton } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import type { MyFair } from '../fair/use-my-fairs.js';
import { MeetingRow } from '../meeting/meeting-row.js';
import { DeskFigure } from './desk-figure.js';
import { OrganizerDeskQuery } from './home.documents.js';

const DAY_MS = 86_400_000;

/** When the day began where the fair is; an hour off on the two days of a year on which clocks change. */
function startOfDay(timeZone: string, now: number): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const [hours, minutes, seconds] = clock.format(now).split(':').map(Number) as [number, number, number];
  return now - (now % 1000) - ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** What an organiser has to see to at a fair before anything else. */
export function OrganizerDesk({ fair }: { fair: MyFair['fair'] }) {
  const { t } = useTranslation(['home', 'meeting']);
  const from = startOfDay(fair.timeZone, useNow());
  const query = useAsk(
    OrganizerDeskQuery,
    {
      fairId: fair.id,
      from: new Date(from).toISOString(),
      until: new Date(from + DAY_MS).toISOString(),
    },
    { keepPrevious: true },
  );
  const base = `/fairs/${fair.id}`;
  return (
    <Asked query={query} skeleton={<ListSkeleton rows={1} />}>
      {({ pending, unbooked, supplierOpen, buyerOpen, drafts, today, unrecorded }) => {
        const figures = [
          { to: `${base}/requests?box=ALL&status=PENDING`, of: pending, label: 'pending', isWaiting: true },
          {
            to: `${base}/requests?box=ALL&status=UNBOOKED`,
            of: unbooked,
            label: 'unbooked',
            isWaiting: true,
          },
          { to: `${base}/proposals?show=open&side=SUPPLIER`, of: supplierOpen, label: 'supplierOpen' },
          { to: `${base}/proposals?show=open&side=BUYER`, of: buyerOpen, label: 'buyerOpen' },
          { to: `${base}/timetable`, of: today, label: 'today' },
          { to: `${base}/timetable`, of: drafts, label: 'drafts' },
        ];
        return (
          <Stack gap="md">
            <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="xs">
              {figures.map(({ to, of: { totalCount }, label, isWaiting }) => (
                <DeskFigure
                  key={label}
                  to={to}
                  label={t(`desk.${label}`, { count: totalCount })}
                  count={totalCount}
                  isWaiting={isWaiting ?? false}
                />
              ))}
            </SimpleGrid>
            {unrecorded.totalCount > 0 && (
              <Stack gap="xs" component="section" aria-labelledby={`unrecorded-${fair.id}`}>
                <Title order={3} id={`unrecorded-${fair.id}`}>
                  {t('desk.unrecorded', { count: unrecorded.totalCount })}
                </Title>
                {unrecorded.edges.map(({ node }) => (
                  <MeetingRow key={node.id} meeting={node} timeZone={fair.timeZone} mine={NOBODY} withDay />
                ))}
                {unrecorded.totalCount > unrecorded.edges.length && (
                  <Text size="sm">
                    <Anchor component={Link} to={`${base}/timetable`} size="sm">
                      {t('desk.more', { count: unrecorded.totalCount - unrecorded.edges.length })}
                    </Anchor>
                  </Text>
                )}
              </Stack>
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}

const NOBODY = new Set<string>();
