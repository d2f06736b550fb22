import type { EntityManager } from '@mikro-orm/postgresql';
import { hash } from '@node-rs/argon2';
import { Person } from '#identity';

export const TEST_PASSWORD = 'a long enough phrase';
let hashed: Promise<string> | undefined;

/** As the product does, but with the least cost: hundreds of tests sign in, and few of them are about passwords. */
function cheapHash(): Promise<string> {
  return hash(TEST_PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });
}

/** Somebody who can sign in with TEST_PASSWORD. */
export async function makePerson(
  em: EntityManager,
  { email, ...rest }: { email: string; name?: string; isStaff?: boolean; isAdmin?: boolean },
): Promise<Person> {
  hashed ??= cheapHash();
  const person = em.create(Person, {
    name: email.split('@')[0]!,
    email,
    ...rest,
    passwordHash: await hashed,
  });
  await em.flush();
  return person;
}
