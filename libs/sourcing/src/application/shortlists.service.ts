import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Organisation } from '#directory';
import { InvalidInputError } from '#kernel';
import { Shortlist, ShortlistEntry } from '../domain/shortlist.entity.js';
import { TooManyError } from '../domain/sourcing.errors.js';

export const MOST_SHORTLISTS = 100;
export const MOST_ENTRIES = 500;

/**
 * Keeps shortlists. Every change announces `shortlist.changed` to the organisation whose list it is; events name no
 * supplier, so that none can learn of it.
 */
@Injectable()
export class ShortlistsService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws NotFoundError (organisation), TooManyError */
  create(
    input: { organisationId: string; name: string; idempotencyKey?: string | null },
    personId: string,
  ): Promise<string> {
    const { organisationId, name } = input;
    return this.transactions.run((em) =>
      once(em, 'createShortlist', input, async () => {
        found(await em.findOne(Organisation, { id: organisationId }), 'organisation', organisationId);
        await lockInOrder(em, [`shortlists:${organisationId}`]);
        if ((await em.count(Shortlist, { organisation: organisationId })) >= MOST_SHORTLISTS) {
          throw new TooManyError('shortlists', MOST_SHORTLISTS);
        }
        const list = em.create(Shortlist, {
          organisation: organisationId,
          name: name.trim(),
          createdBy: personId,
        });
        await announceChange(em, list);
        return list.id;
      }),
    );
  }

  /** @throws StaleVersionError */
  rename(id: string, version: number, name: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const list = await locked(em, id);
      assertVersion(list, version);
      list.name = name.trim();
      await announceChange(em, list);
    });
  }

  /** Deletes a list with everything on it. @throws StaleVersionError */
  remove(id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const list = await locked(em, id);
      assertVersion(list, version);
      await announceChange(em, list);
      // One by one and not by the database, so that the audit log tells of each.
      em.remove(await em.find(ShortlistEntry, { shortlist: list }));
      em.remove(list);
    });
  }

  /**
   * Puts suppliers at the end of a list; those that are on it already stay as they are.
   * @throws InvalidInputError for those that aren't suppliers of the directory; TooManyError
   */
  add(
    input: {
      shortlistId: string;
      supplierIds: string[];
      note?: string | null;
      idempotencyKey?: string | null;
    },
    personId: string,
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addToShortlist', input, async () => {
        const list = await locked(em, input.shortlistId);
        const ids = [...new Set(input.supplierIds)];
        await assertFindable(em, input.supplierIds);
        const there = await em.find(
          ShortlistEntry,
          { shortlist: list },
          { fields: ['supplier', 'position'] },
        );
        const listed = new Set(there.map(({ supplier }) => supplier.id));
        const added = ids.filter((id) => !listed.has(id));
        if (there.length + added.length > MOST_ENTRIES) {
          throw new TooManyError('suppliers on a shortlist', MOST_ENTRIES);
        }
        const last = Math.max(0, ...there.map(({ position }) => position));
        for (const [index, supplier] of added.entries()) {
          em.create(ShortlistEntry, {
            ...{ shortlist: list, supplier, addedBy: personId, position: last + index + 1 },
            note: input.note?.trim() || null,
          });
        }
        if (added.length > 0) await announceChange(em, list);
        return list.id;
      }),
    );
  }

  /** @throws StaleVersionError */
  annotate(entryId: string, version: number, note: string | null | undefined): Promise<void> {
    return this.transactions.run(async (em) => {
      const { list, entry } = await lockedEntry(em, entryId);
      assertVersion(entry, version);
      entry.note = note?.trim() || null;
      await announceChange(em, list);
    });
  }

  /** Gives the id of the list that it was on. @throws StaleVersionError */
  removeEntry(entryId: string, version: number): Promise<string> {
    return this.transactions.run(async (em) => {
      const { list, entry } = await lockedEntry(em, entryId);
      assertVersion(entry, version);
      em.remove(entry);
      await announceChange(em, list);
      return list.id;
    });
  }

  /**
   * Puts an entry in front of another of the same list, or last without one.
   * @throws InvalidInputError when the other one isn't on the list
   */
  move(entryId: string, beforeEntryId: string | null | undefined): Promise<string> {
    return this.transactions.run(async (em) => {
      const { list } = await lockedEntry(em, entryId);
      const entries = await em.find(
        ShortlistEntry,
        { shortlist: list },
        { fields: ['id'], orderBy: { position: 'asc', id: 'asc' } },
      );
      const others = entries.map(({ id }) => id).filter((id) => id !== entryId);
      const at = beforeEntryId ? others.indexOf(beforeEntryId) : others.length;
      if (at < 0 && beforeEntryId !== entryId) {
        throw InvalidInputError.at('beforeEntryId', 'This is not on the same shortlist.');
      }
      if (at >= 0) await renumber(em, others.toSpliced(at, 0, entryId));
      await announceChange(em, list);
      return list.id;
    });
  }
}

/** Order is no edit of an entry: versions stay, so that a note being written isn't stale because of it. */
async function renumber(em: EntityManager, ids: readonly string[]): Promise<void> {
  await em.execute(
    `update shortlist_entry e set position = n.position
       from unnest(?::uuid[]) with ordinality as n(id, position)
      where e.id = n.id and e.position <> n.position`,
    [`{${ids.join(',')}}`],
  );
}

/** Held until the end of the transaction: what stands on a list is changed by one at a time. */
async function locked(em: EntityManager, id: string): Promise<Shortlist> {
  return found(
    await em.findOne(Shortlist, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'shortlist',
    id,
  );
}

async function lockedEntry(
  em: EntityManager,
  id: string,
): Promise<{ list: Shortlist; entry: ShortlistEntry }> {
  const unlocked = found(await em.findOne(ShortlistEntry, { id }), 'shortlist entry', id);
  const list = await locked(em, unlocked.shortlist.id);
  // Read again behind the lock: it may have been removed in between.
  const entry = found(await em.findOne(ShortlistEntry, { id }, { refresh: true }), 'shortlist entry', id);
  return { list, entry };
}

async function assertFindable(em: EntityManager, ids: readonly string[]): Promise<void> {
  const suppliers = await em.find(
    Organisation,
    { id: { $in: [...ids] }, isSupplier: true, withdrawnAt: null },
    { fields: ['id'] },
  );
  const findable = new Set(suppliers.map(({ id }) => id));
  const problems = ids.flatMap((id, index) =>
    findable.has(id)
      ? []
      : [{ path: ['input', 'supplierIds', String(index)], message: 'is not a supplier of the directory' }],
  );
  if (problems.length > 0) throw new InvalidInputError(problems);
}

function announceChange(em: EntityManager, list: Shortlist): Promise<void> {
  return announce(em, 'shortlist.changed', {
    shortlistId: list.id,
    organisationId: list.organisation.id,
  });
}
