import { groupLoaderOf, loaderOf } from '#graphql';
import { toPersonModel } from '#identity';
import { Fair, FairDay, FairOrganizer, Hall, MeetingTable, Slot } from '../domain/fair.entity.js';
import {
  Delegate,
  DelegateAbsence,
  Participation,
  type ParticipationKind,
  type Side,
} from '../domain/participation.entity.js';
import { ParticipantCountModel, toFairModel } from './fair.model.js';
import { toDelegateModel, toParticipationModel } from './participation.model.js';
import { toFairDayModel, toHallModel, toSlotModel, toTableModel } from './venue.model.js';

/** "A2" before "A10". */
export const byLabel = new Intl.Collator('en', { numeric: true });

/** A fair by its id, for every other type that shows one. */
export const fairLoader = loaderOf(
  (ids, { em }) => em.find(Fair, { id: { $in: [...ids] } }),
  (fair) => fair.id,
  toFairModel,
);

/** A participation by its id, for every other type that shows one. */
export const participationLoader = loaderOf(
  (ids, { em }) => em.find(Participation, { id: { $in: [...ids] } }),
  (participation) => participation.id,
  toParticipationModel,
);

/** A slot by its id, for every other type that shows one. */
export const slotLoader = loaderOf(
  (ids, { em }) => em.find(Slot, { id: { $in: [...ids] } }),
  (slot) => slot.id,
  toSlotModel,
);

/** A table by its id, for every other type that shows one. */
export const tableLoader = loaderOf(
  (ids, { em }) => em.find(MeetingTable, { id: { $in: [...ids] } }),
  (table) => table.id,
  toTableModel,
);

/** A delegate by their id, for every other type that shows one. */
export const delegateLoader = loaderOf(
  (ids, { em }) => em.find(Delegate, { id: { $in: [...ids] } }, { populate: ['participation'] }),
  (delegate) => delegate.id,
  toDelegateModel,
);

export const dayLoader = loaderOf(
  (ids, { em }) => em.find(FairDay, { id: { $in: [...ids] } }),
  (day) => day.id,
  toFairDayModel,
);

export const hallLoader = loaderOf(
  (ids, { em }) => em.find(Hall, { id: { $in: [...ids] } }),
  (hall) => hall.id,
  toHallModel,
);

/** The days of a fair. */
export const daysLoader = groupLoaderOf(
  (fairIds, { em }) => em.find(FairDay, { fair: { $in: [...fairIds] } }, { orderBy: { date: 'asc' } }),
  (day) => day.fair.id,
  toFairDayModel,
);

/** The slots of a day. */
export const slotsLoader = groupLoaderOf(
  (dayIds, { em }) => em.find(Slot, { day: { $in: [...dayIds] } }, { orderBy: { startsAt: 'asc' } }),
  (slot) => slot.day.id,
  toSlotModel,
);

/** The halls of a fair. */
export const hallsLoader = groupLoaderOf(
  async (fairIds, { em }) =>
    (await em.find(Hall, { fair: { $in: [...fairIds] } })).sort((a, b) => byLabel.compare(a.name, b.name)),
  (hall) => hall.fair.id,
  toHallModel,
);

/** The tables of a hall. */
export const tablesLoader = groupLoaderOf(
  async (hallIds, { em }) =>
    (await em.find(MeetingTable, { hall: { $in: [...hallIds] } })).sort((a, b) =>
      byLabel.compare(a.label, b.label),
    ),
  (table) => table.hall.id,
  toTableModel,
);

/** How many take part in a fair, by role and kind; those who have withdrawn aren't counted. */
export const countsLoader = groupLoaderOf(
  (
    fairIds,
    { em },
  ): Promise<{ fairId: string; side: Side; kind: ParticipationKind; organisations: number }[]> =>
    em.execute(
      `select fair_id as "fairId", side, kind, count(*)::int as organisations
         from participation
        where fair_id = any(?::uuid[]) and withdrawn_at is null
        group by fair_id, side, kind order by side desc, kind`,
      [`{${fairIds.join(',')}}`],
    ),
  ({ fairId }) => fairId,
  ({ side, kind, organisations }) =>
    Object.assign(new ParticipantCountModel(), { side, kind, organisations }),
);

/** The people who organise a fair. */
export const organizersLoader = groupLoaderOf(
  (fairIds, { em }) =>
    em.find(
      FairOrganizer,
      { fair: { $in: [...fairIds] } },
      { populate: ['person'], orderBy: { person: { name: 'asc' } } },
    ),
  (organizer) => organizer.fair.id,
  ({ person }) => toPersonModel(person.unwrap()),
);

/** The delegates of a participation, those who withdrew included. */
export const delegatesLoader = groupLoaderOf(
  (participationIds, { em }) =>
    em.find(
      Delegate,
      { participation: { $in: [...participationIds] } },
      { populate: ['participation'], orderBy: { id: 'asc' } },
    ),
  (delegate) => delegate.participation.id,
  toDelegateModel,
);

/** The slots in which a delegate can't meet. */
export const absencesLoader = groupLoaderOf(
  (delegateIds, { em }) =>
    em.find(
      DelegateAbsence,
      { delegate: { $in: [...delegateIds] } },
      { populate: ['slot'], orderBy: { slot: { startsAt: 'asc' } } },
    ),
  (absence) => absence.delegate.id,
  ({ slot }) => toSlotModel(slot.unwrap()),
);
