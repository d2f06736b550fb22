import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Membership } from '#directory';
import { Person } from '#identity';
import { SupplierFinder } from '#search';
import { SavedSearch, SavedSearchMatch, SavedSearchesService, ShortlistsService } from '#sourcing';

const LIST = { name: 'Aluminium housings, second source', query: '精密加工 アルミ ±0.01' };
const NOTES = [
  'Holds the tolerance on all six faces; ask for a capability study.',
  'Good price for brass last year. Ask about capacity from March.',
  null,
  'Kenji: visit at the fair, bring drawing KP-2207.',
];
const SEARCHES = [
  { name: 'Precise aluminium parts, IATF', query: '精密加工 アルミ ±0.01 IATF 16949', hasNews: false },
  { name: 'Die casting near Hanoi', query: 'aluminium die casting Hanoi or Bac Ninh', hasNews: true },
] as const;

/** What the buyer's people keep of their searches: a shortlist with notes, and two searches that are watched; once. */
export async function makeSourcing(app: INestApplicationContext, buyerName: string): Promise<void> {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const em = app.get(EntityManager, { strict: false }).fork();
  if ((await em.count(SavedSearch, {})) > 0) return;
  const { id: personId } = await em.findOneOrFail(Person, { name: buyerName });
  const { organisation } = await em.findOneOrFail(Membership, { person: personId });
  const organisationId = organisation.id;
  const { suppliers } = await get(SupplierFinder).find({
    ...{ text: LIST.query, filter: {}, sort: 'relevance', offset: 0, limit: NOTES.length, facets: [] },
  });
  const lists = get(ShortlistsService);
  const shortlistId = await lists.create({ organisationId, name: LIST.name }, personId);
  for (const [index, supplier] of suppliers.entries()) {
    await lists.add({ shortlistId, supplierIds: [supplier.organisationId], note: NOTES[index] }, personId);
  }
  for (const { name, query, hasNews } of SEARCHES) {
    const id = await get(SavedSearchesService).save(
      { organisationId, name, query, isWatched: true },
      personId,
    );
    const news = hasNews
      ? await em.findOne(SavedSearchMatch, { search: id }, { orderBy: { id: 'desc' } })
      : null;
    if (news) await em.nativeUpdate(SavedSearchMatch, { id: news.id }, { seenAt: null });
  }
}
