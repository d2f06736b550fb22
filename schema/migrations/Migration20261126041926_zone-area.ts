import { Migration } from '@mikro-orm/migrations';

export class Migration20261126041926 extends Migration {
  override name = 'Migration20261126041926_zone-area';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "industrial_zone" alter column "area_ha" type numeric(12,2) using ("area_ha"::numeric(12,2));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "industrial_zone" alter column "area_ha" type numeric(10,0) using ("area_ha"::numeric(10,0));`,
    );
  }
}
