import { Migration } from '@mikro-orm/migrations';

export class Migration20261127081904 extends Migration {
  override name = 'Migration20261127081904_days-laid-anew';

  override up(): void | Promise<void> {
    this.addSql(`alter table "slot" drop constraint "slot_no_overlap";`);
    this.addSql(
      `alter table "slot" add constraint "slot_no_overlap" exclude using gist (fair_id with =, tstzrange(starts_at, ends_at) with &&) deferrable;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "slot" drop constraint "slot_no_overlap";`);
    this.addSql(
      `alter table "slot" add constraint "slot_no_overlap" EXCLUDE USING gist (fair_id WITH =, tstzrange(starts_at, ends_at) WITH &&);`,
    );
  }
}
