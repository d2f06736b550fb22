import type { TadaDocumentNode } from 'gql.tada';
import { queryClient } from '../api/query-client.js';
import { type Refusal, refusalIn } from '../api/refusal.js';
import { RequestError, request } from '../api/request.js';
import { type ActionKind, type QueuedAction, dropAction, putAction, queuedActions } from './day-store.js';

/** What became of an action: done, refused, or waiting; `isAway` when there is no use in sending the next one either. */
export type Fate =
  | { readonly state: 'done'; readonly data: unknown }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'queued'; readonly isAway: boolean };

/** How each kind is sent. Registered by the pages that know the documents. */
type Documents = Record<ActionKind, TadaDocumentNode<object, Record<string, unknown>>>;

const LOCK = 'fairmatch-day-queue';
const RETRY_MS = 10_000;
/** After how long a network that swallows everything counts as none. */
const PATIENCE_MS = 10_000;
/** Errors after which the same action may yet succeed: no network, nobody signed in, a service that is unwell. */
const PASSING = new Set(['NETWORK', 'UNAUTHENTICATED', 'INTERNAL_SERVER_ERROR']);

/** One tab at a time sends. Without HTTPS browsers have no locks: then it is the keys alone that keep things from being done twice. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}

function isAway(fate: Fate): boolean {
  return fate.state === 'queued' && fate.isAway;
}

/**
 * Everything that is done on the day goes through here: it is written down on the device first, then sent, and crossed out
 * when the service has said what became of it. What can't be sent waits and is sent in its order; every action has a key by
 * which the service does it once, however often it arrives.
 */
class ActionQueue {
  private documents: Documents | null = null;
  private ownerId: string | null = null;
  private actions: readonly QueuedAction[] = [];
  private others = 0;
  private readonly listeners = new Set<() => void>();
  private readonly channel = new BroadcastChannel(LOCK);
  private timer: ReturnType<typeof setInterval> | null = null;

  constructor() {
    this.channel.addEventListener('message', () => void this.reload());
    window.addEventListener('online', () => void this.flush());
  }

  /** Names whose actions are sent; those of others wait for them. */
  async start(ownerId: string, documents: Documents): Promise<void> {
    this.ownerId = ownerId;
    this.documents = documents;
    await this.reload();
    await this.flush();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The owner's: waiting ones and those that were refused. */
  snapshot = (): readonly QueuedAction[] => this.actions;

  /** How many actions of somebody else wait on this device for their owner. */
  ofOthers = (): number => this.others;

  /** Does it now if it can be, otherwise as soon as there is a network. */
  async act(action: Omit<QueuedAction, 'ownerId' | 'at' | 'refusal'>): Promise<Fate> {
    const queued: QueuedAction = { ...action, ownerId: this.ownerId!, at: Date.now(), refusal: null };
    await putAction(queued);
    // What was done before is sent before.
    return alone(async () => {
      const before = (await this.waiting()).filter(({ key }) => key !== queued.key);
      for (const one of before) {
        const fate = await this.send(one);
        if (isAway(fate)) return this.postponed(fate);
      }
      return this.postponed(await this.send(queued, true));
    });
  }

  /** Sends what waits. */
  async flush(): Promise<void> {
    if (!this.documents) return;
    await alone(async () => {
      for (const one of await this.waiting()) if (isAway(await this.send(one))) return;
    });
    await this.reload();
  }

  /** The person has read why they were refused. */
  async dismiss(keys: readonly string[]): Promise<void> {
    for (const key of keys) await dropAction(key);
    await this.changed();
  }

  private async postponed(fate: Fate): Promise<Fate> {
    if (fate.state === 'queued') await this.changed();
    return fate;
  }

  private async send(action: QueuedAction, isLive = false): Promise<Fate> {
    try {
      const data = await request(
        this.documents![action.kind],
        action.variables,
        AbortSignal.timeout(PATIENCE_MS),
      );
      const refusal = refusalIn(Object.values(data)[0]);
      if (!refusal) {
        await dropAction(action.key);
        await this.changed();
        void queryClient.invalidateQueries();
        return { state: 'done', data };
      }
      return await this.refuse(action, refusal, isLive);
    } catch (error) {
      if (!(error instanceof RequestError)) return { state: 'queued', isAway: true };
      const { code, message } = error;
      // What the service stumbles over doesn't keep the rest from being sent.
      // The session has ended: the pages notice, and lead to the sign-in.
      if (code === 'UNAUTHENTICATED') void queryClient.invalidateQueries({ queryKey: ['Viewer'] });
      if (PASSING.has(code)) return { state: 'queued', isAway: code !== 'INTERNAL_SERVER_ERROR' };
      return this.refuse(action, { __typename: 'Error', code, message, problems: error.problems }, isLive);
    }
  }

  /** Whoever stands there is told at once; what was done earlier is kept until somebody has read why it wasn't. */
  private async refuse(action: QueuedAction, refusal: Refusal, isLive: boolean): Promise<Fate> {
    const { code, message, __typename, ...facts } = refusal;
    if (isLive) await dropAction(action.key);
    else await putAction({ ...action, refusal: { code, message, facts } });
    await this.changed();
    return { state: 'refused', refusal };
  }

  private async waiting(): Promise<QueuedAction[]> {
    return (await queuedActions()).filter(({ ownerId, refusal }) => ownerId === this.ownerId && !refusal);
  }

  private async changed(): Promise<void> {
    this.channel.postMessage('changed');
    await this.reload();
  }

  private async reload(): Promise<void> {
    const all = await queuedActions();
    this.actions = all.filter(({ ownerId }) => ownerId === this.ownerId);
    this.others = all.filter(({ ownerId, refusal }) => ownerId !== this.ownerId && !refusal).length;
    const isWaiting = this.actions.some(({ refusal }) => !refusal);
    if (isWaiting) this.timer ??= setInterval(() => void this.flush(), RETRY_MS);
    else if (this.timer) {
      clearInterval(this.timer);
      this.timer = null;
    }
    for (const listener of this.listeners) listener();
  }
}

export const actionQueue = new ActionQueue();
