import { Migration } from '@mikro-orm/migrations';

export class Migration20261125195951 extends Migration {
  override name = 'Migration20261125195951_opt-in-and-digests';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "answer_digest" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "person_id" uuid not null, "day" date not null, primary key ("id"));`,
    );
    this.addSql(`create index "answer_digest_person_id_index" on "answer_digest" ("person_id");`);
    this.addSql(
      `alter table "answer_digest" add constraint "answer_digest_fair_id_person_id_day_unique" unique ("fair_id", "person_id", "day");`,
    );

    this.addSql(
      `alter table "match_settings" add "opt_in" text not null default 'double', add "digest_days" text[] not null default '{1,4}';`,
    );
    this.addSql(
      `alter table "match_settings" add constraint "match_settings_opt_in_check" check ("opt_in" in ('double', 'single', 'organiser'));`,
    );

    this.addSql(
      `alter table "proposal" add "organiser_decision" text null, add "decided_at" timestamptz null, add "decided_by_id" uuid null;`,
    );
    this.addSql(
      `alter table "proposal" add constraint "proposal_organiser_decision_check" check ("organiser_decision" in ('confirmed', 'declined'));`,
    );

    this.addSql(
      `alter table "answer_digest" add constraint "answer_digest_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "answer_digest" add constraint "answer_digest_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "answer_digest" cascade;`);

    this.addSql(`alter table "match_settings" drop constraint "match_settings_opt_in_check";`);
    this.addSql(`alter table "match_settings" drop column "opt_in", drop column "digest_days";`);

    this.addSql(`alter table "proposal" drop constraint "proposal_organiser_decision_check";`);
    this.addSql(
      `alter table "proposal" drop column "organiser_decision", drop column "decided_at", drop column "decided_by_id";`,
    );
  }
}
