import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError } from 'commander';
import { readEnv } from '#assembly';
import { type EngineIndex, SearchStatusService, SupplierIndex, createScopedKey } from '#search';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

export function addSearchCommands(program: Command): void {
  const search = program
    .command('search')
    .description('the search engines: PostgreSQL, and Meilisearch where MEILI_URL names a server');
  search
    .command('status')
    .description('what each engine holds, and what it lacks')
    .action(async (_options: object, command: Command) => {
      const status = await withProduct((app) => app.get(SearchStatusService, { strict: false }).status());
      print(command, status, () =>
        [
          `${status.suppliers} suppliers`,
          ...status.engines.map(
            ({ engine, state, documents, pendingEvents, reason }) =>
              `${engine}: ${state}, ${documents ?? 'no'} documents, ${pendingEvents} changes to come${reason ? ` (${reason})` : ''}`,
          ),
        ].join('\n'),
      );
      if (status.engines.some(({ state }) => state !== 'available')) process.exitCode = 1;
    });
  search
    .command('verify')
    .description('compare every document with the database, and mend what differs')
    .option('--engine <name>', 'only this engine')
    .action(async ({ engine }: { engine?: string }, command: Command) => {
      const checks = await withProduct((app) =>
        eachIndex(app, engine, async (index) => ({ engine: index.engine.engine, ...(await index.verify()) })),
      );
      print(command, { checks }, () =>
        checks
          .map(
            ({ engine: name, suppliers, missing, stale, left }) =>
              `${name}: ${suppliers} suppliers, ${missing} were missing, ${stale} stale, ${left} left over`,
          )
          .join('\n'),
      );
    });
  search
    .command('rebuild')
    .description('make every document anew; searches go on meanwhile')
    .option('--engine <name>', 'only this engine')
    .action(async ({ engine }: { engine?: string }, command: Command) => {
      const rebuilt = await withProduct((app) =>
        eachIndex(app, engine, async (index) => {
          const began = performance.now();
          const suppliers = await index.rebuild();
          return {
            engine: index.engine.engine,
            suppliers,
            seconds: Math.round((performance.now() - began) / 100) / 10,
          };
        }),
      );
      print(command, { rebuilt }, () =>
        rebuilt
          .map(({ engine: name, suppliers, seconds }) =>
            suppliers === null
              ? `${name}: another process is rebuilding it already`
              : `${name}: ${suppliers} suppliers in ${seconds} s`,
          )
          .join('\n'),
      );
      if (rebuilt.some(({ suppliers }) => suppliers === null)) process.exitCode = 1;
    });
  search
    .command('create-key')
    .description(
      'print a key for MEILI_KEY, made by the master key in MEILI_MASTER_KEY on the server of MEILI_URL; the same one each time',
    )
    .action(async (_options: object, command: Command) => {
      const masterKey = process.env.MEILI_MASTER_KEY;
      const { meilisearch } = readEnv({ ...process.env, MEILI_KEY: undefined, MEILI_KEY_FILE: undefined });
      if (!meilisearch || !masterKey) {
        throw Object.assign(new Error('Set MEILI_URL and MEILI_MASTER_KEY.'), { code: 'WRONG_ENVIRONMENT' });
      }
      const key = await createScopedKey(meilisearch.url, masterKey, meilisearch.indexPrefix);
      print(command, { key }, () => key);
    });
}

async function eachIndex<T>(
  app: INestApplicationContext,
  name: string | undefined,
  work: (index: EngineIndex) => Promise<T>,
): Promise<T[]> {
  const { indexes } = app.get(SupplierIndex, { strict: false });
  const wanted = indexes.filter(({ engine }) => name === undefined || engine.engine === name);
  if (wanted.length === 0) {
    const names = indexes.map(({ engine }) => engine.engine).join(', ');
    throw new InvalidArgumentError(`There is no engine "${name}" here, only: ${names}.`);
  }
  const results: T[] = [];
  for (const index of wanted) results.push(await work(index));
  return results;
}
