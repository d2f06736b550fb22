import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import {
  Delegate,
  Fair,
  FairDay,
  FairOrganizer,
  type FairStatus,
  Hall,
  MeetingTable,
  Participation,
  type ParticipationKind,
  type Side,
  Slot,
} from '#fair';
import type { Person } from '#identity';
import { TimeRange, toDate } from '#kernel';

/** An open fair of two days in Hanoi, 25 and 26 November 2026, without anything in it. */
export async function makeFair(
  em: EntityManager,
  {
    organizers = [],
    ...rest
  }: {
    code?: string;
    name?: Record<string, string>;
    status?: FairStatus;
    country?: string;
    timeZone?: string;
    startsOn?: string;
    endsOn?: string;
    isDemo?: boolean;
    organizers?: Person[];
  } = {},
): Promise<Fair> {
  const fair = em.create(Fair, {
    code: 'hsif-2026',
    name: { en: 'Hanoi Supporting Industries Fair 2026' },
    venue: 'ICE',
    city: 'Hanoi',
    country: 'VN',
    timeZone: 'Asia/Ho_Chi_Minh',
    startsOn: '2026-11-25',
    endsOn: '2026-11-26',
    status: 'open',
    ...rest,
  });
  for (const person of organizers) em.create(FairOrganizer, { fair, person: person.id });
  await em.flush();
  return fair;
}

/** Slots of 20 minutes that follow each other on one day of the fair, from `from` on its clock. */
export async function makeSlots(
  em: EntityManager,
  fair: Fair,
  { date = fair.startsOn, from = '09:00', count = 3 }: { date?: string; from?: string; count?: number } = {},
): Promise<Slot[]> {
  const day =
    (await em.findOne(FairDay, { fair: fair.id, date })) ?? em.create(FairDay, { fair: fair.id, date });
  const { start } = TimeRange.onDay(Temporal.PlainDate.from(date), from, '23:59', fair.timeZone);
  const slots = Array.from({ length: count }, (_, index) =>
    em.create(Slot, {
      fair: fair.id,
      day,
      startsAt: toDate(start.add({ minutes: 20 * index })),
      endsAt: toDate(start.add({ minutes: 20 * (index + 1) })),
    }),
  );
  await em.flush();
  return slots;
}

/** Tables T1, T2, … in one hall. */
export async function makeTables(
  em: EntityManager,
  fair: Fair,
  { hall: name = 'Hall 1', count = 2 }: { hall?: string; count?: number } = {},
): Promise<MeetingTable[]> {
  const hall = (await em.findOne(Hall, { fair: fair.id, name })) ?? em.create(Hall, { fair: fair.id, name });
  const tables = Array.from({ length: count }, (_, index) =>
    em.create(MeetingTable, { fair: fair.id, hall, label: `T${index + 1}` }),
  );
  await em.flush();
  return tables;
}

/** An organisation at a fair; directly there unless it is said otherwise. */
export async function makeParticipation(
  em: EntityManager,
  fair: Fair,
  organisation: Organisation,
  {
    side = 'supplier',
    kind = 'direct',
    booth,
  }: { side?: Side; kind?: ParticipationKind; booth?: string } = {},
): Promise<Participation> {
  const participation = em.create(Participation, {
    fair: fair.id,
    organisation: organisation.id,
    side,
    kind,
    booth,
  });
  await em.flush();
  return participation;
}

export async function makeDelegate(
  em: EntityManager,
  participation: Participation,
  {
    name = 'Nguyễn Văn An',
    person,
    ...rest
  }: { name?: string; email?: string; phone?: string; person?: Person } = {},
): Promise<Delegate> {
  const delegate = em.create(Delegate, {
    ...rest,
    name,
    participation: participation.id,
    person: person?.id,
  });
  await em.flush();
  return delegate;
}
