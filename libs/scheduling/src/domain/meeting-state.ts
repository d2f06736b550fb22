/** draft and released stand in the timetable; the others are what became of it. */
export const MEETING_STATUSES = ['draft', 'released', 'held', 'no-show', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_ACTIONS = ['release', 'hold', 'report-no-show', 'cancel', 'reopen'] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

/** What may become of a meeting in each state: the whole rule, as data. */
const TRANSITIONS: Record<MeetingStatus, Partial<Record<MeetingAction, MeetingStatus>>> = {
  draft: { release: 'released', cancel: 'cancelled' },
  released: { hold: 'held', 'report-no-show': 'no-show', cancel: 'cancelled' },
  // A slip of the finger on the floor is taken back.
  held: { reopen: 'released', 'report-no-show': 'no-show' },
  'no-show': { reopen: 'released', hold: 'held' },
  cancelled: {},
};

/** The state after `action`, or null when it isn't allowed in `from`. */
export function nextStatus(from: MeetingStatus, action: MeetingAction): MeetingStatus | null {
  return TRANSITIONS[from][action] ?? null;
}

export function possibleActions(from: MeetingStatus): MeetingAction[] {
  return Object.keys(TRANSITIONS[from]) as MeetingAction[];
}

/** Whether the meeting takes its table and people. */
export function occupies(status: MeetingStatus): boolean {
  return status !== 'cancelled' && status !== 'no-show';
}

/** Whether its two organisations may see the meeting: a draft, and one called off as a draft, they never do. */
export function isShownToSides(meeting: { status: MeetingStatus; releasedAt?: Date | null }): boolean {
  if (meeting.status === 'draft') return false;
  return meeting.status !== 'cancelled' || Boolean(meeting.releasedAt);
}
