import { Migration } from '@mikro-orm/migrations';

export class Migration20261126182224 extends Migration {
  override name = 'Migration20261126182224';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "group_record" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "fair_id" uuid not null, "session_id" uuid not null, "status" text not null default 'released', "outcome_kind" text null, "organiser_kind" text null, "organiser_note" text null, primary key ("id"));`,
    );
    this.addSql(`create index "group_record_fair_id_index" on "group_record" ("fair_id");`);
    this.addSql(
      `alter table "group_record" add constraint "group_record_session_id_unique" unique ("session_id");`,
    );

    this.addSql(
      `create table "group_party_record" ("id" uuid not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, "record_id" uuid not null, "participation_id" uuid not null, "called_at" timestamptz null, "called_by_id" uuid null, "answered_at" timestamptz null, "late_minutes" int null, "absent_at" timestamptz null, "reported_by_id" uuid null, "contradicted_at" timestamptz null, "contradicted_by_id" uuid null, "contradiction" text null, "decided_at" timestamptz null, "decided_by_id" uuid null, "outcome_kind" text null, "outcome_note" text null, "recorded_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(
      `create index "group_party_record_participation_id_index" on "group_party_record" ("participation_id");`,
    );
    this.addSql(
      `alter table "group_party_record" add constraint "group_party_record_record_id_participation_id_unique" unique ("record_id", "participation_id");`,
    );

    this.addSql(
      `alter table "group_record" add constraint "group_record_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_record" add constraint "group_record_session_id_foreign" foreign key ("session_id") references "fair_session" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_record" add constraint "group_record_status_check" check ("status" in ('draft', 'released', 'held', 'no-show', 'cancelled'));`,
    );
    this.addSql(
      `alter table "group_record" add constraint "group_record_outcome_kind_check" check ("outcome_kind" in ('did-not-take-place', 'no-interest', 'informative', 'cooperation-possible', 'cooperation-agreed'));`,
    );
    this.addSql(
      `alter table "group_record" add constraint "group_record_organiser_kind_check" check ("organiser_kind" in ('did-not-take-place', 'no-interest', 'informative', 'cooperation-possible', 'cooperation-agreed'));`,
    );

    this.addSql(
      `alter table "group_party_record" add constraint "group_party_record_record_id_foreign" foreign key ("record_id") references "group_record" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_party_record" add constraint "group_party_record_participation_id_foreign" foreign key ("participation_id") references "participation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "group_party_record" add constraint "group_party_record_outcome_kind_check" check ("outcome_kind" in ('did-not-take-place', 'no-interest', 'informative', 'cooperation-possible', 'cooperation-agreed'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "group_party_record" drop constraint "group_party_record_record_id_foreign";`);

    this.addSql(`drop table if exists "group_record" cascade;`);
    this.addSql(`drop table if exists "group_party_record" cascade;`);
  }
}
