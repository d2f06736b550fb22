import { Badge, Button, Card, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { IconBell, IconBellOff, IconCheck, IconUserX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { CallPartyMutation, DecideNoShowMutation, EndCallMutation } from './floor.documents.js';
import {
  type Floor,
  type FloorMeeting,
  type FloorSession,
  type FloorTable,
  type LateParty,
  byHall,
  emptyTables,
  lateParties,
  phaseOf,
  sessionsBesides,
  sessionsIn,
} from './floor-view.js';
import classes from './floor.module.css';
import { useAction } from './use-action.js';
import { useFloor } from './use-floor.js';

/** The floor at this moment: who is missed, what is under way, what comes next, what is empty. */
export function Component() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { floor, now } = useFloor();
  const phase = phaseOf(floor.slots, now);
  const late = lateParties(floor, now);
  const besides = sessionsBesides(floor, now, phase);
  const disputed = floor.meetings.filter(({ noShow }) => noShow?.contradictedAt && !noShow.verdict);
  const time = (instant: string) => format.time(instant, floor.timeZone);
  return (
    <Stack gap="lg">
      {disputed.length > 0 && (
        <Card>
          <Title order={2} size="h3">
            {t('board.disputed')}
          </Title>
          {disputed.map((meeting) => (
            <Disputed key={meeting.id} meeting={meeting} />
          ))}
        </Card>
      )}
      <Card>
        <Title order={2} size="h3">
          {t('board.late', { count: late.length })}
        </Title>
        {late.length === 0 && <Text c="dimmed">{t('board.nobodyLate')}</Text>}
        {late.map((one) => (
          <LateRow key={`${one.meeting.id} ${one.party.side}`} late={one} floor={floor} now={now} />
        ))}
      </Card>
      {phase.now ? (
        <SlotCard
          title={t('board.now', { from: time(phase.now.startsAt), until: time(phase.now.endsAt) })}
          floor={floor}
          slotId={phase.now.id}
          hasBegun
        />
      ) : (
        <Text c="dimmed">{t('board.nothingNow')}</Text>
      )}
      {phase.next && (
        <SlotCard
          title={t('board.next', { from: time(phase.next.startsAt), until: time(phase.next.endsAt) })}
          floor={floor}
          slotId={phase.next.id}
          hasBegun={false}
        />
      )}
      {besides.length > 0 && (
        <Card>
          <Title order={2} size="h3">
            {t('board.besides')}
          </Title>
          {besides.map(({ session, table }) => (
            <SessionLine key={session.id} session={session} table={table} timeZone={floor.timeZone} />
          ))}
        </Card>
      )}
    </Stack>
  );
}

function LateRow({
  late: { meeting, party, reason },
  floor,
  now,
}: {
  late: LateParty;
  floor: Floor;
  now: number;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const call = useDeed(CallPartyMutation);
  const end = useDeed(EndCallMutation);
  const table = floor.tables.find(({ id }) => id === meeting.tableId);
  const other = meeting.parties.find(({ side }) => side !== party.side)!;
  const people = floor.people.filter(({ delegateId }) => party.delegateIds.includes(delegateId));
  const phone = people.find((person) => person.phone);
  const why = {
    called: party.call?.answeredAt ? t('late.onTheWay') : t('late.called'),
    said: t('late.said', { minutes: party.lateMinutes }),
    missing: t('late.missing'),
  }[reason];
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? t('online')}</span>
      <div className={classes.pair}>
        <Text fw={600}>{party.name}</Text>
        <Text size="sm" c="dimmed">
          {format.time(meeting.startsAt, floor.timeZone)} · {t('with', { name: other.name })}
          {phone && (
            <>
              {' · '}
              <a href={`tel:${phone.phone}`}>
                {phone.name} {phone.phone}
              </a>
            </>
          )}
        </Text>
      </div>
      <Badge color={reason === 'called' && party.call?.answeredAt ? 'sky' : 'gold'}>{why}</Badge>
      {party.call ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBellOff size={16} aria-hidden />}
          loading={end.isPending}
          onClick={() => void end.run({ callId: party.call!.id })}
        >
          {t('deed.endCall')}
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconBell size={16} aria-hidden />}
          loading={call.isPending}
          onClick={() => void call.run({ meetingId: meeting.id, side: party.side })}
        >
          {t('deed.call')}
        </Button>
      )}
      {Date.parse(meeting.startsAt) <= now && <NoShowButton meeting={meeting} fairId={floor.fairId} />}
    </div>
  );
}

