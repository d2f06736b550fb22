import type { MeetingStatus } from './meeting-state.js';

/** From the least to the most. */
export const OUTCOME_KINDS = [
  'did-not-take-place',
  'no-interest',
  'informative',
  'cooperation-possible',
  'cooperation-agreed',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** Who tells of the outcome: either side, or those who run the fair. */
export const OUTCOME_SOURCES = ['supplier', 'buyer', 'organiser'] as const;
export type OutcomeSource = (typeof OUTCOME_SOURCES)[number];

/**
 * Whether an outcome fits what is known of the meeting: a held one took place, a no-show didn't, and one that nobody
 * has marked yet may have either. A draft or cancelled meeting has no outcome.
 */
export function outcomeFits(status: MeetingStatus, kind: OutcomeKind): boolean {
  switch (status) {
    case 'released':
      return true;
    case 'held':
      return kind !== 'did-not-take-place';
    case 'no-show':
      return kind === 'did-not-take-place';
    case 'draft':
    case 'cancelled':
      return false;
  }
}

/**
 * The one outcome by which a meeting counts: what the organiser recorded; without that the more cautious of what the
 * two sides say, so that no figure rests on the hope of one of them. What doesn't fit the meeting's state (an
 * agreement told of a meeting that turned out a no-show) doesn't count. null while nobody has said anything.
 */
export function settledKind(
  status: MeetingStatus,
  outcomes: readonly { recordedFor: OutcomeSource; kind: OutcomeKind }[],
): OutcomeKind | null {
  const fitting = outcomes.filter(({ kind }) => outcomeFits(status, kind));
  const organisers = fitting.find(({ recordedFor }) => recordedFor === 'organiser');
  if (organisers) return organisers.kind;
  const ranks = fitting.map(({ kind }) => OUTCOME_KINDS.indexOf(kind));
  return ranks.length === 0 ? null : OUTCOME_KINDS[Math.min(...ranks)]!;
}
