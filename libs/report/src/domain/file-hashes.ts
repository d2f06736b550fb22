import { createHash } from 'node:crypto';

/** SHA-256 of a file's bytes, and the hash of a report that a PDF says it is made of; null in other files. */
export function fileHashes(file: Buffer): { hash: string; carried: string | null } {
  return {
    hash: createHash('sha256').update(file).digest('hex'),
    carried: /sha256:([0-9a-f]{64})/.exec(file.toString('latin1'))?.[1] ?? null,
  };
}
