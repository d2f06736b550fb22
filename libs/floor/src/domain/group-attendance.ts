import type { Side } from '#fair';
import { type MeetingStatus, type OutcomeKind, settledKind } from '#scheduling';

/** A party of a group meeting on the day, with what it says came of it. */
export interface AttendingParty {
  readonly side: Side;
  readonly isAbsent: boolean;
  readonly outcomeKind: OutcomeKind | null;
}

/**
 * Whether those who are there can meet: a supplier and a buyer at least. Suppliers whose only buyer didn't come have nobody
 * to meet, however many they are.
 */
export function canMeet(parties: readonly Pick<AttendingParty, 'side' | 'isAbsent'>[]): boolean {
  const sides = new Set(parties.flatMap(({ side, isAbsent }) => (isAbsent ? [] : [side])));
  return sides.has('supplier') && sides.has('buyer');
}

/**
 * Whether it is certain that a group meeting isn't held: a no-show, or by the word of those who run the fair. What one of
 * its parties says doesn't free the others.
 */
export function isOff({
  status,
  organiserKind,
}: {
  status: MeetingStatus;
  organiserKind?: OutcomeKind | null;
}): boolean {
  return status === 'no-show' || (status !== 'held' && organiserKind === 'did-not-take-place');
}

/**
 * The outcome by which a group meeting counts: the organiser's, else the most cautious of what the parties say that were
 * there; of one that wasn't held, of all.
 */
export function groupOutcome(
  status: MeetingStatus,
  organiserKind: OutcomeKind | null,
  parties: readonly AttendingParty[],
): OutcomeKind | null {
  return settledKind(status, [
    ...(organiserKind ? [{ recordedFor: 'organiser' as const, kind: organiserKind }] : []),
    ...parties.flatMap(({ side, outcomeKind, isAbsent }) =>
      // Whoever wasn't there has no say in what came of it.
      outcomeKind && (!isAbsent || status === 'no-show') ? [{ recordedFor: side, kind: outcomeKind }] : [],
    ),
  ]);
}
