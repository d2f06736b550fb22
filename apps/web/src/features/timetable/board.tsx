import { UnstyledButton } from '@mantine/core';
import { type DragEvent, memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { useNow } from '../../ui/use-now.js';
import classes from './board.module.css';
import type { TimetableQuery } from './timetable.documents.js';

/** What a dragged meeting carries: its id. */
const DRAGGED = 'application/x-meeting';

type Timetable = ResultOf<typeof TimetableQuery>['timetable'];
export type BoardMeeting = Timetable['meetings'][number];
export type BoardSlot = Timetable['slots'][number];
export type BoardTable = Timetable['tables'][number];

/** A group that meets at a table. */
export interface BoardGroup {
  readonly id: string;
  readonly title: string;
  readonly slotId: string;
  readonly tableId: string | null;
  readonly partyNames: readonly string[];
}

/** What a dragged group carries instead: its id after this. */
export const GROUP = 'group ';

interface BoardProps {
  slots: readonly BoardSlot[];
  tables: readonly BoardTable[];
  meetings: readonly BoardMeeting[];
  groups?: readonly BoardGroup[];
  openGroup?: (group: BoardGroup) => void;
  timeZone: string;
  /** Folded text; cells that don't have it step back. */
  isDimmed: (meeting: BoardMeeting) => boolean;
  /** The meeting that is being moved: free cells then take it. */
  movingId: string | null;
  openMeeting: (meeting: BoardMeeting) => void;
  choosePlace: (slot: BoardSlot, table: BoardTable) => void;
  /** With it meetings can be dragged to a free place, or onto another meeting to change places with it. */
  drop?: (
    meetingId: string,
    place: { slot: BoardSlot; table: BoardTable; onto: BoardMeeting | null },
  ) => void;
}

/** The slot that is under way or comes next, of a day that has begun and isn't over. */
function currentSlotOf(slots: readonly BoardSlot[], now: number): BoardSlot | null {
  if (!slots[0] || Date.parse(slots[0].startsAt) > now) return null;
  return slots.find(({ endsAt }) => Date.parse(endsAt) > now) ?? null;
}

/**
 * Slots down, tables across; the times and the tables' names stay in sight while one scrolls. A day that is under way
 * opens at what is held now.
 */
export function Board({ slots, tables, meetings, groups, timeZone, ...rest }: BoardProps) {
  const { t } = useTranslation('timetable');
  const format = useFormat();
  const now = useNow();
  const byPlace = useMemo(
    () =>
      new Map(
        meetings
          .filter(({ status }) => status !== 'CANCELLED')
          .map((meeting) => [`${meeting.slotId} ${meeting.tableId}`, meeting]),
      ),
    [meetings],
  );
  const groupAt = useMemo(
    () => new Map(groups?.map((group) => [`${group.slotId} ${group.tableId}`, group])),
    [groups],
  );
  const current = currentSlotOf(slots, now);
  const scroller = useRef<HTMLDivElement>(null);
  const currentRow = useRef<HTMLTableRowElement>(null);
  const dayShown = slots[0]?.id;
  useEffect(() => {
    const row = currentRow.current;
    if (scroller.current)
      scroller.current.scrollTop = row ? row.offsetTop - (row.closest('table')?.tHead?.offsetHeight ?? 0) : 0;
  }, [dayShown]);
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label={t('board')}>
      <table className={classes.board}>
        <thead>
          <tr>
            <th className={classes.corner} scope="col">
              {t('time')}
            </th>
            {tables.map((table) => (
              <th key={table.id} scope="col" className={classes.table}>
                <span className={classes.label}>{table.label}</span>
                <span className={classes.hall}>{table.hall.name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot) => {
            const time = format.time(slot.startsAt, timeZone);
            return (
              <tr key={slot.id} ref={slot === current ? currentRow : undefined}>
                <th scope="row" className={classes.time} aria-current={slot === current ? 'time' : undefined}>
                  {time}
                </th>
                {tables.map((table) => (
                  <Cell
                    key={table.id}
                    slot={slot}
                    table={table}
                    time={time}
                    hasBegun={Date.parse(slot.startsAt) <= now}
                    meeting={byPlace.get(`${slot.id} ${table.id}`) ?? null}
                    group={groupAt.get(`${slot.id} ${table.id}`) ?? null}
                    {...rest}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps extends Pick<
  BoardProps,
  'isDimmed' | 'movingId' | 'openMeeting' | 'openGroup' | 'choosePlace' | 'drop'
> {
  slot: BoardSlot;
  table: BoardTable;
  time: string;
  /** Nothing is put into it any more. */
  hasBegun: boolean;
  meeting: BoardMeeting | null;
  group: BoardGroup | null;
}

const Cell = memo(function Cell({
  slot,
  table,
  time,
  hasBegun,
  meeting,
  group,
  isDimmed,
  movingId,
  openMeeting,
  openGroup,
  choosePlace,
  drop,
}: CellProps) {
  const { t } = useTranslation('timetable');
  const isDraggable = drop !== undefined && !hasBegun;
  const target = isDraggable && {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      const id = event.dataTransfer.getData(DRAGGED);
      if (id && id !== meeting?.id) drop(id, { slot, table, onto: meeting });
    },
  };
  if (meeting)
    return (
      <td className={classes.cell} {...target}>
        <UnstyledButton
          className={classes.meeting!}
          data-status={meeting.status}
          data-dimmed={isDimmed(meeting) || undefined}
          data-moving={meeting.id === movingId || undefined}
          data-fixed={meeting.isFixed || undefined}
          draggable={isDraggable}
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, meeting.id)}
          onClick={() => openMeeting(meeting)}
        >
          <span className={classes.supplier}>
            {meeting.lacksInterpreterFor && (
              <span role="img" aria-label={t('uninterpreted')} title={t('uninterpreted')}>
                ⚠{' '}
              </span>
            )}
            {meeting.supplierName}
          </span>
          <span className={classes.buyer}>{meeting.buyerName}</span>
        </UnstyledButton>
      </td>
    );
  if (group)
    return (
      <td className={classes.cell}>
        <UnstyledButton
          className={classes.meeting!}
          data-group
          data-moving={GROUP + group.id === movingId || undefined}
          draggable={isDraggable}
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, GROUP + group.id)}
          onClick={() => openGroup?.(group)}
        >
          <span className={classes.supplier}>{group.title}</span>
          <span className={classes.buyer}>{t('groupOf', { count: group.partyNames.length })}</span>
        </UnstyledButton>
      </td>
    );
  if (table.blockedAt)
    return (
      <td className={classes.cell}>
        <span className={classes.blocked}>{t('blocked')}</span>
      </td>
    );
  if (hasBegun) return <td className={classes.cell} />;
  return (
    <td className={classes.cell} {...target}>
      <UnstyledButton
        className={classes.free!}
        data-target={movingId ? true : undefined}
        aria-label={t(movingId ? 'moveTo' : 'bookAt', { time, table: table.label })}
        onClick={() => choosePlace(slot, table)}
      >
        +
      </UnstyledButton>
    </td>
  );
});
