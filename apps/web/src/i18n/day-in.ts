/** The day of an instant in a zone, as `2026-11-25`. */
export function dayIn(timeZone: string, instant: string | number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
