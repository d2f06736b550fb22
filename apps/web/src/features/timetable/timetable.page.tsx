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
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { fold } from '../../ui/fold.js';
import { tellDone, tellRefused } from '../../ui/notices.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { dayIn } from '../meeting/calendar.page.js';
import { Board, type BoardMeeting, type BoardSlot, type BoardTable } from './board.js';
import { BookDialog } from './book-dialog.js';
import { MeetingDialog } from './meeting-dialog.js';
import { type PlaceRefusal, TakenNotice, placeRefusal } from './taken-notice.js';
import { MoveMeetingMutation, ReleaseDraftsMutation, TimetableQuery } from './timetable.documents.js';

/** The organiser's board of one day: book, move and cancel by a click; others' changes appear by themselves. */
export function Component() {
  const { t } = useTranslation('timetable');
  const format = useFormat();
  const fair = useFair();
  const url = useUrlState();
  const query = useAsk(TimetableQuery, { fairId: fair.id });
  const [opened, setOpened] = useState<BoardMeeting | null>(null);
  const [moving, setMoving] = useState<BoardMeeting | null>(null);
  const [place, setPlace] = useState<{ slot: BoardSlot; table: BoardTable } | null>(null);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const move = useAct(MoveMeetingMutation);
  const release = useDeed(ReleaseDraftsMutation);
  useHotkeys([['Escape', () => setMoving(null)]]);

  const days = fair.days.map(({ date }) => date);
  const today = dayIn(fair.timeZone, useNow());
  const day =
    days.find((one) => one === url.get('day')) ?? days.find((one) => one === today) ?? days[0] ?? '';
  const hall = url.get('hall');
  const text = fold(url.get('text'));

  const moveTo = useCallback(
    async (slotId: string, tableId: string | null) => {
      if (!moving) return;
      try {
        const { moveMeeting } = await move.mutateAsync({
          meetingId: moving.id,
          version: moving.version,
          slotId,
          tableId,
        });
        const refused = placeRefusal(moveMeeting);
        setRefusal(refused);
        if (!refused) {
          tellDone(t('moved'));
          setMoving(null);
        }
      } catch (error) {
        tellRefused(t, error as Error);
      }
    },
    [moving, move, t],
  );
  const choosePlace = useCallback(
    (slot: BoardSlot, table: BoardTable) => {
      if (moving) void moveTo(slot.id, table.id);
      else setPlace({ slot, table });
    },
    [moving, moveTo],
  );
  const isDimmed = useCallback(
    (meeting: BoardMeeting) =>
      text !== '' &&
      ![meeting.supplierName, meeting.buyerName, ...meeting.delegateNames].some((name) =>
        fold(name).includes(text),
      ),
    [text],
  );
  const openMeeting = useCallback((meeting: BoardMeeting) => setOpened(meeting), []);
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
        <Button component={Link} to={`/fairs/${fair.id}/timetable/planning`} variant="default" ml="auto">
          {t('plan')}
        </Button>
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
                timeZone={fair.timeZone}
                isDimmed={isDimmed}
                movingId={moving?.id ?? null}
                openMeeting={openMeeting}
                choosePlace={choosePlace}
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
      {place && (
        <BookDialog place={place} fairId={fair.id} timeZone={fair.timeZone} close={() => setPlace(null)} />
      )}
      <Modal
        opened={refusal !== null}
        onClose={() => setRefusal(null)}
        title={t('notMoved')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <TakenNotice
          refusal={refusal}
          timeZone={fair.timeZone}
          choose={({ slotId, tableId }) => {
            setRefusal(null);
            void moveTo(slotId, tableId);
          }}
        />
      </Modal>
    </Stack>
  );
}
