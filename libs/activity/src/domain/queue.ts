/** An enrolment that wants places. */
export interface Queued {
  readonly id: string;
  readonly people: number;
  /** Whether it has its places already. */
  readonly isEnrolled: boolean;
}

/**
 * Which waiting enrolments get places now: in the order of the queue, and none before the one in front of it. A large
 * group thus is never passed by small ones for ever.
 */
export function promoted(queue: readonly Queued[], places: number | null): string[] {
  let free =
    (places ?? Infinity) -
    queue.filter(({ isEnrolled }) => isEnrolled).reduce((sum, { people }) => sum + people, 0);
  const ids: string[] = [];
  for (const { id, people, isEnrolled } of queue) {
    if (isEnrolled) continue;
    if (people > free) break;
    free -= people;
    ids.push(id);
  }
  return ids;
}

/** Sessions that have to be come to: per cent of all, rounded up, and one at least. */
export function requiredSessions(sessions: number, requiredPercent: number): number {
  return Math.max(1, Math.ceil((sessions * requiredPercent) / 100));
}
