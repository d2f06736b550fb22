import fc from 'fast-check';
import { ANSWERS, isWish } from './proposal.entity.js';
import { type Candidate, type SelectionLimits, selectProposals } from './select-proposals.js';

const LIMITS: SelectionLimits = { minScore: 0, maxPerNeed: 2, maxPerSupplier: null };

function candidate(
  needId: string,
  supplierId: string,
  score: number,
  rest: Partial<Candidate> = {},
): Candidate {
  return { needId, supplierId, score, isEligible: true, supplierAnswer: null, buyerAnswer: null, ...rest };
}

const chosen = (candidates: Candidate[], limits: Partial<SelectionLimits> = {}) =>
  selectProposals(candidates, { ...LIMITS, ...limits }).map(({ needId, supplierId }) => needId + supplierId);

describe('selecting proposals', () => {
  it('takes the best of each need, as many as there is room for', () => {
    const all = [candidate('n', 'a', 0.4), candidate('n', 'b', 0.9), candidate('n', 'c', 0.6)];
    expect(chosen(all)).toEqual(['nb', 'nc']);
    expect(chosen(all, { minScore: 0.7 })).toEqual(['nb']);
  });

  it('spreads a supplier over no more needs than it may have', () => {
    const all = [candidate('n', 'a', 0.9), candidate('m', 'a', 0.8), candidate('m', 'b', 0.1)];
    expect(chosen(all, { maxPerSupplier: 1 })).toEqual(['na', 'mb']);
  });

  it('keeps what a side has asked for, whatever it scores, and counts it', () => {
    const all = [
      candidate('n', 'a', 0.1, { isEligible: false, supplierAnswer: 'meet' }),
      candidate('n', 'b', 0.9),
      candidate('n', 'c', 0.8),
    ];
    expect(chosen(all)).toEqual(['na', 'nb']);
  });

  it('gives the room of a no-thanks to the next, on the side that said it alone', () => {
    const refusedBy = (rest: Partial<Candidate>) => [
      candidate('n', 'a', 0.9, rest),
      candidate('n', 'b', 0.8),
      candidate('n', 'c', 0.7),
    ];
    expect(chosen(refusedBy({ buyerAnswer: 'no-thanks' }))).toEqual(['na', 'nb', 'nc']);
    expect(chosen(refusedBy({ supplierAnswer: 'no-thanks' }))).toEqual(['na', 'nb']);
  });

  it('shows nobody a no-thanks by what becomes of the pair', () => {
    const answer = fc.option(fc.constantFrom(...ANSWERS), { nil: null });
    const pairs = fc.uniqueArray(
      fc.record({
        needId: fc.constantFrom('n', 'm', 'o'),
        supplierId: fc.constantFrom('a', 'b', 'c', 'd'),
        score: fc.double({ min: 0, max: 1, noNaN: true }),
        isEligible: fc.boolean(),
        supplierAnswer: answer,
        buyerAnswer: answer,
      }),
      { selector: ({ needId, supplierId }) => needId + supplierId },
    );
    fc.assert(
      fc.property(pairs, fc.nat({ max: 3 }), (all, index) => {
        const pair = all[index];
        if (!pair || isWish(pair.supplierAnswer) || isWish(pair.buyerAnswer)) return;
        const answered = (buyerAnswer: Candidate['buyerAnswer']) =>
          chosen(all.map((one) => (one === pair ? { ...one, buyerAnswer } : one))).includes(
            pair.needId + pair.supplierId,
          );
        expect(answered('no-thanks')).toBe(answered(null));
      }),
    );
  });
});
