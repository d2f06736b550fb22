import { exposureOf } from './exposure.js';

it('shows each group beside how many it is', () => {
  const one = (size: string | null, proposed: number, met: number) => ({
    ...{ size, province: '01', ownership: 'private', proposed, top: proposed, agreed: met, met },
  });
  const groups = exposureOf([one('small', 1, 0), one('small', 2, 0), one('small', 0, 0), one('large', 9, 0)]);
  const of = (value: string) => groups.find((group) => group.dimension === 'size' && group.value === value)!;
  expect(of('small')).toMatchObject({
    ...{ suppliers: 3, shareOfSuppliers: 0.75 },
    counts: { proposed: 3, met: 0 },
    shares: { proposed: 0.25, met: null },
  });
  expect(of('large').shares.proposed).toBe(0.75);
  for (const dimension of ['size', 'province', 'ownership']) {
    const shares = groups
      .filter((group) => group.dimension === dimension)
      .map(({ shareOfSuppliers }) => shareOfSuppliers);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  }
  const sizes = exposureOf([one('large', 1, 0), one(null, 1, 0), one('large', 1, 0), one('small', 1, 0)]);
  expect(sizes.filter(({ dimension }) => dimension === 'size').map(({ value }) => value)).toEqual([
    ...['small', 'large', null],
  ]);
  expect(exposureOf([])).toEqual([]);
});
