import fc from 'fast-check';
import { compileProblem } from '../search/compile.js';
import { makeFair, makeParticipant, makeRequest, makeSlots } from '../testing/small-fair.js';
import { BusyPatterns, type PatternPrice } from './busy-patterns.js';

const SLOTS = 8;

/** A participant with some meetings on two half days, and prices. */
const asked = fc.record({
  meetings: fc.integer({ min: 1, max: 5 }),
  away: fc.uniqueArray(fc.nat({ max: SLOTS - 1 }), { maxLength: 2 }),
  slot: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: SLOTS, maxLength: SLOTS }),
  perBreak: fc.integer({ min: 0, max: 5 }),
  last: fc.array(fc.nat({ max: 5 }), { minLength: SLOTS, maxLength: SLOTS }),
  crowds: fc.array(
    fc.record({
      from: fc.nat({ max: 3 }),
      to: fc.integer({ min: 3, max: SLOTS - 1 }),
      spare: fc.nat({ max: 3 }),
      fee: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 3 },
  ),
});

describe('BusyPatterns', () => {
  it('finds the cheapest pattern, and with fees for crowds never claims more than it costs', () => {
    fc.assert(
      fc.property(asked, ({ meetings, away, slot, perBreak, last, crowds }) => {
        const at = Array.from({ length: SLOTS }, (_, s) => s).filter((s) => !away.includes(s));
        const others = Array.from({ length: meetings }, (_, i) => `b${i}`);
        const problem = compileProblem(
          makeFair(
            SLOTS,
            9,
            others.map((id) => makeRequest('x', id)),
            {
              slots: makeSlots(4, 4),
              participants: [
                makeParticipant('x', SLOTS, { at }),
                ...others.map((id) => makeParticipant(id, SLOTS)),
              ],
            },
          ),
        );
        const patterns = new BusyPatterns(
          problem,
          others.map((_, r) => r),
        );
        const price: PatternPrice = {
          ...{ slot: Float64Array.from(slot), perBreak, last: Float64Array.from(last), crowds },
        };
        let least = Infinity;
        for (let mask = 0; mask < 1 << SLOTS; mask++) {
          const slots = at.filter((s) => mask & (1 << s));
          if (slots.length !== meetings || (mask & ~at.reduce((bits, s) => bits | (1 << s), 0)) !== 0)
            continue;
          const breaks = slots.filter(
            (s, i) => i > 0 && s - slots[i - 1]! > 1 && s >= 4 === slots[i - 1]! >= 4,
          );
          const cost = patterns.costOf({ slots, breaks: breaks.length }, price);
          least = Math.min(least, cost);
        }
        const found = patterns.cheapest(price)!;
        expect(found.cost).toBeLessThanOrEqual(least);
        if (crowds.length === 0 || found.breaks < 2) expect(found.cost).toBe(least);
        expect(patterns.costOf(found, price)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 500 },
    );
  });
});
