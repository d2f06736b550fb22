import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { found } from '#database';
import { Meeting } from '../domain/meeting.entity.js';
import { type MeetingAction, nextStatus } from '../domain/meeting-state.js';
import { MeetingStateError } from '../domain/scheduling.errors.js';
import { type Acting, actingIn } from './acting.js';

/** The meeting with its two sides and its people, its row held until the transaction ends. */
export async function lockMeeting(em: EntityManager, id: string): Promise<Meeting> {
  const meeting = found(
    await em.findOne(Meeting, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'meeting',
    id,
  );
  await em.populate(meeting, ['fair', 'supplier', 'buyer', 'attendances']);
  return meeting;
}

/** What `viewer` is to this meeting. */
export function actingAt(viewer: Viewer, meeting: Meeting): Acting {
  return actingIn(viewer, {
    fairId: meeting.fair.id,
    supplierOrganisationId: meeting.supplier.unwrap().organisation.id,
    buyerOrganisationId: meeting.buyer.unwrap().organisation.id,
  });
}

/** Brings the meeting into the state after `action`. @throws MeetingStateError */
export function advance(meeting: Meeting, action: MeetingAction): void {
  const next = nextStatus(meeting.status, action);
  if (!next) throw new MeetingStateError(meeting.status, action);
  meeting.status = next;
}
