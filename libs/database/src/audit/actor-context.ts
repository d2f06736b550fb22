import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is at work, for the audit log and the idempotency keys: set at the edge, read deep inside. */
export interface Actor {
  readonly personId: string | null;
  readonly requestId: string | null;
  readonly via: 'web' | 'cli' | 'job';
}

const storage = new AsyncLocalStorage<Actor>();
const NONE: Actor = { personId: null, requestId: null, via: 'job' };

export function runAs<T>(actor: Actor, work: () => T): T {
  return storage.run(actor, work);
}

/** Names the person behind the work that is already under way, once a request's session has been looked up. */
export function identifyActor(personId: string | null): void {
  const actor = storage.getStore();
  if (actor) Object.assign(actor, { personId });
}

export function currentActor(): Actor {
  return storage.getStore() ?? NONE;
}
