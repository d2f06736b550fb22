import type { Vocabulary } from '#vocabulary';

/** A process that the products of an enterprise take and that nobody in its chain has. */
export interface ChainGap {
  readonly conceptId: string;
  /** The enterprise's products that take it. */
  readonly productIds: readonly string[];
  /** vocabulary: it says so itself · practice: suppliers of the directory who make such products have it */
  readonly basis: 'vocabulary' | 'practice';
  /** Suppliers that make such products and have the process. */
  readonly practisedBy: number;
}

/** How often suppliers of a product name a process. */
export interface ProductPractice {
  readonly productId: string;
  readonly processId: string;
  readonly suppliers: number;
  /** Of all suppliers of the product. */
  readonly share: number;
}

/** Practice counts when this many suppliers, and this part of all who make the product, have the process. */
const FEWEST_SUPPLIERS = 3;
const SMALLEST_SHARE = 0.4;

/**
 * What is missing in a chain: processes that the vocabulary relates to its products (or to a broader product), and those
 * that makers of such products commonly have, less what anybody in the chain can do, in a narrower form too.
 */
export function chainGaps(
  vocabulary: Vocabulary,
  {
    productIds,
    held,
    practice,
  }: {
    productIds: readonly string[];
    /** Concepts that the members of the chain have. */
    held: ReadonlySet<string>;
    practice: readonly ProductPractice[];
  },
): ChainGap[] {
  const isHeld = (process: string) =>
    [...vocabulary.narrowerClosure(process).keys(), process].some((id) => held.has(id));
  const needed = new Map<string, { products: Set<string>; basis: ChainGap['basis']; practisedBy: number }>();
  const add = (process: string, product: string, basis: ChainGap['basis'], practisedBy: number) => {
    const known = needed.get(process) ?? { products: new Set<string>(), basis, practisedBy: 0 };
    known.products.add(product);
    if (basis === 'vocabulary') known.basis = basis;
    known.practisedBy += practisedBy;
    needed.set(process, known);
  };
  for (const product of productIds) {
    const line = [product, ...vocabulary.broaderClosure(product).keys()];
    for (const id of new Set(line.flatMap((one) => vocabulary.byId(one)?.related ?? [])))
      if (vocabulary.byId(id)?.kind === 'process') add(id, product, 'vocabulary', 0);
  }
  for (const { productId, processId, suppliers, share } of practice) {
    const isCommon = suppliers >= FEWEST_SUPPLIERS && share >= SMALLEST_SHARE;
    if (isCommon || needed.has(processId))
      add(processId, productId, needed.get(processId)?.basis ?? 'practice', suppliers);
  }
  return [...needed]
    .filter(([process]) => !isHeld(process))
    .map(([conceptId, { products, ...gap }]) => ({ conceptId, productIds: [...products], ...gap }))
    .sort(
      (a, b) =>
        Number(b.basis === 'vocabulary') - Number(a.basis === 'vocabulary') ||
        b.productIds.length - a.productIds.length ||
        b.practisedBy - a.practisedBy ||
        a.conceptId.localeCompare(b.conceptId),
    );
}
