import { Migration } from '@mikro-orm/migrations';

/** The ORM knows of row triggers only, so the guard against emptying the audit log stands here. */
export class Migration20261122100000_keep_audit_log extends Migration {
  override up(): void {
    this.addSql(`create function audit_entry_kept() returns trigger language plpgsql as
      $$ begin raise exception 'The audit log is never changed.' using errcode = 'restrict_violation'; end $$;`);
    this.addSql(`create trigger audit_entry_kept before truncate on audit_entry
      for each statement execute function audit_entry_kept();`);
  }

  override down(): void {
    this.addSql('drop trigger audit_entry_kept on audit_entry;');
    this.addSql('drop function audit_entry_kept();');
  }
}
