import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '#database';
import { DEMO_SEED, Random, SUPPLIER_COUNT, makeSuppliers, makeZones } from '#demo';
import { IndustrialZone } from '#directory';

/**
 * Fills a database with suppliers of the demo's trades, each batch from a seed of its own: nobody is anybody's copy,
 * though names of firms recur.
 */
export async function loadSuppliers(app: INestApplicationContext, count: number): Promise<void> {
  const transactions = app.get(Transactions, { strict: false });
  const today = Temporal.Now.plainDateISO();
  await transactions.run(async (em) => void makeZones(em));
  for (let batch = 0; batch * SUPPLIER_COUNT < count; batch++) {
    await transactions.run(async (em) => {
      const zones = await em.find(IndustrialZone, {}, { orderBy: { id: 'asc' } });
      const firstSerial = batch * SUPPLIER_COUNT + 1;
      makeSuppliers(em, new Random(DEMO_SEED + batch), today, { zones, firstSerial });
    });
  }
  // The last batch makes more than are wanted.
  const em = app.get(EntityManager, { strict: false }).fork();
  await em.execute(
    `delete from organisation where id in (select id from organisation where is_supplier order by id offset ?)`,
    [count],
  );
  await em.execute('vacuum (analyze)');
}
