import { Migration } from '@mikro-orm/migrations';

export class Migration20261124032533 extends Migration {
  override name = 'Migration20261124032533_plan-runs-drafts-and-versions';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "timetable_draft" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "number" int not null, "name" text null, "status" text not null default 'open', "weights" jsonb not null, "figures" jsonb null, "base" jsonb not null default '[]', primary key ("id"));`,
    );
    this.addSql(`create index "timetable_draft_fair_id_index" on "timetable_draft" ("fair_id");`);
    this.addSql(
      `alter table "timetable_draft" add constraint "timetable_draft_fair_id_number_unique" unique ("fair_id", "number");`,
    );

    this.addSql(
      `create table "plan_run" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "requested_by_id" uuid null, "status" text not null default 'queued', "weights" jsonb not null, "seconds" int not null, "moves" int null, "seed" int not null, "may_move_planned" boolean not null, "start_draft_id" uuid null, "figures" jsonb null, "outcome" text null, "faults" jsonb not null default '[]', "started_at" timestamptz null, "finished_at" timestamptz null, "heartbeat_at" timestamptz null, "cancel_requested_at" timestamptz null, "draft_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "plan_run_fair_id_index" on "plan_run" ("fair_id");`);
    this.addSql(
      `create index "plan_run_at_work" on "plan_run" ("created_at") where status in ('queued', 'running');`,
    );

    this.addSql(
      `create table "draft_meeting" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "draft_id" uuid not null, "meeting_id" uuid not null, "supplier_id" uuid not null, "buyer_id" uuid not null, "slot_id" uuid not null, "table_id" uuid null, "interpreter_id" uuid null, "delegate_ids" text[] not null, "is_fixed" boolean not null default false, primary key ("id"));`,
    );
    this.addSql(
      `alter table "draft_meeting" add constraint "draft_meeting_draft_id_meeting_id_unique" unique ("draft_id", "meeting_id");`,
    );

    this.addSql(
      `create table "timetable_version" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "number" int not null, "draft_id" uuid null, "released_by_id" uuid null, "note" text null, "meetings" int not null, "added" int not null, "moved" int not null, "cancelled" int not null, "letters" int not null default 0, primary key ("id"));`,
    );
    this.addSql(
      `alter table "timetable_version" add constraint "timetable_version_fair_id_number_unique" unique ("fair_id", "number");`,
    );

    this.addSql(
      `create table "timetable_change" ("id" uuid not null, "created_at" timestamptz not null, "version_id" uuid not null, "meeting_id" uuid not null, "kind" text not null, "origin" text not null, "before" jsonb null, "after" jsonb null, "reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "timetable_change_version_id_index" on "timetable_change" ("version_id");`);

    this.addSql(
      `alter table "timetable_draft" add constraint "timetable_draft_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "timetable_draft" add constraint "timetable_draft_status_check" check ("status" in ('open', 'released', 'discarded'));`,
    );

    this.addSql(
      `alter table "plan_run" add constraint "plan_run_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "plan_run" add constraint "plan_run_draft_id_foreign" foreign key ("draft_id") references "timetable_draft" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "plan_run" add constraint "plan_run_status_check" check ("status" in ('queued', 'running', 'finished', 'cancelled', 'interrupted', 'failed'));`,
    );
    this.addSql(
      `alter table "plan_run" add constraint "plan_run_outcome_check" check ("outcome" in ('optimal', 'feasible', 'infeasible', 'unknown'));`,
    );

    this.addSql(
      `alter table "draft_meeting" add constraint "draft_meeting_draft_id_foreign" foreign key ("draft_id") references "timetable_draft" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "timetable_version" add constraint "timetable_version_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "timetable_version" add constraint "timetable_version_draft_id_foreign" foreign key ("draft_id") references "timetable_draft" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "timetable_change" add constraint "timetable_change_version_id_foreign" foreign key ("version_id") references "timetable_version" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "timetable_change" add constraint "timetable_change_kind_check" check ("kind" in ('added', 'moved', 'cancelled'));`,
    );
    this.addSql(
      `alter table "timetable_change" add constraint "timetable_change_origin_check" check ("origin" in ('release', 'hand'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "plan_run" drop constraint "plan_run_draft_id_foreign";`);
    this.addSql(`alter table "draft_meeting" drop constraint "draft_meeting_draft_id_foreign";`);
    this.addSql(`alter table "timetable_version" drop constraint "timetable_version_draft_id_foreign";`);
    this.addSql(`alter table "timetable_change" drop constraint "timetable_change_version_id_foreign";`);

    this.addSql(`drop table if exists "timetable_draft" cascade;`);
    this.addSql(`drop table if exists "plan_run" cascade;`);
    this.addSql(`drop table if exists "draft_meeting" cascade;`);
    this.addSql(`drop table if exists "timetable_version" cascade;`);
    this.addSql(`drop table if exists "timetable_change" cascade;`);
  }
}
