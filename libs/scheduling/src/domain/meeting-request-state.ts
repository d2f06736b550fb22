export const REQUEST_STATUSES = ['pending', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

export const REQUEST_ACTIONS = ['accept', 'decline', 'withdraw', 'expire'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/** What may become of a request in each state: the whole rule, as data. An answer is final; one may ask again. */
const TRANSITIONS: Record<RequestStatus, Partial<Record<RequestAction, RequestStatus>>> = {
  pending: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', expire: 'expired' },
  accepted: {},
  declined: {},
  withdrawn: {},
  expired: {},
};

/** The state after `action`, or null when it isn't allowed in `from`. */
export function nextRequestStatus(from: RequestStatus, action: RequestAction): RequestStatus | null {
  return TRANSITIONS[from][action] ?? null;
}

/**
 * The state as people see it: a pending request whose time is over counts as expired from that instant on, whether
 * or not the job that writes it down has come by.
 */
export function statusAt(request: { status: RequestStatus; expiresAt: Date }, now: Date): RequestStatus {
  return request.status === 'pending' && request.expiresAt <= now ? 'expired' : request.status;
}
