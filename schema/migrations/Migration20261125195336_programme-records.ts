import { Migration } from '@mikro-orm/migrations';

export class Migration20261125195336 extends Migration {
  override name = 'Migration20261125195336';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "criteria_set" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "name" jsonb not null, "code" text not null, "edition" int not null, "source" text null, "status" text not null default 'draft', "adopted_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "criteria_set" add constraint "criteria_set_code_edition_unique" unique ("code", "edition");`,
    );

    this.addSql(
      `create table "assessment_round" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "name" jsonb not null, "year" int not null, "criteria_set_id" uuid not null, "threshold" int null, "status" text not null default 'open', primary key ("id"));`,
    );
    this.addSql(
      `create index "assessment_round_criteria_set_id_index" on "assessment_round" ("criteria_set_id");`,
    );

    this.addSql(
      `create table "criterion" ("id" uuid not null, "created_at" timestamptz not null, "set_id" uuid not null, "position" int not null, "kind" text not null, "name" jsonb not null, "evidence" jsonb not null, "weight" int not null, "scale" int not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "criterion" add constraint "criterion_set_id_position_unique" unique ("set_id", "position");`,
    );

    this.addSql(
      `create table "activity" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "kind" text not null, "topic" text not null, "status" text not null default 'draft', "title" jsonb not null, "description" jsonb not null default '{}', "place" text not null, "provider" text null, "fair_id" uuid null, "time_zone" text not null default 'Asia/Ho_Chi_Minh', "places" int null, "sign_up_until" timestamptz not null, "required_attendance" int not null default 80, "cancel_reason" text null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "activity_topic_index" on "activity" ("topic");`);
    this.addSql(`create index "activity_fair_id_index" on "activity" ("fair_id");`);

    this.addSql(
      `create table "activity_session" ("id" uuid not null, "created_at" timestamptz not null, "activity_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "title" text null, primary key ("id"));`,
    );
    this.addSql(`create index "activity_session_activity_id_index" on "activity_session" ("activity_id");`);
    this.addSql(`create index "activity_session_starts_at_index" on "activity_session" ("starts_at");`);

    this.addSql(
      `create table "assessment" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "round_id" uuid not null, "organisation_id" uuid not null, "subject" text not null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "assessment_organisation_id_index" on "assessment" ("organisation_id");`);
    this.addSql(
      `alter table "assessment" add constraint "assessment_round_id_organisation_id_unique" unique ("round_id", "organisation_id");`,
    );

    this.addSql(
      `create table "activity_enrolment" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "activity_id" uuid not null, "organisation_id" uuid not null, "status" text not null, "queued_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "activity_enrolment_organisation_id_index" on "activity_enrolment" ("organisation_id");`,
    );
    this.addSql(
      `alter table "activity_enrolment" add constraint "activity_enrolment_activity_id_organisation_id_unique" unique ("activity_id", "organisation_id");`,
    );

    this.addSql(
      `create table "activity_participant" ("id" uuid not null, "created_at" timestamptz not null, "enrolment_id" uuid not null, "name" text not null, "job_title" text null, "email" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "activity_participant_enrolment_id_index" on "activity_participant" ("enrolment_id");`,
    );

    this.addSql(
      `create table "activity_attendance" ("id" uuid not null, "created_at" timestamptz not null, "session_id" uuid not null, "participant_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "activity_attendance_participant_id_index" on "activity_attendance" ("participant_id");`,
    );
    this.addSql(
      `alter table "activity_attendance" add constraint "activity_attendance_session_id_participant_id_unique" unique ("session_id", "participant_id");`,
    );

    this.addSql(
      `create table "assessment_result" ("id" uuid not null, "created_at" timestamptz not null, "assessment_id" uuid not null, "edition" int not null, "scores" jsonb not null, "total_hundredths" int not null, "reason" text not null, "decided_by_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "assessment_result" add constraint "assessment_result_assessment_id_edition_unique" unique ("assessment_id", "edition");`,
    );

    this.addSql(
      `create table "programme" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "code" text not null, "name" jsonb not null, "decision" text null, "starts_on" date not null, "ends_on" date not null, "province_code" text null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`alter table "programme" add constraint "programme_code_unique" unique ("code");`);

    this.addSql(
      `create table "programme_target" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "programme_id" uuid not null, "year" int not null, "definition" text not null, "goal" int not null, "source" text null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "programme_target" add constraint "programme_target_programme_id_year_definition_unique" unique ("programme_id", "year", "definition");`,
    );

    this.addSql(
      `create table "recognition" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "kind" text not null, "organisation_id" uuid not null, "product_name" text not null, "folded_product" text not null, "product_id" uuid not null, "concept_ids" text[] not null default '{}', "year" int not null, "decision_number" text not null, "decided_on" date not null, "valid_until" date null, "withdrawn_on" date null, "withdrawal_decision" text null, "withdrawal_reason" text null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "recognition_organisation_id_index" on "recognition" ("organisation_id");`);
    this.addSql(`create index "recognition_product_id_index" on "recognition" ("product_id");`);
    this.addSql(`create index "recognition_decided_on_index" on "recognition" ("decided_on");`);
    this.addSql(
      `alter table "recognition" add constraint "recognition_once_a_decision" unique ("kind", "organisation_id", "folded_product", "decision_number");`,
    );

    this.addSql(
      `create table "score_sheet" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "assessment_id" uuid not null, "assessor_id" uuid not null, "scores" jsonb not null default '[]', "submitted_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "score_sheet_assessor_id_index" on "score_sheet" ("assessor_id");`);
    this.addSql(
      `alter table "score_sheet" add constraint "score_sheet_assessment_id_assessor_id_unique" unique ("assessment_id", "assessor_id");`,
    );

    this.addSql(
      `create table "supply_link" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "supplier_id" uuid not null, "customer_id" uuid not null, "status" text not null default 'claimed', "concept_ids" text[] not null default '{}', "subject" text null, "since_year" int null, "claimed_by_id" uuid not null, "answered_at" timestamptz null, "ended_at" timestamptz null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`create index "supply_link_supplier_id_index" on "supply_link" ("supplier_id");`);
    this.addSql(`create index "supply_link_customer_id_index" on "supply_link" ("customer_id");`);

    this.addSql(
      `create table "support_budget" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "code" text not null, "name" jsonb not null, "year" int not null, "amount_minor" bigint not null, "currency" text not null, "source" text null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`alter table "support_budget" add constraint "support_budget_code_unique" unique ("code");`);
    this.addSql(`create index "support_budget_year_index" on "support_budget" ("year");`);

    this.addSql(
      `create table "support_payment" ("id" uuid not null, "created_at" timestamptz not null, "number" text not null, "budget_id" uuid not null, "organisation_id" uuid not null, "kind" text not null, "amount_minor" bigint not null, "currency" text not null, "paid_on" date not null, "purpose" text not null, "project" text null, "document_reference" text not null, "reverses_id" uuid null, "reason" text null, "entered_by_id" uuid null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_number_unique" unique ("number");`,
    );
    this.addSql(`create index "support_payment_budget_id_index" on "support_payment" ("budget_id");`);
    this.addSql(
      `create index "support_payment_organisation_id_index" on "support_payment" ("organisation_id");`,
    );
    this.addSql(`create index "support_payment_paid_on_index" on "support_payment" ("paid_on");`);
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_reverses_id_unique" unique ("reverses_id");`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_once_a_document" unique ("budget_id", "document_reference");`,
    );

    this.addSql(
      `alter table "industrial_zone" add "updated_at" timestamptz not null default now(), add "version" int not null default 1, add "status" text not null default 'operating', add "ward_code" text null, add "occupancy_percent" int null, add "decision" text null, add "is_demo" boolean not null default false;`,
    );
    this.addSql(`alter table "industrial_zone" alter column "updated_at" drop default;`);
    this.addSql(`alter table "industrial_zone" add constraint "industrial_zone_area" check (area_ha > 0);`);
    this.addSql(
      `alter table "industrial_zone" add constraint "industrial_zone_occupancy" check (occupancy_percent >= 0 and occupancy_percent <= 100);`,
    );
    this.addSql(
      `alter table "industrial_zone" add constraint "industrial_zone_status_check" check ("status" in ('planned', 'building', 'operating'));`,
    );

    this.addSql(
      `alter table "criteria_set" add constraint "criteria_set_status_check" check ("status" in ('draft', 'in-use', 'superseded'));`,
    );

    this.addSql(
      `alter table "assessment_round" add constraint "assessment_round_criteria_set_id_foreign" foreign key ("criteria_set_id") references "criteria_set" ("id");`,
    );
    this.addSql(
      `alter table "assessment_round" add constraint "assessment_round_status_check" check ("status" in ('open', 'closed'));`,
    );

    this.addSql(
      `alter table "criterion" add constraint "criterion_set_id_foreign" foreign key ("set_id") references "criteria_set" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "criterion" add constraint "criterion_measures" check (weight > 0 and scale > 0);`,
    );
    this.addSql(
      `alter table "criterion" add constraint "criterion_kind_check" check ("kind" in ('general', 'priority'));`,
    );

    this.addSql(
      `alter table "activity" add constraint "activity_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete set null;`,
    );
    this.addSql(`alter table "activity" add constraint "activity_places" check (places > 0);`);
    this.addSql(
      `alter table "activity" add constraint "activity_required" check (required_attendance >= 1 and required_attendance <= 100);`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_kind_check" check ("kind" in ('training', 'consulting', 'workshop'));`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_topic_check" check ("topic" in ('management', 'workforce', 'technology', 'market'));`,
    );
    this.addSql(
      `alter table "activity" add constraint "activity_status_check" check ("status" in ('draft', 'open', 'cancelled'));`,
    );

    this.addSql(
      `alter table "activity_session" add constraint "activity_session_activity_id_foreign" foreign key ("activity_id") references "activity" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "activity_session" add constraint "activity_session_has_length" check (ends_at > starts_at);`,
    );

    this.addSql(
      `alter table "assessment" add constraint "assessment_round_id_foreign" foreign key ("round_id") references "assessment_round" ("id");`,
    );
    this.addSql(
      `alter table "assessment" add constraint "assessment_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );

    this.addSql(
      `alter table "activity_enrolment" add constraint "activity_enrolment_activity_id_foreign" foreign key ("activity_id") references "activity" ("id");`,
    );
    this.addSql(
      `alter table "activity_enrolment" add constraint "activity_enrolment_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "activity_enrolment" add constraint "activity_enrolment_status_check" check ("status" in ('enrolled', 'waiting', 'withdrawn'));`,
    );

    this.addSql(
      `alter table "activity_participant" add constraint "activity_participant_enrolment_id_foreign" foreign key ("enrolment_id") references "activity_enrolment" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "activity_attendance" add constraint "activity_attendance_session_id_foreign" foreign key ("session_id") references "activity_session" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "activity_attendance" add constraint "activity_attendance_participant_id_foreign" foreign key ("participant_id") references "activity_participant" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "assessment_result" add constraint "assessment_result_assessment_id_foreign" foreign key ("assessment_id") references "assessment" ("id");`,
    );
    this.addSql(
      `alter table "assessment_result" add constraint "assessment_result_decided_by_id_foreign" foreign key ("decided_by_id") references "person" ("id");`,
    );
    this.addSql(
      `create or replace function "assessment_result_immutable_fn"() returns trigger as \$\$ begin raise exception 'A result is never changed.' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "assessment_result" for each ROW execute function "assessment_result_immutable_fn"();`,
    );

    this.addSql(
      `alter table "programme" add constraint "programme_has_length" check (ends_on >= starts_on);`,
    );

    this.addSql(
      `alter table "programme_target" add constraint "programme_target_programme_id_foreign" foreign key ("programme_id") references "programme" ("id");`,
    );
    this.addSql(
      `alter table "programme_target" add constraint "programme_target_positive" check (goal > 0);`,
    );
    this.addSql(
      `alter table "programme_target" add constraint "programme_target_definition_check" check ("definition" in ('supporting-enterprises', 'international-standards', 'connection-participations', 'direct-suppliers', 'management-advised', 'workforce-trained', 'key-products'));`,
    );

    this.addSql(
      `alter table "recognition" add constraint "recognition_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "recognition" add constraint "recognition_ends_after_decision" check (valid_until is null or valid_until >= decided_on);`,
    );
    this.addSql(
      `alter table "recognition" add constraint "recognition_withdrawn_after_decision" check (withdrawn_on is null or (withdrawn_on >= decided_on and withdrawal_reason is not null));`,
    );
    this.addSql(
      `alter table "recognition" add constraint "recognition_kind_check" check ("kind" in ('key-industrial-product', 'supporting-industry-product'));`,
    );

    this.addSql(
      `alter table "score_sheet" add constraint "score_sheet_assessment_id_foreign" foreign key ("assessment_id") references "assessment" ("id");`,
    );
    this.addSql(
      `alter table "score_sheet" add constraint "score_sheet_assessor_id_foreign" foreign key ("assessor_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "supply_link" add constraint "supply_link_supplier_id_foreign" foreign key ("supplier_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "supply_link" add constraint "supply_link_customer_id_foreign" foreign key ("customer_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "supply_link" add constraint "supply_link_claimed_by_id_foreign" foreign key ("claimed_by_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "supply_link" add constraint "supply_link_of_two" check (supplier_id <> customer_id);`,
    );
    this.addSql(
      `alter table "supply_link" add constraint "supply_link_status_check" check ("status" in ('claimed', 'confirmed', 'refused', 'ended'));`,
    );

    this.addSql(
      `alter table "support_budget" add constraint "support_budget_positive" check (amount_minor > 0);`,
    );

    this.addSql(
      `alter table "support_payment" add constraint "support_payment_budget_id_foreign" foreign key ("budget_id") references "support_budget" ("id");`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_reverses_id_foreign" foreign key ("reverses_id") references "support_payment" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_sign" check ((reverses_id is null and amount_minor > 0) or (reverses_id is not null and amount_minor < 0));`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_reversed_for_reason" check (reverses_id is null or reason is not null);`,
    );
    this.addSql(
      `alter table "support_payment" add constraint "support_payment_kind_check" check ("kind" in ('interest-support', 'pilot-production', 'fair-participation', 'consulting', 'training', 'technology', 'other'));`,
    );
    this.addSql(
      `create or replace function "support_payment_immutable_fn"() returns trigger as \$\$ begin raise exception 'The ledger is never changed: reverse the entry.' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "support_payment" for each ROW execute function "support_payment_immutable_fn"();`,
    );
    this.addSql(
      `create trigger "kept" before truncate on "assessment_result" for each statement execute function "assessment_result_immutable_fn"();`,
    );
    this.addSql(
      `create trigger "kept" before truncate on "support_payment" for each statement execute function "support_payment_immutable_fn"();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "assessment_round" drop constraint "assessment_round_criteria_set_id_foreign";`);
    this.addSql(`alter table "criterion" drop constraint "criterion_set_id_foreign";`);
    this.addSql(`alter table "assessment" drop constraint "assessment_round_id_foreign";`);
    this.addSql(`alter table "activity_session" drop constraint "activity_session_activity_id_foreign";`);
    this.addSql(`alter table "activity_enrolment" drop constraint "activity_enrolment_activity_id_foreign";`);
    this.addSql(
      `alter table "activity_attendance" drop constraint "activity_attendance_session_id_foreign";`,
    );
    this.addSql(`alter table "assessment_result" drop constraint "assessment_result_assessment_id_foreign";`);
    this.addSql(`alter table "score_sheet" drop constraint "score_sheet_assessment_id_foreign";`);
    this.addSql(
      `alter table "activity_participant" drop constraint "activity_participant_enrolment_id_foreign";`,
    );
    this.addSql(
      `alter table "activity_attendance" drop constraint "activity_attendance_participant_id_foreign";`,
    );
    this.addSql(`alter table "programme_target" drop constraint "programme_target_programme_id_foreign";`);
    this.addSql(`alter table "support_payment" drop constraint "support_payment_budget_id_foreign";`);
    this.addSql(`alter table "support_payment" drop constraint "support_payment_reverses_id_foreign";`);

    this.addSql(`drop table if exists "criteria_set" cascade;`);
    this.addSql(`drop table if exists "assessment_round" cascade;`);
    this.addSql(`drop table if exists "criterion" cascade;`);
    this.addSql(`drop table if exists "activity" cascade;`);
    this.addSql(`drop table if exists "activity_session" cascade;`);
    this.addSql(`drop table if exists "assessment" cascade;`);
    this.addSql(`drop table if exists "activity_enrolment" cascade;`);
    this.addSql(`drop table if exists "activity_participant" cascade;`);
    this.addSql(`drop table if exists "activity_attendance" cascade;`);
    this.addSql(`drop trigger if exists "immutable" on "assessment_result";`);
    this.addSql(`drop trigger if exists "kept" on "assessment_result";`);
    this.addSql(`drop function if exists "assessment_result_immutable_fn"();`);
    this.addSql(`drop table if exists "assessment_result" cascade;`);
    this.addSql(`drop table if exists "programme" cascade;`);
    this.addSql(`drop table if exists "programme_target" cascade;`);
    this.addSql(`drop table if exists "recognition" cascade;`);
    this.addSql(`drop table if exists "score_sheet" cascade;`);
    this.addSql(`drop table if exists "supply_link" cascade;`);
    this.addSql(`drop table if exists "support_budget" cascade;`);
    this.addSql(`drop trigger if exists "immutable" on "support_payment";`);
    this.addSql(`drop trigger if exists "kept" on "support_payment";`);
    this.addSql(`drop function if exists "support_payment_immutable_fn"();`);
    this.addSql(`drop table if exists "support_payment" cascade;`);

    this.addSql(`alter table "industrial_zone" drop constraint "industrial_zone_area";`);
    this.addSql(`alter table "industrial_zone" drop constraint "industrial_zone_occupancy";`);
    this.addSql(`alter table "industrial_zone" drop constraint "industrial_zone_status_check";`);
    this.addSql(
      `alter table "industrial_zone" drop column "updated_at", drop column "version", drop column "status", drop column "ward_code", drop column "occupancy_percent", drop column "decision", drop column "is_demo";`,
    );
  }
}
