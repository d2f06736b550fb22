import { Migration } from '@mikro-orm/migrations';

export class Migration20261127024718 extends Migration {
  override name = 'Migration20261127024718_groups-free-their-place';

  override up(): void | Promise<void> {
    this.addSql(`alter table "fair_session" add "freed_at" timestamptz null;`);
    this.addSql(
      `update "fair_session" e set "freed_at" = g."updated_at" from "group_record" g where g."session_id" = e."id" and g."status" = 'no-show';`,
    );

    this.addSql(`alter table "freed_slot" add "session_id" uuid null;`);
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_session_id_foreign" foreign key ("session_id") references "fair_session" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "freed_slot" alter column "meeting_id" drop not null;`);
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_session_id_slot_id_unique" unique ("session_id", "slot_id");`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_of_one" check ((meeting_id is null) <> (session_id is null));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_session_id_foreign";`);

    this.addSql(`alter table "fair_session" drop column "freed_at";`);

    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_session_id_slot_id_unique";`);
    this.addSql(`alter table "freed_slot" drop constraint "freed_slot_of_one";`);
    this.addSql(`alter table "freed_slot" drop column "session_id";`);
    this.addSql(`delete from "freed_slot" where "meeting_id" is null;`);
    this.addSql(`alter table "freed_slot" alter column "meeting_id" set not null;`);
  }
}
