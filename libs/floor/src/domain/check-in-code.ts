import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that what is read off a badge is typed without doubt. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters that say of which fair a code is, and those that say whose: 20 and 80 bits. */
const FAIR_LENGTH = 4;
const OWN_LENGTH = 16;
const GROUP = 4;

/** Whose code it is to be; a higher serial is a newer code of the same delegate. */
export interface CodeOwner {
  readonly fairId: string;
  readonly delegateId: string;
  readonly serial: number;
}

/**
 * The check-in code of a delegate: 20 characters in groups of four, signed with the installation's secret (HMAC-SHA256,
 * shortened to 100 bits). Nobody without the secret can make one, whatever ids they know.
 */
export function codeOf(secret: string, { fairId, delegateId, serial }: CodeOwner): string {
  const own = signed(secret, `delegate:${fairId}:${delegateId}:${serial}`, OWN_LENGTH);
  return grouped(fairTag(secret, fairId) + own);
}

/** The first characters of all codes of a fair. */
export function fairTag(secret: string, fairId: string): string {
  return signed(secret, `fair:${fairId}`, FAIR_LENGTH);
}

/** A code as it was scanned or typed, in the form in which it was issued; null for what is none. */
export function readCode(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (plain.length !== FAIR_LENGTH + OWN_LENGTH) return null;
  return [...plain].every((sign) => ALPHABET.includes(sign)) ? grouped(plain) : null;
}

/** Of which fair a code says it is; compare with `fairTag`. */
export function tagOf(code: string): string {
  return code.slice(0, FAIR_LENGTH);
}

/** Compares in constant time. */
export function isSameCode(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** By which a device without network knows a code again without being able to make one: 96 bits of SHA-256 in hex. */
export function codeHash(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 24);
}

function signed(secret: string, what: string, length: number): string {
  const mac = createHmac('sha256', secret).update(what).digest();
  return Array.from({ length }, (_, index) => ALPHABET[mac[index]! & 31]).join('');
}

function grouped(plain: string): string {
  return plain.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
}
