import { Migration } from '@mikro-orm/migrations';

export class Migration20261126233725 extends Migration {
  override name = 'Migration20261126233725';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "timetable_group_change" ("id" uuid not null, "created_at" timestamptz not null, "version_id" uuid not null, "group_id" uuid not null, "title" text not null, "kind" text not null, "origin" text not null, "before" jsonb null, "after" jsonb null, primary key ("id"));`,
    );
    this.addSql(
      `create index "timetable_group_change_version_id_index" on "timetable_group_change" ("version_id");`,
    );

    this.addSql(`alter table "fair_session" add "recorded_at" timestamptz null;`);

    this.addSql(
      `update "fair_session" set "recorded_at" = r."created_at" from "group_record" r where r."session_id" = "fair_session"."id";`,
    );

    this.addSql(`alter table "group_meeting" add "is_fixed" boolean not null default false;`);

    this.addSql(`alter table "timetable_draft" add "base_groups" jsonb not null default '[]';`);

    this.addSql(
      `alter table "timetable_group_change" add constraint "timetable_group_change_version_id_foreign" foreign key ("version_id") references "timetable_version" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "timetable_group_change" add constraint "timetable_group_change_kind_check" check ("kind" in ('added', 'moved', 'cancelled'));`,
    );
    this.addSql(
      `alter table "timetable_group_change" add constraint "timetable_group_change_origin_check" check ("origin" in ('release', 'hand'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "timetable_group_change" cascade;`);

    this.addSql(`alter table "fair_session" drop column "recorded_at";`);

    this.addSql(`alter table "group_meeting" drop column "is_fixed";`);

    this.addSql(`alter table "timetable_draft" drop column "base_groups";`);
  }
}
