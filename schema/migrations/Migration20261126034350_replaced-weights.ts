import { Migration } from '@mikro-orm/migrations';

export class Migration20261126034350 extends Migration {
  override name = 'Migration20261126034350';

  override up(): void | Promise<void> {
    this.addSql(`alter table "weight_lesson" add "replaced" jsonb null;`);
    // Until now those came back that had stood when it was learnt.
    this.addSql(`update "weight_lesson" set "replaced" = "current" where "applied_at" is not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "weight_lesson" drop column "replaced";`);
  }
}
