/**
 * Answers that are kept on the device while somebody uses the pages of the day, so that these can be opened without network.
 * Nothing is kept before such a page was opened, and everything is forgotten on signing out.
 */

/** What the pages of the day stand on. */
const KEPT = new Set(['Viewer', 'MyOrganisations', 'MyFairs', 'Fair', 'Floor', 'MyDay']);
const SWITCH = 'fairmatch-keeps-day';
const OWNER = 'fairmatch-day-owner';

export function isKept(operation: string): boolean {
  return KEPT.has(operation) && localStorage.getItem(SWITCH) === '1';
}

const cameAt = new Map<string, number>();

/** Remembers when answers came that carry the instant (`at`) of the service's clock: a kept one is shown long after. */
export function noteArrival(data: unknown, at: number): void {
  if (cameAt.size > 100) cameAt.clear();
  for (const part of Object.values(data as Record<string, { at?: unknown } | null>)) {
    if (typeof part?.at === 'string') cameAt.set(part.at, at);
  }
}

/** On this device's clock, in milliseconds: when the answer came that carries this instant of the service's clock. */
export function arrivalOf(instant: string): number | null {
  return cameAt.get(instant) ?? null;
}

/** From now on the answers are kept. */
export function startKeeping(ownerId: string): void {
  localStorage.setItem(SWITCH, '1');
  localStorage.setItem(OWNER, ownerId);
}

/** Who has last used the pages of the day on this device; also after they have signed out. */
export function lastOwner(): string | null {
  return localStorage.getItem(OWNER);
}

/** Counts up when an answer gets fields: those that an earlier page has kept lack them. */
const SHAPE = 2;
const idOf = (operation: string, variables: unknown) => `${SHAPE} ${operation} ${JSON.stringify(variables)}`;

/** Never fails: a device that can't keep anything is as good as one without this. */
export async function keep(operation: string, variables: unknown, data: unknown): Promise<void> {
  try {
    const { forgetAnswers, keepAnswer } = await import('./day-store.js');
    const owner = lastOwner();
    if (operation === 'Viewer') {
      const person = (data as { viewer: { person: { id: string } | null } }).viewer.person;
      if (person?.id !== owner) {
        await forgetAnswers();
        localStorage.removeItem(SWITCH);
        return;
      }
    }
    await keepAnswer(idOf(operation, variables), owner, data);
  } catch {
    // No storage, or it is full.
  }
}

/** The last answer to the same question; null without one. */
export async function lastAnswer(operation: string, variables: unknown): Promise<unknown> {
  try {
    const { keptAnswer } = await import('./day-store.js');
    const kept = await keptAnswer(idOf(operation, variables));
    if (!kept || kept.ownerId !== lastOwner()) return null;
    noteArrival(kept.data, kept.at);
    return kept.data;
  } catch {
    return null;
  }
}
