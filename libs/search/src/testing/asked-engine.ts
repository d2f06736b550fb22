import { FixedClock, newId } from '#kernel';
import { loadPlaces } from '#places';
import { type Vocabulary, loadVocabulary } from '#vocabulary';
import { PlaceNames } from '../application/place-names.port.js';
import { type FoundSuppliers, SupplierFinder, type SupplierRequest } from '../application/supplier-finder.js';
import { type SupplierFacts, buildDocument } from '../domain/build-document.js';
import { PlaceReader } from '../domain/place-reader.js';
import type { SupplierSearch } from '../domain/supplier-search.port.js';

export interface EngineUnderTest {
  readonly engine: SupplierSearch;
  close(): Promise<void>;
}

export const NOW = '2026-11-22T02:00:00Z';

export const THANG_LONG = newId();

class KnownPlaces extends PlaceNames {
  private readonly known = new PlaceReader(loadPlaces(), [
    { id: THANG_LONG, name: 'Khu công nghiệp Thăng Long' },
  ]);

  reader(): Promise<PlaceReader> {
    return Promise.resolve(this.known);
  }
}

const places = new KnownPlaces();

/** An engine, asked as people ask it; suppliers are told by their names. */
export class AskedEngine {
  readonly vocabulary: Vocabulary = loadVocabulary();
  private readonly nameOf = new Map<string, string>();

  constructor(readonly engine: SupplierSearch) {}

  async put(...suppliers: SupplierFacts[]): Promise<void> {
    await this.engine.put(suppliers.map((facts) => buildDocument(facts, this.vocabulary)));
    for (const { organisation } of suppliers) this.nameOf.set(organisation.id, organisation.legalName);
  }

  find(text: string, more: Partial<SupplierRequest> = {}): Promise<FoundSuppliers> {
    return new SupplierFinder(this.engine, this.vocabulary, new FixedClock(NOW), places).find({
      text,
      filter: {},
      sort: 'relevance',
      offset: 0,
      limit: 20,
      facets: [],
      ...more,
    });
  }

  names({ suppliers }: FoundSuppliers): (string | undefined)[] {
    return suppliers.map(({ organisationId }) => this.nameOf.get(organisationId));
  }

  async found(text: string, more: Partial<SupplierRequest> = {}): Promise<(string | undefined)[]> {
    return this.names(await this.find(text, more));
  }
}
