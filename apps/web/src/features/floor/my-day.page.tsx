import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import type { QueuedAction } from '../../offline/day-store.js';
import { useDayOffline } from '../../offline/use-day-offline.js';
import { StatusBadge } from '../../ui/badges.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useFair } from '../fair/fair.layout.js';
import {
  AcceptOfferMutation,
  AnswerCallMutation,
  ContradictNoShowMutation,
  DeclineOfferMutation,
  MyDayQuery,
} from './floor.documents.js';
import { DayChanges } from './day-changes.js';
import { Called, ContradictForm, GraceHint, LateChoice, OutcomeChoice } from './day-choices.js';
import { type MyDay, type MyMeeting, countdown } from './floor-view.js';
import classes from './floor.module.css';
import {
  CalledToGroup,
  type MySession,
  NextSession,
  PastSession,
  SessionLine,
  isNext,
  withQueuedGroup,
} from './my-sessions.js';
import { NextUp } from './next-up.js';
import { QrImage } from './qr-image.js';
import { CannotKeep } from './queue-notice.js';
import { useAction } from './use-action.js';
import { useClock } from './use-floor.js';

const nothing = () => Promise.resolve();

/** Between two meetings, on the phone: where to next, who, how long it takes, and what has to be said. */
export function Component() {
  const { t } = useTranslation('floor');
  const fair = useFair();
  const { queue, cannotKeep } = useDayOffline(nothing);
  const query = useAsk(MyDayQuery, { fairId: fair.id }, { staleTime: 5_000 });
  return (
    <Stack maw={620}>
      {cannotKeep && <CannotKeep />}
      <Asked query={query}>
        {({ myDay }) =>
          myDay.meetings.length === 0 && myDay.sessions.length === 0 && myDay.badges.length === 0 ? (
            <EmptyState icon={<IconClock />} title={t('myDay.none')} text={t('myDay.noneText')} />
          ) : (
            <Day day={withQueue(myDay, queue)} readAt={query.dataUpdatedAt} />
          )
        }
      </Asked>
    </Stack>
  );
}

/** As it will be once what waits on this device has been sent. */
function withQueue(day: MyDay, queue: readonly QueuedAction[]): MyDay {
  const waiting = queue.filter(({ refusal, fairId }) => !refusal && fairId === day.fairId);
  if (waiting.length === 0) return day;
  const meetings = day.meetings.map((meeting): MyMeeting => {
    const of = (kind: QueuedAction['kind']) =>
      waiting.findLast(
        (action) =>
          action.kind === kind &&
          (action.variables.meetingId ?? (action.variables.input as { meetingId?: string }).meetingId) ===
            meeting.id,
      )?.variables;
    const outcome = of('outcome')?.input as
      { kind: NonNullable<MyMeeting['ownOutcome']>['kind'] } | undefined;
    const late = of('late')?.input as { minutes: number } | undefined;
    return {
      ...meeting,
      ...(of('noShow') && { status: 'NO_SHOW' as const }),
      ...(outcome && { status: 'HELD' as const, ownOutcome: { kind: outcome.kind, version: 0 } }),
      ...(late && { ownLateMinutes: late.minutes }),
    };
  });
  const sessions = day.sessions.map((session) => withQueuedGroup(session, waiting));
  return { ...day, meetings, sessions };
}

/** What one goes to: a meeting of two, or a group meeting or session. */
type Entry = { startsAt: string } & (
  { meeting: MyMeeting; session: null } | { meeting: null; session: MySession }
);

