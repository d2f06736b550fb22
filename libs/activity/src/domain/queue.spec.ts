import fc from 'fast-check';
import { promoted, requiredSessions } from './queue.js';

const anyQueue = fc.array(
  fc.record({
    id: fc.uuid(),
    people: fc.integer({ min: 1, max: 8 }),
    isEnrolled: fc.constant(false),
  }),
  { maxLength: 20 },
);

describe('the queue of an activity', () => {
  it('never gives more places than there are, and none out of turn', () => {
    fc.assert(
      fc.property(anyQueue, fc.integer({ min: 0, max: 40 }), (queue, places) => {
        const ids = promoted(queue, places);
        expect(ids).toEqual(queue.slice(0, ids.length).map(({ id }) => id));
        const taken = queue.slice(0, ids.length).reduce((sum, { people }) => sum + people, 0);
        expect(taken).toBeLessThanOrEqual(places);
        const next = queue[ids.length];
        if (next) expect(taken + next.people).toBeGreaterThan(places);
      }),
    );
  });

  it('counts the places of those enrolled, wherever they stand', () => {
    const queue = [
      { id: 'a', people: 2, isEnrolled: false },
      { id: 'b', people: 5, isEnrolled: true },
      { id: 'c', people: 1, isEnrolled: false },
    ];
    expect(promoted(queue, 6)).toEqual([]);
    expect(promoted(queue, 7)).toEqual(['a']);
    expect(promoted(queue, null)).toEqual(['a', 'c']);
  });

  it.each([
    [5, 80, 4],
    [3, 80, 3],
    [1, 1, 1],
    [10, 75, 8],
    [0, 80, 1],
  ])('of %p sessions at %p %% requires %p', (sessions, percent, required) => {
    expect(requiredSessions(sessions, percent)).toBe(required);
  });
});
