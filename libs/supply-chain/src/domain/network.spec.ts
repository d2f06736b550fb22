import fc from 'fast-check';
import { type ChainLink, chainOf } from './network.js';

const link = (supplierId: string, customerId: string): ChainLink => ({
  ...{ id: `${supplierId}${customerId}`, supplierId, customerId, conceptIds: [] },
});

describe('a chain of supply', () => {
  it('puts everybody into the nearest tier, through circles and side ways', () => {
    const links = [
      link('a', 'm'),
      link('b', 'a'),
      link('b', 'm'),
      link('c', 'b'),
      link('m', 'c'),
      link('d', 'c'),
    ];
    const chain = chainOf('m', links, { depth: 3, most: 100 });
    expect(Object.fromEntries(chain.nodes.map(({ organisationId, tier }) => [organisationId, tier]))).toEqual(
      {
        ...{ m: 0, a: 1, b: 1, c: 2, d: 3 },
      },
    );
    expect(chain.links.map(({ id }) => id)).toEqual(['am', 'bm', 'cb', 'dc']);
    expect(chain.isCut).toBe(false);
    expect(chainOf('m', links, { depth: 2, most: 100 }).isCut).toBe(true);
    expect(chainOf('m', links, { depth: 3, most: 3 })).toMatchObject({ isCut: true, nodes: { length: 3 } });
  });

  it('has every tier but the first one step behind another, whatever the links', () => {
    const names = fc.constantFrom(...'mabcdefg');
    const anyLinks = fc.array(
      fc.tuple(names, names).filter(([from, to]) => from !== to),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(anyLinks, (pairs) => {
        const { nodes, links } = chainOf(
          'm',
          pairs.map(([from, to]) => link(from, to)),
          { depth: 3, most: 99 },
        );
        const tierOf = new Map(nodes.map(({ organisationId, tier }) => [organisationId, tier]));
        for (const { organisationId, tier } of nodes) {
          if (tier === 0) continue;
          const ahead = links.filter(({ supplierId }) => supplierId === organisationId);
          expect(Math.max(...ahead.map(({ customerId }) => tierOf.get(customerId)!))).toBe(tier - 1);
        }
      }),
    );
  });
});