function Day({ day, readAt }: { day: MyDay; readAt: number }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const now = useClock(day.at, readAt);
  const isAhead = ({ endsAt }: { endsAt: string }) => Date.parse(endsAt) > now;
  const entries: Entry[] = [
    ...day.meetings.map((meeting) => ({ meeting, session: null, startsAt: meeting.startsAt })),
    ...day.sessions.map((session) => ({ meeting: null, session, startsAt: session.startsAt })),
  ].toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const ahead = entries.filter(({ meeting, session }) =>
    meeting ? meeting.status === 'RELEASED' && isAhead(meeting) : isAhead(session) && isNext(session),
  );
  const [next, ...later] = ahead;
  const rest = entries.filter((entry) => !ahead.includes(entry));
  const called = day.meetings.filter(({ call, status }) => call && status === 'RELEASED');
  return (
    <>
      <Text size="sm" c="dimmed">
        {format.weekday(day.date)} · {format.zone(day.timeZone, day.at)}
      </Text>
      <DayChanges day={day} />
      {called.map((meeting) => (
        <CalledAlert key={meeting.id} meeting={meeting} />
      ))}
      {day.sessions.map((session) => (
        <CalledToGroup key={session.id} session={session} />
      ))}
      {day.offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} timeZone={day.timeZone} now={now} />
      ))}
      {next ? (
        next.meeting ? (
          <NextCard meeting={next.meeting} day={day} now={now} />
        ) : (
          <NextSession session={next.session} day={day} now={now} />
        )
      ) : (
        <Card>
          <Text fw={600}>{t('myDay.noMore')}</Text>
        </Card>
      )}
      {later.length > 0 && (
        <Card>
          <Title order={2} size="h4">
            {t('myDay.then')}
          </Title>
          {later.map(({ meeting, session }) =>
            meeting ? (
              <MeetingLine key={meeting.id} meeting={meeting} timeZone={day.timeZone} />
            ) : (
              <SessionLine key={session.id} session={session} timeZone={day.timeZone} />
            ),
          )}
        </Card>
      )}
      <Badges badges={day.badges} timeZone={day.timeZone} />
      {rest.length > 0 && (
        <Card>
          <Title order={2} size="h4">
            {t('myDay.before')}
          </Title>
          {rest.map(({ meeting, session }) =>
            meeting ? (
              <PastMeeting key={meeting.id} meeting={meeting} day={day} />
            ) : (
              <PastSession key={session.id} session={session} day={day} />
            ),
          )}
        </Card>
      )}
    </>
  );
}

function CalledAlert({ meeting }: { meeting: MyMeeting }) {
  const { t } = useTranslation('floor');
  const answer = useDeed(AnswerCallMutation);
  const place = meeting.tableLabel ? t('table', { table: meeting.tableLabel }) : t('online');
  return (
    <Called
      place={place}
      partner={meeting.partnerName}
      isAnswered={Boolean(meeting.call!.answeredAt)}
      isPending={answer.isPending}
      answer={() => void answer.run({ callId: meeting.call!.id })}
    />
  );
}

function NextCard({ meeting, day, now }: { meeting: MyMeeting; day: MyDay; now: number }) {
  const { t } = useTranslation('floor');
  const hasBegun = Date.parse(meeting.startsAt) <= now;
  const place = meeting.tableLabel ? t('table', { table: meeting.tableLabel }) : t('online');
  return (
    <NextUp what={meeting} timeZone={day.timeZone} now={now} place={place}>
      <Text fw={600} size="lg">
        {meeting.partnerName}
      </Text>
      <Text size="sm" c="dimmed">
        {meeting.partnerPeople.join(', ')}
      </Text>
      <Group gap={6}>
        <Badge color={meeting.partnerIsIn ? 'pine' : 'gray'}>
          {t(meeting.partnerIsIn ? 'myDay.partnerIn' : 'myDay.partnerNotIn')}
        </Badge>
        {Boolean(meeting.partnerLateMinutes) && (
          <Badge color="gold">{t('myDay.partnerLate', { minutes: meeting.partnerLateMinutes })}</Badge>
        )}
        {Boolean(meeting.ownLateMinutes) && (
          <Badge color="gold">{t('myDay.ownLate', { minutes: meeting.ownLateMinutes })}</Badge>
        )}
      </Group>
      <Group gap="xs" mt="xs">
        <LateMenu meeting={meeting} fairId={day.fairId} />
        {hasBegun && <Outcome meeting={meeting} fairId={day.fairId} />}
        {hasBegun && <NoShow meeting={meeting} day={day} now={now} />}
      </Group>
    </NextUp>
  );
}

