import { Migration } from '@mikro-orm/migrations';

export class Migration20261126031954 extends Migration {
  override name = 'Migration20261126031954';

  override up(): void | Promise<void> {
    this.addSql(
      `create index "search_document_names" on "search_document" using gin ((ts_filter("text_words", '{a}'))) with (fastupdate = off);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "search_document_names";`);
  }
}
