import { Migration } from '@mikro-orm/migrations';

export class Migration20261125192658 extends Migration {
  override name = 'Migration20261125192658_needs-in-full';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "need" add "part_size_min_mm" int null, add "lead_time_days" int null, add "excluded_concept_ids" text[] not null default '{}', add "price_min_amount" bigint null, add "price_max_amount" bigint null, add "price_currency" text null, add "cloned_from_id" uuid null;`,
    );
    this.addSql(
      `alter table "need" add constraint "need_cloned_from_id_foreign" foreign key ("cloned_from_id") references "need" ("id") on delete set null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "need" drop constraint "need_cloned_from_id_foreign";`);

    this.addSql(
      `alter table "need" drop column "part_size_min_mm", drop column "lead_time_days", drop column "excluded_concept_ids", drop column "price_min_amount", drop column "price_max_amount", drop column "price_currency", drop column "cloned_from_id";`,
    );
  }
}
