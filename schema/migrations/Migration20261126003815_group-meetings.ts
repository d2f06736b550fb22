import { Migration } from '@mikro-orm/migrations';

export class Migration20261126003815 extends Migration {
  override name = 'Migration20261126003815_group-meetings';

  override up(): void | Promise<void> {
    this.addSql(`alter table "fair_session" add "table_id" uuid null;`);
    this.addSql(
      `alter table "fair_session" add constraint "fair_session_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id") on delete no action;`,
    );
    this.addSql(`create index "fair_session_table_id_index" on "fair_session" ("table_id");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "fair_session" drop constraint "fair_session_table_id_foreign";`);

    this.addSql(`drop index "fair_session_table_id_index";`);
    this.addSql(`alter table "fair_session" drop column "table_id";`);
  }
}
