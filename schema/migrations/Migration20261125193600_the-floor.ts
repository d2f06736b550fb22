import { Migration } from '@mikro-orm/migrations';

export class Migration20261125193600_the_floor extends Migration {
  override name = 'Migration20261125193600_the-floor';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "floor_key" ("id" uuid not null, "created_at" timestamptz not null, "secret" text not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "kiosk" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "name" text not null, "key_hash" text not null, "opened_by_id" uuid null, "expires_at" timestamptz not null, "closed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "kiosk_fair_id_index" on "kiosk" ("fair_id");`);
    this.addSql(`alter table "kiosk" add constraint "kiosk_key_hash_unique" unique ("key_hash");`);

    this.addSql(
      `create table "floor_terms" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "grace_minutes" int not null, "offer_minutes" int not null, "offers_freed_slots" boolean not null, primary key ("id"));`,
    );
    this.addSql(`alter table "floor_terms" add constraint "floor_terms_fair_id_unique" unique ("fair_id");`);

    this.addSql(
      `create table "check_in_serial" ("id" uuid not null, "created_at" timestamptz not null, "delegate_id" uuid not null, "serial" int not null, "renewed_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "check_in_serial" add constraint "check_in_serial_delegate_id_unique" unique ("delegate_id");`,
    );

    this.addSql(
      `create table "check_in" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "delegate_id" uuid not null, "date" date not null, "at" timestamptz not null, "way" text not null, "by_id" uuid null, "kiosk_id" uuid null, "undone_at" timestamptz null, "undone_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `create unique index "check_in_once_a_day" on "check_in" ("delegate_id", "date") where undone_at is null;`,
    );
    this.addSql(`create index "check_in_fair_id_date_index" on "check_in" ("fair_id", "date");`);

    this.addSql(
      `create table "repair" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "change" jsonb not null, "plan" jsonb not null, "basis" text not null, "state" text not null default 'proposed', "proposed_by_id" uuid null, "applied_at" timestamptz null, "applied_by_id" uuid null, "letters" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`create index "repair_fair_id_index" on "repair" ("fair_id");`);

    this.addSql(
      `create table "no_show_report" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "meeting_id" uuid not null, "absent_side" text not null, "reported_for" text not null, "reported_by_id" uuid null, "reported_at" timestamptz not null, "contradicted_at" timestamptz null, "contradicted_by_id" uuid null, "contradiction" text null, "decided_at" timestamptz null, "decided_by_id" uuid null, "verdict" text null, primary key ("id"));`,
    );
    this.addSql(`create index "no_show_report_fair_id_index" on "no_show_report" ("fair_id");`);
    this.addSql(
      `alter table "no_show_report" add constraint "no_show_report_meeting_id_unique" unique ("meeting_id");`,
    );

    this.addSql(
      `create table "late_notice" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "meeting_id" uuid not null, "side" text not null, "minutes" int not null, "said_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "late_notice_fair_id_index" on "late_notice" ("fair_id");`);
    this.addSql(`create index "late_notice_meeting_id_index" on "late_notice" ("meeting_id");`);

    this.addSql(
      `create table "floor_call" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "meeting_id" uuid not null, "side" text not null, "called_by_id" uuid null, "answered_at" timestamptz null, "ended_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "floor_call_fair_id_index" on "floor_call" ("fair_id");`);
    this.addSql(
      `create unique index "floor_call_one_open" on "floor_call" ("meeting_id", "side") where ended_at is null;`,
    );

    this.addSql(
      `create table "freed_slot" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "slot_id" uuid not null, "meeting_id" uuid not null, "table_id" uuid null, "reason" text not null, "state" text not null default 'open', primary key ("id"));`,
    );
    this.addSql(`create index "freed_slot_slot_id_index" on "freed_slot" ("slot_id");`);
    this.addSql(`create index "freed_slot_table_id_index" on "freed_slot" ("table_id");`);
    this.addSql(`create index "freed_slot_fair_id_state_index" on "freed_slot" ("fair_id", "state");`);
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_meeting_id_unique" unique ("meeting_id");`,
    );

    this.addSql(
      `create table "slot_offer" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "freed_id" uuid not null, "slot_id" uuid not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "request_id" uuid null, "proposal_id" uuid null, "worth" double precision not null, "asks_supplier" boolean not null, "asks_buyer" boolean not null, "supplier_accepted_at" timestamptz null, "buyer_accepted_at" timestamptz null, "state" text not null default 'offered', "expires_at" timestamptz not null, "ended_at" timestamptz null, "meeting_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "slot_offer_fair_id_index" on "slot_offer" ("fair_id");`);
    this.addSql(`create index "slot_offer_freed_id_index" on "slot_offer" ("freed_id");`);
    this.addSql(`create index "slot_offer_supplier_id_index" on "slot_offer" ("supplier_id");`);
    this.addSql(`create index "slot_offer_buyer_id_index" on "slot_offer" ("buyer_id");`);
    this.addSql(`create index "slot_offer_meeting_id_index" on "slot_offer" ("meeting_id");`);
    this.addSql(
      `create unique index "slot_offer_one_a_supplier" on "slot_offer" ("slot_id", "supplier_id") where state = 'offered';`,
    );
    this.addSql(
      `create unique index "slot_offer_one_a_buyer" on "slot_offer" ("slot_id", "buyer_id") where state = 'offered';`,
    );
    this.addSql(
      `create unique index "slot_offer_one_a_place" on "slot_offer" ("freed_id") where state = 'offered';`,
    );
    this.addSql(
      `create unique index "slot_offer_one_a_pair" on "slot_offer" ("supplier_id", "buyer_id") where state = 'offered';`,
    );
    this.addSql(`create index "slot_offer_due" on "slot_offer" ("expires_at") where state = 'offered';`);

