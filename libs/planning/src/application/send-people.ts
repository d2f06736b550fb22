import type { EntityManager } from '@mikro-orm/postgresql';
import { type Meeting, MeetingAttendance } from '#scheduling';
import type { PlacedMeeting } from '../domain/placed-meeting.js';

/** Makes the people of a placed meeting those who come, at its time. */
export function sendPeople(
  em: EntityManager,
  meeting: Meeting,
  { delegateIds }: PlacedMeeting,
  time: { startsAt: Date; endsAt: Date },
): void {
  const present = meeting.attendances.isInitialized() ? meeting.attendances.getItems() : [];
  for (const attendance of present) {
    if (delegateIds.includes(attendance.delegate.id)) em.assign(attendance, time);
    else em.remove(attendance);
  }
  for (const delegate of delegateIds) {
    if (present.some((one) => one.delegate.id === delegate)) continue;
    em.create(MeetingAttendance, { meeting: meeting.id, delegate, ...time });
  }
}
