import type { Readable } from 'node:stream';

/** Keeps the bytes of files under keys that the product makes: ids, never names of people. */
export abstract class FileStore {
  /**
   * Keeps the file at `path` under `key`. When it resolves, the bytes outlast the end of this process; when it throws,
   * nothing can be read under the key. A key that is there already is replaced, so that a repeat does no harm.
   * `path` stays where it is.
   */
  abstract put(key: string, path: string, mediaType: string): Promise<void>;

  /** The bytes under `key`, streamed; null when there are none. The caller reads the stream to its end or destroys it. */
  abstract open(key: string): Promise<Readable | null>;

  /** Removes what is under `key`; nothing there is no error. */
  abstract remove(key: string): Promise<void>;

  /** Removes what unfinished writes from before `before` have left behind. Doing it twice changes nothing. */
  abstract sweep(before: Date): Promise<void>;
}
