import type { Passage } from '../domain/supplier-document.js';

/** Reads the texts of all suppliers with the concepts that were found in them. */
export abstract class IndexedTexts {
  /** Suppliers in the order of their ids, after `after`. Reads only. */
  abstract textsAfter(
    after: string | null,
    limit: number,
  ): Promise<{ readonly organisationId: string; readonly passages: readonly Passage[] }[]>;
}
