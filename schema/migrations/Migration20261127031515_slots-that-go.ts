import { Migration } from '@mikro-orm/migrations';

export class Migration20261127031515 extends Migration {
  override name = 'Migration20261127031515_slots-that-go';

  override up(): void | Promise<void> {
    this.addSql(`alter table "meeting" drop constraint "meeting_slot_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_table_id_foreign";`);

    this.addSql(`alter table "meeting" alter column "slot_id" drop not null;`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_slot_id_foreign" foreign key ("slot_id") references "slot" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_in_slot" check (slot_id is not null or status = 'cancelled');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "meeting" drop constraint "meeting_slot_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_table_id_foreign";`);

    this.addSql(`alter table "meeting" drop constraint "meeting_in_slot";`);
    this.addSql(`alter table "meeting" alter column "slot_id" set not null;`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_slot_id_foreign" foreign key ("slot_id") references "slot" ("id");`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id");`,
    );
  }
}
