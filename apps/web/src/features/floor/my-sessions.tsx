import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import type { QueuedAction } from '../../offline/day-store.js';
import { StatusBadge } from '../../ui/badges.js';
import {
  Called,
  ContradictForm,
  type DayOutcome,
  GraceHint,
  LateChoice,
  NoteForm,
  OutcomeChoice,
} from './day-choices.js';
import {
  AnswerGroupCallMutation,
  ContradictGroupNoShowMutation,
  RecordGroupOutcomeMutation,
} from './group-day.documents.js';
import type { MyDay } from './floor-view.js';
import classes from './floor.module.css';
import { NextUp } from './next-up.js';
import { useAction } from './use-action.js';

export type MySession = MyDay['sessions'][number];
type MyGroup = NonNullable<MySession['group']>;
type MyGroupMeeting = MySession & { group: MyGroup };

const isGroup = (session: MySession): session is MyGroupMeeting => session.group !== null;

/** Whether one still goes there: a group meeting that came to nothing, or from which one is absent, is behind one. */
export function isNext({ group }: MySession): boolean {
  return group === null || (group.status !== 'NO_SHOW' && !group.isAbsent && group.ownOutcome === null);
}

/** A group meeting as it will be once what waits on this device has been sent. */
export function withQueuedGroup(session: MySession, waiting: readonly QueuedAction[]): MySession {
  if (!isGroup(session)) return session;
  const of = (kind: QueuedAction['kind']) =>
    waiting.filter(({ kind: its, variables }) => {
      const { sessionId } = (variables.input ?? variables) as { sessionId?: string };
      return its === kind && sessionId === session.id;
    });
  const late = of('groupLate').at(-1)?.variables.input as { minutes: number } | undefined;
  const outcome = of('groupOutcome').at(-1)?.variables.input as { kind: DayOutcome } | undefined;
  const absent = new Set(of('groupNoShow').map(({ variables }) => variables.participationId));
  const group: MyGroup = {
    ...session.group,
    partners: session.group.partners.map((one) => ({
      ...one,
      isAbsent: one.isAbsent || absent.has(one.participationId),
    })),
    ...(late && { ownLateMinutes: late.minutes }),
    ...(outcome && { status: 'HELD' as const, ownOutcome: { kind: outcome.kind, note: null, version: 0 } }),
  };
  return { ...session, group };
}

/** One's party is called to its group meeting. */
export function CalledToGroup({ session }: { session: MySession }) {
  const { t } = useTranslation('floor');
  const answer = useDeed(AnswerGroupCallMutation);
  if (!session.group?.call) return null;
  return (
    <Called
      place={t('table', { table: session.tableLabel })}
      partner={session.title}
      isAnswered={Boolean(session.group.call.answeredAt)}
      isPending={answer.isPending}
      answer={session.group.maySpeak ? () => void answer.run({ sessionId: session.id }) : undefined}
    />
  );
}

/** The group meeting or session that one goes to next, or sits in. */
export function NextSession({ session, day, now }: { session: MySession; day: MyDay; now: number }) {
  const { t } = useTranslation('floor');
  const place = session.tableLabel && t('table', { table: session.tableLabel });
  return (
    <NextUp what={session} timeZone={day.timeZone} now={now} place={place}>
      <Text fw={600} size="lg">
        {session.title}
      </Text>
      {isGroup(session) ? (
        <>
          <Group gap={6}>
            <Badge color="gray" leftSection={<IconUsersGroup size={14} aria-hidden />}>
              {t('groupMeeting')}
            </Badge>
            {Boolean(session.group.ownLateMinutes) && (
              <Badge color="gold">{t('myDay.ownLate', { minutes: session.group.ownLateMinutes })}</Badge>
            )}
          </Group>
          {session.group.partners.map((partner) => (
            <Partner key={partner.participationId} partner={partner} />
          ))}
        </>
      ) : (
        session.otherOrganisations.length > 0 && (
          <Text size="sm">{t('with', { name: session.otherOrganisations.join(', ') })}</Text>
        )
      )}
      <Text size="sm" c="dimmed">
        {t('myDay.ownPeople', { names: session.ownPeople.join(', ') })}
      </Text>
      {isGroup(session) && session.group.maySpeak && (
        <Group gap="xs" mt="xs">
          <GroupLate session={session} fairId={day.fairId} />
          {Date.parse(session.startsAt) <= now && (
            <>
              <GroupOutcome session={session} fairId={day.fairId} />
              <GroupNoShow session={session} day={day} now={now} />
            </>
          )}
        </Group>
      )}
    </NextUp>
  );
}

function Partner({ partner }: { partner: MyGroup['partners'][number] }) {
  const { t } = useTranslation('floor');
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {partner.name}
      </Text>
      {partner.isAbsent ? (
        <Badge color="brick">{t('board.absent')}</Badge>
      ) : partner.lateMinutes ? (
        <Badge color="gold">{t('late.said', { minutes: partner.lateMinutes })}</Badge>
      ) : (
        !partner.isIn && <Badge color="gray">{t('notIn')}</Badge>
      )}
    </Group>
  );
}

function GroupLate({ session, fairId }: { session: MyGroupMeeting; fairId: string }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  const say = (minutes: number) =>
    void act('groupLate', t('done.late', { minutes, partner: session.title }), (idempotencyKey) => ({
      input: { sessionId: session.id, minutes, idempotencyKey },
    }));
  return <LateChoice isPending={isPending} isLate={Boolean(session.group.ownLateMinutes)} say={say} />;
}

