/**
 * From when somebody may be reported as absent: after the grace time, or the end when that is earlier. Of what was put into
 * a slot that had begun the grace time runs from then on: nobody could have come before.
 */
export function graceEnd(
  { startsAt, endsAt, releasedAt }: { startsAt: Date; endsAt: Date; releasedAt?: Date | null },
  minutes: number,
): Date {
  const from = Math.max(startsAt.getTime(), releasedAt?.getTime() ?? 0);
  return new Date(Math.min(from + minutes * 60_000, endsAt.getTime()));
}
