import { Migration } from '@mikro-orm/migrations';

export class Migration20261124025345_search_places_and_numbers extends Migration {
  override up(): void {
    this.addSql(
      `alter table "search_document" add "ward_code" text null, add "zone_id" text null, add "latitude" double precision null, add "longitude" double precision null, add "free_times" jsonb not null default '[]', add "part_size_mm" int null, add "press_force_t" int null, add "lead_time_days" int null, add "capacities" jsonb not null default '{}', add "minimum_orders" jsonb not null default '{}';`,
    );
  }

  override down(): void {
    this.addSql(
      `alter table "search_document" drop column "ward_code", drop column "zone_id", drop column "latitude", drop column "longitude", drop column "free_times", drop column "part_size_mm", drop column "press_force_t", drop column "lead_time_days", drop column "capacities", drop column "minimum_orders";`,
    );
  }
}
