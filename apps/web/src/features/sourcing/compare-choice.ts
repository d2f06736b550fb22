import { useSyncExternalStore } from 'react';

/** A supplier that somebody wants to lay beside others. */
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** As many as the API compares, and as a screen has columns for. */
export const MOST_COMPARED = 5;

/** Of this window: a choice outlives searches and pages, but isn't carried into tomorrow. */
const STORAGE_KEY = 'fairmatch-compare';
const listeners = new Set<() => void>();
let chosen: readonly Chosen[] = read();

function read(): readonly Chosen[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.filter((one) => typeof one?.id === 'string' && typeof one?.name === 'string');
  } catch {
    return [];
  }
}

function keep(next: readonly Chosen[]): void {
  chosen = next;
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next));
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who is to be compared, the same on every page of this window. */
export function useCompareChoice() {
  const now = useSyncExternalStore(subscribe, () => chosen);
  return {
    chosen: now,
    isFull: now.length >= MOST_COMPARED,
    has: (id: string) => now.some((one) => one.id === id),
    toggle: ({ id, name }: Chosen) => {
      if (now.some((one) => one.id === id)) keep(now.filter((one) => one.id !== id));
      else if (now.length < MOST_COMPARED) keep([...now, { id, name }]);
    },
    remove: (id: string) => keep(now.filter((one) => one.id !== id)),
    clear: () => keep([]),
  };
}

/** Where these are compared; at a fair, also who of them is there. */
export function compareAddress(ids: readonly string[], fairId?: string | null): string {
  const params = new URLSearchParams(ids.map((id) => ['id', id]));
  if (fairId) params.set('fair', fairId);
  return `/compare?${params.toString()}`;
}
