import {
  Alert,
  Button,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  Skeleton,
  Stack,
  Text,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { fold } from '../../ui/fold.js';
import { RefusalNotice, tellDone, tellRefused } from '../../ui/notices.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { dayIn } from '../../i18n/day-in.js';
import { Board, type BoardGroup, type BoardMeeting, type BoardSlot, type BoardTable } from './board.js';
import { BookDialog } from './book-dialog.js';
import { DraftGroupDialog } from './draft-group-dialog.js';
import { type Fault, Faults } from './faults.js';
import type { GroupMeeting } from './groups-card.js';
import { GroupMeetingsQuery } from './groups.documents.js';
import { MeetingDialog } from './meeting-dialog.js';
import { OnLineMeetings } from './on-line-meetings.js';
import { PrintMenu } from './print-menu.js';
import { RearrangeMeetingsMutation, ReleaseDraftsMutation, TimetableQuery } from './timetable.documents.js';

/** The organiser's board of one day: book, move and cancel by a click; others' changes appear by themselves. */
export function Component() {
  const { t } = useTranslation('timetable');
  const format = useFormat();
  const fair = useFair();
  const url = useUrlState();
  const query = useAsk(TimetableQuery, { fairId: fair.id });
  const groupsQuery = useAsk(GroupMeetingsQuery, { fairId: fair.id });
  const groupMeetings = groupsQuery.data?.groupMeetings;
  const [openedGroup, setOpenedGroup] = useState<string | null>(null);
  const openGroup = groupMeetings?.find(({ id }) => id === openedGroup);
  const [opened, setOpened] = useState<BoardMeeting | null>(null);
  const [moving, setMoving] = useState<BoardMeeting | null>(null);
  const [place, setPlace] = useState<{ slot: BoardSlot; table: BoardTable } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const move = useAct(RearrangeMeetingsMutation);
  const release = useDeed(ReleaseDraftsMutation);
  useHotkeys([['Escape', () => setMoving(null)]]);

  const days = fair.days.map(({ date }) => date);
  const today = dayIn(fair.timeZone, useNow());
  const day =
    days.find((one) => one === url.get('day')) ?? days.find((one) => one === today) ?? days[0] ?? '';
  const hall = url.get('hall');
  const text = fold(url.get('text'));

  /** To a free place, or into the place of another meeting, which then takes its own. */
  const rearrange = async (
    meetingId: string,
    to: { slotId: string; tableId: string | null },
    onto: BoardMeeting | null,
  ) => {
    setMoving(null);
    const standing = query.data?.timetable.meetings ?? [];
    const meeting = standing.find(({ id }) => id === meetingId);
    if (!meeting) return;
    const moveOf = ({ id, version }: BoardMeeting, place: { slotId: string; tableId: string | null }) => ({
      ...{ meetingId: id, version, slotId: place.slotId, tableId: place.tableId },
    });
    try {
      const { rearrangeMeetings } = await move.mutateAsync({
        input: { fairId: fair.id, moves: [moveOf(meeting, to), ...(onto ? [moveOf(onto, meeting)] : [])] },
      });
      const refused = refusalIn(rearrangeMeetings);
      setRefusal(refused);
      if (refused) return;
      // Said once the board has it, so that the same meeting can be moved again at once.
      await query.refetch();
      tellDone(t(onto ? 'swapped' : 'moved'));
    } catch (error) {
      tellRefused(t, error as Error);
    }
  };
  const choosePlace = (slot: BoardSlot, table: BoardTable) => {
    if (moving) void rearrange(moving.id, { slotId: slot.id, tableId: table.id }, null);
    else setPlace({ slot, table });
  };
  const isDimmed = useCallback(
    (meeting: BoardMeeting) =>
      text !== '' &&
      ![meeting.supplierName, meeting.buyerName, ...meeting.delegateNames].some((name) =>
        fold(name).includes(text),
      ),
    [text],
  );
  const openMeeting = (meeting: BoardMeeting) => {
    if (moving && moving.id !== meeting.id) void rearrange(moving.id, meeting, meeting);
    else setOpened(meeting);
  };
  const halls = useMemo(() => fair.halls.map(({ id, name }) => ({ value: id, label: name })), [fair.halls]);

  return (
    <Stack gap="sm">
      <Group gap="sm">
        {days.length > 1 && (
          <SegmentedControl
            aria-label={t('day')}
            value={day}
            onChange={(value) => url.set({ day: value })}
            data={days.map((value) => ({ value, label: format.shortDay(value) }))}
          />
        )}
        {halls.length > 1 && (
          <NativeSelect
            aria-label={t('hall')}
            value={hall}
            onChange={(event) => url.set({ hall: event.currentTarget.value })}
            data={[{ value: '', label: t('allHalls') }, ...halls]}
          />
        )}
        <SearchField
          label={t('find')}
          placeholder={t('find')}
          value={url.get('text')}
          onSearch={(value) => url.set({ text: value })}
          hideLabel
        />
        <Group gap="xs" ml="auto">
          <PrintMenu fairId={fair.id} />
          <Button component={Link} to={`/fairs/${fair.id}/timetable/planning`} variant="default">
            {t('plan')}
          </Button>
        </Group>
      </Group>
      <Asked query={query} skeleton={<Skeleton height={420} radius="lg" />}>
        {({ timetable }) => {
          const slots = timetable.slots.filter(({ date }) => date === day);
          const tables = timetable.tables.filter((table) => !hall || table.hall.id === hall);
          const standing = timetable.meetings.filter(({ status }) => status !== 'CANCELLED');
          const drafts = standing.filter(({ status }) => status === 'DRAFT').length;
          const slotIds = new Set(slots.map(({ id }) => id));
          if (slots.length === 0 || timetable.tables.length === 0)
            return <EmptyState title={t('empty')} text={t('emptyText')} />;
          return (
            <>
              <Group justify="space-between" gap="sm">
                <Text size="sm" c="dimmed">
                  {t('summary', {
                    day: standing.filter(({ slotId }) => slotIds.has(slotId)).length,
                    all: standing.length,
                    places: slots.length * tables.length,
                  })}{' '}
                  · {format.zone(fair.timeZone, slots[0]!.startsAt)}
                </Text>
                {drafts > 0 && (
                  <Button
                    size="sm"
                    loading={release.isPending}
                    onClick={() => void release.run({ fairId: fair.id }, t('released'))}
                  >
                    {t('release', { count: drafts })}
                  </Button>
                )}
              </Group>
              {moving && (
                <Alert color="gold" role="status">
                  <Group justify="space-between" gap="sm">
                    <Text size="sm">
                      {t('moving', { supplier: moving.supplierName, buyer: moving.buyerName })}
                    </Text>
                    <Button size="compact-sm" variant="default" onClick={() => setMoving(null)}>
                      {t('stopMoving')}
                    </Button>
                  </Group>
                </Alert>
              )}
              <Board
                slots={slots}
                tables={tables}
                meetings={timetable.meetings}
                groups={groupsAt(groupMeetings ?? [], slots)}
                openGroup={({ id }) => setOpenedGroup(id)}
                timeZone={fair.timeZone}
                isDimmed={isDimmed}
                movingId={moving?.id ?? null}
                openMeeting={openMeeting}
                choosePlace={choosePlace}
                drop={(id, { slot, table, onto }) =>
                  void rearrange(id, { slotId: slot.id, tableId: table.id }, onto)
                }
              />
              <OnLineMeetings
                slots={slots}
                meetings={timetable.meetings}
                timeZone={fair.timeZone}
                openMeeting={openMeeting}
              />
            </>
          );
        }}
      </Asked>
      {opened && (
        <MeetingDialog
          meeting={opened}
          close={() => setOpened(null)}
          startMoving={() => {
            setMoving(opened);
            setOpened(null);
          }}
        />
      )}
      {openGroup?.place && (
        <DraftGroupDialog
          group={{
            ...openGroup.place,
            title: openGroup.title,
            partyNames: openGroup.parties.map(({ name }) => name),
          }}
          close={() => setOpenedGroup(null)}
        />
      )}
      {place && (
        <BookDialog place={place} fairId={fair.id} timeZone={fair.timeZone} close={() => setPlace(null)} />
      )}
      <Modal
        opened={refusal !== null}
        onClose={() => setRefusal(null)}
        title={t('notMoved')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <RefusalNotice refusal={refusal}>
          <Faults faults={(refusal?.faults as Fault[] | undefined) ?? []} />
        </RefusalNotice>
      </Modal>
    </Stack>
  );
}

/** Group meetings in the slots that they fill. */
function groupsAt(groups: readonly GroupMeeting[], slots: readonly BoardSlot[]): BoardGroup[] {
  return groups.flatMap(({ id, title, parties, place }) =>
    place
      ? slots
          .filter(({ startsAt, endsAt }) => startsAt < place.endsAt && endsAt > place.startsAt)
          .map((slot) => ({
            ...{ id, title, slotId: slot.id, tableId: place.tableId },
            partyNames: parties.map(({ name }) => name),
          }))
      : [],
  );
}
