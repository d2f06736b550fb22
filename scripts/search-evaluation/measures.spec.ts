import { median, ndcg, overlap, percentile, recall } from './measures.js';

describe('nDCG', () => {
  it('is 1 when the best come first, and less the later they come', () => {
    expect(ndcg([3, 2, 1, 0], [0, 1, 2, 3], 10)).toBe(1);
    // (3/log2(2) + 7/log2(3)) / (7/log2(2) + 3/log2(3))
    expect(ndcg([2, 3], [2, 3], 10)).toBeCloseTo(0.834, 3);
    expect(ndcg([0, 3], [3], 10)).toBeCloseTo(1 / Math.log2(3));
    expect(ndcg([], [3], 10)).toBe(0);
  });

  it('counts what wasn’t found at all, and only the first', () => {
    expect(ndcg([3], [3, 3], 10)).toBeCloseTo(1 / (1 + 1 / Math.log2(3)));
    expect(ndcg([3], [3, 3], 1)).toBe(1);
    expect(ndcg([0, 3], [3], 1)).toBe(0);
  });
});

describe('recall', () => {
  it('is the share of those of a grade among the first', () => {
    expect(recall([3, 1, 2], [3, 3, 2, 1], { depth: 50, atLeast: 3 })).toBe(0.5);
    expect(recall([3, 1, 2], [3, 3, 2, 1], { depth: 50, atLeast: 2 })).toBeCloseTo(2 / 3);
    expect(recall([1, 3], [3, 1], { depth: 1, atLeast: 3 })).toBe(0);
  });

  it('can be whole where more are right than fit', () => {
    expect(recall([3, 3], [3, 3, 3, 3], { depth: 2, atLeast: 3 })).toBe(1);
  });
});

it('overlap is of the longer list', () => {
  expect(overlap(['a', 'b'], ['b', 'c', 'd', 'e'])).toBe(0.25);
  expect(overlap([], [])).toBe(1);
  expect(overlap([], ['a'])).toBe(0);
});

it('percentiles are values that occur', () => {
  const values = [5, 1, 4, 2, 3];
  expect([median(values), percentile(values, 0.95), percentile(values, 0.2)]).toEqual([3, 5, 1]);
});
