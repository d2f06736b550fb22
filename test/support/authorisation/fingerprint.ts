import pg from 'pg';

/** Written while people only look around, or by work in the background after an earlier change. */
const PASSING = ['session', 'outbox_consumer', 'search_document', 'search_word', 'mikro_orm_migrations'];

const TABLES = `
  select t.table_name as name,
         exists (select 1 from information_schema.columns c
                  where c.table_schema = 'public' and c.table_name = t.table_name
                    and c.column_name = 'version' and c.data_type = 'integer') as versioned
    from information_schema.tables t
   where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not t.table_name = any($1)
   order by t.table_name`;

/** Two fingerprints are equal as long as no record was added, removed or given a new version. */
export class Fingerprinter {
  private constructor(
    private readonly client: pg.Client,
    private readonly sql: string,
  ) {}

  /** On a connection of its own, where the statement over all tables is planned once. */
  static async on(databaseUrl: string): Promise<Fingerprinter> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    // Helpers that start for every statement cost more than they save, and answer in any order.
    await client.query('set max_parallel_workers_per_gather = 0');
    await client.query('set plan_cache_mode = force_generic_plan');
    const { rows } = await client.query<{ name: string; versioned: boolean }>(TABLES, [PASSING]);
    const sql = rows
      .map(
        ({ name, versioned }) =>
          `select '${name}' as name, count(*) as rows, ${versioned ? 'sum(version)' : 'null::bigint'} as versions from "${name}"`,
      )
      .join(' union all ');
    return new Fingerprinter(client, sql);
  }

  async take(): Promise<string> {
    const { rows } = await this.client.query<{ name: string; rows: string; versions: string | null }>({
      name: 'fingerprint',
      text: this.sql,
    });
    return rows.map(({ name, rows: count, versions }) => `${name} ${count} ${versions ?? ''}`).join('\n');
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
