import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Something that somebody did, until the service has said what became of it. */
export interface QueuedAction {
  /** Also the idempotency key: however often it is sent, it is done once. */
  key: string;
  /** Whose it is: nobody else sends it. */
  ownerId: string;
  fairId: string;
  kind: ActionKind;
  variables: Record<string, unknown>;
  /** Who is checked in, where the device knows whose code it read. */
  delegateId?: string;
  /** What it was, in the words in which it was done. */
  label: string;
  at: number;
  /** Why the service wouldn't; null while it waits. */
  refusal: { code: string; message: string; facts: Record<string, unknown> } | null;
}

export type ActionKind =
  | 'checkIn'
  | 'walkIn'
  | 'hold'
  | 'outcome'
  | 'noShow'
  | 'late'
  | 'groupHold'
  | 'groupOutcome'
  | 'groupNoShow'
  | 'groupLate';

interface KeptAnswer {
  id: string;
  ownerId: string | null;
  data: unknown;
  at: number;
}

interface DaySchema extends DBSchema {
  queue: { key: string; value: QueuedAction };
  answers: { key: string; value: KeptAnswer };
}

let opened: Promise<IDBPDatabase<DaySchema>> | null = null;

function store(): Promise<IDBPDatabase<DaySchema>> {
  opened ??= openDB<DaySchema>('fairmatch-day', 1, {
    upgrade(database) {
      database.createObjectStore('queue', { keyPath: 'key' });
      database.createObjectStore('answers', { keyPath: 'id' });
    },
  });
  return opened;
}

/** In the order in which they were done. */
export async function queuedActions(): Promise<QueuedAction[]> {
  return (await (await store()).getAll('queue')).sort((a, b) => a.at - b.at);
}

export async function putAction(action: QueuedAction): Promise<void> {
  await (await store()).put('queue', action);
}

export async function dropAction(key: string): Promise<void> {
  await (await store()).delete('queue', key);
}

export async function keepAnswer(id: string, ownerId: string | null, data: unknown): Promise<void> {
  await (await store()).put('answers', { id, ownerId, data, at: Date.now() });
}

export async function keptAnswer(id: string): Promise<KeptAnswer | undefined> {
  return (await store()).get('answers', id);
}

/** Answers are private: they go with whoever signs out. What was done and isn't sent stays for its owner. */
export async function forgetAnswers(): Promise<void> {
  await (await store()).clear('answers');
}
