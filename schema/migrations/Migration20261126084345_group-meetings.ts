import { Migration } from '@mikro-orm/migrations';

export class Migration20261126084345 extends Migration {
  override name = 'Migration20261126084345';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "group_meeting" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "title" text not null, "is_must" boolean not null default false, "table_id" uuid null, "session_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "group_meeting_fair_id_index" on "group_meeting" ("fair_id");`);
    this.addSql(`create index "group_meeting_table_id_index" on "group_meeting" ("table_id");`);
    this.addSql(
      `alter table "group_meeting" add constraint "group_meeting_session_id_unique" unique ("session_id");`,
    );

    this.addSql(
      `create table "group_party" ("id" uuid not null, "created_at" timestamptz not null, "group_id" uuid not null, "participation_id" uuid not null, "delegate_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "group_party_participation_id_index" on "group_party" ("participation_id");`);
    this.addSql(`create index "group_party_delegate_id_index" on "group_party" ("delegate_id");`);
    this.addSql(
      `alter table "group_party" add constraint "group_party_group_id_participation_id_unique" unique ("group_id", "participation_id");`,
    );

    this.addSql(
      `create table "draft_group" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "draft_id" uuid not null, "group_id" uuid not null, "slot_id" uuid not null, "table_id" uuid null, "interpreter_id" uuid null, "delegate_ids" text[] not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "draft_group" add constraint "draft_group_draft_id_group_id_unique" unique ("draft_id", "group_id");`,
    );

    this.addSql(`alter table "fair_session" add "interpreter_id" uuid null;`);
    this.addSql(
      `alter table "fair_session" add constraint "fair_session_interpreter_id_foreign" foreign key ("interpreter_id") references "interpreter" ("id") on delete restrict;`,
    );
    this.addSql(`create index "fair_session_interpreter_id_index" on "fair_session" ("interpreter_id");`);

    this.addSql(`alter table "table_terms" add "seats" int null;`);

    this.addSql(`alter table "timetable_version" add "groups" int not null default 0;`);

    this.addSql(
      `alter table "group_meeting" add constraint "group_meeting_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_meeting" add constraint "group_meeting_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "group_meeting" add constraint "group_meeting_session_id_foreign" foreign key ("session_id") references "fair_session" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "group_party" add constraint "group_party_group_id_foreign" foreign key ("group_id") references "group_meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_party" add constraint "group_party_participation_id_foreign" foreign key ("participation_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_party" add constraint "group_party_delegate_id_foreign" foreign key ("delegate_id") references "delegate" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "draft_group" add constraint "draft_group_draft_id_foreign" foreign key ("draft_id") references "timetable_draft" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "group_party" drop constraint "group_party_group_id_foreign";`);

    this.addSql(`drop table if exists "group_meeting" cascade;`);
    this.addSql(`drop table if exists "group_party" cascade;`);
    this.addSql(`drop table if exists "draft_group" cascade;`);

    this.addSql(`alter table "fair_session" drop constraint "fair_session_interpreter_id_foreign";`);

    this.addSql(`drop index "fair_session_interpreter_id_index";`);
    this.addSql(`alter table "fair_session" drop column "interpreter_id";`);

    this.addSql(`alter table "table_terms" drop column "seats";`);

    this.addSql(`alter table "timetable_version" drop column "groups";`);
  }
}
