import { Migration } from '@mikro-orm/migrations';

export class Migration20261126005223 extends Migration {
  override name = 'Migration20261126005223_need-documents';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "need_access" ("id" uuid not null, "created_at" timestamptz not null, "need_id" uuid not null, "organisation_id" uuid not null, "signed_name" text not null, "signed_by_id" uuid null, "terms" text not null, "status" text not null default 'asked', "decided_at" timestamptz null, "decided_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "need_access_organisation_id_index" on "need_access" ("organisation_id");`);
    this.addSql(
      `alter table "need_access" add constraint "need_access_need_id_organisation_id_unique" unique ("need_id", "organisation_id");`,
    );

    this.addSql(
      `create table "need_document" ("id" uuid not null, "created_at" timestamptz not null, "need_id" uuid not null, "file_id" uuid not null, "title" text not null, "is_under_nda" boolean not null default true, "added_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "need_document_need_id_index" on "need_document" ("need_id");`);
    this.addSql(
      `alter table "need_document" add constraint "need_document_file_id_unique" unique ("file_id");`,
    );

    this.addSql(
      `alter table "need_access" add constraint "need_access_need_id_foreign" foreign key ("need_id") references "need" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "need_access" add constraint "need_access_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "need_access" add constraint "need_access_status_check" check ("status" in ('asked', 'allowed', 'refused'));`,
    );

    this.addSql(
      `alter table "need_document" add constraint "need_document_need_id_foreign" foreign key ("need_id") references "need" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "need_document" add constraint "need_document_file_id_foreign" foreign key ("file_id") references "stored_file" ("id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "need_access" cascade;`);
    this.addSql(`drop table if exists "need_document" cascade;`);
  }
}