function LateMenu({ meeting, fairId }: { meeting: MyMeeting; fairId: string }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  const say = (minutes: number) =>
    void act('late', t('done.late', { minutes, partner: meeting.partnerName }), (idempotencyKey) => ({
      input: { meetingId: meeting.id, minutes, idempotencyKey },
    }));
  return <LateChoice isPending={isPending} isLate={Boolean(meeting.ownLateMinutes)} say={say} />;
}

/** Two taps: open, and touch what came of it. */
function Outcome({ meeting, fairId }: { meeting: MyMeeting; fairId: string }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  return (
    <OutcomeChoice
      isPending={isPending}
      record={(kind, outcome) =>
        void act('outcome', t('done.outcome', { partner: meeting.partnerName, outcome }), (key) => ({
          input: { meetingId: meeting.id, kind, idempotencyKey: key },
        }))
      }
    />
  );
}

function NoShow({ meeting, day, now }: { meeting: MyMeeting; day: MyDay; now: number }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(day.fairId);
  if (Date.parse(meeting.graceUntil) > now) {
    return <GraceHint until={meeting.graceUntil} timeZone={day.timeZone} />;
  }
  const absentSide = meeting.side === 'SUPPLIER' ? 'BUYER' : 'SUPPLIER';
  return (
    <Button
      variant="subtle"
      color="brick"
      loading={isPending}
      onClick={() =>
        void act('noShow', t('done.partnerNoShow', { partner: meeting.partnerName }), (idempotencyKey) => ({
          ...{ meetingId: meeting.id, absentSide, unlessRecorded: true, idempotencyKey },
        }))
      }
    >
      {t('myDay.noShow')}
    </Button>
  );
}

function MeetingLine({ meeting, timeZone }: { meeting: MyMeeting; timeZone: string }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  return (
    <div className={classes.row}>
      <span className={classes.table}>{format.time(meeting.startsAt, timeZone)}</span>
      <div className={classes.pair}>
        <Text fw={600}>{meeting.partnerName}</Text>
        <Text size="sm" c="dimmed">
          {[meeting.tableLabel ? t('table', { table: meeting.tableLabel }) : t('online'), meeting.hallName]
            .filter(Boolean)
            .join(', ')}
          {meeting.walkMinutes > 0 && ` · ${t('myDay.walk', { minutes: meeting.walkMinutes })}`}
        </Text>
      </div>
    </div>
  );
}

function PastMeeting({ meeting, day }: { meeting: MyMeeting; day: MyDay }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const contradict = useDeed(ContradictNoShowMutation);
  const [isWriting, setWriting] = useState(false);
  return (
    <div className={classes.row}>
      <span className={classes.table}>{format.time(meeting.startsAt, day.timeZone)}</span>
      <div className={classes.pair}>
        <Anchor component={Link} to={`/meetings/${meeting.id}`}>
          {meeting.partnerName}
        </Anchor>
        {meeting.ownOutcome && (
          <Text size="sm" c="dimmed">
            {t(`enums:outcome.${meeting.ownOutcome.kind}`)}
          </Text>
        )}
        {meeting.mayContradict && meeting.isContradicted && (
          <Text size="sm" c="dimmed">
            {t('myDay.contradicted')}
          </Text>
        )}
        {isWriting && (
          <ContradictForm
            isPending={contradict.isPending}
            send={(text) =>
              contradict
                .run({ meetingId: meeting.id, note: text }, t('myDay.contradicted'))
                .then((isDone) => void (isDone && setWriting(false)))
            }
          />
        )}
      </div>
      <StatusBadge kind="meetingStatus" value={meeting.status} />
      {meeting.status === 'RELEASED' && <Outcome meeting={meeting} fairId={day.fairId} />}
      {meeting.mayContradict && !meeting.isContradicted && !isWriting && (
        <Button size="xs" variant="default" onClick={() => setWriting(true)}>
          {t('myDay.contradict')}
        </Button>
      )}
    </div>
  );
}

