import { randomInt, randomUUID } from 'node:crypto';

/** The millisecond of the last id, and which of its 4,096 places that id took. */
let lastMs = 0;
let place = 0;

/**
 * A new time-ordered identifier: UUIDv7 with a counter in its 12 bits after the millisecond (RFC 9562, section 6.2,
 * method 1). Ids of one process sort in the order of making, also within a millisecond and when the clock is set back;
 * lists page by that order.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Leaves room above; begins anywhere, so that processes don't meet at zero.
    place = randomInt(0x800);
  } else if (++place > 0xfff) {
    lastMs += 1;
    place = 0;
  }
  const ms = lastMs.toString(16).padStart(12, '0');
  const random = randomUUID().slice(19);
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${place.toString(16).padStart(3, '0')}-${random}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
