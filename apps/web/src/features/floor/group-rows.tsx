import { Badge, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import {
  CallGroupPartyMutation,
  DecideGroupNoShowMutation,
  EndGroupCallMutation,
  ReopenGroupMeetingMutation,
} from './group-day.documents.js';
import {
  type Floor,
  type FloorSession,
  type FloorSessionParty,
  type FloorTable,
  type LateGroupParty,
  isGoingOn,
} from './floor-view.js';
import { DisputedRow, HeldButton, MissedRow, NoShowMenu, NotIn, PartyLine } from './floor-rows.js';
import classes from './floor.module.css';
import { useAction } from './use-action.js';

/** A party that is missed at its group meeting: whom to ring, call to the table or record as absent. */
export function LateGroupRow({
  late: { session, party, reason },
  floor,
  now,
}: {
  late: LateGroupParty;
  floor: Floor;
  now: number;
}) {
  const call = useDeed(CallGroupPartyMutation);
  const end = useDeed(EndGroupCallMutation);
  const named = { sessionId: session.id, participationId: party.participationId };
  return (
    <MissedRow
      {...{ floor, party, reason }}
      at={session}
      withoutTable="–"
      besides={session.title}
      call={{ isPending: call.isPending, run: () => void call.run(named) }}
      endCall={{ isPending: end.isPending, run: () => void end.run(named) }}
    >
      {Date.parse(session.startsAt) <= now && (
        <NoShow session={session} parties={[party]} fairId={floor.fairId} />
      )}
    </MissedRow>
  );
}

function NoShow({
  session,
  parties,
  fairId,
}: {
  session: FloorSession;
  parties: readonly FloorSessionParty[];
  fairId: string;
}) {
  const { t } = useTranslation('floor');
  const { act, isPending } = useAction(fairId);
  return (
    <NoShowMenu
      of={session.title}
      isPending={isPending}
      choices={parties.map(({ participationId, name }) => ({
        key: participationId,
        name,
        record: () =>
          void act('groupNoShow', t('done.noShow', { pair: name }), (idempotencyKey) => ({
            ...{ sessionId: session.id, participationId, idempotencyKey },
          })),
      }))}
    />
  );
}

/** Several organisations at one table with what can be recorded of them, or an opening or workshop: how many have come. */
export function SessionLine({
  session,
  table,
  floor,
  now,
}: {
  session: FloorSession;
  table: FloorTable | null;
  floor: Floor;
  now: number;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { act, isPending } = useAction(floor.fairId);
  const reopen = useDeed(ReopenGroupMeetingMutation);
  const cameIn = session.parties.filter(({ isIn }) => isIn).length;
  const hasBegun = Date.parse(session.startsAt) <= now;
  const time = (at: string) => format.time(at, floor.timeZone);
  const pair = session.title;
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? '–'}</span>
      <div className={classes.pair}>
        <Text fw={600}>{session.title}</Text>
        <Text size="sm" c="dimmed">
          {[
            table?.hallName,
            `${time(session.startsAt)}–${time(session.endsAt)}`,
            t('board.ofParties', { in: cameIn, count: session.parties.length }),
            session.outcomeKind && t('board.outcome', { outcome: t(`enums:outcome.${session.outcomeKind}`) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        {table &&
          session.parties.map((party) => (
            <PartyLine key={party.participationId} name={party.name}>
              {party.isAbsent ? (
                <Badge size="sm" color="brick">
                  {t('board.absent')}
                </Badge>
              ) : (
                !party.isIn && <NotIn />
              )}
            </PartyLine>
          ))}
      </div>
      {table && session.status !== 'RELEASED' && (
        <>
          <StatusBadge kind="meetingStatus" value={session.status} />
          <Button
            size="xs"
            variant="subtle"
            loading={reopen.isPending}
            onClick={() => void reopen.run({ sessionId: session.id }, t('done.reopened', { pair }))}
          >
            {t('deed.reopen')}
          </Button>
        </>
      )}
      {table && hasBegun && session.status === 'RELEASED' && (
        <HeldButton
          isPending={isPending}
          run={() =>
            void act('groupHold', t('done.held', { pair }), (idempotencyKey) => ({
              ...{ sessionId: session.id, unlessRecorded: true, idempotencyKey },
            }))
          }
        />
      )}
      {table && hasBegun && isGoingOn(session) && (
        <NoShow
          session={session}
          parties={session.parties.filter(({ isAbsent }) => !isAbsent)}
          fairId={floor.fairId}
        />
      )}
    </div>
  );
}

/** A party that says that it was there, for those who run the fair to decide. */
export function DisputedParty({
  disputed: { session, party },
}: {
  disputed: { session: FloorSession; party: FloorSessionParty };
}) {
  const { t } = useTranslation('floor');
  const decide = useDeed(DecideGroupNoShowMutation);
  const named = { sessionId: session.id, participationId: party.participationId };
  return (
    <DisputedRow
      title={session.title}
      accused={t('board.accusedParty', { name: party.name })}
      contradiction={party.contradiction}
      verdicts={[true, false].map((came) => ({
        key: String(came),
        label: t(came ? 'verdict.came' : 'verdict.notCame'),
        wasThere: came,
        isPending: decide.isPending && decide.variables?.came === came,
        decide: () => void decide.run({ ...named, came }),
      }))}
    />
  );
}
