import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** 256 random bits, for sessions and links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A token has enough entropy of its own, so a fast hash protects it in the database. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** argon2id with OWASP's second recommended cost (19 MiB, 2 passes), about 20 ms on a small server. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

// Verified for unknown addresses, so that they take as long as known ones.
let decoy: Promise<string> | undefined;

/** Whether the password fits; with no hash it takes the same time and doesn't. */
export async function passwordFits(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword(newToken());
  const fits = await verify(passwordHash ?? (await decoy), password);
  return Boolean(passwordHash) && fits;
}
