/**
 * The instant at which clocks in a zone show a date and time ("2026-11-25", "09:00"). Where a clock is put forward over
 * that time, the one after it.
 */
export function instantIn(timeZone: string, date: string, time: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let instant = wanted;
  // Twice, because the offset there may differ from the one at the first guess.
  for (let round = 0; round < 2; round++) instant = wanted - offsetAt(timeZone, instant);
  return new Date(instant).toISOString();
}

/** What clocks in a zone show at an instant: "09:00". */
export function timeIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).format(instant);
  return Date.parse(`${parts.replace(' ', 'T')}Z`) - instant;
}
