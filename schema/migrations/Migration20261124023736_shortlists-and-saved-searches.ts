import { Migration } from '@mikro-orm/migrations';

export class Migration20261124023736_shortlists_and_saved_searches extends Migration {
  override up(): void {
    this.addSql(
      `create table "saved_search" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "person_id" uuid not null, "organisation_id" uuid null, "name" text not null, "text" text not null default '', "filter" jsonb not null default '{}', "is_watched" boolean not null default false, "is_too_wide" boolean not null default false, "total" int not null, "checked_at" timestamptz not null, "checked_mark" text null, "mailed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "saved_search_person_id_index" on "saved_search" ("person_id");`);
    this.addSql(`create index "saved_search_organisation_id_index" on "saved_search" ("organisation_id");`);
    this.addSql(`create index "saved_search_watched" on "saved_search" ("is_watched", "checked_at");`);

    this.addSql(
      `create table "saved_search_match" ("id" uuid not null, "created_at" timestamptz not null, "search_id" uuid not null, "supplier_id" uuid not null, "seen_at" timestamptz null, "mailed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create index "saved_search_match_supplier_id_index" on "saved_search_match" ("supplier_id");`,
    );
    this.addSql(`create index "saved_search_match_new" on "saved_search_match" ("search_id", "seen_at");`);
    this.addSql(
      `alter table "saved_search_match" add constraint "saved_search_match_search_id_supplier_id_unique" unique ("search_id", "supplier_id");`,
    );

    this.addSql(
      `create table "shortlist" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "organisation_id" uuid not null, "name" text not null, "created_by_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "shortlist_organisation_id_index" on "shortlist" ("organisation_id");`);

    this.addSql(
      `create table "shortlist_entry" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "shortlist_id" uuid not null, "supplier_id" uuid not null, "note" text null, "added_by_id" uuid not null, "position" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "shortlist_entry_supplier_id_index" on "shortlist_entry" ("supplier_id");`);
    this.addSql(
      `create index "shortlist_entry_shortlist_id_position_index" on "shortlist_entry" ("shortlist_id", "position");`,
    );
    this.addSql(
      `alter table "shortlist_entry" add constraint "shortlist_entry_shortlist_id_supplier_id_unique" unique ("shortlist_id", "supplier_id");`,
    );

    this.addSql(`alter table "participation" add "note" text null;`);

    this.addSql(
      `alter table "saved_search" add constraint "saved_search_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "saved_search" add constraint "saved_search_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "saved_search_match" add constraint "saved_search_match_search_id_foreign" foreign key ("search_id") references "saved_search" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "saved_search_match" add constraint "saved_search_match_supplier_id_foreign" foreign key ("supplier_id") references "organisation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "shortlist" add constraint "shortlist_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "shortlist" add constraint "shortlist_created_by_id_foreign" foreign key ("created_by_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "shortlist_entry" add constraint "shortlist_entry_shortlist_id_foreign" foreign key ("shortlist_id") references "shortlist" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "shortlist_entry" add constraint "shortlist_entry_supplier_id_foreign" foreign key ("supplier_id") references "organisation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "shortlist_entry" add constraint "shortlist_entry_added_by_id_foreign" foreign key ("added_by_id") references "person" ("id");`,
    );
  }

  override down(): void {
    this.addSql(`alter table "saved_search_match" drop constraint "saved_search_match_search_id_foreign";`);
    this.addSql(`alter table "shortlist_entry" drop constraint "shortlist_entry_shortlist_id_foreign";`);

    this.addSql(`drop table if exists "saved_search" cascade;`);
    this.addSql(`drop table if exists "saved_search_match" cascade;`);
    this.addSql(`drop table if exists "shortlist" cascade;`);
    this.addSql(`drop table if exists "shortlist_entry" cascade;`);

    this.addSql(`alter table "participation" drop column "note";`);
  }
}
