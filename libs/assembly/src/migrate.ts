import { existsSync } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import { MIGRATIONS_FOLDER, productOrmOptions } from './orm.js';

/** Brings a database up to the newest migration; gives how many were applied. */
export async function migrate(url: string): Promise<number> {
  if (!existsSync(MIGRATIONS_FOLDER)) throw new Error(`No migrations in ${MIGRATIONS_FOLDER}: build first.`);
  const orm = await MikroORM.init({ ...productOrmOptions({ url }), logger: () => {} });
  try {
    return (await orm.migrator.up()).length;
  } finally {
    await orm.close();
  }
}
