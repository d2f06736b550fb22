import pg from 'pg';

/** Written while people only look around, or by work in the background after an earlier change. */
const PASSING = ['session', 'outbox_consumer', 'search_document', 'search_word'];

const TABLES = `
  select c.table_name as name, string_agg(quote_ident(c.column_name), ', ') as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
     and c.table_name not in ('mikro_orm_migrations', 'outbox_consumer')
   group by 1`;

const AT_WORK = `
  from pg_stat_activity
 where datname = current_database() and pid <> pg_backend_pid()
   and backend_type = 'client backend' and state <> 'idle'`;

/**
 * Knows what was written to the database since a moment, row by row, and turns everything back to how it was then:
 * quicker by far than to make the same records anew. Nobody else may write while it turns back.
 */
export class Rewind {
  private constructor(
    private readonly client: pg.Client,
    private readonly columns: ReadonlyMap<string, string>,
  ) {}

  /** From now on. */
  static async on(databaseUrl: string): Promise<Rewind> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; columns: string }>(TABLES);
    await client.query(`
      create schema rewind;
      create table rewind.written (name text not null);
      create function rewind.note() returns trigger language plpgsql as
        $$ begin insert into rewind.written values (tg_table_name); return null; end $$;
      ${rows
        .map(
          ({ name }) => `create table rewind."${name}_kept" as table public."${name}";
            create trigger rewind_note after insert or update or delete on public."${name}"
              for each row execute function rewind.note();`,
        )
        .join('\n')}`);
    return new Rewind(client, new Map(rows.map(({ name, columns }) => [name, columns])));
  }

  /** Tables in which a record was added, changed or removed. */
  async written(): Promise<string[]> {
    return (await this.allWritten()).filter((name) => !PASSING.includes(name));
  }

  async back(): Promise<void> {
    const tables = await this.allWritten();
    // Without foreign keys and triggers, so that the order doesn't matter and nothing of this is noted.
    await this.client.query(`
      begin;
      set local session_replication_role = replica;
      ${tables
        .map((name) => {
          const columns = this.columns.get(name)!;
          return `delete from public."${name}";
            insert into public."${name}" (${columns}) overriding system value select ${columns} from rewind."${name}_kept";`;
        })
        .join('\n')}
      delete from rewind.written;
      commit`);
  }

  /** Whether nobody else is at anything in this database at the moment. */
  async isAlone(): Promise<boolean> {
    const { rows } = await this.client.query(`select ${AT_WORK} limit 1`);
    return rows.length === 0;
  }

  /** Whether anything at all was written, sessions and work in the background included. */
  async hasWritten(): Promise<boolean> {
    return (await this.allWritten()).length > 0;
  }

  /**
   * Breaks off what others ask of this database at the moment; they roll back. Their connections stay: one that is lost
   * within a transaction is never given back to its pool, which then waits for it.
   */
  async breakOff(): Promise<void> {
    await this.client.query(`select pg_cancel_backend(pid) ${AT_WORK}`);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async allWritten(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      'select distinct name from rewind.written order by name',
    );
    return rows.map(({ name }) => name);
  }
}
