import { EntityManager } from '@mikro-orm/postgresql';
import { Transactions } from '#database';
import { DEMO_SEED, Random, makeSuppliers } from '#demo';
import { FixedClock } from '#kernel';
import { SupplierFinder, SupplierIndex } from '#search';
import { type SearchEngine, dropIndexes } from './engines.js';
import { type SupplierFacts, readFacts } from './facts.js';
import { openApp } from './open-app.js';

/** The day on which the demo catalogue is evaluated. */
export const TODAY = '2026-11-22';

/** The demo's suppliers in a database and an engine, to be asked. */
export interface Catalogue {
  readonly facts: readonly SupplierFacts[];
  /** Organisations in the order of the answer, as the search box would give them. */
  find(text: string, limit: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Fills an empty, migrated database and its engine. */
export async function openCatalogue(databaseUrl: string, engine: SearchEngine): Promise<Catalogue> {
  const app = await openApp(databaseUrl, engine, new FixedClock(`${TODAY}T02:00:00Z`));
  await app
    .get(Transactions, { strict: false })
    .run(async (em) => makeSuppliers(em, new Random(DEMO_SEED), Temporal.PlainDate.from(TODAY)));
  // All engines: typing mistakes are looked up in PostgreSQL whoever answers.
  await app.get(SupplierIndex, { strict: false }).rebuild();
  const finder = app.get(SupplierFinder, { strict: false });
  return {
    facts: await readFacts(app.get(EntityManager, { strict: false }).fork()),
    async find(text, limit) {
      const found = await finder.find({
        text,
        filter: {},
        sort: 'relevance',
        offset: 0,
        limit,
        facets: [],
      });
      if (found.engine !== engine.name) throw new Error(`${found.engine} answered for ${engine.name}.`);
      return found.suppliers.map(({ organisationId }) => organisationId);
    },
    async close() {
      await dropIndexes(engine);
      await app.close();
    },
  };
}