function NoShowButton({ meeting, fairId }: { meeting: FloorMeeting; fairId: string }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  const nameOf = useAbsentNames();
  const pair = meeting.parties.map(({ name }) => name).join(' – ');
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={isPending}
          leftSection={<IconUserX size={16} aria-hidden />}
          aria-label={`${t('deed.noShow')}: ${pair}`}
        >
          {t('deed.noShow')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.whoIsAbsent')}</Menu.Label>
        {(['SUPPLIER', 'BUYER', 'BOTH'] as const).map((absentSide) => (
          <Menu.Item
            key={absentSide}
            onClick={() =>
              void act('noShow', t('done.noShow', { pair }), (idempotencyKey) => ({
                ...{ meetingId: meeting.id, absentSide, idempotencyKey },
              }))
            }
          >
            {nameOf(absentSide, meeting)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** By name: whoever stands between two tables mustn't think about which of them supplies. */
function useAbsentNames() {
  const { t } = useTranslation('floor');
  return (absent: 'SUPPLIER' | 'BUYER' | 'BOTH', { parties }: FloorMeeting): string =>
    parties.find(({ side }) => side === absent)?.name ?? t(`enums:absentSide.${absent}`);
}

function SlotCard({
  title,
  floor,
  slotId,
  hasBegun,
}: {
  title: string;
  floor: Floor;
  slotId: string;
  hasBegun: boolean;
}) {
  const { t } = useTranslation('floor');
  const halls = byHall(floor, slotId);
  const sessions = sessionsIn(floor, slotId);
  const empty = emptyTables(floor, slotId);
  return (
    <Card>
      <Title order={2} size="h3">
        {title}
      </Title>
      {halls.length === 0 && sessions.length === 0 && <Text c="dimmed">{t('board.noMeetings')}</Text>}
      {halls.map(({ hall, meetings }) => (
        <div key={hall ?? 'online'}>
          <Text fw={650} size="sm" mt="sm">
            {hall ?? t('online')}
          </Text>
          {meetings.map(({ meeting, table }) => (
            <MeetingLine key={meeting.id} meeting={meeting} table={table} floor={floor} hasBegun={hasBegun} />
          ))}
        </div>
      ))}
      {sessions.length > 0 && (
        <div>
          <Text fw={650} size="sm" mt="sm">
            {t('sessions')}
          </Text>
          {sessions.map(({ session, table }) => (
            <SessionLine key={session.id} session={session} table={table} timeZone={floor.timeZone} />
          ))}
        </div>
      )}
      {empty.length > 0 && (
        <Stack gap={6} mt="md">
          <Text size="sm" c="dimmed">
            {t('board.empty', { count: empty.length })}
          </Text>
          <div className={classes.empty}>
            {empty.map(({ id, label }) => (
              <span key={id}>{label}</span>
            ))}
          </div>
        </Stack>
      )}
    </Card>
  );
}

function MeetingLine({
  meeting,
  table,
  floor,
  hasBegun,
}: {
  meeting: FloorMeeting;
  table: FloorTable | null;
  floor: Floor;
  hasBegun: boolean;
}) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(floor.fairId);
  const pair = meeting.parties.map(({ name }) => name).join(' – ');
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? t('online')}</span>
      <div className={classes.pair}>
        {meeting.parties.map((party) => (
          <Group key={party.side} gap={6} wrap="nowrap">
            <Text size="sm" fw={550} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {party.name}
            </Text>
            {meeting.status === 'RELEASED' && !party.isIn && (
              <Badge size="sm" color="gold">
                {t('notIn')}
              </Badge>
            )}
          </Group>
        ))}
      </div>
      {meeting.status !== 'RELEASED' && <StatusBadge kind="meetingStatus" value={meeting.status} />}
      {meeting.status === 'RELEASED' && hasBegun && (
        <>
          <Button
            size="xs"
            variant="light"
            loading={isPending}
            leftSection={<IconCheck size={16} aria-hidden />}
            onClick={() =>
              void act('hold', t('done.held', { pair }), (idempotencyKey) => ({
                ...{ meetingId: meeting.id, early: false, idempotencyKey },
              }))
            }
          >
            {t('deed.held')}
          </Button>
          <NoShowButton meeting={meeting} fairId={floor.fairId} />
        </>
      )}
    </div>
  );
}

/** Several organisations at one table, or an opening or workshop: of that, only how many have come. */
function SessionLine({
  session,
  table,
  timeZone,
}: {
  session: FloorSession;
  table: FloorTable | null;
  timeZone: string;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const cameIn = session.parties.filter(({ isIn }) => isIn).length;
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? '–'}</span>
      <div className={classes.pair}>
        <Text fw={600}>{session.title}</Text>
        <Text size="sm" c="dimmed">
          {[
            table?.hallName,
            `${format.time(session.startsAt, timeZone)}–${format.time(session.endsAt, timeZone)}`,
            t('board.ofParties', { in: cameIn, count: session.parties.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {table &&
          session.parties.map((party) => (
            <Group key={party.participationId} gap={6} wrap="nowrap">
              <Text size="sm" fw={550} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {party.name}
              </Text>
              {!party.isIn && (
                <Badge size="sm" color="gold">
                  {t('notIn')}
                </Badge>
              )}
            </Group>
          ))}
      </div>
    </div>
  );
}

function Disputed({ meeting }: { meeting: FloorMeeting }) {
  const { t } = useTranslation('floor');
  const decide = useDeed(DecideNoShowMutation);
  const nameOf = useAbsentNames();
  const { noShow, parties } = meeting;
  return (
    <div className={classes.row}>
      <div className={classes.pair}>
        <Text fw={600}>{parties.map(({ name }) => name).join(' – ')}</Text>
        <Text size="sm" c="dimmed">
          {t('board.accused', { side: nameOf(noShow!.absentSide, meeting) })}
        </Text>
        {noShow!.contradiction && <Text size="sm">“{noShow!.contradiction}”</Text>}
      </div>
      {(['HELD', 'SUPPLIER', 'BUYER', 'BOTH'] as const).map((verdict) => (
        <Button
          key={verdict}
          size="xs"
          variant={verdict === 'HELD' ? 'light' : 'default'}
          loading={decide.isPending && decide.variables?.verdict === verdict}
          onClick={() => void decide.run({ meetingId: meeting.id, verdict })}
        >
          {verdict === 'HELD' ? t('verdict.held') : t('verdict.absent', { name: nameOf(verdict, meeting) })}
        </Button>
      ))}
    </div>
  );
}
