import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { CallPartyMutation, DecideNoShowMutation, EndCallMutation } from './floor.documents.js';
import {
  type Floor,
  type FloorMeeting,
  type FloorTable,
  type LateParty,
  byHall,
  disputedGroupParties,
  emptyTables,
  lateGroupParties,
  lateParties,
  phaseOf,
  sessionsBesides,
  sessionsIn,
} from './floor-view.js';
import { DisputedRow, HeldButton, MissedRow, NoShowMenu, NotIn, PartyLine } from './floor-rows.js';
import classes from './floor.module.css';
import { DisputedParty, LateGroupRow, SessionLine } from './group-rows.js';
import { useAction } from './use-action.js';
import { useFloor } from './use-floor.js';

/** The floor at this moment: who is missed, what is under way, what comes next, what is empty. */
export function Component() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { floor, now } = useFloor();
  const phase = phaseOf(floor.slots, now);
  const late = lateParties(floor, now);
  const lateInGroups = lateGroupParties(floor, now);
  const missed = late.length + lateInGroups.length;
  const disputedInGroups = disputedGroupParties(floor);
  const besides = sessionsBesides(floor, now, phase);
  const disputed = floor.meetings.filter(({ noShow }) => noShow?.contradictedAt && !noShow.verdict);
  const time = (instant: string) => format.time(instant, floor.timeZone);
  return (
    <Stack gap="lg">
      {disputed.length + disputedInGroups.length > 0 && (
        <Card>
          <Title order={2} size="h3">
            {t('board.disputed')}
          </Title>
          {disputed.map((meeting) => (
            <Disputed key={meeting.id} meeting={meeting} />
          ))}
          {disputedInGroups.map((one) => (
            <DisputedParty key={`${one.session.id} ${one.party.participationId}`} disputed={one} />
          ))}
        </Card>
      )}
      <Card>
        <Title order={2} size="h3">
          {missed === 0 ? t('board.nobodyLate') : t('board.late', { count: missed })}
        </Title>
        {late.map((one) => (
          <LateRow key={`${one.meeting.id} ${one.party.side}`} late={one} floor={floor} now={now} />
        ))}
        {lateInGroups.map((one) => (
          <LateGroupRow
            key={`${one.session.id} ${one.party.participationId}`}
            late={one}
            floor={floor}
            now={now}
          />
        ))}
      </Card>
      {phase.now ? (
        <SlotCard
          title={t('board.now', { from: time(phase.now.startsAt), until: time(phase.now.endsAt) })}
          floor={floor}
          slotId={phase.now.id}
          now={now}
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
          now={now}
          hasBegun={false}
        />
      )}
      {besides.length > 0 && (
        <Card>
          <Title order={2} size="h3">
            {t('board.besides')}
          </Title>
          {besides.map(({ session, table }) => (
            <SessionLine key={session.id} session={session} table={table} floor={floor} now={now} />
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
  const call = useDeed(CallPartyMutation);
  const end = useDeed(EndCallMutation);
  const other = meeting.parties.find(({ side }) => side !== party.side)!;
  return (
    <MissedRow
      {...{ floor, party, reason }}
      at={meeting}
      withoutTable={t('online')}
      besides={t('with', { name: other.name })}
      call={{
        isPending: call.isPending,
        run: () => void call.run({ meetingId: meeting.id, side: party.side }),
      }}
      endCall={{ isPending: end.isPending, run: () => void end.run({ callId: party.call!.id }) }}
    >
      {Date.parse(meeting.startsAt) <= now && <NoShow meeting={meeting} fairId={floor.fairId} />}
    </MissedRow>
  );
}

function NoShow({ meeting, fairId }: { meeting: FloorMeeting; fairId: string }) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  const nameOf = useAbsentNames();
  const pair = pairOf(meeting);
  return (
    <NoShowMenu
      of={pair}
      isPending={isPending}
      choices={(['SUPPLIER', 'BUYER', 'BOTH'] as const).map((absentSide) => ({
        key: absentSide,
        name: nameOf(absentSide, meeting),
        record: () =>
          void act('noShow', t('done.noShow', { pair }), (idempotencyKey) => ({
            ...{ meetingId: meeting.id, absentSide, unlessRecorded: true, idempotencyKey },
          })),
      }))}
    />
  );
}

const pairOf = ({ parties }: FloorMeeting): string => parties.map(({ name }) => name).join(' – ');

/** Both sides are “both”, one of them is its name. */
function useAbsentNames() {
  const { t } = useTranslation('floor');
  return (absent: 'SUPPLIER' | 'BUYER' | 'BOTH', { parties }: FloorMeeting): string =>
    parties.find(({ side }) => side === absent)?.name ?? t(`enums:absentSide.${absent}`);
}

function SlotCard({
  title,
  floor,
  slotId,
  now,
  hasBegun,
}: {
  title: string;
  floor: Floor;
  slotId: string;
  now: number;
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
            <SessionLine key={session.id} session={session} table={table} floor={floor} now={now} />
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
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? t('online')}</span>
      <div className={classes.pair}>
        {meeting.parties.map((party) => (
          <PartyLine key={party.side} name={party.name}>
            {meeting.status === 'RELEASED' && !party.isIn && <NotIn />}
          </PartyLine>
        ))}
      </div>
      {meeting.status !== 'RELEASED' && <StatusBadge kind="meetingStatus" value={meeting.status} />}
      {meeting.status === 'RELEASED' && hasBegun && (
        <>
          <HeldButton
            isPending={isPending}
            run={() =>
              void act('hold', t('done.held', { pair: pairOf(meeting) }), (idempotencyKey) => ({
                ...{ meetingId: meeting.id, early: false, unlessRecorded: true, idempotencyKey },
              }))
            }
          />
          <NoShow meeting={meeting} fairId={floor.fairId} />
        </>
      )}
    </div>
  );
}

function Disputed({ meeting }: { meeting: FloorMeeting }) {
  const { t } = useTranslation('floor');
  const decide = useDeed(DecideNoShowMutation);
  const nameOf = useAbsentNames();
  const noShow = meeting.noShow!;
  return (
    <DisputedRow
      title={pairOf(meeting)}
      accused={t('board.accused', { side: nameOf(noShow.absentSide, meeting) })}
      contradiction={noShow.contradiction}
      verdicts={(['HELD', 'SUPPLIER', 'BUYER', 'BOTH'] as const).map((verdict) => ({
        key: verdict,
        label:
          verdict === 'HELD' ? t('verdict.held') : t('verdict.absent', { name: nameOf(verdict, meeting) }),
        wasThere: verdict === 'HELD',
        isPending: decide.isPending && decide.variables?.verdict === verdict,
        decide: () => void decide.run({ meetingId: meeting.id, verdict }),
      }))}
    />
  );
}
