import { type FilterQuery, raw } from '@mikro-orm/core';
import type { Viewer } from '#access';
import type { Meeting } from '../domain/meeting.entity.js';
import type { MeetingRequest } from '../domain/meeting-request.entity.js';

const SHOWN: FilterQuery<Meeting> = {
  $or: [
    { status: { $in: ['released', 'held', 'no-show'] } },
    { status: 'cancelled', releasedAt: { $ne: null } },
  ],
};

/** Meetings that are the viewer's own: of an organisation they speak for, or with themselves as a delegate. */
export function ownMeetings(viewer: Viewer): FilterQuery<Meeting> {
  const organisation = { $in: [...viewer.organisationIds] };
  return {
    $and: [
      SHOWN,
      {
        $or: [
          { supplier: { organisation } },
          { buyer: { organisation } },
          { attendances: { $some: { delegate: { person: viewer.personId } } } },
        ],
      },
    ],
  };
}

/** Meetings that the viewer may see. */
export function visibleMeetings(viewer: Viewer): FilterQuery<Meeting> {
  if (viewer.isStaff || viewer.isAdmin) return {};
  return { $or: [{ fair: { $in: [...viewer.organisedFairIds] } }, ownMeetings(viewer)] };
}

/** inbox: asked of the viewer's organisations · outbox: asked by them · all: either. */
export const REQUEST_BOXES = ['inbox', 'outbox', 'all'] as const;
export type RequestBox = (typeof REQUEST_BOXES)[number];

/** Requests of the viewer's organisations. */
export function ownRequests(viewer: Viewer, box: RequestBox): FilterQuery<MeetingRequest> {
  const organisation = { $in: [...viewer.organisationIds] };
  const asked: FilterQuery<MeetingRequest>[] = [
    { askedBy: 'buyer', supplier: { organisation } },
    { askedBy: 'supplier', buyer: { organisation } },
  ];
  const asking: FilterQuery<MeetingRequest>[] = [
    { askedBy: 'supplier', supplier: { organisation } },
    { askedBy: 'buyer', buyer: { organisation } },
  ];
  return { $or: { inbox: asked, outbox: asking, all: [...asked, ...asking] }[box] };
}

function runsFair(viewer: Viewer, fairId: string): boolean {
  return viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(fairId);
}

/** Requests of a fair that the viewer may see; its organisers and staff see every one in the box `all`. */
export function visibleRequests(
  viewer: Viewer,
  fairId: string,
  box: RequestBox,
): FilterQuery<MeetingRequest> {
  if (runsFair(viewer, fairId) && box === 'all') return { fair: fairId };
  return { $and: [{ fair: fairId }, ownRequests(viewer, box)] };
}

/**
 * Accepted requests of a fair whose two sides have no meeting yet. A draft counts as one only for those who run the
 * fair: to its sides it isn't there.
 */
export function unbookedRequests(viewer: Viewer, fairId: string): FilterQuery<MeetingRequest> {
  const statuses = runsFair(viewer, fairId)
    ? ['draft', 'released', 'held', 'no-show']
    : ['released', 'held', 'no-show'];
  const ids = raw(
    `(select request.id
        from meeting_request request
        join participation supplier on supplier.id = request.supplier_id and supplier.withdrawn_at is null
        join participation buyer on buyer.id = request.buyer_id and buyer.withdrawn_at is null
       where request.fair_id = ? and request.status = 'accepted'
         and not exists (select 1 from meeting
                          where meeting.supplier_id = request.supplier_id and meeting.buyer_id = request.buyer_id
                            and meeting.status = any(?::text[])))`,
    [fairId, `{${statuses.join(',')}}`],
  );
  return { id: { $in: ids as never } };
}

/** Meetings that are over without anybody having recorded what became of them. */
export function unrecordedMeetings(now: Date): FilterQuery<Meeting> {
  return {
    endsAt: { $lte: now },
    $or: [{ status: 'released' }, { status: 'held', outcomeKind: null }],
  };
}

/** Requests in a state as people see it at `now`: what has run out counts as expired, written down or not. */
export function requestsInStatus(status: MeetingRequest['status'], now: Date): FilterQuery<MeetingRequest> {
  switch (status) {
    case 'pending':
      return { status, expiresAt: { $gt: now } };
    case 'expired':
      return { $or: [{ status }, { status: 'pending', expiresAt: { $lte: now } }] };
    default:
      return { status };
  }
}
