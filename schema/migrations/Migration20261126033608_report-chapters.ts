import { Migration } from '@mikro-orm/migrations';

export class Migration20261126033608 extends Migration {
  override name = 'Migration20261126033608_report-chapters';

  override up(): void | Promise<void> {
    this.addSql(`alter table "frozen_record" drop constraint "frozen_record_kind_check";`);
    this.addSql(
      `alter table "frozen_record" add constraint "frozen_record_kind_check" check ("kind" in ('agreement', 'participation', 'cost', 'pair', 'recognition', 'support', 'target', 'activity'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "frozen_record" drop constraint "frozen_record_kind_check";`);
    this.addSql(
      `alter table "frozen_record" add constraint "frozen_record_kind_check" check ("kind" in ('agreement', 'participation', 'cost', 'pair'));`,
    );
  }
}
