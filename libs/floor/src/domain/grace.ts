/** From when somebody may be reported as absent: after the grace time, or the end when that is earlier. */
export function graceEnd({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, minutes: number): Date {
  return new Date(Math.min(startsAt.getTime() + minutes * 60_000, endsAt.getTime()));
}
