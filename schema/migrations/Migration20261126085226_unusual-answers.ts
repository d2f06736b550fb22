import { Migration } from '@mikro-orm/migrations';

export class Migration20261126085226 extends Migration {
  override name = 'Migration20261126085226_unusual-answers';

  override up(): void | Promise<void> {
    this.addSql(`alter table "follow_up_answer" add "unusual_points" text[] not null default '{}';`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "follow_up_answer" drop column "unusual_points";`);
  }
}
