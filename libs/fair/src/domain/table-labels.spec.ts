import { countedLabels } from './table-labels.js';

describe('countedLabels', () => {
  it('pads the numbers, so that the labels sort as they are counted', () => {
    expect(countedLabels('A', 1, 12)).toEqual([
      'A01',
      'A02',
      'A03',
      'A04',
      'A05',
      'A06',
      'A07',
      'A08',
      'A09',
      'A10',
      'A11',
      'A12',
    ]);
    expect(countedLabels('B-', 99, 2)).toEqual(['B-099', 'B-100']);
    expect(countedLabels('', 7, 1)).toEqual(['07']);
  });
});
