/** A confirmed link, by organisations. */
export interface ChainLink {
  readonly id: string;
  readonly supplierId: string;
  readonly customerId: string;
  readonly conceptIds: readonly string[];
}

export interface ChainNode {
  readonly organisationId: string;
  /** 0 for the enterprise that is looked from, 1 for its direct suppliers, and so on. */
  readonly tier: number;
}

export interface Chain {
  readonly nodes: readonly ChainNode[];
  /** Those between its nodes that lead towards the middle. */
  readonly links: readonly ChainLink[];
  /** Whether suppliers further out were left out. */
  readonly isCut: boolean;
}

/**
 * Who supplies an enterprise over `depth` tiers. An organisation stands in the nearest tier in which it is found;
 * circles (two that supply each other) end where they close.
 */
export function chainOf(
  middle: string,
  links: readonly ChainLink[],
  { depth, most }: { depth: number; most: number },
): Chain {
  const suppliersOf = Map.groupBy(links, ({ customerId }) => customerId);
  const tiers = new Map<string, number>([[middle, 0]]);
  let isCut = false;
  let edge = [middle];
  for (let tier = 1; tier <= depth; tier++) {
    const next: string[] = [];
    for (const customer of edge) {
      for (const { supplierId } of suppliersOf.get(customer) ?? []) {
        if (tiers.has(supplierId)) continue;
        if (tiers.size >= most) {
          isCut = true;
          continue;
        }
        tiers.set(supplierId, tier);
        next.push(supplierId);
      }
    }
    edge = next;
  }
  if (edge.some((id) => (suppliersOf.get(id) ?? []).some(({ supplierId }) => !tiers.has(supplierId))))
    isCut = true;
  return {
    nodes: [...tiers].map(([organisationId, tier]) => ({ organisationId, tier })),
    links: links.filter(({ supplierId, customerId }) => {
      const [from, to] = [tiers.get(supplierId), tiers.get(customerId)];
      return from !== undefined && to !== undefined && to < from;
    }),
    isCut,
  };
}
