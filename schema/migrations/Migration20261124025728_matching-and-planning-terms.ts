import { Migration } from '@mikro-orm/migrations';

export class Migration20261124025728 extends Migration {
  override name = 'Migration20261124025728_matching-and-planning-terms';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "meeting_exclusion" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "note" text null, primary key ("id"));`,
    );
    this.addSql(`create index "meeting_exclusion_supplier_id_index" on "meeting_exclusion" ("supplier_id");`);
    this.addSql(`create index "meeting_exclusion_buyer_id_index" on "meeting_exclusion" ("buyer_id");`);
    this.addSql(
      `alter table "meeting_exclusion" add constraint "meeting_exclusion_fair_id_supplier_id_buyer_id_unique" unique ("fair_id", "supplier_id", "buyer_id");`,
    );

    this.addSql(
      `create table "match_settings" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "weights" jsonb not null, "min_score" double precision not null, "supplier_minimum" int not null, "supplier_maximum" int null, "buyer_minimum" int not null, "buyer_maximum" int null, "is_fair" boolean not null, "meeting_rules" jsonb not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "match_settings" add constraint "match_settings_fair_id_unique" unique ("fair_id");`,
    );

    this.addSql(
      `create table "interpreter" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "name" text not null, "language_pairs" text[] not null, "max_meetings" int null, primary key ("id"));`,
    );
    this.addSql(`create index "interpreter_fair_id_index" on "interpreter" ("fair_id");`);

    this.addSql(
      `create table "hall_walk" ("id" uuid not null, "created_at" timestamptz not null, "hall_id" uuid not null, "other_hall_id" uuid not null, "minutes" int not null, primary key ("id"));`,
    );
    this.addSql(`create index "hall_walk_other_hall_id_index" on "hall_walk" ("other_hall_id");`);
    this.addSql(
      `alter table "hall_walk" add constraint "hall_walk_hall_id_other_hall_id_unique" unique ("hall_id", "other_hall_id");`,
    );

    this.addSql(
      `create table "fair_session" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "title" text not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "fair_session_fair_id_index" on "fair_session" ("fair_id");`);

    this.addSql(
      `create table "organisation_conflict" ("id" uuid not null, "created_at" timestamptz not null, "organisation_id" uuid not null, "against_id" uuid not null, "note" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "organisation_conflict_against_id_index" on "organisation_conflict" ("against_id");`,
    );
    this.addSql(
      `alter table "organisation_conflict" add constraint "organisation_conflict_organisation_id_against_id_unique" unique ("organisation_id", "against_id");`,
    );

    this.addSql(
      `create table "meeting_precedence" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "first_supplier_id" uuid not null, "first_buyer_id" uuid not null, "then_supplier_id" uuid not null, "then_buyer_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "meeting_precedence_fair_id_index" on "meeting_precedence" ("fair_id");`);
    this.addSql(
      `alter table "meeting_precedence" add constraint "meeting_precedence_first_supplier_id_first_buyer__d385e_unique" unique ("first_supplier_id", "first_buyer_id", "then_supplier_id", "then_buyer_id");`,
    );

    this.addSql(
      `create table "participation_terms" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "participation_id" uuid not null, "tags" text[] not null default '{}', "min_meetings" int null, "max_meetings" int null, "is_sponsored" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(
      `alter table "participation_terms" add constraint "participation_terms_participation_id_unique" unique ("participation_id");`,
    );

    this.addSql(
      `create table "portfolio_run" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "requested_by_id" uuid null, "terms" jsonb not null, "pairs" int not null, "meetings" int not null, "budget" int not null, "worth" double precision not null, "bound" double precision not null, "worst_share" double precision not null, "worst_share_bound" double precision not null, "is_optimal" boolean not null, "seconds" double precision not null, "concessions" jsonb not null, "applied_at" timestamptz null, "applied_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "portfolio_run_fair_id_index" on "portfolio_run" ("fair_id");`);

    this.addSql(
      `create table "portfolio_pick" ("id" uuid not null, "created_at" timestamptz not null, "run_id" uuid not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "worth" double precision not null, "is_fixed" boolean not null, "need_ids" text[] not null, primary key ("id"));`,
    );
    this.addSql(`create index "portfolio_pick_supplier_id_index" on "portfolio_pick" ("supplier_id");`);
    this.addSql(`create index "portfolio_pick_buyer_id_index" on "portfolio_pick" ("buyer_id");`);
    this.addSql(
      `alter table "portfolio_pick" add constraint "portfolio_pick_run_id_supplier_id_buyer_id_unique" unique ("run_id", "supplier_id", "buyer_id");`,
    );

    this.addSql(
      `create table "session_attendance" ("id" uuid not null, "created_at" timestamptz not null, "session_id" uuid not null, "delegate_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "session_attendance_delegate_id_index" on "session_attendance" ("delegate_id");`,
    );
    this.addSql(
      `alter table "session_attendance" add constraint "session_attendance_session_id_delegate_id_unique" unique ("session_id", "delegate_id");`,
    );

    this.addSql(
      `create table "interpreter_break" ("id" uuid not null, "created_at" timestamptz not null, "interpreter_id" uuid not null, "slot_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "interpreter_break_slot_id_index" on "interpreter_break" ("slot_id");`);
    this.addSql(
      `alter table "interpreter_break" add constraint "interpreter_break_interpreter_id_slot_id_unique" unique ("interpreter_id", "slot_id");`,
    );

    this.addSql(
      `create table "supplier_wishes" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "organisation_id" uuid not null, "industries" text[] not null default '{}', "countries" text[] not null default '{}', "min_volume" int null, "max_volume" int null, "volume_unit" text null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "supplier_wishes" add constraint "supplier_wishes_organisation_id_unique" unique ("organisation_id");`,
    );

    this.addSql(
      `create table "table_block" ("id" uuid not null, "created_at" timestamptz not null, "table_id" uuid not null, "slot_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "table_block_slot_id_index" on "table_block" ("slot_id");`);
    this.addSql(
      `alter table "table_block" add constraint "table_block_table_id_slot_id_unique" unique ("table_id", "slot_id");`,
    );

    this.addSql(
      `create table "table_terms" ("id" uuid not null, "created_at" timestamptz not null, "table_id" uuid not null, "purpose" text not null, "owner_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "table_terms" add constraint "table_terms_table_id_unique" unique ("table_id");`,
    );
    this.addSql(`create index "table_terms_owner_id_index" on "table_terms" ("owner_id");`);

    this.addSql(`alter table "fair" add "spare_table_share" double precision not null default 0.15;`);

    this.addSql(
      `alter table "participation" add "remote_time_zone" text null, add "remote_from" text null, add "remote_until" text null;`,
    );

    this.addSql(
      `alter table "delegate" add "arrives_at" timestamptz null, add "leaves_at" timestamptz null;`,
    );

    this.addSql(`alter table "meeting" drop constraint "meeting_table_once";`);
    this.addSql(`alter table "meeting" add "interpreter_id" uuid null;`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_interpreter_id_foreign" foreign key ("interpreter_id") references "interpreter" ("id") on delete restrict;`,
    );
    this.addSql(`alter table "meeting" alter column "table_id" drop not null;`);
    this.addSql(`create index "meeting_interpreter_id_index" on "meeting" ("interpreter_id");`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_interpreter_once" exclude using gist (interpreter_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled') deferrable initially immediate;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_once" exclude using gist (table_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled') deferrable initially immediate;`,
    );

    this.addSql(`alter table "meeting_attendance" drop constraint "meeting_delegate_once";`);
    this.addSql(
      `alter table "meeting_attendance" add constraint "meeting_delegate_once" exclude using gist (delegate_id with =, tstzrange(starts_at, ends_at) with &&) where (is_active) deferrable initially immediate;`,
    );

    this.addSql(
      `alter table "meeting_exclusion" add constraint "meeting_exclusion_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_exclusion" add constraint "meeting_exclusion_supplier_id_foreign" foreign key ("supplier_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "meeting_exclusion" add constraint "meeting_exclusion_buyer_id_foreign" foreign key ("buyer_id") references "organisation" ("id");`,
    );

    this.addSql(
      `alter table "match_settings" add constraint "match_settings_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "interpreter" add constraint "interpreter_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "hall_walk" add constraint "hall_walk_hall_id_foreign" foreign key ("hall_id") references "hall" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "hall_walk" add constraint "hall_walk_other_hall_id_foreign" foreign key ("other_hall_id") references "hall" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "fair_session" add constraint "fair_session_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "fair_session" add constraint "fair_session_has_length" check (ends_at > starts_at);`,
    );

    this.addSql(
      `alter table "organisation_conflict" add constraint "organisation_conflict_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "organisation_conflict" add constraint "organisation_conflict_against_id_foreign" foreign key ("against_id") references "organisation" ("id");`,
    );

    this.addSql(
      `alter table "meeting_precedence" add constraint "meeting_precedence_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_precedence" add constraint "meeting_precedence_first_supplier_id_foreign" foreign key ("first_supplier_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_precedence" add constraint "meeting_precedence_first_buyer_id_foreign" foreign key ("first_buyer_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_precedence" add constraint "meeting_precedence_then_supplier_id_foreign" foreign key ("then_supplier_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_precedence" add constraint "meeting_precedence_then_buyer_id_foreign" foreign key ("then_buyer_id") references "participation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "participation_terms" add constraint "participation_terms_participation_id_foreign" foreign key ("participation_id") references "participation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "portfolio_run" add constraint "portfolio_run_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "portfolio_pick" add constraint "portfolio_pick_run_id_foreign" foreign key ("run_id") references "portfolio_run" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "portfolio_pick" add constraint "portfolio_pick_supplier_id_foreign" foreign key ("supplier_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "portfolio_pick" add constraint "portfolio_pick_buyer_id_foreign" foreign key ("buyer_id") references "participation" ("id");`,
    );

    this.addSql(
      `alter table "session_attendance" add constraint "session_attendance_session_id_foreign" foreign key ("session_id") references "fair_session" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "session_attendance" add constraint "session_attendance_delegate_id_foreign" foreign key ("delegate_id") references "delegate" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "interpreter_break" add constraint "interpreter_break_interpreter_id_foreign" foreign key ("interpreter_id") references "interpreter" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "interpreter_break" add constraint "interpreter_break_slot_id_foreign" foreign key ("slot_id") references "slot" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "supplier_wishes" add constraint "supplier_wishes_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "supplier_wishes" add constraint "supplier_wishes_volume_unit_check" check ("volume_unit" in ('pieces', 'kg', 'tonnes', 'metres', 'square-metres', 'sets'));`,
    );

    this.addSql(
      `alter table "table_block" add constraint "table_block_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "table_block" add constraint "table_block_slot_id_foreign" foreign key ("slot_id") references "slot" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "table_terms" add constraint "table_terms_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "table_terms" add constraint "table_terms_owner_id_foreign" foreign key ("owner_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "table_terms" add constraint "table_terms_purpose_check" check ("purpose" in ('open', 'reserved', 'private', 'spare'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "meeting" drop constraint "meeting_interpreter_id_foreign";`);
    this.addSql(
      `alter table "interpreter_break" drop constraint "interpreter_break_interpreter_id_foreign";`,
    );
    this.addSql(`alter table "session_attendance" drop constraint "session_attendance_session_id_foreign";`);
    this.addSql(`alter table "portfolio_pick" drop constraint "portfolio_pick_run_id_foreign";`);

    this.addSql(`drop table if exists "meeting_exclusion" cascade;`);
    this.addSql(`drop table if exists "match_settings" cascade;`);
    this.addSql(`drop table if exists "interpreter" cascade;`);
    this.addSql(`drop table if exists "hall_walk" cascade;`);
    this.addSql(`drop table if exists "fair_session" cascade;`);
    this.addSql(`drop table if exists "organisation_conflict" cascade;`);
    this.addSql(`drop table if exists "meeting_precedence" cascade;`);
    this.addSql(`drop table if exists "participation_terms" cascade;`);
    this.addSql(`drop table if exists "portfolio_run" cascade;`);
    this.addSql(`drop table if exists "portfolio_pick" cascade;`);
    this.addSql(`drop table if exists "session_attendance" cascade;`);
    this.addSql(`drop table if exists "interpreter_break" cascade;`);
    this.addSql(`drop table if exists "supplier_wishes" cascade;`);
    this.addSql(`drop table if exists "table_block" cascade;`);
    this.addSql(`drop table if exists "table_terms" cascade;`);

    this.addSql(`alter table "delegate" drop column "arrives_at", drop column "leaves_at";`);

    this.addSql(`alter table "fair" drop column "spare_table_share";`);

    this.addSql(`drop index "meeting_interpreter_id_index";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_interpreter_once";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_table_once";`);
    this.addSql(`alter table "meeting" drop column "interpreter_id";`);
    this.addSql(`alter table "meeting" alter column "table_id" set not null;`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_once" exclude using gist (table_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled');`,
    );

    this.addSql(`alter table "meeting_attendance" drop constraint "meeting_delegate_once";`);
    this.addSql(
      `alter table "meeting_attendance" add constraint "meeting_delegate_once" exclude using gist (delegate_id with =, tstzrange(starts_at, ends_at) with &&) where (is_active);`,
    );

    this.addSql(
      `alter table "participation" drop column "remote_time_zone", drop column "remote_from", drop column "remote_until";`,
    );
  }
}
