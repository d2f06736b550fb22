import type { EntityManager } from '@mikro-orm/postgresql';
import { Person, hashPassword } from '#identity';

export const TEST_PASSWORD = 'a long enough phrase';
let hashed: Promise<string> | undefined;

/** Somebody who can sign in with TEST_PASSWORD. */
export async function makePerson(
  em: EntityManager,
  { email, ...rest }: { email: string; name?: string; isStaff?: boolean; isAdmin?: boolean },
): Promise<Person> {
  hashed ??= hashPassword(TEST_PASSWORD);
  const person = em.create(Person, {
    name: email.split('@')[0]!,
    email,
    ...rest,
    passwordHash: await hashed,
  });
  await em.flush();
  return person;
}
