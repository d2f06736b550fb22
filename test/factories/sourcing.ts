import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import type { Person } from '#identity';
import { SavedSearch, SavedSearchMatch, Shortlist, ShortlistEntry } from '#sourcing';

/** A shortlist of an organisation with these suppliers on it, in this order. */
export async function makeShortlist(
  em: EntityManager,
  organisation: Organisation,
  by: Person,
  {
    name = 'Favourites',
    suppliers = [],
    note = null,
  }: { name?: string; suppliers?: Organisation[]; note?: string | null } = {},
): Promise<{ list: Shortlist; entries: ShortlistEntry[] }> {
  const list = em.create(Shortlist, { organisation, name, createdBy: by.id });
  const entries = suppliers.map((supplier, index) =>
    em.create(ShortlistEntry, { shortlist: list, supplier, addedBy: by.id, position: index + 1, note }),
  );
  await em.flush();
  return { list, entries };
}

/** A search that somebody keeps; not watched unless it is said, so that nothing looks after it by itself. */
export async function makeSavedSearch(
  em: EntityManager,
  person: Person,
  {
    organisation = null,
    name = 'Milling',
    text = 'CNC milling',
    isWatched = false,
    matches = [],
  }: {
    organisation?: Organisation | null;
    name?: string;
    text?: string;
    isWatched?: boolean;
    matches?: Organisation[];
  } = {},
): Promise<SavedSearch> {
  const search = em.create(SavedSearch, {
    ...{ person: person.id, organisation, name, text, isWatched, total: matches.length },
    checkedAt: new Date('2026-11-22T02:00:00Z'),
  });
  for (const supplier of matches) em.create(SavedSearchMatch, { search, supplier });
  await em.flush();
  return search;
}
