import { Migration } from '@mikro-orm/migrations';

export class Migration20261126033729 extends Migration {
  override name = 'Migration20261126033729';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "fair_session" add "updated_at" timestamptz not null, add "version" int not null default 1;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "fair_session" drop column "updated_at", drop column "version";`);
  }
}
