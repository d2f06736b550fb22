import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { type SupplierFilter, SupplierFinder, type SupplierSort } from '#search';
import type { SheetValue } from '#spreadsheet';
import { Shortlist, ShortlistEntry } from '../domain/shortlist.entity.js';
import { MOST_ENTRIES } from './shortlists.service.js';
import { type ListedFacts, SupplierSheet } from './supplier-sheet.js';

export const MOST_EXPORTED = 5_000;
const BATCH = 200;

export interface ExportedSearch {
  readonly text: string;
  readonly filter: SupplierFilter;
  readonly sort: SupplierSort;
  readonly language: string | undefined;
}

/** Gives what was found, or put on a shortlist, as rows of a sheet; headers come first. Reads only. */
@Injectable()
export class SupplierExport {
  constructor(
    private readonly em: EntityManager,
    private readonly finder: SupplierFinder,
    private readonly sheet: SupplierSheet,
  ) {}

  /**
   * The first MOST_EXPORTED finds, in their order, some at a time: what is held is one batch.
   * @throws InvalidInputError for concepts that don't exist, when the first row is asked for
   */
  async *search({ text, filter, sort, language }: ExportedSearch): AsyncGenerator<SheetValue[]> {
    yield this.sheet.headers(language, false);
    for (let offset = 0; offset < MOST_EXPORTED; offset += BATCH) {
      const limit = Math.min(BATCH, MOST_EXPORTED - offset);
      const { suppliers } = await this.finder.find({ text, filter, sort, offset, limit, facets: [] });
      const ids = suppliers.map(({ organisationId }) => organisationId);
      yield* await this.sheet.rows(this.em.fork(), ids, language);
      if (suppliers.length < limit) return;
    }
  }

  /** A list has no more than MOST_ENTRIES, so it is read whole. @throws NotFoundError */
  async shortlist(
    id: string,
    language: string | undefined,
  ): Promise<{ name: string; rows: AsyncGenerator<SheetValue[]> }> {
    const em = this.em.fork();
    const list = found(await em.findOne(Shortlist, { id }), 'shortlist', id);
    const entries = await em.find(
      ShortlistEntry,
      { shortlist: id },
      { orderBy: { position: 'asc', id: 'asc' }, populate: ['addedBy'], limit: MOST_ENTRIES },
    );
    const listed = new Map(
      entries.map(({ supplier, note, addedBy, createdAt }): [string, ListedFacts] => [
        supplier.id,
        {
          note: note ?? null,
          addedBy: addedBy.getEntity().name,
          addedOn: createdAt.toISOString().slice(0, 10),
        },
      ]),
    );
    return { name: list.name, rows: this.listedRows(em, listed, language) };
  }

  private async *listedRows(
    em: EntityManager,
    listed: ReadonlyMap<string, ListedFacts>,
    language: string | undefined,
  ): AsyncGenerator<SheetValue[]> {
    yield this.sheet.headers(language, true);
    yield* await this.sheet.rows(em, [...listed.keys()], language, listed);
  }
}
