import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconBell, IconBellOff, IconCheck, IconUserX } from '@tabler/icons-react';
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
  const { t } = useTranslation('floor');
  const format = useFormat();
  const call = useDeed(CallGroupPartyMutation);
  const end = useDeed(EndGroupCallMutation);
  const table = floor.tables.find(({ id }) => id === session.tableId);
  const phone = floor.people.find((one) => party.delegateIds.includes(one.delegateId) && one.phone);
  const named = { sessionId: session.id, participationId: party.participationId };
  const why = {
    called: party.call?.answeredAt ? t('late.onTheWay') : t('late.called'),
    said: t('late.said', { minutes: party.lateMinutes }),
    missing: t('late.missing'),
  }[reason];
  return (
    <div className={classes.row}>
      <span className={classes.table}>{table?.label ?? '–'}</span>
      <div className={classes.pair}>
        <Text fw={600}>{party.name}</Text>
        <Text size="sm" c="dimmed">
          {format.time(session.startsAt, floor.timeZone)} · {session.title}
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
          onClick={() => void end.run(named)}
        >
          {t('deed.endCall')}
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconBell size={16} aria-hidden />}
          loading={call.isPending}
          onClick={() => void call.run(named)}
        >
          {t('deed.call')}
        </Button>
      )}
      {Date.parse(session.startsAt) <= now && (
        <NoShowMenu session={session} parties={[party]} fairId={floor.fairId} />
      )}
    </div>
  );
}

function NoShowMenu({
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
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          loading={isPending}
          leftSection={<IconUserX size={16} aria-hidden />}
        >
          {t('deed.noShow')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {parties.map(({ participationId, name }) => (
          <Menu.Item
            key={participationId}
            onClick={() =>
              void act('groupNoShow', t('done.noShow', { pair: name }), (idempotencyKey) => ({
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
            <Group key={party.participationId} gap={6} wrap="nowrap">
              <Text size="sm" fw={550} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                {party.name}
              </Text>
              {party.isAbsent ? (
                <Badge size="sm" color="brick">
                  {t('board.absent')}
                </Badge>
              ) : (
                !party.isIn && (
                  <Badge size="sm" color="gold">
                    {t('notIn')}
                  </Badge>
                )
              )}
            </Group>
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
        <Button
          size="xs"
          variant="light"
          loading={isPending}
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={() =>
            void act('groupHold', t('done.held', { pair }), (idempotencyKey) => ({
              ...{ sessionId: session.id, idempotencyKey },
            }))
          }
        >
          {t('deed.held')}
        </Button>
      )}
      {table && hasBegun && isGoingOn(session) && (
        <NoShowMenu
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
    <div className={classes.row}>
      <div className={classes.pair}>
        <Text fw={600}>{session.title}</Text>
        <Text size="sm" c="dimmed">
          {t('board.accusedParty', { name: party.name })}
        </Text>
        {party.contradiction && <Text size="sm">“{party.contradiction}”</Text>}
      </div>
      {[true, false].map((came) => (
        <Button
          key={String(came)}
          size="xs"
          variant={came ? 'light' : 'default'}
          loading={decide.isPending && decide.variables?.came === came}
          onClick={() => void decide.run({ ...named, came })}
        >
          {t(came ? 'verdict.came' : 'verdict.notCame')}
        </Button>
      ))}
    </div>
  );
}
