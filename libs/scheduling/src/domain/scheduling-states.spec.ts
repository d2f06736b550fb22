import fc from 'fast-check';
import {
  MEETING_ACTIONS,
  MEETING_STATUSES,
  type MeetingAction,
  type MeetingStatus,
  isShownToSides,
  nextStatus,
  occupies,
  possibleActions,
} from './meeting-state.js';
import {
  REQUEST_ACTIONS,
  REQUEST_STATUSES,
  type RequestStatus,
  nextRequestStatus,
  statusAt,
} from './meeting-request-state.js';
import { OUTCOME_KINDS, OUTCOME_SOURCES, outcomeFits, settledKind } from './outcome.js';

const anActions = fc.array(fc.constantFrom(...MEETING_ACTIONS), { maxLength: 30 });
const aStatus = fc.constantFrom(...MEETING_STATUSES);
const anOutcome = fc.record({
  recordedFor: fc.constantFrom(...OUTCOME_SOURCES),
  kind: fc.constantFrom(...OUTCOME_KINDS),
});
const outcomesOfOneEach = fc.uniqueArray(anOutcome, { selector: (one) => one.recordedFor });

/** Every state that a life of these actions goes through; what isn't allowed changes nothing. */
function live(from: MeetingStatus, actions: MeetingAction[]): MeetingStatus[] {
  const states = [from];
  for (const action of actions) states.push(nextStatus(states.at(-1)!, action) ?? states.at(-1)!);
  return states;
}

describe('the states of a meeting', () => {
  it('gives its table back when it is cancelled, for good, or a no-show, until that is put right', () => {
    fc.assert(
      fc.property(anActions, (actions) => {
        const states = live('draft', actions);
        const cancelledAt = states.indexOf('cancelled');
        const until = cancelledAt === -1 ? states.length : cancelledAt;
        return states.every((state, index) => occupies(state) === (index < until && state !== 'no-show'));
      }),
    );
  });

  it('never becomes a draft again, and is held or a no-show only after it was released', () => {
    fc.assert(
      fc.property(anActions, (actions) => {
        const states = live('draft', actions);
        const leftDraft = states.findIndex((state) => state !== 'draft');
        if (leftDraft === -1) return true;
        const rest = states.slice(leftDraft);
        return !rest.includes('draft') && (rest[0] === 'released' || rest[0] === 'cancelled');
      }),
    );
  });

  it('is never called off once it was held, unless that is taken back first', () => {
    for (const status of ['held', 'no-show'] as const) {
      expect(nextStatus(status, 'cancel')).toBeNull();
      expect(nextStatus(nextStatus(status, 'reopen')!, 'cancel')).toBe('cancelled');
    }
  });

  it('lists exactly the actions that lead somewhere', () => {
    fc.assert(
      fc.property(aStatus, fc.constantFrom(...MEETING_ACTIONS), (status, action) => {
        return possibleActions(status).includes(action) === (nextStatus(status, action) !== null);
      }),
    );
  });

  it('shows its two sides neither a draft nor one called off as a draft', () => {
    const releasedAt = new Date();
    expect(isShownToSides({ status: 'draft', releasedAt: null })).toBe(false);
    expect(isShownToSides({ status: 'cancelled', releasedAt: null })).toBe(false);
    expect(isShownToSides({ status: 'cancelled', releasedAt })).toBe(true);
    expect(isShownToSides({ status: 'released', releasedAt })).toBe(true);
  });
});

describe('the states of a request', () => {
  it('are left once: an answer, a withdrawal and an expiry are all final', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...REQUEST_ACTIONS), { minLength: 1, maxLength: 20 }),
        (actions) => {
          let status: RequestStatus = 'pending';
          let changes = 0;
          for (const action of actions) {
            const next = nextRequestStatus(status, action);
            if (next) [status, changes] = [next, changes + 1];
          }
          return changes === 1 && status !== 'pending';
        },
      ),
    );
  });

  it('expire at their very instant, and only when nobody has answered', () => {
    const anInstant = fc.date({ noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...REQUEST_STATUSES), anInstant, anInstant, (status, expiresAt, now) => {
        const expected = status === 'pending' && now >= expiresAt ? 'expired' : status;
        return statusAt({ status, expiresAt }, now) === expected;
      }),
    );
  });
});

describe('the outcome that counts', () => {
  it('is the organiser’s where it fits, and otherwise the most cautious that does', () => {
    fc.assert(
      fc.property(aStatus, outcomesOfOneEach, (status, outcomes) => {
        const settled = settledKind(status, outcomes);
        const fitting = outcomes.filter(({ kind }) => outcomeFits(status, kind));
        if (fitting.length === 0) return settled === null;
        const organisers = fitting.find(({ recordedFor }) => recordedFor === 'organiser');
        if (organisers) return settled === organisers.kind;
        return fitting.every(({ kind }) => OUTCOME_KINDS.indexOf(settled!) <= OUTCOME_KINDS.indexOf(kind));
      }),
    );
  });

  it('never says of a no-show that something came of it, nor of a held meeting that it did not take place', () => {
    fc.assert(
      fc.property(outcomesOfOneEach, (outcomes) => {
        expect([null, 'did-not-take-place']).toContain(settledKind('no-show', outcomes));
        expect(settledKind('held', outcomes)).not.toBe('did-not-take-place');
        expect(settledKind('cancelled', outcomes)).toBeNull();
      }),
    );
  });

  it('does not depend on who spoke first', () => {
    fc.assert(
      fc.property(aStatus, outcomesOfOneEach, (status, outcomes) => {
        return settledKind(status, outcomes) === settledKind(status, outcomes.toReversed());
      }),
    );
  });
});
