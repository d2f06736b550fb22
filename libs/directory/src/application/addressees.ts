import type { EntityManager } from '@mikro-orm/postgresql';

/** Somebody who gets a letter for an organisation. */
export interface Addressee {
  readonly organisationId: string;
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
}

/**
 * Who speaks for organisations: their people, and for one that has none its contacts. One statement; each address
 * once an organisation.
 */
export async function addresseesOf(
  em: EntityManager,
  organisationIds: readonly string[],
): Promise<Addressee[]> {
  const ids = `{${organisationIds.map((id) => JSON.stringify(id)).join(',')}}`;
  return em.execute(
    `select distinct on (o.id, lower(found.email)) o.id as "organisationId",
            coalesce(o.international_name, o.legal_name) as organisation, found.email, found.name,
            case when found.language = 'vi' then 'vi' else 'en' end as language
       from organisation o
       cross join lateral (
         select p.email, p.name, p.language
           from membership m join person p on p.id = m.person_id and p.disabled_at is null
          where m.organisation_id = o.id
         union all
         select c.email, c.name, case when o.country = 'VN' then 'vi' else 'en' end
           from organisation_contact c
          where c.organisation_id = o.id and c.email is not null
            and not exists (select 1 from membership m join person p on p.id = m.person_id and p.disabled_at is null
                             where m.organisation_id = o.id)
       ) found
      where o.id = any(?::uuid[]) and o.withdrawn_at is null
      order by o.id, lower(found.email), found.name`,
    [ids],
  );
}
