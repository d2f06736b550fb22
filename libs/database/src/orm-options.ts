import { type EntityClass, type EntitySchema, UnderscoreNamingStrategy } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { type Options, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { AuditSubscriber } from './audit/audit.subscriber.js';

export interface DatabaseSettings {
  readonly url: string;
  /** Connections that one process may open. */
  readonly poolSize?: number;
  readonly migrationsPath: string;
}

/** The ORM's options: one place, so that API, worker, command line, migrations and tests can't differ. */
export function ormOptions(
  settings: DatabaseSettings,
  entities: (EntityClass<unknown> | EntitySchema)[],
): Options {
  return {
    driver: PostgreSqlDriver,
    clientUrl: settings.url,
    entities,
    namingStrategy: UnderscoreNamingStrategy,
    extensions: [Migrator],
    subscribers: [new AuditSubscriber()],
    // Every session speaks UTC; the zone of a fair is applied where people look at it.
    forceUtcTimezone: true,
    ensureDatabase: false,
    allowGlobalContext: false,
    // Lists are paged and nested data comes through loaders: one statement each, no wide joins.
    loadStrategy: 'select-in',
    pool: { min: 0, max: settings.poolSize ?? 20 },
    migrations: {
      path: settings.migrationsPath,
      glob: '!(*.d).{js,ts}',
      snapshotName: '.snapshot',
      allOrNothing: true,
      disableForeignKeys: false,
    },
    schemaGenerator: { disableForeignKeys: false },
    driverOptions: { application_name: 'fairmatch' },
  };
}
