import { Migration } from '@mikro-orm/migrations';

/** Extensions that later migrations and queries stand on; all of them come with PostgreSQL itself. */
export class Migration20261122000000_extensions extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist;');
    this.addSql('create extension if not exists unaccent;');
    this.addSql('create extension if not exists pg_trgm;');
    this.addSql('create extension if not exists fuzzystrmatch;');
  }
}
