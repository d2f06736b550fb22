import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import type { TadaDocumentNode } from 'gql.tada';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { RefusalNotice, tellDone, tellRefused } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { dayIn } from '../../i18n/day-in.js';
import {
  Board,
  type BoardGroup,
  type BoardMeeting,
  type BoardSlot,
  type BoardTable,
  GROUP,
} from './board.js';
import { InterpretedBy } from '../meeting/interpreted-by.js';
import { Comparison } from './comparison.js';
import { type Fault, Faults } from './faults.js';
import { DraftGroupDialog } from './draft-group-dialog.js';
import { PlanFigures } from './figures.js';
import { PlaceDraftGroupMutation, RemoveDraftGroupMutation } from './groups.documents.js';
import { PlanPanel } from './plan-panel.js';
import {
  AddDraftMeetingMutation,
  DiscardDraftMutation,
  DraftQuery,
  FixDraftMeetingMutation,
  MoveDraftMeetingMutation,
  RemoveDraftMeetingMutation,
  SwapDraftMeetingsMutation,
} from './planning.documents.js';
import { OnLineMeetings } from './on-line-meetings.js';
import { ReleaseDialog } from './release-dialog.js';
import { TimetableQuery } from './timetable.documents.js';
import { Unscheduled } from './unscheduled.js';
import { useSlotNames } from './use-names.js';

const VIEWS = ['board', 'leftOut', 'changes', 'searchOn'] as const;

