import { Migration } from '@mikro-orm/migrations';

export class Migration20261125202937 extends Migration {
  override name = 'Migration20261125202937_weight-lessons';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "weight_lesson" ("id" uuid not null, "created_at" timestamptz not null, "fair_id" uuid not null, "requested_by_id" uuid null, "current" jsonb not null, "learned" jsonb not null, "before" jsonb not null, "after" jsonb not null, "examples" int not null, "positives" int not null, "needs" int not null, "applied_at" timestamptz null, "applied_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "weight_lesson_fair_id_index" on "weight_lesson" ("fair_id");`);

    this.addSql(
      `alter table "weight_lesson" add constraint "weight_lesson_fair_id_foreign" foreign key ("fair_id") references "fair" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "weight_lesson" cascade;`);
  }
}
