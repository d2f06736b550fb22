import { randomUUIDv7 } from 'node:crypto';

/** A new time-ordered identifier (UUIDv7, RFC 9562): rows made later sort later, which is what cursors page on. */
export function newId(): string {
  return randomUUIDv7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