    this.addSql(`alter table "meeting" drop constraint "meeting_interpreter_once";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_table_once";`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_interpreter_once" exclude using gist (interpreter_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled' and status <> 'no-show') deferrable;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_once" exclude using gist (table_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled' and status <> 'no-show') deferrable;`,
    );

    this.addSql(
      `alter table "kiosk" add constraint "kiosk_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "floor_terms" add constraint "floor_terms_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "check_in_serial" add constraint "check_in_serial_delegate_id_foreign" foreign key ("delegate_id") references "delegate" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "check_in" add constraint "check_in_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "check_in" add constraint "check_in_delegate_id_foreign" foreign key ("delegate_id") references "delegate" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "check_in" add constraint "check_in_kiosk_id_foreign" foreign key ("kiosk_id") references "kiosk" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "check_in" add constraint "check_in_way_check" check ("way" in ('code', 'name', 'kiosk', 'walk-in'));`,
    );

    this.addSql(
      `alter table "repair" add constraint "repair_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "repair" add constraint "repair_state_check" check ("state" in ('proposed', 'applied'));`,
    );

    this.addSql(
      `alter table "no_show_report" add constraint "no_show_report_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "no_show_report" add constraint "no_show_report_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "no_show_report" add constraint "no_show_report_absent_side_check" check ("absent_side" in ('supplier', 'buyer', 'both'));`,
    );
    this.addSql(
      `alter table "no_show_report" add constraint "no_show_report_reported_for_check" check ("reported_for" in ('supplier', 'buyer', 'organiser'));`,
    );
    this.addSql(
      `alter table "no_show_report" add constraint "no_show_report_verdict_check" check ("verdict" in ('supplier', 'buyer', 'both', 'held'));`,
    );

    this.addSql(
      `alter table "late_notice" add constraint "late_notice_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "late_notice" add constraint "late_notice_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "late_notice" add constraint "late_notice_side_check" check ("side" in ('supplier', 'buyer'));`,
    );

    this.addSql(
      `alter table "floor_call" add constraint "floor_call_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "floor_call" add constraint "floor_call_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "floor_call" add constraint "floor_call_side_check" check ("side" in ('supplier', 'buyer'));`,
    );

    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_slot_id_foreign" foreign key ("slot_id") references "slot" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_reason_check" check ("reason" in ('cancelled', 'no-show'));`,
    );
    this.addSql(
      `alter table "freed_slot" add constraint "freed_slot_state_check" check ("state" in ('open', 'filled', 'exhausted', 'over'));`,
    );

    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_freed_id_foreign" foreign key ("freed_id") references "freed_slot" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_slot_id_foreign" foreign key ("slot_id") references "slot" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_supplier_id_foreign" foreign key ("supplier_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_buyer_id_foreign" foreign key ("buyer_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_request_id_foreign" foreign key ("request_id") references "meeting_request" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_proposal_id_foreign" foreign key ("proposal_id") references "proposal" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "slot_offer" add constraint "slot_offer_state_check" check ("state" in ('offered', 'accepted', 'declined', 'lapsed', 'withdrawn'));`,
    );

    // The secret of check-in codes, one an installation: 244 random bits of the database's strong generator.
    this.addSql(
      `insert into "floor_key" ("id", "created_at", "secret") values (gen_random_uuid(), now(), gen_random_uuid()::text || gen_random_uuid()::text);`,
    );
    // A no-show keeps neither its people nor its table.
    this.addSql(
      `update "meeting_attendance" set "is_active" = false where "is_active" and "meeting_id" in (select "id" from "meeting" where "status" = 'no-show');`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "check_in" drop constraint "check_in_kiosk_id_foreign";`);
    this.addSql(`alter table "slot_offer" drop constraint "slot_offer_freed_id_foreign";`);

    this.addSql(`drop table if exists "floor_key" cascade;`);
    this.addSql(`drop table if exists "kiosk" cascade;`);
    this.addSql(`drop table if exists "floor_terms" cascade;`);
    this.addSql(`drop table if exists "check_in_serial" cascade;`);
    this.addSql(`drop table if exists "check_in" cascade;`);
    this.addSql(`drop table if exists "repair" cascade;`);
    this.addSql(`drop table if exists "no_show_report" cascade;`);
    this.addSql(`drop table if exists "late_notice" cascade;`);
    this.addSql(`drop table if exists "floor_call" cascade;`);
    this.addSql(`drop table if exists "freed_slot" cascade;`);
    this.addSql(`drop table if exists "slot_offer" cascade;`);

    this.addSql(`alter table "meeting" drop constraint "meeting_table_once";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_interpreter_once";`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_once" EXCLUDE USING gist (table_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((status <> 'cancelled'::text)) DEFERRABLE;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_interpreter_once" EXCLUDE USING gist (interpreter_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((status <> 'cancelled'::text)) DEFERRABLE;`,
    );
  }
}
