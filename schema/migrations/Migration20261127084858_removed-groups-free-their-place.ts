import { Migration } from '@mikro-orm/migrations';

export class Migration20261127084858 extends Migration {
  override name = 'Migration20261127084858_removed-groups-free-their-place';

  override up(): void | Promise<void> {
    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_session_id_foreign";`);

    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_of_one";`);
    this.addSql(`alter table "freed_slot" add "group_title" text null;`);
    this.addSql(
      `update "freed_slot" f set "group_title" = e."title" from "fair_session" e where e."id" = f."session_id";`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_session_id_foreign" foreign key ("session_id") references "fair_session" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_of_one" check ((meeting_id is null) <> (group_title is null) and (meeting_id is null or session_id is null));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_session_id_foreign";`);

    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_of_one";`);
    // Before, the record of a removed group's place went with the group.
    this.addSql(`delete from "freed_slot" where "meeting_id" is null and "session_id" is null;`);
    this.addSql(`alter table "freed_slot" drop column "group_title";`);
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_session_id_foreign" foreign key ("session_id") references "fair_session" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_of_one" check ((meeting_id IS NULL) <> (session_id IS NULL));`,
    );
  }
}
