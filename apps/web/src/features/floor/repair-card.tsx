import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { dayIn } from '../../i18n/day-in.js';
import type { RepairsQuery } from './repair.documents.js';
import classes from './floor.module.css';

export type RepairData = ResultOf<typeof RepairsQuery>['repairs'][number];
type Place = RepairData['changed'][number]['before'];

/** Nobody meets otherwise: it is only written down who is away, comes instead, or which table is lost. */
export function changesNothing({ changed, lost, groups }: RepairData): boolean {
  return changed.length + lost.length + groups.length === 0;
}

/** What moves and why, what can't be saved and why. */
export function RepairCard({
  repair,
  timeZone,
  children,
}: {
  repair: RepairData;
  timeZone: string;
  /** What can be done with it. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { changed, lost, groups, othersMoved, when } = repair;
  // Of what is taken out of the fair it isn't only today that is spoken of.
  const withDays = repair.kind.endsWith('_REMOVED') || repair.kind === 'DAYS_LAID';
  const time = (instant: string | null) => {
    if (!instant) return '';
    const clock = format.time(instant, timeZone);
    return withDays ? `${format.shortDay(dayIn(timeZone, instant))} ${clock}` : clock;
  };
  // Slots of another length may begin when the old ones did.
  const until = (instant: string | null) =>
    repair.kind === 'DAYS_LAID' && instant ? ` – ${format.time(instant, timeZone)}` : '';
  const placeOf = ({ startsAt, endsAt, tableLabel }: Omit<Place, 'people'>) =>
    [time(startsAt) + until(endsAt), tableLabel ? t('table', { table: tableLabel }) : t('online')]
      .filter(Boolean)
      .join(', ');
  return (
    <Card>
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t(`repair.happened.${repair.kind}`, {
            subject: repair.subject,
            substitute: repair.substitute ?? '',
            time: time(when),
            days: repair.dates.map((date) => format.shortDay(date)).join(', '),
          })}
        </Title>
        <Text size="sm" c="dimmed" className="figures">
          {changesNothing(repair)
            ? t('repair.nothingChanges')
            : [
                changed.length > 0
                  ? t('repair.changedCount', { count: changed.length })
                  : t('repair.noneChanged'),
                othersMoved > 0 ? t('repair.othersCount', { count: othersMoved }) : t('repair.noOthers'),
                lost.length > 0 ? t('repair.lostCount', { count: lost.length }) : t('repair.noneLost'),
                groups.length > 0 && t('repair.groupCount', { count: groups.length }),
              ]
                .filter(Boolean)
                .join(', ')}{' '}
          ·{' '}
          {repair.appliedAt
            ? t('repair.appliedAt', { time: time(repair.appliedAt), count: repair.letters })
            : t('repair.took', { ms: Math.max(1, Math.round(repair.milliseconds)) })}
        </Text>
        {(['keptSlots', 'leftOutSlots'] as const).map(
          (name) =>
            repair[name].length > 0 && (
              <Text key={name} size="sm" className="figures">
                {t(`repair.${name}`, {
                  count: repair[name].length,
                  times: format.list(
                    repair[name].map(
                      ({ startsAt, endsAt }) =>
                        `${format.time(startsAt, timeZone)}–${format.time(endsAt, timeZone)}`,
                    ),
                  ),
                })}
              </Text>
            ),
        )}
        <div>
          {changed.map((one) => (
            <div key={one.meetingId} className={classes.row}>
              <div className={classes.pair}>
                <Text fw={600}>
                  {one.supplierName} – {one.buyerName}
                </Text>
                <Text size="sm" className="figures">
                  {one.reason === 'PEOPLE'
                    ? `${placeOf(one.after)}: ${one.after.people.join(', ')}`
                    : `${placeOf(one.before)} → ${placeOf(one.after)}`}
                </Text>
                {one.reason !== 'PEOPLE' && one.othersCome && (
                  <Text size="sm">{t('repair.takePart', { people: format.list(one.after.people) })}</Text>
                )}
                <Text size="sm" c="dimmed">
                  {one.reason === 'MADE_ROOM' && one.madeRoomFor
                    ? t('repair.why.MADE_ROOM', { pair: one.madeRoomFor })
                    : t(one.reason === 'PEOPLE' ? 'repair.why.PEOPLE' : 'repair.why.HIT')}
                </Text>
              </div>
            </div>
          ))}
          {lost.map((one) => (
            <div key={one.meetingId} className={classes.row}>
              <div className={classes.pair}>
                <Text fw={600}>
                  {one.supplierName} – {one.buyerName}
                </Text>
                <Text size="sm" className="figures">
                  {placeOf(one.before)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(`repair.lost.${one.reason}`)}
                </Text>
              </div>
              <Badge color="brick">{t('repair.cancelled')}</Badge>
            </div>
          ))}
          {groups.map(({ sessionId, title, partyNames, before, after }) => (
            <div key={sessionId} className={classes.row}>
              <div className={classes.pair}>
                <Text fw={600}>{title}</Text>
                <Text size="sm">{partyNames.join(', ')}</Text>
                <Text size="sm" className="figures">
                  {after ? `${placeOf(before)} → ${placeOf(after)}` : placeOf(before)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(after ? 'repair.why.HIT' : 'repair.groupLost')}
                </Text>
              </div>
              <Badge color={after ? 'gray' : 'brick'}>{t(after ? 'groupMeeting' : 'repair.takenOut')}</Badge>
            </div>
          ))}
        </div>
        {children && (
          <Group justify="flex-end" gap="xs">
            {children}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
