import type { Whereabouts } from './placed-meeting.js';
import { toldAs } from './told-as.js';

const withPeople = (...delegateIds: string[]): Whereabouts => ({
  ...{ slotId: 'slot', tableId: 'table', interpreterId: null },
  delegateIds,
});

describe('what a change is to those who come', () => {
  it('is new to whoever joins, and over for whoever drops out', () => {
    const [before, after] = [withPeople('an', 'binh'), withPeople('binh', 'chi')];
    expect(toldAs(['an'], before, after)).toBe('left');
    expect(toldAs(['chi'], before, after)).toBe('added');
    expect(toldAs(['binh'], before, after)).toBeNull();
  });

  it('is nothing of the kind to those who get the letters of both, or speak for the organisation', () => {
    const [before, after] = [withPeople('an'), withPeople('chi')];
    expect(toldAs(['an', 'chi'], before, after)).toBeNull();
    expect(toldAs([], before, after)).toBeNull();
  });

  it('is nothing of the kind where the meeting itself is new or cancelled', () => {
    expect(toldAs(['an'], null, withPeople('an'))).toBeNull();
    expect(toldAs(['an'], withPeople('an'), null)).toBeNull();
  });
});
