import {
  type EnqueuedTask,
  type Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  type Task,
} from 'meilisearch';
import { SearchEngineAwayError } from '../../domain/engine-away.error.js';

const FIRST_POLL_MS = 10;
const LONGEST_POLL_MS = 250;
/** A task that takes longer is taken for lost: the queue of a server that lags behind this much is a failure too. */
const TASK_LIMIT_MS = 10 * 60_000;

/** Between tries of a request that was refused because the server has too much to do, or wasn't there. */
const PAUSES_MS = [100, 300, 900];
/** For work that would have to begin anew. */
export const LONG_PAUSES_MS = [...PAUSES_MS, 2_700, 8_100];

/** What Meilisearch says when it has no room for another request or task at the moment. */
const BUSY_CODES = [
  'too_many_search_requests',
  'too_many_open_files',
  'no_space_left_on_device',
  'database_size_limit_reached',
];

/** A task of Meilisearch that ended otherwise than well. */
export class MeilisearchTaskError extends Error {
  readonly code: string;

  constructor({ uid, type, status, error }: Task) {
    super(`Task ${uid} (${type}) of Meilisearch ${status}: ${error?.message ?? 'no reason given'}`);
    this.code = error?.code ?? 'CANCELED';
  }
}

/** Whether asking again later may help: nobody is there, or somebody with too much to do, or a proxy with a page of its own. */
function isBusy(error: unknown): boolean {
  if (error instanceof MeilisearchRequestError || error instanceof SyntaxError) return true;
  if (!(error instanceof MeilisearchApiError)) return false;
  const { status } = error.response;
  return status === 429 || status >= 500 || status === 408 || BUSY_CODES.includes(codeOf(error) ?? '');
}

/** Whether the server can't be used as it is: also when it doesn't know the key, or has no index. */
export function isAway(error: unknown): boolean {
  if (isBusy(error)) return true;
  const isLocked = error instanceof MeilisearchApiError && [401, 403].includes(error.response.status);
  return isLocked || codeOf(error) === 'index_not_found';
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof MeilisearchApiError ? error.cause?.code : undefined;
}

/** Makes requests with patience, and follows the tasks that they leave behind to their end. */
export class MeiliTasks {
  constructor(
    private readonly client: Meilisearch,
    private readonly engine: string,
    private readonly pauses: readonly number[] = PAUSES_MS,
  ) {}

  /** Puts a task into the queue and waits until it is done. @throws MeilisearchTaskError, SearchEngineAwayError */
  async run(enqueue: () => Promise<EnqueuedTask>): Promise<void> {
    await this.follow(await this.request(enqueue));
  }

  /**
   * Repeats a request, after longer and longer pauses, while the server is away or refuses it for lack of room.
   * Everything that is asked of it may be asked twice.
   * @throws SearchEngineAwayError after the last try, and at once when trying again is no use
   */
  async request<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!isAway(error)) throw error;
        const pause = isBusy(error) ? this.pauses[attempt] : undefined;
        if (pause === undefined) throw new SearchEngineAwayError(this.engine, error);
        // Not all processes at the same moment.
        await sleep(pause * (0.5 + Math.random()));
      }
    }
  }

  /** Waits until a task is done. @throws MeilisearchTaskError when it failed or was cancelled, SearchEngineAwayError */
  async follow({ taskUid }: EnqueuedTask): Promise<void> {
    const deadline = performance.now() + TASK_LIMIT_MS;
    for (let pause = FIRST_POLL_MS; ; pause = Math.min(pause * 1.25, LONGEST_POLL_MS)) {
      const task = await this.request(() => this.client.tasks.getTask(taskUid));
      if (task.status === 'succeeded') return;
      if (task.status === 'failed' || task.status === 'canceled') {
        if (task.error && BUSY_CODES.includes(task.error.code)) {
          throw new SearchEngineAwayError(this.engine, new MeilisearchTaskError(task));
        }
        throw new MeilisearchTaskError(task);
      }
      if (performance.now() > deadline) {
        throw new SearchEngineAwayError(
          this.engine,
          new Error(`Task ${taskUid} isn't done after ten minutes.`),
        );
      }
      await sleep(pause);
    }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
