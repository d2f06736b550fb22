import { EntityManager } from '@mikro-orm/postgresql';
import { Transactions } from '#database';
import { DEMO_SEED, Random, makeSuppliers } from '#demo';
import { FixedClock } from '#kernel';
import { SupplierFinder, SupplierIndex, SupplierSearch } from '#search';
import { createApp } from '../../apps/api/src/create-app.js';
import type { SearchEngine } from './engines.js';
import { type SupplierFacts, readFacts } from './facts.js';

/** The day on which the demo catalogue is evaluated. */
export const TODAY = '2026-11-22';

/** The demo's suppliers in a database and an engine, to be asked. */
export interface Catalogue {
  readonly engine: string;
  readonly facts: readonly SupplierFacts[];
  /** Organisations in the order of the answer, as the search box would give them. */
  find(text: string, limit: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Fills an empty, migrated database and its engine. */
export async function openCatalogue(databaseUrl: string, engine: SearchEngine): Promise<Catalogue> {
  const app = await createApp({
    databaseUrl,
    publicUrl: 'http://127.0.0.1',
    logLevel: 'silent',
    clock: new FixedClock(`${TODAY}T02:00:00Z`),
    runsJobs: false,
    ...engine.settings,
  });
  await app.init();
  const used = app.get(SupplierSearch, { strict: false }).engine;
  if (used !== engine.name) {
    await app.close();
    throw new Error(`The product was to search with ${engine.name}, but searches with ${used}.`);
  }
  await app
    .get(Transactions, { strict: false })
    .run(async (em) => makeSuppliers(em, new Random(DEMO_SEED), Temporal.PlainDate.from(TODAY)));
  await app.get(SupplierIndex, { strict: false }).rebuild();
  const finder = app.get(SupplierFinder, { strict: false });
  return {
    engine: engine.name,
    facts: await readFacts(app.get(EntityManager, { strict: false }).fork()),
    async find(text, limit) {
      const { suppliers } = await finder.find({
        text,
        filter: {},
        sort: 'relevance',
        offset: 0,
        limit,
        facets: [],
      });
      return suppliers.map(({ organisationId }) => organisationId);
    },
    close: () => app.close(),
  };
}