function GroupOutcome({ session, fairId }: { session: MyGroupMeeting; fairId: string }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  return (
    <OutcomeChoice
      isPending={isPending}
      record={(kind, outcome) =>
        void act('groupOutcome', t('done.outcome', { partner: session.title, outcome }), (key) => ({
          input: { sessionId: session.id, kind, idempotencyKey: key },
        }))
      }
    />
  );
}

/** What one's party writes beside the outcome; the others of the group never see it. */
function OutcomeNote({
  session,
  outcome,
}: {
  session: MyGroupMeeting;
  outcome: NonNullable<MyGroup['ownOutcome']>;
}) {
  const { t } = useTranslation('floor');
  const record = useDeed(RecordGroupOutcomeMutation);
  const [isWriting, setWriting] = useState(false);
  const { kind, note, version } = outcome;
  // What still waits on this device can't be changed yet.
  if (version === 0) return null;
  if (isWriting) {
    return (
      <NoteForm
        label={t('myDay.outcomeNote')}
        action={t('common:action.save')}
        before={note ?? ''}
        isPending={record.isPending}
        send={(text) =>
          record
            .run({ input: { sessionId: session.id, kind, note: text, version } }, t('myDay.noteSaved'))
            .then((isDone) => void (isDone && setWriting(false)))
        }
      />
    );
  }
  return (
    <Group gap={6}>
      {note && <Text size="sm">“{note}”</Text>}
      <Button size="compact-xs" variant="subtle" onClick={() => setWriting(true)}>
        {t(note ? 'myDay.changeNote' : 'myDay.addNote')}
      </Button>
    </Group>
  );
}

/** Who of the others didn't come, once the fair's grace time is over. */
function GroupNoShow({ session, day, now }: { session: MyGroupMeeting; day: MyDay; now: number }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(day.fairId);
  const { graceUntil, partners } = session.group;
  if (Date.parse(graceUntil) > now) {
    return <GraceHint until={graceUntil} timeZone={day.timeZone} />;
  }
  return (
    <Menu shadow="md" position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="brick"
          loading={isPending}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('myDay.groupNoShow')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {partners
          .filter(({ isAbsent }) => !isAbsent)
          .map(({ participationId, name }) => (
            <Menu.Item
              key={participationId}
              onClick={() =>
                void act('groupNoShow', t('done.partnerNoShow', { partner: name }), (idempotencyKey) => ({
                  ...{ sessionId: session.id, participationId, idempotencyKey },
                }))
              }
            >
              {name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function SessionLine({ session, timeZone }: { session: MySession; timeZone: string }) {
  const format = useFormat();
  return (
    <div className={classes.row}>
      <span className={classes.table}>{format.time(session.startsAt, timeZone)}</span>
      <SessionFacts session={session} timeZone={timeZone} />
    </div>
  );
}

function SessionFacts({ session, timeZone }: { session: MySession; timeZone: string }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const where = [session.tableLabel && t('table', { table: session.tableLabel }), session.hallName];
  return (
    <div className={classes.pair}>
      <Text fw={600}>{session.title}</Text>
      {session.otherOrganisations.length > 0 && (
        <Text size="sm">{t('with', { name: session.otherOrganisations.join(', ') })}</Text>
      )}
      <Text size="sm" c="dimmed">
        {[...where, t('until', { time: format.time(session.endsAt, timeZone) })].filter(Boolean).join(', ')}
        {session.walkMinutes > 0 && ` · ${t('myDay.walk', { minutes: session.walkMinutes })}`}
      </Text>
    </div>
  );
}

/** What one has behind one, with what can still be said of a group meeting. */
export function PastSession({ session, day }: { session: MySession; day: MyDay }) {
  if (!isGroup(session)) return <SessionLine session={session} timeZone={day.timeZone} />;
  return <PastGroup session={session} day={day} />;
}

function PastGroup({ session, day }: { session: MyGroupMeeting; day: MyDay }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const contradict = useDeed(ContradictGroupNoShowMutation);
  const [isWriting, setWriting] = useState(false);
  const { group } = session;
  const isOpen = group.status === 'RELEASED' || group.status === 'HELD';
  return (
    <div className={classes.row}>
      <span className={classes.table}>{format.time(session.startsAt, day.timeZone)}</span>
      <div className={classes.pair}>
        <Text fw={600}>{session.title}</Text>
        <Text size="sm">{t('with', { name: session.otherOrganisations.join(', ') })}</Text>
        {group.ownOutcome && (
          <Text size="sm" c="dimmed">
            {t(`enums:outcome.${group.ownOutcome.kind}`)}
          </Text>
        )}
        {group.ownOutcome && <OutcomeNote session={session} outcome={group.ownOutcome} />}
        {group.isAbsent && <Text size="sm">{t('myDay.ownAbsent')}</Text>}
        {group.isContradicted && (
          <Text size="sm" c="dimmed">
            {t('myDay.contradicted')}
          </Text>
        )}
        {isWriting && (
          <ContradictForm
            isPending={contradict.isPending}
            send={(note) =>
              contradict
                .run({ sessionId: session.id, note }, t('myDay.contradicted'))
                .then((isDone) => void (isDone && setWriting(false)))
            }
          />
        )}
      </div>
      <StatusBadge kind="meetingStatus" value={group.status} />
      {group.maySpeak && isOpen && !group.isAbsent && group.ownOutcome === null && (
        <GroupOutcome session={session} fairId={day.fairId} />
      )}
      {group.mayContradict && !group.isContradicted && !isWriting && (
        <Button size="xs" variant="default" onClick={() => setWriting(true)}>
          {t('myDay.contradict')}
        </Button>
      )}
    </div>
  );
}
