import type { EntityManager } from '@mikro-orm/postgresql';

/** Staff who can be written to. */
export async function staffAddresses(
  em: EntityManager,
  personId: string | null = null,
): Promise<{ email: string; name: string; language: 'vi' | 'en' }[]> {
  return em.execute(
    `select email, name, case when language = 'vi' then 'vi' else 'en' end as language from person
      where disabled_at is null and is_staff and (?::uuid is null or id = ?::uuid) order by email`,
    [personId, personId],
  );
}
