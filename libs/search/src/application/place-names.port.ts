import type { PlaceReader } from '../domain/place-reader.js';

/** Knows the names of places, those of the directory's clusters and parks among them. */
export abstract class PlaceNames {
  /** May be some seconds behind the directory. Reads only. */
  abstract reader(): Promise<PlaceReader>;
}
