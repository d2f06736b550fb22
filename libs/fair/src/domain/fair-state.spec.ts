import fc from 'fast-check';
import { FAIR_ACTIONS, type FairAction, nextStatus, possibleActions } from './fair-state.js';
import { FAIR_STATUSES, type FairStatus } from './fair.entity.js';

describe('the states of a fair', () => {
  it('lead from draft through its days to closed', () => {
    const walk: FairStatus[] = ['draft'];
    for (const action of ['open', 'start', 'close'] as const) walk.push(nextStatus(walk.at(-1)!, action)!);
    expect(walk).toEqual(['draft', 'open', 'running', 'closed']);
  });

  it('allow exactly the actions that they offer', () => {
    for (const status of FAIR_STATUSES) {
      const allowed = FAIR_ACTIONS.filter((action) => nextStatus(status, action) !== null);
      expect(possibleActions(status).sort()).toEqual([...allowed].sort());
    }
  });

  it('never lead back to a draft, whatever is done: what was public stays so', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<FairAction>(...FAIR_ACTIONS)), (actions) => {
        let status: FairStatus = 'open';
        for (const action of actions) status = nextStatus(status, action) ?? status;
        expect(status).not.toBe('draft');
      }),
    );
  });

  it('never lead nowhere: a fair can always be closed or started again', () => {
    for (const status of FAIR_STATUSES) expect(possibleActions(status)).not.toEqual([]);
  });
});
