import { Anchor, Button, Card, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useFair } from '../fair/fair.layout.js';
import { UnplacedGroupsQuery } from './groups.documents.js';
import { UnscheduledQuery } from './planning.documents.js';
import { type CulpritOf as Culprit, useCulpritNames } from './use-names.js';

const MOST_NAMES = 5;

interface UnscheduledProps {
  draftId: string;
  slotName: (slotId: string) => string;
  /** Puts the pair into the slot; absent where the draft can't be changed. */
  add?: (pair: { supplierId: string; buyerId: string }, slotId: string, makingRoom: Room) => void;
  addGroup?: (groupMeetingId: string, slotId: string, makingRoom: Room) => void;
}

/** What gives way to it. */
interface Room {
  moves: { meetingId: string; slotId: string }[];
  givenUp: string[];
}

interface LeftOut {
  readonly reasons: readonly { readonly code: string; readonly culprits: readonly Culprit[] }[];
  readonly room:
    | ({
        readonly kind: string;
        readonly slotId: string | null;
        readonly culprits: readonly Culprit[];
      } & Room)
    | null;
}

/** Groups that were asked for and pairs that have agreed to meet, and aren't in a draft: why, and what would make room. */
export function Unscheduled({ draftId, slotName, add, addGroup }: UnscheduledProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useCulpritNames();
  const { id: fairId } = useFair();
  const query = usePages(UnscheduledQuery, { draftId }, (data) => data.unscheduledPairs);
  const groups = useAsk(UnplacedGroupsQuery, { draftId }).data?.unplacedGroupMeetings ?? [];
  const listed = (all: readonly string[]) => {
    const names = all.slice(0, MOST_NAMES);
    const more = all.length - names.length;
    return format.list(more > 0 ? [...names, t('more', { count: more })] : names);
  };
  /** Names with the slots that follow them, in brackets: from where to where. Slots alone are listed. */
  const namesOf = (culprits: readonly Culprit[]) => {
    const first = culprits.findIndex(({ kind }) => kind !== 'SLOT');
    const slots = (list: readonly Culprit[]) => list.map(({ id }) => slotName(id));
    if (first < 0) return listed(slots(culprits));
    const named: { name: string; slots: Culprit[] }[] = [];
    for (const one of culprits.slice(first)) {
      if (one.kind === 'SLOT') named.at(-1)!.slots.push(one);
      else named.push({ name: nameOf(one), slots: [] });
    }
    const names = listed(
      named.map((one) => (one.slots.length > 0 ? `${one.name} (${slots(one.slots).join(' → ')})` : one.name)),
    );
    return first === 0 ? names : `${names} · ${slots(culprits.slice(0, first)).join(' ')}`;
  };
  const reasonText = (code: string, culprits: readonly Culprit[]) => {
    const [who, ...meetings] = culprits;
    if (code === 'PARTY_FULL' && who) return t('partyFull', { who: who.name, count: meetings.length });
    const text = t(`reason.${code}`, { defaultValue: code });
    return culprits.length > 0 ? `${text}: ${namesOf(culprits)}` : text;
  };
  const card = (
    key: string,
    head: { title: string; note: string },
    { reasons, room }: LeftOut,
    put: ((slotId: string, makingRoom: Room) => void) | undefined,
  ) => (
    <Card key={key} padding="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Text fw={600}>{head.title}</Text>
          <Text size="xs" c="dimmed">
            {head.note}
          </Text>
        </div>
        {put && room?.slotId && isByOneClick(room) && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              put(room.slotId!, {
                moves: room.moves.map(({ meetingId, slotId }) => ({ meetingId, slotId })),
                givenUp: room.givenUp,
              })
            }
          >
            {t(room.kind === 'NOTHING' ? 'addAt' : `addBy.${room.kind}`, { slot: slotName(room.slotId) })}
          </Button>
        )}
      </Group>
      <List size="sm" mt={6} spacing={2} withPadding={false}>
        {reasons.map(({ code, culprits }) => (
          <List.Item key={`${code} ${culprits[0]?.id}`}>{reasonText(code, culprits)}</List.Item>
        ))}
      </List>
      {room && (
        <Text size="sm" mt={6}>
          <b>{t('room')}</b> {t(`roomKind.${room.kind}`, { defaultValue: room.kind })}
          {room.culprits.length > 0 && `: ${namesOf(room.culprits)}`}
          {placeOfRoom(fairId, room) && (
            <>
              {' · '}
              <Anchor component={Link} to={placeOfRoom(fairId, room)!} size="sm">
                {t('goThere')}
              </Anchor>
            </>
          )}
        </Text>
      )}
    </Card>
  );
  return (
    <Asked query={query}>
      {({ pages }) => {
        const nodes = pages.flatMap((page) => page.unscheduledPairs.edges.map(({ node }) => node));
        if (nodes.length === 0 && groups.length === 0)
          return <EmptyState title={t('allScheduled')} text={t('allScheduledText')} />;
        return (
          <Stack gap="sm">
            {groups.map(({ groupMeetingId, title, isMust, ...why }) =>
              card(
                groupMeetingId,
                { title, note: t(isMust ? 'groups.leftOutMust' : 'groups.leftOut') },
                why,
                addGroup && ((slotId, makingRoom) => addGroup(groupMeetingId, slotId, makingRoom)),
              ),
            )}
            {nodes.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('unscheduledCount', { count: pages[0]!.unscheduledPairs.totalCount })}
              </Text>
            )}
            {nodes.map(({ pair, worth, supplierId, buyerId, ...why }) =>
              card(
                `${supplierId} ${buyerId}`,
                { title: pair, note: t('pairWorth', { worth: format.decimal(worth, 1) }) },
                why,
                add && ((slotId, makingRoom) => add({ supplierId, buyerId }, slotId, makingRoom)),
              ),
            )}
            {query.hasNextPage && (
              <Button variant="default" onClick={() => void query.fetchNextPage()}>
                {t('common:action.more')}
              </Button>
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}

/** Whether a draft can be changed so as it stands; other changes are made where somebody or something is set up. */
function isByOneClick({ kind, moves, givenUp }: NonNullable<LeftOut['room']>): boolean {
  return kind === 'NOTHING' || moves.length > 0 || givenUp.length > 0;
}

function placeOfRoom(fairId: string, { kind, culprits }: NonNullable<LeftOut['room']>): string | null {
  const fair = `/fairs/${fairId}`;
  const who = culprits.find((one) => one.kind === 'PARTICIPANT');
  if (who && (kind === 'MORE_AVAILABILITY' || kind === 'RAISE_QUOTA'))
    return `${fair}/participants/${who.id}`;
  if (kind === 'ONE_MORE_TABLE') return `${fair}/setup#halls`;
  return kind === 'ONE_MORE_INTERPRETER' ? `${fair}/setup/terms#terms-interpreters` : null;
}
