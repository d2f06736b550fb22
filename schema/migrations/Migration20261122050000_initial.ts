import { Migration } from '@mikro-orm/migrations';

export class Migration20261122050000_initial extends Migration {
  override name = 'Migration20261122050000_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "audit_entry" ("id" uuid not null, "created_at" timestamptz not null, "person_id" uuid null, "request_id" text null, "via" text not null, "action" text not null, "record_type" text not null, "record_id" uuid not null, "before" jsonb null, "after" jsonb null, primary key ("id"));`,
    );
    this.addSql(`create index "audit_entry_person_id_index" on "audit_entry" ("person_id");`);
    this.addSql(
      `create index "audit_entry_record_type_record_id_index" on "audit_entry" ("record_type", "record_id");`,
    );

    this.addSql(
      `create table "exchange_rate" ("id" uuid not null, "created_at" timestamptz not null, "currency" text not null, "usd_per_unit" numeric(24,12) not null, "valid_from" date not null, "source" text not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "exchange_rate" add constraint "exchange_rate_currency_valid_from_unique" unique ("currency", "valid_from");`,
    );

    this.addSql(
      `create table "idempotency_record" ("id" uuid not null, "created_at" timestamptz not null, "actor" text not null, "operation" text not null, "key" text not null, "input_hash" text not null, "result" jsonb not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "idempotency_record" add constraint "idempotency_record_actor_operation_key_unique" unique ("actor", "operation", "key");`,
    );

    this.addSql(
      `create table "industrial_zone" ("id" uuid not null, "created_at" timestamptz not null, "kind" text not null, "name" text not null, "folded_name" text not null, "province_code" text not null, "area_ha" numeric(10,0) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "industrial_zone" add constraint "industrial_zone_province_code_folded_name_unique" unique ("province_code", "folded_name");`,
    );

    this.addSql(
      `create table "mail_message" ("id" uuid not null, "created_at" timestamptz not null, "recipient" text not null, "subject" text not null, "text" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "mail_message_recipient_index" on "mail_message" ("recipient");`);

    this.addSql(
      `create table "organisation" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "legal_name" text not null, "international_name" text null, "folded_name" text not null, "tax_code" text null, "is_supplier" boolean not null default false, "is_buyer" boolean not null default false, "ownership" text null, "country" text not null, "province_code" text null, "ward_code" text null, "zone_id" uuid null, "address" text null, "employees" int null, "size" text null, "founded_in" int null, "website" text null, "website_host" text null, "languages" text[] not null default '{}', "description" jsonb not null default '{}', "source" text not null default 'registration', "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "organisation_folded_name_index" on "organisation" ("folded_name");`);
    this.addSql(`create index "organisation_province_code_index" on "organisation" ("province_code");`);
    this.addSql(`create index "organisation_zone_id_index" on "organisation" ("zone_id");`);
    this.addSql(`create index "organisation_website_host_index" on "organisation" ("website_host");`);
    this.addSql(
      `alter table "organisation" add constraint "organisation_tax_code" unique ("country", "tax_code");`,
    );

    this.addSql(
      `create table "fair" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "code" text not null, "name" jsonb not null, "venue" text not null, "city" text not null, "country" text not null, "time_zone" text not null, "starts_on" date not null, "ends_on" date not null, "status" text not null default 'draft', "is_demo" boolean not null default false, "host_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`alter table "fair" add constraint "fair_code_unique" unique ("code");`);

    this.addSql(
      `create table "need" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "buyer_id" uuid not null, "fair_id" uuid null, "title" text not null, "description" text null, "folded_text" text not null, "tolerance_um" int null, "part_size_mm" int null, "monthly_volume" int null, "volume_unit" text null, "countries" text[] not null default '{}', "deadline" date null, "is_public" boolean not null default true, "status" text not null default 'open', primary key ("id"));`,
    );
    this.addSql(`create index "need_buyer_id_index" on "need" ("buyer_id");`);
    this.addSql(`create index "need_fair_id_index" on "need" ("fair_id");`);

    this.addSql(
      `create table "need_concept" ("id" uuid not null, "created_at" timestamptz not null, "need_id" uuid not null, "concept_id" text not null, "importance" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "need_concept_concept_id_index" on "need_concept" ("concept_id");`);
    this.addSql(
      `alter table "need_concept" add constraint "need_concept_need_id_concept_id_unique" unique ("need_id", "concept_id");`,
    );

    this.addSql(
      `create table "hall" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "name" text not null, primary key ("id"));`,
    );
    this.addSql(`alter table "hall" add constraint "hall_fair_id_name_unique" unique ("fair_id", "name");`);

    this.addSql(
      `create table "meeting_table" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "hall_id" uuid not null, "label" text not null, "blocked_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "meeting_table_fair_id_index" on "meeting_table" ("fair_id");`);
    this.addSql(
      `alter table "meeting_table" add constraint "meeting_table_hall_id_label_unique" unique ("hall_id", "label");`,
    );

    this.addSql(
      `create table "fair_day" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "date" date not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "fair_day" add constraint "fair_day_fair_id_date_unique" unique ("fair_id", "date");`,
    );

    this.addSql(
      `create table "certificate" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "organisation_id" uuid not null, "concept_id" text not null, "number" text null, "issuer" text null, "issued_on" date null, "expires_on" date null, "scope" text null, primary key ("id"));`,
    );
    this.addSql(`create index "certificate_organisation_id_index" on "certificate" ("organisation_id");`);
    this.addSql(`create index "certificate_concept_id_index" on "certificate" ("concept_id");`);

    this.addSql(
      `create table "capability" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "organisation_id" uuid not null, "title" text not null, "description" text null, "concept_ids" text[] not null default '{}', "tolerance_um" int null, "part_size_min_mm" int null, "part_size_max_mm" int null, "monthly_capacity" int null, "capacity_unit" text null, "lead_time_days" int null, "minimum_order" int null, "equipment" jsonb not null default '[]', "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "capability_organisation_id_index" on "capability" ("organisation_id");`);
    this.addSql(`create index "capability_concepts" on "capability" using gin ("concept_ids");`);

    this.addSql(
      `create table "organisation_contact" ("id" uuid not null, "created_at" timestamptz not null, "organisation_id" uuid not null, "name" text not null, "job_title" text null, "email" text null, "phone" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "organisation_contact_organisation_id_index" on "organisation_contact" ("organisation_id");`,
    );

    this.addSql(
      `create table "outbox_consumer" ("name" text not null, "transaction" bigint not null default '0', "seq" bigint not null default '0', "updated_at" timestamptz not null, primary key ("name"));`,
    );

    this.addSql(
      `create table "outbox_event" ("seq" bigserial primary key, "transaction" xid8 not null default pg_current_xact_id(), "topic" text not null, "payload" jsonb not null, "occurred_at" timestamptz not null);`,
    );
    this.addSql(
      `create index "outbox_event_transaction_seq_index" on "outbox_event" ("transaction", "seq");`,
    );

    this.addSql(
      `create table "outbox_failure" ("seq" bigint not null, "consumer" text not null, "topic" text not null, "payload" jsonb not null, "error" text not null, "failed_at" timestamptz not null, primary key ("seq", "consumer"));`,
    );

    this.addSql(
      `create table "participation" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "organisation_id" uuid not null, "kind" text not null, "side" text not null, "booth" text null, "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "participation_organisation_id_index" on "participation" ("organisation_id");`);
    this.addSql(
      `alter table "participation" add constraint "participation_fair_id_organisation_id_side_unique" unique ("fair_id", "organisation_id", "side");`,
    );

    this.addSql(
      `create table "person" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "email" text not null, "name" text not null, "password_hash" text null, "is_staff" boolean not null default false, "is_admin" boolean not null default false, "language" text not null default 'en', "disabled_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email");`);

    this.addSql(
      `create table "one_time_link" ("id" uuid not null, "created_at" timestamptz not null, "purpose" text not null, "person_id" uuid null, "token_hash" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "one_time_link_person_id_index" on "one_time_link" ("person_id");`);
    this.addSql(
      `alter table "one_time_link" add constraint "one_time_link_token_hash_unique" unique ("token_hash");`,
    );

    this.addSql(
      `create table "membership" ("id" uuid not null, "created_at" timestamptz not null, "organisation_id" uuid not null, "person_id" uuid not null, "job_title" text null, primary key ("id"));`,
    );
    this.addSql(`create index "membership_person_id_index" on "membership" ("person_id");`);
    this.addSql(
      `alter table "membership" add constraint "membership_organisation_id_person_id_unique" unique ("organisation_id", "person_id");`,
    );

    this.addSql(
      `create table "import_run" ("id" uuid not null, "created_at" timestamptz not null, "started_by_id" uuid not null, "file_name" text not null, "content" bytea null, "encoding" text not null, "delimiter" text not null, "header_line" int not null, "columns" text[] not null, "total_rows" int not null, "mapping" jsonb not null default '{}', "default_country" text null, "fair_id" uuid null, "participation_kind" text null, "status" text not null default 'uploaded', "done_rows" int not null default 0, "created_count" int not null default 0, "updated_count" int not null default 0, "unchanged_count" int not null default 0, "failed_count" int not null default 0, "finished_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "import_run_started_by_id_index" on "import_run" ("started_by_id");`);

    this.addSql(
      `create table "import_problem" ("id" uuid not null, "created_at" timestamptz not null, "run_id" uuid not null, "line" int not null, "column_name" text null, "value" text null, "severity" text not null, "reason" text not null, "message" text not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "import_problem_run_id_line_id_index" on "import_problem" ("run_id", "line", "id");`,
    );

    this.addSql(
      `create table "import_mapping" ("id" uuid not null, "created_at" timestamptz not null, "person_id" uuid not null, "layout" text not null, "mapping" jsonb not null, "default_country" text null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "import_mapping" add constraint "import_mapping_person_id_layout_unique" unique ("person_id", "layout");`,
    );

    this.addSql(
      `create table "fair_organizer" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "person_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "fair_organizer_person_id_index" on "fair_organizer" ("person_id");`);
    this.addSql(
      `alter table "fair_organizer" add constraint "fair_organizer_fair_id_person_id_unique" unique ("fair_id", "person_id");`,
    );

    this.addSql(
      `create table "delegate" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "participation_id" uuid not null, "person_id" uuid null, "name" text not null, "job_title" text null, "email" text null, "phone" text null, "languages" text[] not null default '{}', "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "delegate_participation_id_index" on "delegate" ("participation_id");`);
    this.addSql(`create index "delegate_person_id_index" on "delegate" ("person_id");`);

    this.addSql(
      `create table "proposal" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "need_id" uuid not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "score" double precision not null, "reasons" jsonb not null default '[]', "components" jsonb not null default '[]', "supplier_answer" text null, "supplier_reason" text null, "supplier_answered_at" timestamptz null, "supplier_answer_version" int not null default 0, "buyer_answer" text null, "buyer_reason" text null, "buyer_answered_at" timestamptz null, "buyer_answer_version" int not null default 0, "withdrawn_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "proposal_need_id_index" on "proposal" ("need_id");`);
    this.addSql(`create index "proposal_supplier_id_index" on "proposal" ("supplier_id");`);
    this.addSql(`create index "proposal_buyer_id_index" on "proposal" ("buyer_id");`);
    this.addSql(`create index "proposal_fair_id_score_index" on "proposal" ("fair_id", "score");`);
    this.addSql(
      `alter table "proposal" add constraint "proposal_need_id_supplier_id_unique" unique ("need_id", "supplier_id");`,
    );

    this.addSql(
      `create table "meeting_request" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "asked_by" text not null, "proposal_id" uuid null, "note" text null, "status" text not null default 'pending', "expires_at" timestamptz not null, "answered_at" timestamptz null, "answer_note" text null, primary key ("id"));`,
    );
    this.addSql(`create index "meeting_request_fair_id_index" on "meeting_request" ("fair_id");`);
    this.addSql(`create index "meeting_request_supplier_id_index" on "meeting_request" ("supplier_id");`);
    this.addSql(`create index "meeting_request_buyer_id_index" on "meeting_request" ("buyer_id");`);
    this.addSql(
      `create unique index "meeting_request_one_pending" on "meeting_request" ("supplier_id", "buyer_id") where status = 'pending';`,
    );
    this.addSql(
      `create index "meeting_request_due" on "meeting_request" ("expires_at") where status = 'pending';`,
    );

    this.addSql(
      `create table "search_document" ("organisation_id" uuid not null, "version" text not null, "sort_name" text not null, "country" text not null, "province_code" text null, "ownership" text null, "size" text null, "languages" text[] not null, "fair_ids" text[] not null, "concept_ids" text[] not null, "closure_ids" text[] not null, "mentioned_ids" text[] not null, "findable_ids" text[] not null, "certificates" jsonb not null, "capabilities" jsonb not null, "tolerance_um" int null, "completeness" smallint not null, "words" tsvector not null, "text_words" tsvector not null, "source" jsonb not null, primary key ("organisation_id"));`,
    );
    this.addSql(
      `create index "search_document_words" on "search_document" using gin ("words") with (fastupdate = off);`,
    );
    this.addSql(
      `create index "search_document_findable" on "search_document" using gin ("findable_ids") with (fastupdate = off);`,
    );

    this.addSql(
      `create table "search_word" ("word" text not null, "documents" int not null, "keys" text[] not null, primary key ("word"));`,
    );
    this.addSql(
      `create index "search_word_keys" on "search_word" using gin ("keys") with (fastupdate = off);`,
    );

    this.addSql(
      `create table "session" ("id" uuid not null, "created_at" timestamptz not null, "person_id" uuid not null, "token_hash" text not null, "expires_at" timestamptz not null, "last_seen_at" timestamptz not null, "user_agent" text null, "address" text null, "ended_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "session_person_id_index" on "session" ("person_id");`);
    this.addSql(`alter table "session" add constraint "session_token_hash_unique" unique ("token_hash");`);

    this.addSql(
      `create table "sign_in_attempt" ("id" uuid not null, "created_at" timestamptz not null, "email" text not null, "address" text not null, "attempted_at" timestamptz not null, "succeeded" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(
      `create index "sign_in_attempt_email_attempted_at_index" on "sign_in_attempt" ("email", "attempted_at");`,
    );
    this.addSql(
      `create index "sign_in_attempt_address_attempted_at_index" on "sign_in_attempt" ("address", "attempted_at");`,
    );

    this.addSql(
      `create table "slot" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "day_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "slot_day_id_index" on "slot" ("day_id");`);

    this.addSql(
      `create table "meeting" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "slot_id" uuid not null, "table_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "request_id" uuid null, "proposal_id" uuid null, "status" text not null default 'released', "absent_side" text null, "is_fixed" boolean not null default false, "cancel_reason" text null, "released_at" timestamptz null, "outcome_kind" text null, primary key ("id"));`,
    );
    this.addSql(`create index "meeting_fair_id_index" on "meeting" ("fair_id");`);
    this.addSql(`create index "meeting_slot_id_index" on "meeting" ("slot_id");`);
    this.addSql(`create index "meeting_table_id_index" on "meeting" ("table_id");`);
    this.addSql(`create index "meeting_supplier_id_index" on "meeting" ("supplier_id");`);
    this.addSql(`create index "meeting_buyer_id_index" on "meeting" ("buyer_id");`);
    this.addSql(`create index "meeting_proposal_id_index" on "meeting" ("proposal_id");`);
    this.addSql(
      `create index "meeting_fair_id_starts_at_id_index" on "meeting" ("fair_id", "starts_at", "id");`,
    );

    this.addSql(
      `create table "outcome" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "meeting_id" uuid not null, "recorded_for" text not null, "kind" text not null, "note" text null, "recorded_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "outcome" add constraint "outcome_meeting_id_recorded_for_unique" unique ("meeting_id", "recorded_for");`,
    );

    this.addSql(
      `create table "meeting_attendance" ("id" uuid not null, "created_at" timestamptz not null, "meeting_id" uuid not null, "delegate_id" uuid not null, "starts_at" timestamptz not null, "ends_at" timestamptz not null, "is_active" boolean not null default true, primary key ("id"));`,
    );
    this.addSql(
      `create index "meeting_attendance_delegate_id_index" on "meeting_attendance" ("delegate_id");`,
    );
    this.addSql(
      `alter table "meeting_attendance" add constraint "meeting_attendance_meeting_id_delegate_id_unique" unique ("meeting_id", "delegate_id");`,
    );

    this.addSql(
      `create table "agreement" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "number" text not null, "kind" text not null, "title" text not null, "status" text not null default 'reported', "signed_on" date not null, "place" text null, "fair_id" uuid null, "meeting_id" uuid null, "outside_reason" text null, "sector_concept_id" text null, "value_minor" bigint null, "currency" text null, "document_reference" text null, "note" text null, "reported_by_organisation_id" uuid null, "reported_by_id" uuid null, "unusual_points" text[] not null default '{}', "confirmed_by_organisation_id" uuid null, "confirmed_by_id" uuid null, "confirmed_at" timestamptz null, "verified_by_id" uuid null, "verified_at" timestamptz null, "terminated_by_id" uuid null, "terminated_at" timestamptz null, "termination_reason" text null, "is_demo" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(`alter table "agreement" add constraint "agreement_number_unique" unique ("number");`);
    this.addSql(`create index "agreement_signed_on_index" on "agreement" ("signed_on");`);
    this.addSql(`create index "agreement_fair_id_index" on "agreement" ("fair_id");`);
    this.addSql(`create index "agreement_meeting_id_index" on "agreement" ("meeting_id");`);
    this.addSql(`create index "agreement_sector_concept_id_index" on "agreement" ("sector_concept_id");`);

    this.addSql(
      `create table "agreement_party" ("id" uuid not null, "created_at" timestamptz not null, "agreement_id" uuid not null, "organisation_id" uuid not null, "position" int not null default 0, "role" text not null, "signatory" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "agreement_party_organisation_id_index" on "agreement_party" ("organisation_id");`,
    );
    this.addSql(
      `alter table "agreement_party" add constraint "agreement_party_agreement_id_organisation_id_unique" unique ("agreement_id", "organisation_id");`,
    );

    this.addSql(
      `create table "delegate_absence" ("id" uuid not null, "created_at" timestamptz not null, "delegate_id" uuid not null, "slot_id" uuid not null, primary key ("id"));`,
    );
    this.addSql(`create index "delegate_absence_slot_id_index" on "delegate_absence" ("slot_id");`);
    this.addSql(
      `alter table "delegate_absence" add constraint "delegate_absence_delegate_id_slot_id_unique" unique ("delegate_id", "slot_id");`,
    );

    this.addSql(
      `alter table "audit_entry" add constraint "audit_entry_action_check" check ("action" in ('create', 'update', 'delete'));`,
    );
    this.addSql(
      `create or replace function "audit_entry_immutable_fn"() returns trigger as \$\$ begin raise exception 'The audit log is never changed.' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`,
    );
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "audit_entry" for each ROW execute function "audit_entry_immutable_fn"();`,
    );

    this.addSql(
      `alter table "exchange_rate" add constraint "exchange_rate_positive" check (usd_per_unit > 0);`,
    );
    this.addSql(
      `alter table "exchange_rate" add constraint "exchange_rate_not_of_dollar" check (currency <> 'USD');`,
    );

    this.addSql(
      `alter table "industrial_zone" add constraint "industrial_zone_kind_check" check ("kind" in ('cluster', 'park', 'hi-tech-park', 'export-zone'));`,
    );

    this.addSql(
      `alter table "organisation" add constraint "organisation_zone_id_foreign" foreign key ("zone_id") references "industrial_zone" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_ownership_check" check ("ownership" in ('private', 'state', 'foreign', 'joint-venture', 'cooperative', 'household'));`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_size_check" check ("size" in ('micro', 'small', 'medium', 'large'));`,
    );
    this.addSql(
      `alter table "organisation" add constraint "organisation_source_check" check ("source" in ('registration', 'import', 'staff', 'demo'));`,
    );

    this.addSql(
      `alter table "fair" add constraint "fair_host_id_foreign" foreign key ("host_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "fair" add constraint "fair_status_check" check ("status" in ('draft', 'open', 'running', 'closed'));`,
    );

    this.addSql(
      `alter table "need" add constraint "need_buyer_id_foreign" foreign key ("buyer_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "need" add constraint "need_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "need" add constraint "need_volume_unit_check" check ("volume_unit" in ('pieces', 'kg', 'tonnes', 'metres', 'square-metres', 'sets'));`,
    );
    this.addSql(
      `alter table "need" add constraint "need_status_check" check ("status" in ('open', 'closed'));`,
    );

    this.addSql(
      `alter table "need_concept" add constraint "need_concept_need_id_foreign" foreign key ("need_id") references "need" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "need_concept" add constraint "need_concept_importance_check" check ("importance" in ('must', 'should', 'nice'));`,
    );

    this.addSql(
      `alter table "hall" add constraint "hall_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "meeting_table" add constraint "meeting_table_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_table" add constraint "meeting_table_hall_id_foreign" foreign key ("hall_id") references "hall" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "fair_day" add constraint "fair_day_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "certificate" add constraint "certificate_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "capability" add constraint "capability_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "capability" add constraint "capability_capacity_unit_check" check ("capacity_unit" in ('pieces', 'kg', 'tonnes', 'metres', 'square-metres', 'sets'));`,
    );

    this.addSql(
      `alter table "organisation_contact" add constraint "organisation_contact_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "participation" add constraint "participation_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "participation" add constraint "participation_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "participation" add constraint "participation_kind_check" check ("kind" in ('direct', 'indirect'));`,
    );
    this.addSql(
      `alter table "participation" add constraint "participation_side_check" check ("side" in ('supplier', 'buyer'));`,
    );

    this.addSql(
      `alter table "one_time_link" add constraint "one_time_link_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "one_time_link" add constraint "one_time_link_purpose_check" check ("purpose" in ('invitation', 'password-reset', 'first-admin'));`,
    );

    this.addSql(
      `alter table "membership" add constraint "membership_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "membership" add constraint "membership_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "import_run" add constraint "import_run_started_by_id_foreign" foreign key ("started_by_id") references "person" ("id");`,
    );
    this.addSql(
      `alter table "import_run" add constraint "import_run_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "import_run" add constraint "import_run_participation_kind_check" check ("participation_kind" in ('direct', 'indirect'));`,
    );
    this.addSql(
      `alter table "import_run" add constraint "import_run_status_check" check ("status" in ('uploaded', 'running', 'finished', 'cancelled'));`,
    );

    this.addSql(
      `alter table "import_problem" add constraint "import_problem_run_id_foreign" foreign key ("run_id") references "import_run" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "import_problem" add constraint "import_problem_severity_check" check ("severity" in ('error', 'warning'));`,
    );

    this.addSql(
      `alter table "import_mapping" add constraint "import_mapping_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "fair_organizer" add constraint "fair_organizer_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "fair_organizer" add constraint "fair_organizer_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "delegate" add constraint "delegate_participation_id_foreign" foreign key ("participation_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "delegate" add constraint "delegate_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "proposal" add constraint "proposal_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_need_id_foreign" foreign key ("need_id") references "need" ("id");`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_supplier_id_foreign" foreign key ("supplier_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_buyer_id_foreign" foreign key ("buyer_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_supplier_answer_check" check ("supplier_answer" in ('must', 'meet', 'no-thanks'));`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_buyer_answer_check" check ("buyer_answer" in ('must', 'meet', 'no-thanks'));`,
    );

    this.addSql(
      `alter table "meeting_request" add constraint "meeting_request_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_request" add constraint "meeting_request_supplier_id_foreign" foreign key ("supplier_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "meeting_request" add constraint "meeting_request_buyer_id_foreign" foreign key ("buyer_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "meeting_request" add constraint "meeting_request_proposal_id_foreign" foreign key ("proposal_id") references "proposal" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "meeting_request" add constraint "meeting_request_asked_by_check" check ("asked_by" in ('supplier', 'buyer'));`,
    );
    this.addSql(
      `alter table "meeting_request" add constraint "meeting_request_status_check" check ("status" in ('pending', 'accepted', 'declined', 'withdrawn', 'expired'));`,
    );

    this.addSql(
      `alter table "session" add constraint "session_person_id_foreign" foreign key ("person_id") references "person" ("id");`,
    );

    this.addSql(
      `alter table "slot" add constraint "slot_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "slot" add constraint "slot_day_id_foreign" foreign key ("day_id") references "fair_day" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "slot" add constraint "slot_has_length" check (ends_at > starts_at);`);
    this.addSql(
      `alter table "slot" add constraint "slot_no_overlap" exclude using gist (fair_id with =, tstzrange(starts_at, ends_at) with &&);`,
    );

    this.addSql(
      `alter table "meeting" add constraint "meeting_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_slot_id_foreign" foreign key ("slot_id") references "slot" ("id");`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_id_foreign" foreign key ("table_id") references "meeting_table" ("id");`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_supplier_id_foreign" foreign key ("supplier_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_buyer_id_foreign" foreign key ("buyer_id") references "participation" ("id");`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_request_id_foreign" foreign key ("request_id") references "meeting_request" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_proposal_id_foreign" foreign key ("proposal_id") references "proposal" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_table_once" exclude using gist (table_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled');`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_status_check" check ("status" in ('draft', 'released', 'held', 'no-show', 'cancelled'));`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_absent_side_check" check ("absent_side" in ('supplier', 'buyer', 'both'));`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_outcome_kind_check" check ("outcome_kind" in ('did-not-take-place', 'no-interest', 'informative', 'cooperation-possible', 'cooperation-agreed'));`,
    );

    this.addSql(
      `alter table "outcome" add constraint "outcome_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "outcome" add constraint "outcome_recorded_for_check" check ("recorded_for" in ('supplier', 'buyer', 'organiser'));`,
    );
    this.addSql(
      `alter table "outcome" add constraint "outcome_kind_check" check ("kind" in ('did-not-take-place', 'no-interest', 'informative', 'cooperation-possible', 'cooperation-agreed'));`,
    );

    this.addSql(
      `alter table "meeting_attendance" add constraint "meeting_attendance_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "meeting_attendance" add constraint "meeting_attendance_delegate_id_foreign" foreign key ("delegate_id") references "delegate" ("id");`,
    );
    this.addSql(
      `alter table "meeting_attendance" add constraint "meeting_delegate_once" exclude using gist (delegate_id with =, tstzrange(starts_at, ends_at) with &&) where (is_active);`,
    );

    this.addSql(
      `alter table "agreement" add constraint "agreement_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_reported_by_organisation_id_foreign" foreign key ("reported_by_organisation_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_confirmed_by_organisation_id_foreign" foreign key ("confirmed_by_organisation_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_value_whole" check ((value_minor is null) = (currency is null));`,
    );
    this.addSql(`alter table "agreement" add constraint "agreement_value_positive" check (value_minor > 0);`);
    this.addSql(
      `alter table "agreement" add constraint "agreement_origin" check (fair_id is not null or outside_reason is not null);`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_verified_by_document" check (status <> 'verified' or document_reference is not null);`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_terminated_for_reason" check (status <> 'terminated' or termination_reason is not null);`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_kind_check" check ("kind" in ('memorandum', 'nda', 'framework', 'trial-order', 'purchase-order', 'contract'));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_status_check" check ("status" in ('reported', 'confirmed', 'verified', 'terminated'));`,
    );

    this.addSql(
      `alter table "agreement_party" add constraint "agreement_party_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "agreement_party" add constraint "agreement_party_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "agreement_party" add constraint "agreement_party_role_check" check ("role" in ('supplier', 'buyer', 'other'));`,
    );

    this.addSql(
      `alter table "delegate_absence" add constraint "delegate_absence_delegate_id_foreign" foreign key ("delegate_id") references "delegate" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "delegate_absence" add constraint "delegate_absence_slot_id_foreign" foreign key ("slot_id") references "slot" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "organisation" drop constraint "organisation_zone_id_foreign";`);
    this.addSql(`alter table "fair" drop constraint "fair_host_id_foreign";`);
    this.addSql(`alter table "need" drop constraint "need_buyer_id_foreign";`);
    this.addSql(`alter table "certificate" drop constraint "certificate_organisation_id_foreign";`);
    this.addSql(`alter table "capability" drop constraint "capability_organisation_id_foreign";`);
    this.addSql(
      `alter table "organisation_contact" drop constraint "organisation_contact_organisation_id_foreign";`,
    );
    this.addSql(`alter table "participation" drop constraint "participation_organisation_id_foreign";`);
    this.addSql(`alter table "membership" drop constraint "membership_organisation_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_reported_by_organisation_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_confirmed_by_organisation_id_foreign";`);
    this.addSql(`alter table "agreement_party" drop constraint "agreement_party_organisation_id_foreign";`);
    this.addSql(`alter table "need" drop constraint "need_fair_id_foreign";`);
    this.addSql(`alter table "hall" drop constraint "hall_fair_id_foreign";`);
    this.addSql(`alter table "meeting_table" drop constraint "meeting_table_fair_id_foreign";`);
    this.addSql(`alter table "fair_day" drop constraint "fair_day_fair_id_foreign";`);
    this.addSql(`alter table "participation" drop constraint "participation_fair_id_foreign";`);
    this.addSql(`alter table "import_run" drop constraint "import_run_fair_id_foreign";`);
    this.addSql(`alter table "fair_organizer" drop constraint "fair_organizer_fair_id_foreign";`);
    this.addSql(`alter table "proposal" drop constraint "proposal_fair_id_foreign";`);
    this.addSql(`alter table "meeting_request" drop constraint "meeting_request_fair_id_foreign";`);
    this.addSql(`alter table "slot" drop constraint "slot_fair_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_fair_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_fair_id_foreign";`);
    this.addSql(`alter table "need_concept" drop constraint "need_concept_need_id_foreign";`);
    this.addSql(`alter table "proposal" drop constraint "proposal_need_id_foreign";`);
    this.addSql(`alter table "meeting_table" drop constraint "meeting_table_hall_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_table_id_foreign";`);
    this.addSql(`alter table "slot" drop constraint "slot_day_id_foreign";`);
    this.addSql(`alter table "delegate" drop constraint "delegate_participation_id_foreign";`);
    this.addSql(`alter table "proposal" drop constraint "proposal_supplier_id_foreign";`);
    this.addSql(`alter table "proposal" drop constraint "proposal_buyer_id_foreign";`);
    this.addSql(`alter table "meeting_request" drop constraint "meeting_request_supplier_id_foreign";`);
    this.addSql(`alter table "meeting_request" drop constraint "meeting_request_buyer_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_supplier_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_buyer_id_foreign";`);
    this.addSql(`alter table "one_time_link" drop constraint "one_time_link_person_id_foreign";`);
    this.addSql(`alter table "membership" drop constraint "membership_person_id_foreign";`);
    this.addSql(`alter table "import_run" drop constraint "import_run_started_by_id_foreign";`);
    this.addSql(`alter table "import_mapping" drop constraint "import_mapping_person_id_foreign";`);
    this.addSql(`alter table "fair_organizer" drop constraint "fair_organizer_person_id_foreign";`);
    this.addSql(`alter table "delegate" drop constraint "delegate_person_id_foreign";`);
    this.addSql(`alter table "session" drop constraint "session_person_id_foreign";`);
    this.addSql(`alter table "import_problem" drop constraint "import_problem_run_id_foreign";`);
    this.addSql(`alter table "meeting_attendance" drop constraint "meeting_attendance_delegate_id_foreign";`);
    this.addSql(`alter table "delegate_absence" drop constraint "delegate_absence_delegate_id_foreign";`);
    this.addSql(`alter table "meeting_request" drop constraint "meeting_request_proposal_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_proposal_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_request_id_foreign";`);
    this.addSql(`alter table "meeting" drop constraint "meeting_slot_id_foreign";`);
    this.addSql(`alter table "delegate_absence" drop constraint "delegate_absence_slot_id_foreign";`);
    this.addSql(`alter table "outcome" drop constraint "outcome_meeting_id_foreign";`);
    this.addSql(`alter table "meeting_attendance" drop constraint "meeting_attendance_meeting_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_meeting_id_foreign";`);
    this.addSql(`alter table "agreement_party" drop constraint "agreement_party_agreement_id_foreign";`);

    this.addSql(`drop trigger if exists "immutable" on "audit_entry";`);
    this.addSql(`drop function if exists "audit_entry_immutable_fn"();`);
    this.addSql(`drop table if exists "audit_entry" cascade;`);
    this.addSql(`drop table if exists "exchange_rate" cascade;`);
    this.addSql(`drop table if exists "idempotency_record" cascade;`);
    this.addSql(`drop table if exists "industrial_zone" cascade;`);
    this.addSql(`drop table if exists "mail_message" cascade;`);
    this.addSql(`drop table if exists "organisation" cascade;`);
    this.addSql(`drop table if exists "fair" cascade;`);
    this.addSql(`drop table if exists "need" cascade;`);
    this.addSql(`drop table if exists "need_concept" cascade;`);
    this.addSql(`drop table if exists "hall" cascade;`);
    this.addSql(`drop table if exists "meeting_table" cascade;`);
    this.addSql(`drop table if exists "fair_day" cascade;`);
    this.addSql(`drop table if exists "certificate" cascade;`);
    this.addSql(`drop table if exists "capability" cascade;`);
    this.addSql(`drop table if exists "organisation_contact" cascade;`);
    this.addSql(`drop table if exists "outbox_consumer" cascade;`);
    this.addSql(`drop table if exists "outbox_event" cascade;`);
    this.addSql(`drop table if exists "outbox_failure" cascade;`);
    this.addSql(`drop table if exists "participation" cascade;`);
    this.addSql(`drop table if exists "person" cascade;`);
    this.addSql(`drop table if exists "one_time_link" cascade;`);
    this.addSql(`drop table if exists "membership" cascade;`);
    this.addSql(`drop table if exists "import_run" cascade;`);
    this.addSql(`drop table if exists "import_problem" cascade;`);
    this.addSql(`drop table if exists "import_mapping" cascade;`);
    this.addSql(`drop table if exists "fair_organizer" cascade;`);
    this.addSql(`drop table if exists "delegate" cascade;`);
    this.addSql(`drop table if exists "proposal" cascade;`);
    this.addSql(`drop table if exists "meeting_request" cascade;`);
    this.addSql(`drop table if exists "search_document" cascade;`);
    this.addSql(`drop table if exists "search_word" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "sign_in_attempt" cascade;`);
    this.addSql(`drop table if exists "slot" cascade;`);
    this.addSql(`drop table if exists "meeting" cascade;`);
    this.addSql(`drop table if exists "outcome" cascade;`);
    this.addSql(`drop table if exists "meeting_attendance" cascade;`);
    this.addSql(`drop table if exists "agreement" cascade;`);
    this.addSql(`drop table if exists "agreement_party" cascade;`);
    this.addSql(`drop table if exists "delegate_absence" cascade;`);
  }
}
