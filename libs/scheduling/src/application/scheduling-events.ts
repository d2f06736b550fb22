import type { EntityManager } from '@mikro-orm/postgresql';
import { announce } from '#database';
import type { Meeting } from '../domain/meeting.entity.js';
import type { MeetingRequest } from '../domain/meeting-request.entity.js';

export type MeetingVerb =
  | 'booked'
  | 'released'
  | 'moved'
  | 'delegates-changed'
  | 'fixed'
  | 'cancelled'
  | 'held'
  | 'no-show'
  | 'reopened'
  | 'outcome-recorded';

/**
 * Announces what happened to a meeting, to its two organisations; of what they have never seen, a draft, only the
 * fair hears. `supplier` and `buyer` must be loaded.
 */
export function announceMeeting(em: EntityManager, verb: MeetingVerb, meeting: Meeting): Promise<void> {
  const seen = meeting.releasedAt !== null && meeting.releasedAt !== undefined;
  return announce(em, `meeting.${verb}`, {
    fairId: meeting.fair.id,
    meetingId: meeting.id,
    organisationIds: seen ? organisationIdsOf(meeting) : [],
  });
}

export type RequestVerb = 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

/** Announces what happened to a request. `supplier` and `buyer` must be loaded. */
export function announceRequest(
  em: EntityManager,
  verb: RequestVerb,
  request: MeetingRequest,
): Promise<void> {
  return announce(em, `request.${verb}`, {
    fairId: request.fair.id,
    requestId: request.id,
    organisationIds: organisationIdsOf(request),
  });
}

function organisationIdsOf({ supplier, buyer }: Pick<Meeting, 'supplier' | 'buyer'>): string[] {
  return [supplier.unwrap().organisation.id, buyer.unwrap().organisation.id];
}
