import type { EntityManager } from '@mikro-orm/postgresql';

/** Written while people only look around, or by work in the background after an earlier change. */
const PASSING = ['session', 'outbox_consumer', 'search_document', 'search_word', 'mikro_orm_migrations'];

/** Takes fingerprints of the database: two are equal as long as no record was added, removed or given a new version. */
export async function fingerprinter(em: EntityManager): Promise<() => Promise<string>> {
  const tables: { name: string; versioned: boolean }[] = await em.execute(
    `select t.table_name as name,
            exists (select 1 from information_schema.columns c
                     where c.table_schema = 'public' and c.table_name = t.table_name
                       and c.column_name = 'version' and c.data_type = 'integer') as versioned
       from information_schema.tables t
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not t.table_name = any(?::text[])
      order by t.table_name`,
    [`{${PASSING.join(',')}}`],
  );
  const sql = tables
    .map(
      ({ name, versioned }) =>
        `select '${name}' as name, count(*)::text as rows, ${versioned ? 'coalesce(sum(version), 0)::text' : `''`} as versions from "${name}"`,
    )
    .join(' union all ');
  return async () => {
    const rows: { name: string; rows: string; versions: string }[] = await em.execute(sql);
    // The database counts the tables side by side: which answer comes first is chance.
    return rows
      .map(({ name, rows: count, versions }) => `${name} ${count} ${versions}`)
      .sort()
      .join('\n');
  };
}
