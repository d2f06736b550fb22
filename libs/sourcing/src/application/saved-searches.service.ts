import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Clock, InvalidInputError, newId } from '#kernel';
import { SavedSearch, SavedSearchMatch } from '../domain/saved-search.entity.js';
import { SearchTooWideError, TooManyError } from '../domain/sourcing.errors.js';
import { MOST_WATCHED, type SearchMatches, SearchMatchesReader } from './search-matches.js';

/** Of one person for one organisation. */
export const MOST_SAVED_SEARCHES = 50;

export interface SearchToSave {
  readonly organisationId?: string | null;
  readonly name: string;
  readonly query: string;
  readonly filter?: object | null;
  readonly isWatched: boolean;
  readonly idempotencyKey?: string | null;
}

/** Keeps people's searches; what is new in them is found by SavedSearchWatch. */
@Injectable()
export class SavedSearchesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly matches: SearchMatchesReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever meets a watched search now is taken for known: only who comes after is new.
   * @throws InvalidInputError, TooManyError, SearchTooWideError when it is to be watched
   */
  async save(input: SearchToSave, personId: string): Promise<string> {
    const search = { text: input.query, filter: { ...input.filter } };
    const matches = await this.matchesOf(search);
    return this.transactions.run((em) =>
      once(em, 'saveSearch', input, async () => {
        await lockInOrder(em, [`saved-searches:${personId}`]);
        const organisation = input.organisationId ?? null;
        if ((await em.count(SavedSearch, { person: personId, organisation })) >= MOST_SAVED_SEARCHES) {
          throw new TooManyError('saved searches', MOST_SAVED_SEARCHES);
        }
        if (input.isWatched) assertNarrow(matches);
        const saved = em.create(SavedSearch, {
          ...search,
          person: personId,
          organisation,
          name: input.name.trim(),
          isWatched: input.isWatched,
          total: matches.total,
          checkedAt: this.clock.nowDate(),
        });
        await em.flush();
        if (input.isWatched) await this.takeForKnown(em, saved.id, matches);
        await announceChange(em, saved);
        return saved.id;
      }),
    );
  }

  /** @throws StaleVersionError */
  rename(id: string, version: number, name: string): Promise<void> {
    return this.change(id, version, (search) => {
      search.name = name.trim();
    });
  }

  /** Doing it twice changes nothing. @throws StaleVersionError, SearchTooWideError */
  async watch(id: string, version: number): Promise<void> {
    const { text, filter } = await this.transactions.run(async (em) =>
      found(await em.findOne(SavedSearch, { id }), 'saved search', id),
    );
    const matches = await this.matchesOf({ text, filter });
    return this.change(id, version, async (search, em) => {
      if (search.isWatched) return;
      assertNarrow(matches);
      Object.assign(search, { isWatched: true, isTooWide: false, total: matches.total, checkedMark: null });
      search.checkedAt = this.clock.nowDate();
      await this.takeForKnown(em, id, matches);
    });
  }

  /** Forgets what it had found, new or not. Doing it twice changes nothing. @throws StaleVersionError */
  stopWatching(id: string, version: number): Promise<void> {
    return this.change(id, version, async (search, em) => {
      Object.assign(search, { isWatched: false, isTooWide: false });
      await em.nativeDelete(SavedSearchMatch, { search: id });
    });
  }

  /** @throws StaleVersionError */
  remove(id: string, version: number): Promise<void> {
    return this.change(id, version, (search, em) => {
      em.remove(search);
    });
  }

  /** The person has seen what is new. Doing it twice changes nothing. */
  lookThrough(id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const search = await locked(em, id);
      const seen = await em.nativeUpdate(
        SavedSearchMatch,
        { search: id, seenAt: null },
        { seenAt: this.clock.nowDate() },
      );
      if (seen > 0) await announceChange(em, search);
    });
  }

  private change(
    id: string,
    version: number,
    change: (search: SavedSearch, em: EntityManager) => void | Promise<void>,
  ): Promise<void> {
    return this.transactions.run(async (em) => {
      const search = await locked(em, id);
      assertVersion(search, version);
      await change(search, em);
      await announceChange(em, search);
    });
  }

  private async matchesOf(search: { text: string; filter: object }): Promise<SearchMatches> {
    try {
      return await this.matches.of(search);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      throw new InvalidInputError(
        error.problems.map(({ path, message }) => ({ path: ['input', ...path], message })),
      );
    }
  }

  private async takeForKnown(em: EntityManager, id: string, { supplierIds }: SearchMatches): Promise<void> {
    await em.nativeDelete(SavedSearchMatch, { search: id });
    await insertMatches(em, id, supplierIds, this.clock.nowDate(), true);
  }
}

/**
 * Writes matches of a search; suppliers that are gone, and those already there, are left out. They are no entities'
 * inserts: what a search finds is no change that anybody made, so it has no place in the audit log.
 * @returns how many were written
 */
export async function insertMatches(
  em: EntityManager,
  searchId: string,
  supplierIds: readonly string[],
  now: Date,
  seen: boolean,
): Promise<number> {
  if (supplierIds.length === 0) return 0;
  const rows: unknown[] = await em.execute(
    `insert into saved_search_match (id, created_at, search_id, supplier_id, seen_at)
     select m.id, ?::timestamptz, ?::uuid, m.supplier_id, ?::timestamptz
       from unnest(?::uuid[], ?::uuid[]) as m(id, supplier_id)
       join organisation on organisation.id = m.supplier_id
     on conflict (search_id, supplier_id) do nothing
     returning id`,
    [
      now.toISOString(),
      searchId,
      seen ? now.toISOString() : null,
      `{${supplierIds.map(() => newId()).join(',')}}`,
      `{${supplierIds.join(',')}}`,
    ],
  );
  return rows.length;
}

function assertNarrow({ total, isTooWide }: SearchMatches): void {
  if (isTooWide) throw new SearchTooWideError(total, MOST_WATCHED);
}

async function locked(em: EntityManager, id: string): Promise<SavedSearch> {
  return found(
    await em.findOne(SavedSearch, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'saved search',
    id,
  );
}

/** Told to the person alone. */
export function announceChange(
  em: EntityManager,
  { id, person }: Pick<SavedSearch, 'id' | 'person'>,
): Promise<void> {
  return announce(em, 'saved-search.changed', { savedSearchId: id, personId: person.id });
}
