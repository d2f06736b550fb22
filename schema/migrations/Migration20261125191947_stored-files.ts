import { Migration } from '@mikro-orm/migrations';

export class Migration20261125191947 extends Migration {
  override name = 'Migration20261125191947';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "file_download" ("id" uuid not null, "created_at" timestamptz not null, "file_id" uuid not null, "file_name" text not null, "purpose" text not null, "person_id" uuid null, "request_id" text null, primary key ("id"));`,
    );
    this.addSql(`create index "file_download_file_id_index" on "file_download" ("file_id");`);
    this.addSql(`create index "file_download_person_id_index" on "file_download" ("person_id");`);

    this.addSql(
      `create table "stored_file" ("id" uuid not null, "created_at" timestamptz not null, "name" text not null, "media_type" text not null, "size" int not null, "sha256" char(64) not null, "purpose" text not null, "uploaded_by_id" uuid null, "stored_at" timestamptz null, "keep_until" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "stored_file_sha256_index" on "stored_file" ("sha256");`);
    this.addSql(`create index "stored_file_uploaded_by_id_index" on "stored_file" ("uploaded_by_id");`);
    this.addSql(`create index "stored_file_keep_until_index" on "stored_file" ("keep_until");`);

    this.addSql(
      `alter table "stored_file" add constraint "stored_file_media_type_check" check ("media_type" in ('application/pdf', 'image/png', 'image/jpeg', 'image/webp'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "file_download" cascade;`);
    this.addSql(`drop table if exists "stored_file" cascade;`);
  }
}
