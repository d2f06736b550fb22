import fc from 'fast-check';
import {
  AGREEMENT_ACTIONS,
  AGREEMENT_ACTORS,
  AGREEMENT_STATUSES,
  AGREEMENT_STEPS,
  actorsOf,
  nextStatus,
  possibleActions,
  stepOf,
} from './agreement-state.js';

const viewer = (changes: object = {}) => ({
  personId: 'lan',
  isStaff: false,
  isAdmin: false,
  organisationIds: new Set<string>(),
  ...changes,
});
const origin = { partyIds: ['a', 'b'], reportedByOrganisationId: 'a', reportedById: 'an' };

describe('the steps of an agreement', () => {
  it('are one for a state and an action', () => {
    const keys = AGREEMENT_STEPS.map(({ action, from }) => `${from} ${action}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never lead out of terminated, and to verified only through staff with a document', () => {
    expect(possibleActions('terminated')).toEqual([]);
    for (const step of AGREEMENT_STEPS.filter(({ from, to }) => to === 'verified' && from !== 'verified')) {
      expect(step).toMatchObject({ by: ['staff'], needs: ['document', 'undisputed'] });
    }
    expect(nextStatus('verified', 'revise')).toBeNull();
    expect(stepOf('verified', 'terminate')!.by).toEqual(['staff']);
  });

  it('are offered exactly to those who may take them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AGREEMENT_STATUSES),
        fc.constantFrom(...AGREEMENT_ACTIONS),
        fc.subarray([...AGREEMENT_ACTORS]),
        (from, action, actors) => {
          for (const isDisputed of [true, false]) {
            for (const isAmendment of [true, false]) {
              const condition = { isDisputed, isAmendment };
              const offered = possibleActions(from, new Set(actors), condition).includes(action);
              const step = stepOf(from, action);
              const isBarred =
                step?.needs.includes(isDisputed ? 'undisputed' : 'disputed') ||
                (isAmendment && step?.needs.includes('base'));
              expect(offered).toBe(Boolean(step?.by.some((actor) => actors.includes(actor)) && !isBarred));
            }
          }
        },
      ),
    );
  });
});

describe('who acts', () => {
  it.each([
    ['a stranger', { organisationIds: new Set(['c']) }, []],
    ['the party that reported', { organisationIds: new Set(['a']) }, ['party']],
    ['the other party', { organisationIds: new Set(['b']) }, ['party', 'other-party']],
    ['somebody of both', { organisationIds: new Set(['a', 'b']) }, ['party']],
    ['whoever reported, now with the other', { personId: 'an', organisationIds: new Set(['b']) }, ['party']],
    ['staff', { isStaff: true }, ['staff']],
    ['administrators', { isAdmin: true }, ['staff']],
  ])('%s', (_, changes, expected) => {
    expect([...actorsOf(viewer(changes), origin)]).toEqual(expected);
  });

  it('is any party when staff reported', () => {
    const byStaff = { ...origin, reportedByOrganisationId: null };
    expect(actorsOf(viewer({ organisationIds: new Set(['a']) }), byStaff)).toContain('other-party');
  });
});