function OfferCard({
  offer,
  timeZone,
  now,
}: {
  offer: MyDay['offers'][number];
  timeZone: string;
  now: number;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const accept = useDeed(AcceptOfferMutation);
  const decline = useDeed(DeclineOfferMutation);
  const waits =
    (offer.ownSides.includes('SUPPLIER') && offer.waitsForSupplier) ||
    (offer.ownSides.includes('BUYER') && offer.waitsForBuyer);
  const isAsked = offer.ownSides.some((side) => (side === 'BUYER' ? offer.asksBuyer : offer.asksSupplier));
  const hasBegun = Date.parse(offer.startsAt) <= now;
  const place = [offer.tableLabel && t('table', { table: offer.tableLabel }), offer.hallName].filter(Boolean);
  const no = (label: string) => (
    <Button
      variant="default"
      loading={decline.isPending}
      onClick={() => void decline.run({ offerId: offer.id })}
    >
      {label}
    </Button>
  );
  return (
    <Card>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {!isAsked
            ? t('offer.titleOthers')
            : hasBegun
              ? t('offer.titleNow', { time: format.time(offer.endsAt, timeZone) })
              : t('offer.title', { time: format.time(offer.startsAt, timeZone) })}
        </Title>
        <Text>
          {offer.supplierName} – {offer.buyerName}
        </Text>
        {place.length > 0 && <Text>{place.join(' · ')}</Text>}
        <Text size="sm" c="dimmed" className="figures">
          {t('offer.left', { left: countdown(Date.parse(offer.expiresAt) - now) })}
        </Text>
        {!isAsked ? (
          <>
            <Text size="sm">
              {t('offer.waitingHere', {
                partner: offer.ownSides.includes('BUYER') ? offer.supplierName : offer.buyerName,
              })}
            </Text>
            <Group>{no(t('offer.declineHere'))}</Group>
          </>
        ) : waits ? (
          <Group>
            <Button
              loading={accept.isPending}
              onClick={() => void accept.run({ offerId: offer.id }, t('offer.accepted'))}
            >
              {t('offer.accept')}
            </Button>
            {no(t('offer.decline'))}
          </Group>
        ) : (
          <Text size="sm">{t('offer.waiting')}</Text>
        )}
      </Stack>
    </Card>
  );
}

function Badges({ badges, timeZone }: { badges: MyDay['badges']; timeZone: string }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const [shown, setShown] = useState(0);
  const badge = badges[shown] ?? badges[0];
  if (!badge) return null;
  return (
    <Card>
      <Stack gap="sm" align="center">
        <Title order={2} size="h4">
          {t('badge.title')}
        </Title>
        <QrImage text={badge.code} label={t('badge.qr', { name: badge.name })} />
        <Text fw={650} ta="center">
          {badge.name}
        </Text>
        <Text size="sm" c="dimmed" ta="center">
          {badge.organisationName}
        </Text>
        <Text className="figures" ff="monospace" ta="center">
          {badge.code}
        </Text>
        {badge.checkedInAt && (
          <Badge color="pine">{t('badge.in', { time: format.time(badge.checkedInAt, timeZone) })}</Badge>
        )}
        {badges.length > 1 && (
          <Group gap="xs" justify="center">
            {badges.map(({ delegateId, name }, index) => (
              <Button
                key={delegateId}
                size="xs"
                variant={index === shown ? 'light' : 'default'}
                aria-pressed={index === shown}
                onClick={() => setShown(index)}
              >
                {name}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
