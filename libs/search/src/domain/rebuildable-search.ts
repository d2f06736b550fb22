import type { SupplierDocument } from './supplier-document.js';
import { type SupplierQuery, SupplierSearch } from './supplier-search.port.js';

/** A new index that is being filled beside the one in use. */
export interface Rebuild {
  /** Adds documents; resolves when the engine has taken them, not when they can be found. */
  put(documents: readonly SupplierDocument[]): Promise<void>;
  /** Waits until all that was put is there. */
  settle(): Promise<void>;
  /** Puts the new index in the place of the old one, in one step. Nobody may write meanwhile. */
  finish(): Promise<void>;
  /** Throws the new index away. */
  abandon(): Promise<void>;
}

/** An engine whose index is made anew beside the one in use, so that searches see all of the old or all of the new. */
export abstract class RebuildableSearch extends SupplierSearch {
  /** Whether it can answer the query at all; what it can't is for the engine that is always there. */
  abstract answers(query: SupplierQuery): boolean;

  /** Whether there is an index at all that answers: false before the first rebuild, and after one of another version. */
  abstract hasIndex(): Promise<boolean>;

  /**
   * Begins an empty index, throwing away what an interrupted rebuild has left. From now on `put` and `remove` change
   * both, so that no change is lost. One rebuild at a time: the caller sees to that.
   */
  abstract startRebuild(): Promise<Rebuild>;
}
