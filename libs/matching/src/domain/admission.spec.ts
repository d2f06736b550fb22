import fc from 'fast-check';
import {
  Admission,
  type AdmissionFacts,
  DEFAULT_MEETING_RULES,
  type MeetingRule,
  type ParticipantGroup,
  type Participant,
} from './admission.js';

const one = (rest: Partial<Participant> = {}): Participant => ({
  ...{ organisationId: 'supplier', tags: [], country: 'VN', kind: 'direct' },
  ...rest,
});
const buyer = (rest: Partial<Participant> = {}) => one({ organisationId: 'buyer', ...rest });
const group = (rest: Partial<ParticipantGroup> = {}): ParticipantGroup => ({
  ...{ tags: [], countries: [], kinds: [] },
  ...rest,
});
const admission = (rest: Partial<AdmissionFacts> = {}) =>
  new Admission({ rules: DEFAULT_MEETING_RULES, exclusions: [], conflicts: [], ...rest });

describe('who may meet whom', () => {
  it('lets all meet but those who are only promoted, unless it is said otherwise', () => {
    expect(admission().admits(one(), buyer())).toBe(true);
    expect(admission().obstacles(one({ kind: 'indirect' }), buyer())).toEqual(['meeting-rule']);
    expect(admission({ rules: [] }).admits(one({ kind: 'indirect' }), buyer())).toBe(true);
  });

  it('goes by the first cell of the matrix that the pair falls into', () => {
    const rules: MeetingRule[] = [
      { supplier: group({ tags: ['key-product', 'vip'] }), buyer: group(), mayMeet: true },
      { supplier: group(), buyer: group({ countries: ['JP'] }), mayMeet: false },
    ];
    const at = admission({ rules });
    expect(at.admits(one({ tags: ['vip'] }), buyer({ country: 'JP' }))).toBe(true);
    expect(at.admits(one({ tags: ['other'] }), buyer({ country: 'JP' }))).toBe(false);
    expect(at.admits(one(), buyer({ country: 'KR' }))).toBe(true);
  });

  it('keeps apart whom the organiser or either side keeps apart, and knows who it was', () => {
    expect(admission({ exclusions: [['buyer', 'supplier']] }).obstacles(one(), buyer())).toEqual([
      'exclusion',
    ]);
    expect(admission({ conflicts: [['supplier', 'buyer']] }).obstacles(one(), buyer())).toEqual([
      'conflict-of-supplier',
    ]);
    expect(admission({ conflicts: [['buyer', 'supplier']] }).obstacles(one(), buyer())).toEqual([
      'conflict-of-buyer',
    ]);
  });

  it('treats the two sides alike', () => {
    const ids = fc.constantFrom('a', 'b', 'c');
    const pairs = fc.array(fc.tuple(ids, ids), { maxLength: 4 });
    const groups = fc.record({
      tags: fc.subarray(['x', 'y']),
      countries: fc.subarray(['VN', 'JP']),
      kinds: fc.subarray(['direct', 'indirect'] as const),
    });
    const participants = fc.record({
      organisationId: ids,
      tags: fc.subarray(['x', 'y']),
      country: fc.constantFrom('VN', 'JP'),
      kind: fc.constantFrom('direct' as const, 'indirect' as const),
    });
    const rules = fc.array(fc.record({ supplier: groups, buyer: groups, mayMeet: fc.boolean() }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(rules, pairs, pairs, participants, participants, (matrix, exclusions, conflicts, s, b) => {
        const here = new Admission({ rules: matrix, exclusions, conflicts });
        const turned = new Admission({
          rules: matrix.map((rule) => ({ ...rule, supplier: rule.buyer, buyer: rule.supplier })),
          exclusions,
          conflicts,
        });
        expect(turned.admits(b, s)).toBe(here.admits(s, b));
      }),
    );
  });
});
