import { type AttendingParty, canMeet, groupOutcome } from './group-attendance.js';

const party = (side: 'supplier' | 'buyer', rest: Partial<AttendingParty> = {}): AttendingParty => ({
  ...{ side, isAbsent: false, outcomeKind: null },
  ...rest,
});

describe('a group meeting on the day', () => {
  it('can be held while both sides are there', () => {
    const gone = { isAbsent: true };
    expect(canMeet([party('buyer'), party('supplier', gone), party('supplier')])).toBe(true);
    expect(canMeet([party('buyer'), party('supplier', gone), party('supplier', gone)])).toBe(false);
    // Without its only buyer the suppliers have nobody to meet.
    expect(canMeet([party('buyer', gone), party('supplier'), party('supplier')])).toBe(false);
    expect(canMeet([])).toBe(false);
  });

  it('counts by the organiser’s word, else by the most cautious of those who were there', () => {
    const parties = [
      party('buyer', { outcomeKind: 'cooperation-agreed' }),
      party('supplier', { outcomeKind: 'informative' }),
      party('supplier', { outcomeKind: 'no-interest', isAbsent: true }),
    ];
    expect(groupOutcome('held', null, parties)).toBe('informative');
    expect(groupOutcome('held', 'cooperation-possible', parties)).toBe('cooperation-possible');
    expect(groupOutcome('held', null, [party('buyer'), party('supplier')])).toBeNull();
  });
});
