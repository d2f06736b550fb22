import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import type { Delegate, Fair, MeetingTable, Participation, Side, Slot } from '#fair';
import type { Person } from '#identity';
import {
  Meeting,
  MeetingAttendance,
  MeetingRequest,
  type MeetingStatus,
  type RequestStatus,
} from '#scheduling';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from './fairs.js';
import { makeOrganisation } from './organisations.js';
import { makePerson } from './people.js';

/** An organisation at a fair with one member, who can sign in, and one delegate without an account. */
export interface Participant {
  readonly organisation: Organisation;
  readonly member: Person;
  readonly participation: Participation;
  readonly delegate: Delegate;
}

/** An open fair with an organiser, a supplier and a buyer, on which meetings can be planned. */
export interface MeetingScene {
  readonly fair: Fair;
  readonly organiser: Person;
  readonly slots: Slot[];
  readonly tables: MeetingTable[];
  readonly supplier: Participant;
  readonly buyer: Participant;
}

/** The address of the member is `NAME@example.com`, the delegate's name `NAME’s delegate`. */
export async function makeParticipant(
  em: EntityManager,
  fair: Fair,
  name: string,
  side: Side,
): Promise<Participant> {
  const member = await makePerson(em, { email: `${name}@example.com` });
  const organisation = await makeOrganisation(em, {
    legalName: `${name} Co.`,
    isSupplier: side === 'supplier',
    isBuyer: side === 'buyer',
    members: [member],
  });
  const participation = await makeParticipation(em, fair, organisation, { side });
  const delegate = await makeDelegate(em, participation, { name: `${name}’s delegate` });
  return { organisation, member, participation, delegate };
}

/** People: organiser@, supplier@ and buyer@example.com. Slots from 9:00 in Hanoi (02:00 UTC) on 25 November. */
export async function makeMeetingScene(
  em: EntityManager,
  { slots = 3, tables = 2 }: { slots?: number; tables?: number } = {},
): Promise<MeetingScene> {
  const organiser = await makePerson(em, { email: 'organiser@example.com' });
  const fair = await makeFair(em, { organizers: [organiser] });
  return {
    fair,
    organiser,
    slots: await makeSlots(em, fair, { count: slots }),
    tables: await makeTables(em, fair, { count: tables }),
    supplier: await makeParticipant(em, fair, 'supplier', 'supplier'),
    buyer: await makeParticipant(em, fair, 'buyer', 'buyer'),
  };
}

/** The same on a day of the fair: it is running, and the pair meets at the first table in three slots. */
export async function makeRunningDay(
  em: EntityManager,
): Promise<{ scene: MeetingScene; meetings: Meeting[] }> {
  const scene = await makeMeetingScene(em, { slots: 4, tables: 2 });
  scene.fair.status = 'running';
  await em.flush();
  const meetings: Meeting[] = [];
  for (const slot of scene.slots.slice(0, 3))
    meetings.push(await makeMeeting(em, scene, { slot, table: scene.tables[0]! }));
  return { scene, meetings };
}

/** A request of the supplier, accepted unless it is said otherwise. */
export async function makeRequest(
  em: EntityManager,
  { fair, supplier, buyer }: Pick<MeetingScene, 'fair' | 'supplier' | 'buyer'>,
  {
    status = 'accepted',
    askedBy = 'supplier',
    expiresAt = new Date('2026-11-24T00:00:00Z'),
  }: { status?: RequestStatus; askedBy?: Side; expiresAt?: Date } = {},
): Promise<MeetingRequest> {
  const request = em.create(MeetingRequest, {
    fair: fair.id,
    supplier: supplier.participation.id,
    buyer: buyer.participation.id,
    askedBy,
    status,
    expiresAt,
  });
  await em.flush();
  return request;
}

/** A meeting of the two, with the delegate of each. */
export async function makeMeeting(
  em: EntityManager,
  { fair, supplier, buyer }: Pick<MeetingScene, 'fair' | 'supplier' | 'buyer'>,
  { slot, table, status = 'released' }: { slot: Slot; table: MeetingTable | null; status?: MeetingStatus },
): Promise<Meeting> {
  const meeting = em.create(Meeting, {
    fair: fair.id,
    slot: slot.id,
    table: table?.id ?? null,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    supplier: supplier.participation.id,
    buyer: buyer.participation.id,
    status,
    releasedAt: status === 'draft' ? null : new Date('2026-11-20T00:00:00Z'),
  });
  for (const { delegate } of [supplier, buyer]) {
    em.create(MeetingAttendance, {
      meeting,
      delegate: delegate.id,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      isActive: status !== 'cancelled',
    });
  }
  await em.flush();
  return meeting;
}

/** A scene with a second pair: each of the two has agreed to meet, so the rules let them. */
export async function makeTwoPairs(
  em: EntityManager,
  options: Parameters<typeof makeMeetingScene>[1],
): Promise<{ scene: MeetingScene; second: Participant; otherBuyer: Participant }> {
  const scene = await makeMeetingScene(em, options);
  const second = await makeParticipant(em, scene.fair, 'second', 'supplier');
  const otherBuyer = await makeParticipant(em, scene.fair, 'other', 'buyer');
  await makeRequest(em, scene);
  await makeRequest(em, { fair: scene.fair, supplier: second, buyer: otherBuyer });
  return { scene, second, otherBuyer };
}
