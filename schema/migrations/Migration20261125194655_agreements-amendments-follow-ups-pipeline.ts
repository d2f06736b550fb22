import { Migration } from '@mikro-orm/migrations';

export class Migration20261125194655 extends Migration {
  override name = 'Migration20261125194655';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "pipeline_card" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "supplier_id" uuid not null, "buyer_id" uuid not null, "fair_id" uuid null, "meeting_id" uuid null, "agreement_id" uuid null, "stage" text not null default 'talking', "stage_since" timestamptz not null, "assignee_id" uuid null, "next_step" text null, "next_step_on" date null, primary key ("id"));`,
    );
    this.addSql(`create index "pipeline_card_buyer_id_index" on "pipeline_card" ("buyer_id");`);
    this.addSql(`create index "pipeline_card_fair_id_index" on "pipeline_card" ("fair_id");`);
    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_meeting_id_unique" unique ("meeting_id");`,
    );
    this.addSql(`create index "pipeline_card_agreement_id_index" on "pipeline_card" ("agreement_id");`);
    this.addSql(
      `create index "pipeline_card_assignee_id_stage_stage_since_index" on "pipeline_card" ("assignee_id", "stage", "stage_since");`,
    );

    this.addSql(
      `create table "pipeline_move" ("id" uuid not null, "created_at" timestamptz not null, "card_id" uuid not null, "from_stage" text null, "to_stage" text not null, "person_id" uuid null, "note" text null, primary key ("id"));`,
    );
    this.addSql(`create index "pipeline_move_card_id_index" on "pipeline_move" ("card_id");`);

    this.addSql(
      `create table "follow_up" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "agreement_id" uuid null, "meeting_id" uuid null, "fair_id" uuid null, "months" int not null, "due_on" date not null, "status" text not null default 'planned', "assignee_id" uuid null, "asked_at" timestamptz null, "reminded_at" timestamptz null, "reminders" int not null default 0, "escalated_at" timestamptz null, "answered_at" timestamptz null, "skip_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "follow_up_fair_id_index" on "follow_up" ("fair_id");`);
    this.addSql(`create index "follow_up_assignee_id_index" on "follow_up" ("assignee_id");`);
    this.addSql(`create index "follow_up_status_due_on_id_index" on "follow_up" ("status", "due_on", "id");`);
    this.addSql(
      `alter table "follow_up" add constraint "follow_up_agreement_id_months_unique" unique ("agreement_id", "months");`,
    );
    this.addSql(
      `alter table "follow_up" add constraint "follow_up_meeting_id_months_unique" unique ("meeting_id", "months");`,
    );

    this.addSql(
      `create table "follow_up_invitation" ("id" uuid not null, "created_at" timestamptz not null, "follow_up_id" uuid not null, "organisation_id" uuid not null, "email" text not null, "language" text not null, "token_hash" text not null, "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `create index "follow_up_invitation_follow_up_id_index" on "follow_up_invitation" ("follow_up_id");`,
    );
    this.addSql(
      `alter table "follow_up_invitation" add constraint "follow_up_invitation_token_hash_unique" unique ("token_hash");`,
    );

    this.addSql(
      `create table "follow_up_answer" ("id" uuid not null, "created_at" timestamptz not null, "follow_up_id" uuid not null, "organisation_id" uuid null, "person_id" uuid null, "answered_by" text null, "state" text not null, "delivered_minor" bigint null, "paid_minor" bigint null, "currency" text null, "note" text null, primary key ("id"));`,
    );
    this.addSql(`create index "follow_up_answer_follow_up_id_index" on "follow_up_answer" ("follow_up_id");`);

    this.addSql(
      `create table "distinct_agreements" ("id" uuid not null, "created_at" timestamptz not null, "first_id" uuid not null, "second_id" uuid not null, "decided_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "distinct_agreements_second_id_index" on "distinct_agreements" ("second_id");`);
    this.addSql(
      `alter table "distinct_agreements" add constraint "distinct_agreements_first_id_second_id_unique" unique ("first_id", "second_id");`,
    );

    this.addSql(
      `create table "agreement_part" ("id" uuid not null, "created_at" timestamptz not null, "agreement_id" uuid not null, "position" int not null default 0, "kind" text not null, "title" text not null, "due_on" date null, "amount_minor" bigint null, primary key ("id"));`,
    );
    this.addSql(`create index "agreement_part_agreement_id_index" on "agreement_part" ("agreement_id");`);

    this.addSql(
      `create table "agreement_event" ("id" uuid not null, "created_at" timestamptz not null, "agreement_id" uuid not null, "action" text not null, "from_status" text null, "to_status" text not null, "person_id" uuid null, "organisation_id" uuid null, "note" text null, primary key ("id"));`,
    );
    this.addSql(
      `create index "agreement_event_agreement_id_id_index" on "agreement_event" ("agreement_id", "id");`,
    );

    this.addSql(
      `create table "agreement_document" ("id" uuid not null, "created_at" timestamptz not null, "agreement_id" uuid not null, "file_id" uuid not null, "title" text not null, "version_number" int not null, "sha256" char(64) not null, "added_by_id" uuid null, "is_confirmed_duplicate" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(
      `alter table "agreement_document" add constraint "agreement_document_file_id_unique" unique ("file_id");`,
    );
    this.addSql(`create index "agreement_document_sha256_index" on "agreement_document" ("sha256");`);
    this.addSql(
      `alter table "agreement_document" add constraint "agreement_document_agreement_id_title_version_number_unique" unique ("agreement_id", "title", "version_number");`,
    );

    this.addSql(`alter table "exchange_rate" add "quote" text null, add "file_name" text null;`);
    this.addSql(
      `alter table "exchange_rate" alter column "usd_per_unit" type numeric(30,18) using ("usd_per_unit"::numeric(30,18));`,
    );

    this.addSql(`alter table "agreement" drop constraint "agreement_status_check";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_value_positive";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_verified_by_document";`);
    this.addSql(
      `alter table "agreement" add "proposal_id" uuid null, add "need_id" uuid null, add "amends_id" uuid null, add "framework_id" uuid null, add "merged_into_id" uuid null, add "status_before_merge" text null, add "valid_from" date null, add "valid_until" date null, add "product_concept_ids" text[] not null default '{}', add "hs_codes" text[] not null default '{}', add "value_basis" text not null default 'fixed', add "value_max_minor" bigint null, add "recurring_minor" bigint null, add "recurrence" text null, add "recurring_times" int null, add "amended_to_minor" bigint null, add "disputed_minor" bigint null, add "disputed_currency" text null, add "disputed_by_organisation_id" uuid null, add "disputed_at" timestamptz null, add "dispute_note" text null, add "delivered_minor" bigint null, add "paid_minor" bigint null, add "progress_on" date null, add "ended_at" timestamptz null;`,
    );
    this.addSql(`update "agreement" set "value_basis" = 'none' where "value_minor" is null;`);
    this.addSql(
      `alter table "agreement" add constraint "agreement_proposal_id_foreign" foreign key ("proposal_id") references "proposal" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_need_id_foreign" foreign key ("need_id") references "need" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_amends_id_foreign" foreign key ("amends_id") references "agreement" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_framework_id_foreign" foreign key ("framework_id") references "agreement" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_merged_into_id_foreign" foreign key ("merged_into_id") references "agreement" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_disputed_by_organisation_id_foreign" foreign key ("disputed_by_organisation_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(`create index "agreement_proposal_id_index" on "agreement" ("proposal_id");`);
    this.addSql(`create index "agreement_need_id_index" on "agreement" ("need_id");`);
    this.addSql(`create index "agreement_amends_id_index" on "agreement" ("amends_id");`);
    this.addSql(`create index "agreement_framework_id_index" on "agreement" ("framework_id");`);
    this.addSql(`create index "agreement_merged_into_id_index" on "agreement" ("merged_into_id");`);
    this.addSql(`create index "agreement_valid_until_index" on "agreement" ("valid_until");`);
    this.addSql(
      `create index "agreement_currency_value_minor_index" on "agreement" ("currency", "value_minor");`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_merged_somewhere" check ((status = 'merged') = (merged_into_id is not null));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_dispute_whole" check ((disputed_minor is null) = (disputed_currency is null));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_status_before_merge_check" check ("status_before_merge" in ('drafted', 'reported', 'confirmed', 'verified', 'active', 'fulfilled', 'lapsed', 'terminated', 'merged'));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_value_basis_check" check ("value_basis" in ('fixed', 'estimated', 'range', 'recurring', 'none'));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_recurrence_check" check ("recurrence" in ('month', 'year'));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_status_check" check ("status" in ('drafted', 'reported', 'confirmed', 'verified', 'active', 'fulfilled', 'lapsed', 'terminated', 'merged'));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_value_positive" check (value_minor > 0 or amends_id is not null);`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_verified_by_document" check ((status <> 'verified' and status <> 'active' and status <> 'fulfilled' and status <> 'lapsed') or document_reference is not null);`,
    );

    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_supplier_id_foreign" foreign key ("supplier_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_buyer_id_foreign" foreign key ("buyer_id") references "organisation" ("id");`,
    );
    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "pipeline_card" add constraint "pipeline_card_stage_check" check ("stage" in ('talking', 'sampling', 'audit', 'trial-order', 'contract', 'lost'));`,
    );

    this.addSql(
      `alter table "pipeline_move" add constraint "pipeline_move_card_id_foreign" foreign key ("card_id") references "pipeline_card" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "pipeline_move" add constraint "pipeline_move_from_stage_check" check ("from_stage" in ('talking', 'sampling', 'audit', 'trial-order', 'contract', 'lost'));`,
    );
    this.addSql(
      `alter table "pipeline_move" add constraint "pipeline_move_to_stage_check" check ("to_stage" in ('talking', 'sampling', 'audit', 'trial-order', 'contract', 'lost'));`,
    );

    this.addSql(
      `alter table "follow_up" add constraint "follow_up_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "follow_up" add constraint "follow_up_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "follow_up" add constraint "follow_up_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "follow_up" add constraint "follow_up_of_one" check ((agreement_id is null) <> (meeting_id is null));`,
    );
    this.addSql(
      `alter table "follow_up" add constraint "follow_up_status_check" check ("status" in ('planned', 'open', 'asked', 'escalated', 'answered', 'skipped'));`,
    );

    this.addSql(
      `alter table "follow_up_invitation" add constraint "follow_up_invitation_follow_up_id_foreign" foreign key ("follow_up_id") references "follow_up" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "follow_up_invitation" add constraint "follow_up_invitation_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id");`,
    );

    this.addSql(
      `alter table "follow_up_answer" add constraint "follow_up_answer_follow_up_id_foreign" foreign key ("follow_up_id") references "follow_up" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "follow_up_answer" add constraint "follow_up_answer_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "follow_up_answer" add constraint "follow_up_answer_state_check" check ("state" in ('not-started', 'talking', 'under-way', 'delayed', 'completed', 'ended'));`,
    );

    this.addSql(
      `alter table "distinct_agreements" add constraint "distinct_agreements_first_id_foreign" foreign key ("first_id") references "agreement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "distinct_agreements" add constraint "distinct_agreements_second_id_foreign" foreign key ("second_id") references "agreement" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "agreement_part" add constraint "agreement_part_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "agreement_part" add constraint "agreement_part_kind_check" check ("kind" in ('delivery', 'milestone'));`,
    );

    this.addSql(
      `alter table "agreement_event" add constraint "agreement_event_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "agreement_event" add constraint "agreement_event_organisation_id_foreign" foreign key ("organisation_id") references "organisation" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "agreement_event" add constraint "agreement_event_from_status_check" check ("from_status" in ('drafted', 'reported', 'confirmed', 'verified', 'active', 'fulfilled', 'lapsed', 'terminated', 'merged'));`,
    );
    this.addSql(
      `alter table "agreement_event" add constraint "agreement_event_to_status_check" check ("to_status" in ('drafted', 'reported', 'confirmed', 'verified', 'active', 'fulfilled', 'lapsed', 'terminated', 'merged'));`,
    );

    this.addSql(
      `alter table "agreement_document" add constraint "agreement_document_agreement_id_foreign" foreign key ("agreement_id") references "agreement" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "agreement_document" add constraint "agreement_document_file_id_foreign" foreign key ("file_id") references "stored_file" ("id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "pipeline_move" drop constraint "pipeline_move_card_id_foreign";`);
    this.addSql(
      `alter table "follow_up_invitation" drop constraint "follow_up_invitation_follow_up_id_foreign";`,
    );
    this.addSql(`alter table "follow_up_answer" drop constraint "follow_up_answer_follow_up_id_foreign";`);

    this.addSql(`drop table if exists "pipeline_card" cascade;`);
    this.addSql(`drop table if exists "pipeline_move" cascade;`);
    this.addSql(`drop table if exists "follow_up" cascade;`);
    this.addSql(`drop table if exists "follow_up_invitation" cascade;`);
    this.addSql(`drop table if exists "follow_up_answer" cascade;`);
    this.addSql(`drop table if exists "distinct_agreements" cascade;`);
    this.addSql(`drop table if exists "agreement_part" cascade;`);
    this.addSql(`drop table if exists "agreement_event" cascade;`);
    this.addSql(`drop table if exists "agreement_document" cascade;`);

    this.addSql(`alter table "agreement" drop constraint "agreement_proposal_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_need_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_amends_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_framework_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_merged_into_id_foreign";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_disputed_by_organisation_id_foreign";`);

    this.addSql(`drop index "agreement_proposal_id_index";`);
    this.addSql(`drop index "agreement_need_id_index";`);
    this.addSql(`drop index "agreement_amends_id_index";`);
    this.addSql(`drop index "agreement_framework_id_index";`);
    this.addSql(`drop index "agreement_merged_into_id_index";`);
    this.addSql(`drop index "agreement_valid_until_index";`);
    this.addSql(`drop index "agreement_currency_value_minor_index";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_merged_somewhere";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_dispute_whole";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_status_before_merge_check";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_value_basis_check";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_recurrence_check";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_value_positive";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_verified_by_document";`);
    this.addSql(`alter table "agreement" drop constraint "agreement_status_check";`);
    this.addSql(
      `alter table "agreement" drop column "proposal_id", drop column "need_id", drop column "amends_id", drop column "framework_id", drop column "merged_into_id", drop column "status_before_merge", drop column "valid_from", drop column "valid_until", drop column "product_concept_ids", drop column "hs_codes", drop column "value_basis", drop column "value_max_minor", drop column "recurring_minor", drop column "recurrence", drop column "recurring_times", drop column "amended_to_minor", drop column "disputed_minor", drop column "disputed_currency", drop column "disputed_by_organisation_id", drop column "disputed_at", drop column "dispute_note", drop column "delivered_minor", drop column "paid_minor", drop column "progress_on", drop column "ended_at";`,
    );
    this.addSql(`alter table "agreement" add constraint "agreement_value_positive" check (value_minor > 0);`);
    this.addSql(
      `alter table "agreement" add constraint "agreement_verified_by_document" check ((status <> 'verified'::text) OR (document_reference IS NOT NULL));`,
    );
    this.addSql(
      `alter table "agreement" add constraint "agreement_status_check" check ("status" in ('reported', 'confirmed', 'verified', 'terminated'));`,
    );

    this.addSql(`alter table "exchange_rate" drop column "quote", drop column "file_name";`);
    this.addSql(
      `alter table "exchange_rate" alter column "usd_per_unit" type numeric(24,12) using ("usd_per_unit"::numeric(24,12));`,
    );
  }
}
