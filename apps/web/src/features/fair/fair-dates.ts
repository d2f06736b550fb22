/** The days of a fair, first to last. */
export function datesOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(startsOn); at <= Date.parse(endsOn); at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}
