import { Migration } from '@mikro-orm/migrations';

/** The ORM knows of row triggers only, so the guards against emptying what is frozen stand here too. */
export class Migration20261125192408_fair_costs_and_frozen_reports extends Migration {
  override up(): void | Promise<void> {
    this.addSql(
      `create table "frozen_report" ("id" uuid not null, "created_at" timestamptz not null, "number" text not null, "note" text null, "frozen_by_id" uuid null, "fair_ids" text[] null, "content" jsonb not null, "hash" text not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "frozen_report" add constraint "frozen_report_number_unique" unique ("number");`,
    );
    this.addSql(`alter table "frozen_report" add constraint "frozen_report_hash_unique" unique ("hash");`);

    this.addSql(
      `create table "frozen_record" ("id" uuid not null, "created_at" timestamptz not null, "report_id" uuid not null, "kind" text not null, "record_id" text not null, "state" jsonb not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "frozen_record" add constraint "frozen_record_report_id_kind_record_id_unique" unique ("report_id", "kind", "record_id");`,
    );

    this.addSql(
      `create table "frozen_file" ("id" uuid not null, "created_at" timestamptz not null, "report_id" uuid not null, "format" text not null, "language" text not null, "content" bytea not null, "hash" text not null, "bytes" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "frozen_file_hash_index" on "frozen_file" ("hash");`);
    this.addSql(
      `alter table "frozen_file" add constraint "frozen_file_report_id_format_language_unique" unique ("report_id", "format", "language");`,
    );

    this.addSql(
      `create table "fair_cost" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "kind" text not null, "description" text not null, "incurred_on" date not null, "amount_minor" bigint not null, "currency" text not null, "basis" text not null default 'estimated', "document_reference" text null, "recorded_by_id" uuid null, "is_demo" boolean not null default false, "withdrawn_at" timestamptz null, "withdrawn_by_id" uuid null, "withdrawal_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "fair_cost_fair_id_index" on "fair_cost" ("fair_id");`);

    this.addSql(
      `create or replace function "frozen_report_immutable_fn"() returns trigger as \$\$ begin raise exception 'A frozen report is never changed.' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "frozen_report" for each ROW execute function "frozen_report_immutable_fn"();`,
    );

    this.addSql(
      `alter table "frozen_record" add constraint "frozen_record_report_id_foreign" foreign key ("report_id") references "frozen_report" ("id");`,
    );
    this.addSql(
      `alter table "frozen_record" add constraint "frozen_record_kind_check" check ("kind" in ('agreement', 'participation', 'cost', 'pair'));`,
    );
    this.addSql(
      `create or replace function "frozen_record_immutable_fn"() returns trigger as \$\$ begin raise exception 'A frozen report is never changed.' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "frozen_record" for each ROW execute function "frozen_record_immutable_fn"();`,
    );

    this.addSql(
      `alter table "frozen_file" add constraint "frozen_file_report_id_foreign" foreign key ("report_id") references "frozen_report" ("id");`,
    );
    this.addSql(
      `alter table "frozen_file" add constraint "frozen_file_format_check" check ("format" in ('pdf', 'xlsx'));`,
    );
    this.addSql(
      `alter table "frozen_file" add constraint "frozen_file_language_check" check ("language" in ('vi', 'en'));`,
    );
    this.addSql(
      `create or replace function "frozen_file_immutable_fn"() returns trigger as \$\$ begin raise exception 'A frozen report is never changed.' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "frozen_file" for each ROW execute function "frozen_file_immutable_fn"();`,
    );

    this.addSql(
      `alter table "fair_cost" add constraint "fair_cost_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "fair_cost" add constraint "fair_cost_positive" check (amount_minor > 0);`);
    this.addSql(
      `alter table "fair_cost" add constraint "fair_cost_verified_by_document" check (basis <> 'verified' or document_reference is not null);`,
    );
    this.addSql(
      `alter table "fair_cost" add constraint "fair_cost_withdrawn_for_reason" check (withdrawn_at is null or withdrawal_reason is not null);`,
    );
    this.addSql(
      `alter table "fair_cost" add constraint "fair_cost_kind_check" check ("kind" in ('venue', 'stands', 'travel', 'staff', 'interpreting', 'promotion', 'support', 'catering', 'other'));`,
    );
    this.addSql(
      `alter table "fair_cost" add constraint "fair_cost_basis_check" check ("basis" in ('estimated', 'verified'));`,
    );
    this.addSql(
      `create trigger kept before truncate on "frozen_report" for each statement execute function "frozen_report_immutable_fn"();`,
    );
    this.addSql(
      `create trigger kept before truncate on "frozen_record" for each statement execute function "frozen_record_immutable_fn"();`,
    );
    this.addSql(
      `create trigger kept before truncate on "frozen_file" for each statement execute function "frozen_file_immutable_fn"();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "frozen_record" drop constraint "frozen_record_report_id_foreign";`);
    this.addSql(`alter table "frozen_file" drop constraint "frozen_file_report_id_foreign";`);

    this.addSql(`drop trigger if exists "immutable" on "frozen_report";`);
    this.addSql(`drop function if exists "frozen_report_immutable_fn"();`);
    this.addSql(`drop table if exists "frozen_report" cascade;`);
    this.addSql(`drop trigger if exists "immutable" on "frozen_record";`);
    this.addSql(`drop function if exists "frozen_record_immutable_fn"();`);
    this.addSql(`drop table if exists "frozen_record" cascade;`);
    this.addSql(`drop trigger if exists "immutable" on "frozen_file";`);
    this.addSql(`drop function if exists "frozen_file_immutable_fn"();`);
    this.addSql(`drop table if exists "frozen_file" cascade;`);
    this.addSql(`drop table if exists "fair_cost" cascade;`);
  }
}
