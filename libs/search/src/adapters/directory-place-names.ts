import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { IndustrialZone } from '#directory';
import { loadPlaces } from '#places';
import { PlaceNames } from '../application/place-names.port.js';
import { PlaceReader } from '../domain/place-reader.js';

/** Parks are added a few times a year, and every search reads them. */
const KEPT_MS = 30_000;

@Injectable()
export class DirectoryPlaceNames extends PlaceNames {
  private known: { readonly reader: Promise<PlaceReader>; readonly readAt: number } | null = null;

  constructor(private readonly em: EntityManager) {
    super();
  }

  reader(): Promise<PlaceReader> {
    if (!this.known || performance.now() - this.known.readAt > KEPT_MS) {
      const reader = this.read();
      this.known = { reader, readAt: performance.now() };
      // What couldn't be read is tried again by the next.
      reader.catch(() => (this.known = null));
    }
    return this.known.reader;
  }

  private async read(): Promise<PlaceReader> {
    return new PlaceReader(loadPlaces(), await this.em.fork().find(IndustrialZone, {}));
  }
}