/** A draft: its board, to be changed by dragging or by keys, what it leaves out, what it changes, and its release. */
export function Component() {
  const { t } = useTranslation(['planning', 'timetable']);
  const { draftId } = useParams();
  const fair = useFair();
  const url = useUrlState();
  const navigate = useNavigate();
  const query = useAsk(DraftQuery, { id: draftId! }, { keepPrevious: true });
  const discard = useDeed(DiscardDraftMutation);
  const slotName = useSlotNames();
  const [releasing, setReleasing] = useState(false);
  const edit = useDraftEdits();
  const view = VIEWS.find((one) => one === url.get('view')) ?? 'board';
  return (
    <Asked query={query}>
      {({ timetableDraft: draft }) => {
        const isOpen = draft.status === 'OPEN';
        const of = { draftId: draft.id, version: draft.version };
        return (
          <Stack gap="md">
            <Anchor component={Link} to={`/fairs/${fair.id}/timetable/planning`} size="sm">
              <Group gap={6}>
                <IconArrowLeft size={16} />
                {t('backToPlanning')}
              </Group>
            </Anchor>
            <Group justify="space-between" gap="sm">
              <Group gap="sm">
                <Title order={2} size="h3">
                  {draft.name ?? t('draftNumber', { number: draft.number })}
                </Title>
                <Badge color={isOpen ? 'gold' : 'pine'}>{t(`draftStatus.${draft.status}`)}</Badge>
              </Group>
              {isOpen && (
                <Group gap="xs">
                  <Button
                    variant="default"
                    loading={discard.isPending}
                    onClick={() =>
                      void discard.run(of, t('discarded')).then((done) => {
                        if (done) void navigate(`/fairs/${fair.id}/timetable/planning`);
                      })
                    }
                  >
                    {t('discard')}
                  </Button>
                  <Button onClick={() => setReleasing(true)}>{t('releaseStep')}</Button>
                </Group>
              )}
            </Group>
            {draft.figures && <PlanFigures figures={draft.figures} />}
            <SegmentedControl
              aria-label={t('view')}
              value={view}
              onChange={(value) => url.set({ view: value })}
              data={VIEWS.filter((one) => isOpen || one !== 'searchOn').map((value) => ({
                value,
                label: t(`viewName.${value}`),
              }))}
            />
            <RefusalNotice refusal={edit.refusal}>
              <Faults faults={(edit.refusal?.faults as Fault[] | undefined) ?? []} />
            </RefusalNotice>
            {view === 'board' && <DraftBoard draft={draft} isOpen={isOpen} edit={edit} />}
            {view === 'leftOut' && (
              <Unscheduled
                draftId={draft.id}
                slotName={slotName}
                {...(isOpen && {
                  add: (pair, slotId, makingRoom) =>
                    void edit.run(
                      AddDraftMeetingMutation,
                      { ...of, ...pair, slotId, makingRoom },
                      t('added'),
                    ),
                  addGroup: (groupMeetingId, slotId, makingRoom) =>
                    void edit.run(
                      PlaceDraftGroupMutation,
                      { ...of, groupMeetingId, slotId, makingRoom },
                      t('added'),
                    ),
                })}
              />
            )}
            {view === 'changes' && (
              <Comparison fairId={fair.id} before={null} after={draft.id} slotName={slotName} />
            )}
            {view === 'searchOn' && <PlanPanel fairId={fair.id} startDraftId={draft.id} />}
            {releasing && (
              <ReleaseDialog
                draft={draft}
                close={() => setReleasing(false)}
                released={() => void navigate(`/fairs/${fair.id}/timetable`)}
              />
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}

interface Draft {
  id: string;
  version: number;
  groupMeetings: readonly (Omit<BoardGroup, 'id'> & {
    groupMeetingId: string;
    interpreterName: string | null;
    delegateNames: readonly string[];
  })[];
  meetings: readonly {
    meetingId: string;
    supplierId: string;
    buyerId: string;
    supplierName: string;
    buyerName: string;
    slotId: string;
    tableId: string | null;
    interpreterName: string | null;
    delegateNames: string[];
    isFixed: boolean;
  }[];
}

function DraftBoard({
  draft,
  isOpen,
  edit,
}: {
  draft: Draft;
  isOpen: boolean;
  edit: ReturnType<typeof useDraftEdits>;
}) {
  const { t } = useTranslation(['planning', 'timetable', 'meeting']);
  const format = useFormat();
  const slotName = useSlotNames();
  const fair = useFair();
  const url = useUrlState();
  const query = useAsk(TimetableQuery, { fairId: fair.id });
  const [opened, setOpened] = useState<BoardMeeting | null>(null);
  const [moving, setMoving] = useState<BoardMeeting | null>(null);
  const [openedGroup, setOpenedGroup] = useState<string | null>(null);
  const [movingGroup, setMovingGroup] = useState<string | null>(null);
  const stopMoving = () => {
    setMoving(null);
    setMovingGroup(null);
  };
  useHotkeys([['Escape', stopMoving]]);
  const days = fair.days.map(({ date }) => date);
  const today = dayIn(fair.timeZone, useNow());
  const day =
    days.find((one) => one === url.get('day')) ?? days.find((one) => one === today) ?? days[0] ?? '';
  const hall = url.get('hall');
  const halls = useMemo(() => fair.halls.map(({ id, name }) => ({ value: id, label: name })), [fair.halls]);
  const of = { draftId: draft.id, version: draft.version };
  const live = query.data?.timetable.meetings;
  const meetings = useMemo(() => {
    const standing = new Map(live?.map((one) => [one.id, one]));
    return draft.meetings.map((one): BoardMeeting => {
      const now = standing.get(one.meetingId);
      const isUnchanged = now?.slotId === one.slotId && now.tableId === one.tableId;
      return {
        ...one,
        id: one.meetingId,
        version: draft.version,
        // What the draft leaves as it is looks as it does in the timetable.
        status: isUnchanged ? now.status : 'DRAFT',
        outcomeKind: null,
        // Of a draft its faults say so.
        lacksInterpreterFor: null,
        supplierParticipationId: one.supplierId,
        buyerParticipationId: one.buyerId,
      };
    });
  }, [draft, live]);
  const groups = useMemo(
    () => draft.groupMeetings.map((one) => ({ ...one, id: one.groupMeetingId })),
    [draft],
  );
  const group = groups.find(({ id }) => id === openedGroup);
  const moved = groups.find(({ id }) => id === movingGroup);
  const placeGroup = (groupMeetingId: string, slotId: string, tableId: string | null) => {
    stopMoving();
    void edit.run(PlaceDraftGroupMutation, { ...of, groupMeetingId, slotId, tableId }, t('moved'));
  };
  const place = (meetingId: string, slot: BoardSlot, table: BoardTable, onto: BoardMeeting | null) => {
    stopMoving();
    if (meetingId.startsWith(GROUP)) {
      if (!onto) placeGroup(meetingId.slice(GROUP.length), slot.id, table.id);
    } else if (onto) {
      void edit.run(SwapDraftMeetingsMutation, { ...of, meetingId, otherMeetingId: onto.id }, t('swapped'));
    } else {
      void edit.run(
        MoveDraftMeetingMutation,
        { ...of, meetingId, slotId: slot.id, tableId: table.id },
        t('moved'),
      );
    }
  };
  const isDimmed = useCallback(() => false, []);
  const placeName = (tableId: string | null) => {
    const hall = fair.halls.find(({ tables }) => tables.some(({ id }) => id === tableId));
    const table = hall?.tables.find(({ id }) => id === tableId);
    return hall && table ? t('meeting:place', { table: table.label, hall: hall.name }) : t('onLine');
  };
  return (
    <Asked query={query}>
      {({ timetable }) => {
        const slots = timetable.slots.filter(({ date }) => date === day);
        const tables = timetable.tables.filter((table) => !hall || table.hall.id === hall);
        return (
          <Stack gap="sm">
            <Group gap="sm">
              {days.length > 1 && (
                <SegmentedControl
                  aria-label={t('timetable:day')}
                  value={day}
                  onChange={(value) => url.set({ day: value })}
                  data={days.map((value) => ({ value, label: format.shortDay(value) }))}
                />
              )}
              {halls.length > 1 && (
                <NativeSelect
                  aria-label={t('timetable:hall')}
                  value={hall}
                  onChange={(event) => url.set({ hall: event.currentTarget.value })}
                  data={[{ value: '', label: t('timetable:allHalls') }, ...halls]}
                />
              )}
              {isOpen && (
                <Text size="sm" c="dimmed" visibleFrom="sm">
                  {t('dragHint')}
                </Text>
              )}
            </Group>
            {(moving ?? moved) && (
              <Alert color="gold" role="status">
                <Group justify="space-between" gap="sm">
                  <Text size="sm">
                    {moved
                      ? t('groups.moving', { title: moved.title })
                      : t('moving', { supplier: moving!.supplierName, buyer: moving!.buyerName })}
                  </Text>
                  <Button size="compact-sm" variant="default" onClick={stopMoving}>
                    {t('timetable:stopMoving')}
                  </Button>
                </Group>
              </Alert>
            )}
            <Board
              slots={slots}
              tables={tables}
              meetings={meetings}
              groups={groups}
              openGroup={({ id }) => setOpenedGroup(id)}
              timeZone={fair.timeZone}
              isDimmed={isDimmed}
              movingId={movingGroup ? GROUP + movingGroup : (moving?.id ?? null)}
              openMeeting={(meeting) => {
                if (!moving || moving.id === meeting.id) return setOpened(meeting);
                const slot = slots.find(({ id }) => id === meeting.slotId)!;
                const table = tables.find(({ id }) => id === meeting.tableId)!;
                place(moving.id, slot, table, meeting);
              }}
              choosePlace={(slot, table) => {
                if (movingGroup) placeGroup(movingGroup, slot.id, table.id);
                else if (moving) place(moving.id, slot, table, null);
              }}
              {...(isOpen && {
                drop: (id: string, to: { slot: BoardSlot; table: BoardTable; onto: BoardMeeting | null }) =>
                  place(id, to.slot, to.table, to.onto),
              })}
            />
            <OnLineMeetings
              slots={slots}
              meetings={meetings}
              timeZone={fair.timeZone}
              openMeeting={setOpened}
            />
            {group && (
              <DraftGroupDialog
                group={group}
                close={() => setOpenedGroup(null)}
                {...(isOpen && {
                  move: () => {
                    setMovingGroup(group.id);
                    setOpenedGroup(null);
                  },
                  takeOut: () => {
                    setOpenedGroup(null);
                    void edit.run(
                      RemoveDraftGroupMutation,
                      { ...of, groupMeetingId: group.id },
                      t('removed'),
                    );
                  },
                })}
              />
            )}
            {opened && (
              <Modal
                opened
                onClose={() => setOpened(null)}
                title={`${opened.supplierName} – ${opened.buyerName}`}
                closeButtonProps={{ 'aria-label': t('common:action.close') }}
              >
                <Stack>
                  <Text size="sm" fw={600}>
                    {slotName(opened.slotId)} · {placeName(opened.tableId)}
                  </Text>
                  {opened.delegateNames.length > 0 && (
                    <Text size="sm">{format.list([...opened.delegateNames])}</Text>
                  )}
                  <InterpretedBy meeting={opened} />
                  {opened.isFixed && (
                    <Text size="sm" c="dimmed">
                      {t('isFixed')}
                    </Text>
                  )}
                  {isOpen && (
                    <Group gap="xs">
                      <Button
                        data-autofocus
                        onClick={() => {
                          setMoving(opened);
                          setOpened(null);
                        }}
                      >
                        {t('moveOrSwap')}
                      </Button>
                      <Button
                        variant="default"
                        onClick={() => {
                          setOpened(null);
                          void edit.run(
                            FixDraftMeetingMutation,
                            { ...of, meetingId: opened.id, isFixed: !opened.isFixed },
                            t(opened.isFixed ? 'loosened' : 'fixed'),
                          );
                        }}
                      >
                        {t(opened.isFixed ? 'loosen' : 'fix')}
                      </Button>
                      <Button
                        variant="default"
                        color="brick"
                        onClick={() => {
                          setOpened(null);
                          void edit.run(
                            RemoveDraftMeetingMutation,
                            { ...of, meetingId: opened.id },
                            t('removed'),
                          );
                        }}
                      >
                        {t('remove')}
                      </Button>
                    </Group>
                  )}
                </Stack>
              </Modal>
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}

/** Changes of a draft: what is refused stays in sight with the rules that it would break. */
function useDraftEdits() {
  const { t } = useTranslation('planning');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const acts = {
    move: useAct(MoveDraftMeetingMutation),
    swap: useAct(SwapDraftMeetingsMutation),
    add: useAct(AddDraftMeetingMutation),
    remove: useAct(RemoveDraftMeetingMutation),
    fix: useAct(FixDraftMeetingMutation),
    placeGroup: useAct(PlaceDraftGroupMutation),
    removeGroup: useAct(RemoveDraftGroupMutation),
  };
  const actOf = new Map<unknown, { mutateAsync: (variables: never) => Promise<object> }>([
    [MoveDraftMeetingMutation, acts.move],
    [SwapDraftMeetingsMutation, acts.swap],
    [AddDraftMeetingMutation, acts.add],
    [RemoveDraftMeetingMutation, acts.remove],
    [FixDraftMeetingMutation, acts.fix],
    [PlaceDraftGroupMutation, acts.placeGroup],
    [RemoveDraftGroupMutation, acts.removeGroup],
  ]);
  const run = async <Data extends object, Variables>(
    document: TadaDocumentNode<Data, Variables>,
    variables: Variables,
    done: string,
  ): Promise<void> => {
    try {
      const [result] = Object.values(await actOf.get(document)!.mutateAsync(variables as never)) as unknown[];
      const refused = refusalIn(result);
      setRefusal(refused);
      if (!refused) tellDone(done);
    } catch (error) {
      tellRefused(t, error as Error);
    }
  };
  return { run, refusal };
}
