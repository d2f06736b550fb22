import { Migration } from '@mikro-orm/migrations';

export class Migration20261125192629_local_vocabulary extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "added_name" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "concept_id" text not null, "language" text null, "text" text not null, "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "added_name_concept_id_index" on "added_name" ("concept_id");`);

    this.addSql(
      `create table "local_concept" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "concept_id" text not null, "kind" text not null, "names" jsonb not null, "broader" text[] not null default '{}', "definition" jsonb not null default '{}', "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "local_concept" add constraint "local_concept_concept_id_unique" unique ("concept_id");`,
    );

    this.addSql(
      `create table "uncovered_term" ("id" uuid not null, "created_at" timestamptz not null, "key" text not null, "text" text not null, "language" text not null, "queries" int not null default 0, "suppliers" int not null default 0, "weight" int not null default 0, "examples" jsonb not null default '[]', "last_seen_at" timestamptz not null, "state" text not null default 'open', "concept_id" text null, "decided_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "uncovered_term" add constraint "uncovered_term_key_unique" unique ("key");`);
    this.addSql(`create index "uncovered_term_list" on "uncovered_term" ("state", "weight");`);

    this.addSql(
      `alter table "added_name" add constraint "added_name_language_check" check ("language" in ('vi', 'en', 'ja', 'ko', 'zh'));`,
    );

    this.addSql(
      `alter table "local_concept" add constraint "local_concept_kind_check" check ("kind" in ('process', 'material', 'product', 'equipment', 'industry', 'certificate'));`,
    );

    this.addSql(
      `alter table "uncovered_term" add constraint "uncovered_term_language_check" check ("language" in ('vi', 'en', 'ja', 'ko', 'zh'));`,
    );
    this.addSql(
      `alter table "uncovered_term" add constraint "uncovered_term_state_check" check ("state" in ('open', 'dismissed', 'covered'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "added_name" cascade;`);
    this.addSql(`drop table if exists "local_concept" cascade;`);
    this.addSql(`drop table if exists "uncovered_term" cascade;`);
  }
}
