import type { FairStatus } from './fair.entity.js';

export const FAIR_ACTIONS = ['open', 'start', 'close'] as const;
export type FairAction = (typeof FAIR_ACTIONS)[number];

/** What may become of a fair in each state: the whole rule, as data. */
const TRANSITIONS: Record<FairStatus, Partial<Record<FairAction, FairStatus>>> = {
  draft: { open: 'open' },
  // Closing an open fair is calling it off.
  open: { start: 'running', close: 'closed' },
  running: { close: 'closed' },
  // Closed too early on a fair day: started again, nothing is lost.
  closed: { start: 'running' },
};

/** The state after `action`, or null when it isn't allowed in `from`. */
export function nextStatus(from: FairStatus, action: FairAction): FairStatus | null {
  return TRANSITIONS[from][action] ?? null;
}

export function possibleActions(from: FairStatus): FairAction[] {
  return Object.keys(TRANSITIONS[from]) as FairAction[];
}
