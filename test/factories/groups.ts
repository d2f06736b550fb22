import type { EntityManager } from '@mikro-orm/postgresql';
import { FairSession, SessionAttendance, type MeetingTable } from '#fair';
import type { MeetingScene, Participant } from './meetings.js';

/** A group meeting that stands in the timetable, with the delegate of each. */
export async function makeGroupSession(
  em: EntityManager,
  { fair }: Pick<MeetingScene, 'fair'>,
  parties: readonly Participant[],
  {
    title = 'Press tools',
    table,
    startsAt,
    endsAt,
  }: { title?: string; table: MeetingTable | null; startsAt: Date; endsAt: Date },
): Promise<FairSession> {
  const session = em.create(FairSession, {
    ...{ fair: fair.id, title, startsAt, endsAt, table: table?.id ?? null },
  });
  for (const { delegate } of parties) em.create(SessionAttendance, { session, delegate: delegate.id });
  await em.flush();
  return session;
}
